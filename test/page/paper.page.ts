import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openPage, type OpenedPage } from '../support/browser.ts';

let opened: OpenedPage;
beforeAll(async () => {
  opened = await openPage('2023-report');
});
afterAll(() => opened.close());

describe('a page on paper', () => {
  test('is a tagged PDF whose letters are letters, with nothing on it that is only for a screen', async () => {
    const page = await opened.visit('manager');
    await page.goto('/budget/2023/planning-budget?eff=2023-05-31&known=2023-06-12');
    await page.getByRole('button', { name: /^1,429,866 / }).waitFor();
    const pdf = (await page.pdf({ preferCSSPageSize: true, tagged: true, printBackground: true })).toString('latin1');
    const has = (what: RegExp): boolean => what.test(pdf);
    expect({
      tags: has(/\/StructTreeRoot/) && has(/\/MarkInfo\s*<<[^>]*\/Marked true/),
      embeddedFonts: has(/\/FontFile2/),
      picturesOfLetters: has(/\/Subtype\s*\/Type3/),
      sheets: pdf.match(/\/Type\s*\/Page\b/g)?.length,
    }).toEqual({ tags: true, embeddedFonts: true, picturesOfLetters: false, sheets: 1 });
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('navigation').count()).toBe(0);
    expect(await page.getByRole('button', { name: '로그아웃' }).count()).toBe(0);
    expect(await page.getByRole('table').innerText()).toContain('38,235');
  });

  test('says in its margin as of when it is', async () => {
    const page = await opened.visit('manager');
    await page.goto('/budget/2023/planning-budget?eff=2023-05-31&known=2023-06-12');
    await page.getByRole('button', { name: /^1,429,866 / }).waitFor();
    const rules = await page.evaluate<string>(
      'document.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)).join()',
    );
    expect(rules).toContain('2023. 5. 31. 기준, 2023. 6. 12.에 알던 대로');
    expect(opened.complaints()).toEqual([]);
  });
});
