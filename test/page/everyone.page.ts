import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { violationsOn } from '../support/accessibility.ts';
import { openPage, type OpenedPage } from '../support/browser.ts';
import { BUILT_PAGE } from '../support/built-page.ts';
import { PAGE_ROUTES } from '../support/page-routes.ts';

let opened: OpenedPage;
beforeAll(async () => {
  opened = await openPage('2023-report', 'demo');
});
afterAll(() => opened.close());

async function show(page: Page, route: string): Promise<void> {
  await page.goto(route);
  await page.locator('main h1').waitFor();
  await page.waitForLoadState('networkidle');
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
    await page.locator('main button[data-figure]').first().click();
    await page.locator('[data-agreement="same"]').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    expect(opened.complaints()).toEqual([]);
  });
});

describe('on a screen of 320 px', () => {
  test.each(PAGE_ROUTES)('%s is read without moving it sideways', async (route) => {
    const page = await opened.visit('manager', { viewport: { width: 320, height: 640 } });
    await show(page, route);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    await page.locator('main button[data-figure]').first().click();
    await page.locator('[data-agreement="same"]').waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
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
