import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { openPage, type OpenedPage } from '../support/browser.ts';
import { planId } from '../support/four-year-plan-facts.ts';
import { recordPlans } from '../support/page-plans.ts';

let opened: OpenedPage;
let page: Page;
beforeAll(async () => {
  opened = await openPage('2023-report');
  await recordPlans(opened.ledger);
  await opened.ledger.upToDate();
  page = await opened.visit('manager');
});
afterAll(() => opened.close());

const textsOf = async (selector: string): Promise<readonly string[]> =>
  (await page.locator(selector).allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());

describe('the staff table', () => {
  test('is printed digit by digit as the work report prints it: △, - and blank', async () => {
    await page.goto('/staffing/planning-budget?eff=2023-05-31&known=2023-06-12');
    await page.getByRole('table').waitFor();
    const rows = await page.evaluate<readonly (readonly string[])[]>(`
      [...document.querySelectorAll('tbody tr')].map((row) =>
        [...row.cells].map((cell) => cell.querySelector('.for-the-ear') ? '' : cell.textContent))`);
    const blank = Array.from({ length: 8 }, () => '');
    expect(rows).toEqual([
      ['정원', '20', '-', '1', '6', '10', '2', '1', ...blank],
      ['현원', '21', '-', '1', '6', '9', '5', '-', ...blank],
      ['과부족', '1', '-', '-', '-', '△1', '3', '△1', ...blank],
    ]);
  });
});

describe('the four-year plan', () => {
  test('tells a task that has not reported from one that has come nowhere and one that was never asked', async () => {
    await page.goto(`/plan/${planId}?eff=2023-12-31&view=table`);
    await page.getByRole('table').waitFor();
    const [first, second] = await textsOf('tbody tr');
    expect(first).toContain('○ 정상추진 73.5 해당없음 해당없음 해당없음');
    expect(second).toContain('미제출 해당없음');
    expect(await textsOf('tbody tr')).toHaveLength(4);
  });

  test('shows the same tasks as cells, as a tree and as a table, and the address says which', async () => {
    await page.goto(`/plan/${planId}?eff=2023-12-31`);
    await page.getByRole('button', { name: /^73.5 %, 과제 T1/ }).waitFor();
    expect(await page.getByRole('button', { name: /^(73.5|100.0) %/ }).count()).toBe(2);
    expect(await page.getByRole('link', { name: /^미제출/ }).count()).toBeGreaterThanOrEqual(1);
    await page.getByRole('button', { name: '나무' }).click();
    await page.getByText('목표 G1').waitFor();
    expect(page.url()).toContain('view=tree');
    await page.getByRole('button', { name: '격자' }).click();
    await page.getByRole('button', { name: /^73.5 %, 과제 T1/ }).click();
    await page.getByRole('dialog').getByText('다시 셈한 값과 같습니다.').waitFor();
    await page.getByRole('dialog').getByRole('link', { name: '이행과제 보기' }).click();
    await page.getByRole('heading', { level: 1, name: '과제 T1' }).waitFor();
    expect((await textsOf('tbody tr'))[0]).toBe('2023년 1단계 추진함 73.5 0 미보고');
  });

  test('is empty before it was drafted', async () => {
    await page.goto('/plan?eff=2001-01-01');
    await page.getByText('이 시점에 알려진 4개년 계획이 없습니다.').waitFor();
  });
});

describe('performance', () => {
  test('lists the projects of a year, and opens one with its indicators, targets and results', async () => {
    await page.goto('/performance/2025');
    await page.getByRole('link', { name: '생활권 작은도서관 운영' }).waitFor();
    expect((await textsOf('tbody tr'))[0]).toBe('017 생활권 작은도서관 운영 문화과 ● 확정 2 1 0 0');
    await page.getByRole('link', { name: '생활권 작은도서관 운영' }).click();
    await page.getByRole('table').waitFor();
    const [library] = await textsOf('tbody tr');
    expect(library).toBe('작은도서관 이용자 수 명 60 42500 45000 2025-H1 23456');
    expect(opened.complaints()).toEqual([]);
  });
});
