import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { violationsOn } from '../support/accessibility.ts';
import { openPage, type OpenedPage } from '../support/browser.ts';
import { TEST_PASSWORD } from '../support/test-app.ts';

const REPORT = '/budget/2023/planning-budget?eff=2023-05-31';
const SPENT_ON_PERFORMANCE = 'stated/unit/2023/planning-budget/U3/spent';

let opened: OpenedPage;
beforeAll(async () => {
  opened = await openPage('2023-report');
}, 60_000);
afterAll(() => opened.close());

let page: Page;
const figure = (name: string): Locator => page.getByRole('button', { name: new RegExp(`^${name} `) });
const panel = (): Locator => page.getByRole('dialog', { name: '왜 이 숫자인가' });
const textsOf = async (rows: Locator): Promise<readonly string[]> =>
  (await rows.allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());
const focused = (): Promise<string> => page.evaluate<string>('document.activeElement.textContent');

describe('a person who opens an address without a session', () => {
  test('is shown the door, and is where the address says once it is open', async () => {
    await opened.ledger.logIn('reader', 'manager');
    page = await opened.visit(null);
    await page.goto(REPORT);
    await page.getByLabel('로그인 이름').fill('reader');
    expect(await page.title()).toBe('성과원장 로그인 · 성과원장');
    await page.getByLabel('비밀번호').fill('wrong');
    await page.getByRole('button', { name: '로그인' }).click();
    await page.getByText('로그인 이름이나 비밀번호가 맞지 않습니다.').waitFor();
    await page.getByLabel('비밀번호').fill(TEST_PASSWORD);
    await page.getByRole('button', { name: '로그인' }).click();
    await figure('1,429,866').waitFor();
    expect(page.url()).toBe(opened.address + REPORT);
    expect(opened.complaints()).toEqual([]);
  });
});

describe('the budget of 2023 as of 5.31', () => {
  beforeAll(async () => {
    page = await opened.visit('manager');
  });
  beforeEach(async () => {
    await page.goto(REPORT);
    await figure('1,429,866').waitFor();
  });

  test('is printed as the work report prints it', async () => {
    const rows = page.getByRole('table').locator('tbody tr');
    expect(await textsOf(rows)).toEqual([
      '계 1,429,866 431,568 30.2',
      '구정운영 정책 조정 및 지원 326,045 110,720 34.0',
      '구민중심의 건전하고 투명한 재정 운용 830,644 211,401 25.5',
      '구정의 성과관리 99,885 38,235 38.3',
      '기본경비 173,292 71,212 41.1',
    ]);
    expect(await page.getByText('(단위: 천원, %)').isVisible()).toBe(true);
  });

  test('38,235 opens, and says where it comes from', async () => {
    await figure('38,235').click();
    await panel().getByText('구정의 성과관리 집행액').first().waitFor();
    expect(page.url()).toContain(`fig=${encodeURIComponent(SPENT_ON_PERFORMANCE)}`);
    await panel().getByText('이 화면이 사건에서 다시 셈한 값과 같습니다.').waitFor();
    expect(await panel().innerText()).toContain('제245회 구의회 제1차 정례회 2023년 주요업무 보고 (기획예산과)');
    expect(await panel().getByRole('list').last().innerText()).toContain(
      '2023년 주요업무 보고의 예산현황을 적힌 그대로 옮김',
    );
  });

  test('the operands of 1,429,866 stand below it and add up', async () => {
    await figure('1,429,866').click();
    await panel().getByText('더한 값이 문서의 계와 같습니다.').waitFor();
    const operands = panel().getByRole('button', { name: /예산현액, 근거 보기$/ });
    const amounts = (await operands.allInnerTexts()).map((text) => Number(text.replaceAll(',', '')));
    expect(amounts).toEqual([326_045, 830_644, 99_885, 173_292]);
    expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(1_429_866);
  });

  test('on the day before the report nobody knew of any execution', async () => {
    await page.getByLabel('그때 아는 대로').check();
    await page.getByLabel('인지일').fill('2023-06-11');
    await page.getByText('이 시점에 알려진 예산·집행이 없습니다.').waitFor();
    expect(page.url()).toContain('known=2023-06-11');
    await page.getByLabel('인지일').fill('2023-06-12');
    await figure('431,568').waitFor();
  });

  test('is opened and closed by the keyboard alone, and the figure has the focus again', async () => {
    await figure('38,235').focus();
    await page.keyboard.press('Enter');
    await panel().waitFor();
    expect(await focused()).toBe('왜 이 숫자인가');
    await page.keyboard.press('Escape');
    await panel().waitFor({ state: 'hidden' });
    expect(await focused()).toBe('38,235');
  });

  test('is the same screen after a reload, its open panel too', async () => {
    const wholeScreen = async () => {
      await figure('1,429,866').waitFor();
      await panel().getByText('다시 셈한 값과 같습니다.').waitFor();
      await panel().getByText('구정의 성과관리 미보고 잔여 집행액').waitFor();
    };
    await figure('38,235').click();
    await wholeScreen();
    const before = await textsOf(page.locator('main, dialog'));
    await page.reload();
    await wholeScreen();
    expect(await textsOf(page.locator('main, dialog'))).toEqual(before);
  });

  test('has nothing for axe to find, with its panel open', async () => {
    await figure('38,235').click();
    await panel().getByText('다시 셈한 값과 같습니다.').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    expect(opened.complaints()).toEqual([]);
  });
});

describe('answers that lack what is recorded', () => {
  test('say so above the page, which asks again until nothing lacks', async () => {
    page = await opened.visit('manager');
    let isBehind = true;
    await page.route('**/api/**', async (route) => {
      const response = await route.fetch();
      const headers = response.headers();
      await route.fulfill({ response, headers: isBehind ? { ...headers, 'ledger-behind': '3' } : headers });
    });
    await page.goto(REPORT);
    const strip = page.getByText('반영 중: 기록된 사건 3건이 아직 이 화면에 들어오지 않았습니다.');
    await strip.waitFor();
    isBehind = false;
    await strip.waitFor({ state: 'detached' });
    await figure('1,429,866').waitFor();
  });
});

describe('a session that ends in the middle', () => {
  test('keeps the page, and goes on where it was', async () => {
    page = await opened.visit('manager');
    await page.goto(REPORT);
    await figure('1,429,866').waitFor();
    const [session] = await page.context().cookies();
    await page.context().clearCookies();
    await page.getByRole('link', { name: '구정의 성과관리' }).click();
    const dialog = page.getByRole('dialog', { name: '로그인 시간이 끝났습니다' });
    await dialog.getByLabel('로그인 이름').fill('reader');
    await dialog.getByLabel('비밀번호').fill(TEST_PASSWORD);
    await dialog.getByRole('button', { name: '로그인' }).click();
    await page.getByRole('heading', { level: 1, name: '구정의 성과관리' }).waitFor();
    await page.getByText('미보고 잔여').first().waitFor();
    expect(session?.httpOnly).toBe(true);
  });
});
