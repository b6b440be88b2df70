import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { violationsOn } from '../support/accessibility.ts';
import { openPage, type OpenedPage } from '../support/browser.ts';
import { BUILT_PAGE } from '../support/built-page.ts';
import { recordPlans } from '../support/page-plans.ts';
import { PAGE_ROUTES } from '../support/page-routes.ts';

let opened: OpenedPage;
beforeAll(async () => {
  opened = await openPage('2023-report', 'demo');
  await recordPlans(opened.ledger);
  await opened.ledger.upToDate();
});
afterAll(() => opened.close());

async function show(page: Page, route: string): Promise<void> {
  await page.goto(route);
  await page.locator('main h1').waitFor();
  await page.waitForLoadState('networkidle');
}

/** false where no number of the page opens. */
async function openFirstFigure(page: Page): Promise<boolean> {
  const doors = page.locator('main button[data-figure]:visible');
  if ((await doors.count()) === 0) return false;
  await doors.first().click();
  await page.locator('[data-agreement="same"]').waitFor();
  return true;
}

const LOOKS: Readonly<Record<string, { readonly screen: BrowserContextOptions; readonly mode: string }>> = {
  light: { screen: {}, mode: 'light' },
  'high contrast': { screen: {}, mode: 'high-contrast' },
  'forced colours': { screen: { forcedColors: 'active' }, mode: 'light' },
  'a telephone': { screen: { viewport: { width: 390, height: 844 } }, mode: 'light' },
};

describe.each(Object.entries(LOOKS))('in %s', (_, { screen, mode }) => {
  let page: Page;
  beforeAll(async () => {
    page = await opened.visit('manager', screen);
    await page.addInitScript(`localStorage.setItem('display-mode', '${mode}')`);
  });

  test.each(PAGE_ROUTES)('axe finds nothing on %s, with a figure open or not', async (route) => {
    await show(page, route);
    expect(await page.evaluate('document.documentElement.dataset.krdsMode')).toBe(mode);
    expect(await violationsOn(page)).toEqual([]);
    if (await openFirstFigure(page)) expect(await violationsOn(page)).toEqual([]);
    expect(opened.complaints()).toEqual([]);
  });
});

describe('on a screen of 320 px', () => {
  let page: Page;
  beforeAll(async () => {
    page = await opened.visit('manager', { viewport: { width: 320, height: 640 } });
  });

  test.each(PAGE_ROUTES)('%s is read without moving it sideways', async (route) => {
    await show(page, route);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    if (await openFirstFigure(page))
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
  });
});

describe('every page', () => {
  test('has a title of its own, and the focus is at its h1 after a way to it', async () => {
    const page = await opened.visit('manager');
    await show(page, PAGE_ROUTES[0]!);
    const links = page.getByRole('navigation', { name: '주 메뉴' }).getByRole('link');
    const names = await links.allInnerTexts();
    expect(names).toEqual([
      '종합 현황',
      '내 할 일',
      '단위사업 예산',
      '4개년 계획',
      '성과관리',
      '인력 현황',
      '사건 기록',
    ]);
    for (const name of [...names.slice(1), names[0]!]) {
      await links.filter({ hasText: name }).click();
      await page.waitForFunction(
        `document.activeElement.matches('h1') && document.activeElement.textContent === '${name}'`,
      );
      expect(await page.title()).toBe(`${name} · 성과원장`);
    }
  });
});

describe('the first load', () => {
  const gzipped = (extension: string): number =>
    readdirSync(join(BUILT_PAGE, 'assets'))
      .filter((name) => name.endsWith(extension))
      .reduce((sum, name) => sum + gzipSync(readFileSync(join(BUILT_PAGE, 'assets', name))).length, 0);

  test.each([
    ['.js', 180],
    ['.css', 25],
  ])('of all its %s is at most %i KB, compressed', (extension, most) => {
    expect(gzipped(extension)).toBeGreaterThan(1000);
    expect(gzipped(extension)).toBeLessThanOrEqual(most * 1024);
  });
});
