import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { openPage, type OpenedPage } from '../support/browser.ts';

let opened: OpenedPage;
let page: Page;
beforeAll(async () => {
  opened = await openPage('2023-report');
  page = await opened.visit('auditor');
});
afterAll(() => opened.close());

const firstCells = async (): Promise<readonly number[]> =>
  (await page.locator('tbody tr td:first-child').allInnerTexts()).map((text) => Number(text.replace('#', '')));

describe('the record of events', () => {
  test('begins with the newest, and goes on to the first', async () => {
    await page.goto('/events');
    await page.getByRole('table').waitFor();
    const positions = await firstCells();
    expect(positions.length).toBeGreaterThan(20);
    expect(positions).toEqual(positions.toSorted((a, b) => b - a));
  });

  test('is asked by a form, whose answer has an address of its own', async () => {
    await page.goto('/events?eff=2023-05-31');
    await page.getByLabel('사건 종류(영문 이름)').fill('BalanceStated');
    await page.getByRole('button', { name: '찾기' }).click();
    await page.waitForURL(/type=BalanceStated/);
    expect(page.url()).toContain('eff=2023-05-31');
    await page.waitForFunction(`document.querySelectorAll('tbody tr').length < 20`);
    const labels = await page.locator('tbody th').allInnerTexts();
    expect(new Set(labels).size).toBe(1);
    await page.reload();
    await page.getByRole('table').waitFor();
    expect(await page.locator('tbody th').allInnerTexts()).toEqual(labels);
    await page.getByLabel('사건 종류(영문 이름)').fill('Nothing');
    await page.getByRole('button', { name: '찾기' }).click();
    await page.getByText('찾는 사건이 없습니다.').waitFor();
  });

  test('is reached from the events of a figure, and says what brought an event about', async () => {
    await page.goto('/budget/2023/planning-budget?eff=2023-05-31');
    await page.getByRole('button', { name: /^38,235 / }).click();
    await page
      .getByRole('dialog')
      .getByRole('link', { name: /^사건 #/ })
      .click();
    await page.getByRole('heading', { level: 2, name: '이 사건을 부른 것' }).waitFor();
    expect(await page.title()).toMatch(/^사건 #\d+ .+ · 성과원장$/);
    expect(await page.locator('main').innerText()).toContain(
      '스트림 statedBalance-2023.planning-budget.unit.U3의 1번째',
    );
    expect(opened.complaints()).toEqual([]);
  });

  test('tells a person who may not read it who may', async () => {
    const officer = await opened.visit('department-officer');
    await officer.goto('/events');
    await officer.getByText('볼 수 있는 사람: 감사, 평가팀, 예산팀, 간부, 구청장, 관리자.').waitFor();
  });
});
