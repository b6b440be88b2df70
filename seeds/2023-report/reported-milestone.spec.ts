import { describe, expect, it } from '@jest/globals';
import type { ReportedMilestoneFact } from '../../src/events/reported-milestone.events.ts';
import type { Decided } from '../../src/kernel/decider.ts';
import { sumDecimals } from '../../src/kernel/decimal.ts';
import { reportedMilestoneDecider } from '../../src/modules/reported-milestone/domain/reported-milestone.decider.ts';
import { CIRCUMSTANCES, logOf, statesOf } from '../../test/support/given-when-then.ts';
import { workReport2023 } from './reported-balance.data.ts';
import { printedSections } from './reported-milestone.data.ts';
import { reportedItemCommands } from './reported-milestone.seed.ts';

const documented = reportedItemCommands(workReport2023, printedSections);
const items = documented.map(({ command }) => command);
const item = (code: string) => items.find((one) => one.code === code)!;
const totalsOf = (code: string) => item(code).totals.map(({ value, unit }) => `${value}${unit}`);
const spanOf = (code: string) => [item(code).span?.from, item(code).span?.through];

describe('the statements of the 2023 report beside its budget', () => {
  it.each([
    ['performance-projects', ['148개']],
    ['joint-evaluation', ['17개', '6개', '106개']],
    ['external-evaluation', ['17개', '226개']],
    ['four-year-plan-structure', ['5개', '10개', '100개']],
    ['key-issues', ['23회']],
    ['cooperation-meetings', ['14회']],
    ['seasonal-new-year', ['6개']],
    ['seasonal-summer', ['4개']],
    ['subsidy-committee', ['3회', '14건', '1399백만원']],
    ['deemed-budget', ['9차', '16261백만원']],
    ['fund-leads', ['51건', '57786백만원', '3800백만원', '53986백만원']],
    ['fast-execution', ['5개', '516백만원']],
  ])('%s: %j', (code, totals) => {
    expect(totalsOf(code)).toEqual(totals);
  });

  it('count nothing else', () => {
    expect(items.filter(({ totals }) => totals.length > 0)).toHaveLength(12);
  });

  it('print every number they count, and nothing that they do not print', () => {
    for (const { printed, totals } of items)
      for (const { value } of totals) expect(printed.replaceAll(',', '')).toContain(value);
  });

  it('국비 and 시비 of the leads sum to the whole', () => {
    const [, whole, ...parts] = item('fund-leads').totals.map(({ value }) => value);
    expect(sumDecimals(parts)).toBe(whole);
  });

  it.each([
    ['performance-guideline', '2023-01-01', '2023-01-31'],
    ['performance-plan', '2023-03-01', '2023-03-31'],
    ['mid-year-evaluation', '2023-07-01', '2023-07-31'],
    ['year-end-evaluation', '2023-12-01', '2023-12-31'],
    ['four-year-plan-confirmed', '2023-02-01', '2023-02-28'],
    ['four-year-plan-period', '2023-01-01', '2026-12-31'],
    ['seasonal-summer', '2023-05-15', '2023-10-15'],
    ['seasonal-winter', '2023-11-01', '2024-03-31'],
    ['council-session', '2023-06-12', '2023-06-27'],
  ])('%s is from %s through %s', (code, from, through) => {
    expect(spanOf(code)).toEqual([from, through]);
  });

  it('name no time where the report names none that ends', () => {
    const timeless = items.filter(({ span }) => span === null).map(({ code }) => code);
    expect(timeless).toContain('external-evaluation-support');
    expect(timeless).toContain('performance-projects');
  });

  it("read '23. 1월 as '24. 1월, say so, and keep what is printed", () => {
    const odd = item('joint-evaluation-cases');
    expect(spanOf('joint-evaluation-cases')).toEqual(['2023-07-01', '2024-01-31']);
    expect(odd.printed).toContain("7월~'23. 1월");
    expect(odd.note).toContain("'24. 1월로 읽음(추정)");
  });

  it('keep the scan errors in the printed line and name them in the note', () => {
    expect(item('cooperation-meetings').printed).toContain('서울지구청장협의회');
    expect(item('cooperation-meetings').note).toContain('서울시구청장협의회');
    expect(item('performance-projects').note).toContain('평가시기');
  });

  it('have a code and a place each, and are taken by the decider on the day of the document', () => {
    expect(new Set(items.map(({ code }) => code)).size).toBe(items.length);
    expect(items.filter(({ place }) => place === '')).toEqual([]);
    const facts = documented.reduce<readonly Decided<ReportedMilestoneFact>[]>(
      (log, { command, documentedOn }) => [
        ...log,
        ...reportedMilestoneDecider.decide(command, statesOf(reportedMilestoneDecider, logOf(log)), {
          ...CIRCUMSTANCES,
          documentedOn,
        }),
      ],
      [],
    );
    expect(facts).toHaveLength(items.length);
    expect(facts.every(({ fact }) => fact.effectiveOn === '2023-05-31')).toBe(true);
  });
});
