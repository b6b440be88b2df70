import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { parseExactFigureId } from '../../src/kernel/exact-figure-id.ts';
import type { JsonObject } from '../../src/kernel/json.ts';
import { formatRate } from '../../src/kernel/rate.ts';
import { endOfDay } from '../../src/kernel/time.ts';
import { formatThousandWon } from '../../src/kernel/won.ts';
import { openPage, type OpenedPage } from '../support/browser.ts';
import { call, isObject, objectsIn } from '../support/http-client.ts';
import { recordPlans } from '../support/page-plans.ts';
import { ROUTES_WITH_DOORS } from '../support/page-routes.ts';
import { textOf } from '../support/test-app.ts';

let opened: OpenedPage;
let page: Page;
let token: string;
beforeAll(async () => {
  opened = await openPage('2023-report', 'demo');
  await recordPlans(opened.ledger);
  await opened.ledger.upToDate();
  page = await opened.visit('manager');
  token = await opened.ledger.logIn('asker', 'auditor');
});
afterAll(() => opened.close());

interface Shown {
  readonly id: string;
  readonly text: string;
}

/** Every door of the page, each once. */
const FIGURES = `[...document.querySelectorAll('main button[data-figure]:not([aria-label*="막대"])')]
  .map((door) => ({ id: door.dataset.figure, text: door.textContent }))`;

/** Numbers with a thousands separator that stand outside of a figure. */
const LOOSE_NUMBERS = `(() => {
  const walker = document.createTreeWalker(document.querySelector('#content'), NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode())
    if (/\\d,\\d{3}/.test(walker.currentNode.data) && !walker.currentNode.parentElement.closest('[data-figure]'))
      found.push(walker.currentNode.data);
  return found;
})()`;

async function shownOn(route: string): Promise<readonly Shown[]> {
  await page.goto(route);
  await page.locator('main h1').waitFor();
  await page.waitForLoadState('networkidle');
  const shown = await page.evaluate<readonly Shown[]>(FIGURES);
  return shown.filter(({ id }, index) => shown.findIndex((other) => other.id === id) === index);
}

/** What the API says at the clocks of the address, as the page prints it. */
async function answered(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const exact = ids.filter((id) => parseExactFigureId(id) !== null);
  const won = ids.filter((id) => !exact.includes(id));
  return new Map([...(await figures('/api/figures', won)), ...(await figures('/api/figures/exact', exact))]);
}

async function figures(door: string, ids: readonly string[]): Promise<readonly (readonly [string, string])[]> {
  if (ids.length === 0) return [];
  const { searchParams } = new URL(page.url());
  const asked = new URLSearchParams(ids.map((id): [string, string] => ['id', id]));
  const [asOf, known] = [searchParams.get('eff'), searchParams.get('known')];
  if (asOf !== null) asked.set('asOf', asOf);
  if (known !== null) asked.set('knownAt', endOfDay(known));
  const { items } = await call(opened.address, 'GET', `${door}?${asked.toString()}`, { token });
  return objectsIn(items).map(({ id, value, shown }) => [textOf(id), isObject(value) ? printed(value) : textOf(shown)]);
}

function printed(value: JsonObject): string {
  const { unit, won, tenths, notComputable } = value;
  if (unit === 'won') return typeof won === 'number' ? formatThousandWon(won) : '미보고';
  if (notComputable === true) return formatRate(null);
  return typeof tenths === 'number' ? formatRate(tenths) : '미보고';
}

describe.each(ROUTES_WITH_DOORS)('every figure of %s', (route) => {
  test('is what the API answers, and nothing else on the page is a number', async () => {
    const shown = await shownOn(route);
    expect(shown.length).toBeGreaterThan(0);
    const answers = await answered(shown.map(({ id }) => id));
    expect(Object.fromEntries(shown.map(({ id, text }) => [id, text]))).toEqual(Object.fromEntries(answers));
    expect(await page.evaluate(LOOSE_NUMBERS)).toEqual([]);
  });

  test('opens into an explanation that the browser itself comes to', async () => {
    const panel = page.getByRole('dialog', { name: '왜 이 숫자인가' });
    for (const { id, text } of await shownOn(route)) {
      await page.locator(`main button[data-figure="${id}"]`).first().click();
      await panel.locator(`[data-opened="${id}"] [data-agreement="same"]`).waitFor();
      expect(await panel.getByTestId('figure-value').innerText()).toMatch(new RegExp(`^${text}( |$)`));
    }
    expect(opened.complaints()).toEqual([]);
  });
});
