import { describe, expect, test } from '@jest/globals';
import type { AsOf } from './as-of.ts';
import { changeFrom, statedSteps, type Statement } from './exact-statement.ts';

const at = (day: string): string => `${day}T00:00:00.000000Z`;
const said = (position: number, exact: string | null, effectiveOn: string, recordedOn = effectiveOn): Statement => ({
  exact,
  shown: exact ?? '미제출',
  note: null,
  cause: 'ResultRecorded',
  effectiveOn,
  knownAt: at(recordedOn),
  recordedAt: at(recordedOn),
  position,
  eventId: `e${position}`,
});
const asOf = (effectiveOn: string, known = '2026-01-01'): AsOf => ({ effectiveOn, knownAt: at(known), strict: false });
const stepsOf = (statements: readonly Statement[], question: AsOf) =>
  statedSteps(statements, question).map(({ eventId, change }) => [eventId, change]);

describe('what was said of a figure', () => {
  const first = said(1, '250/3', '2025-03-01');
  const lower = said(2, '80', '2025-05-01');
  const back = said(3, '90', '2025-04-01', '2025-06-01');

  test('counts by its day, then by its position: a later entry for an earlier day is no last word', () => {
    expect(stepsOf([first, lower, back], asOf('2025-12-31'))).toEqual([
      ['e1', null],
      ['e3', '20/3'],
      ['e2', '-10'],
    ]);
  });

  test('counts from the moment it was known, for the day that is asked', () => {
    expect(stepsOf([first, lower, back], asOf('2025-12-31', '2025-05-31'))).toEqual([
      ['e1', null],
      ['e2', '-10/3'],
    ]);
    expect(stepsOf([first, lower, back], asOf('2025-04-30'))).toEqual([
      ['e1', null],
      ['e3', '20/3'],
    ]);
    expect(stepsOf([first], asOf('2025-02-28'))).toEqual([]);
  });

  test('of one day the later entry is the last word', () => {
    expect(stepsOf([said(5, '2', '2025-03-01'), said(4, '1', '2025-03-01')], asOf('2025-03-01'))).toEqual([
      ['e4', null],
      ['e5', '1'],
    ]);
  });

  test('strictly asked, a document proves nothing', () => {
    const proved = { ...first, knownAt: at('2025-01-01'), recordedAt: at('2025-08-01') };
    const question = asOf('2025-12-31', '2025-07-01');
    expect(statedSteps([proved], question)).toHaveLength(1);
    expect(statedSteps([proved], { ...question, strict: true })).toEqual([]);
  });

  test('has no change to or from no value, and an exact one between values', () => {
    expect(changeFrom(undefined, first)).toBeNull();
    expect(changeFrom(first, said(2, null, '2025-05-01'))).toBeNull();
    expect(changeFrom({ exact: '1/3' }, { exact: '1/2' })).toBe('1/6');
  });
});
