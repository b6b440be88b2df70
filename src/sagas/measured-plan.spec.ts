import { describe, expect, it } from '@jest/globals';
import { FORMULAS } from '../../test/support/evaluation-rules.ts';
import { COMPLAINTS, LIBRARY, SATISFACTION } from '../../test/support/performance-plan-facts.ts';
import { ACHIEVEMENT_FORMULAS } from '../events/indicator-definition.ts';
import type { Measured } from '../events/performance-plan.events.ts';
import { frozen, knownUntil, type MeasuredIndicator, type Result, type Sheet } from './measured-plan.ts';

const CUTOFF = '2025-06-30';

const value = (text: string): Measured => ({ kind: 'value', value: text });
const ratio = (numerator: string, denominator: string): Measured => ({ kind: 'ratio', numerator, denominator });
const on = (effectiveOn: string, position: number, measured: Measured): Result => ({
  eventId: `e${position}`,
  position,
  effectiveOn,
  measured,
});

const indicatorOf = (sheet: Sheet, ...results: readonly Result[]): MeasuredIndicator => ({
  sheet,
  target: '45000',
  revisions: [],
  results: Object.fromEntries(results.map((result) => [result.effectiveOn.slice(0, 7), result])),
});
const known = (sheet: Sheet, ...results: readonly Result[]) => knownUntil(indicatorOf(sheet, ...results), CUTOFF);

describe('what is known of an indicator at the cut-off', () => {
  it('is the last running total of one that accumulates', () => {
    expect(known(LIBRARY, on('2025-06-30', 9, value('21000.50')), on('2025-03-31', 7, value('9000')))).toEqual({
      actual: { kind: 'value', value: '21000.50' },
      sources: [{ eventId: 'e9', position: 9 }],
    });
  });

  it('is the last reading of one of a point in time', () => {
    const sheet: Sheet = { ...LIBRARY, aggregation: 'point' };
    expect(known(sheet, on('2025-03-31', 7, value('3')), on('2025-06-30', 9, value('2'))).actual).toEqual({
      kind: 'value',
      value: '2',
    });
  });

  it('is the exact mean of one that is averaged, read from every event', () => {
    expect(
      known(
        COMPLAINTS,
        on('2025-01-31', 7, value('4')),
        on('2025-02-28', 8, value('4.5')),
        on('2025-03-31', 9, value('5')),
      ),
    ).toEqual({
      actual: { kind: 'value', value: '9/2' },
      sources: [7, 8, 9].map((position) => ({ eventId: `e${position}`, position })),
    });
  });

  it('is the exact ratio, and of several ratios that of their sums, never the mean of rates', () => {
    const first = on('2025-03-31', 7, ratio('1', '3'));
    const second = on('2025-06-30', 9, ratio('9', '10'));
    expect(known(SATISFACTION, first).actual).toEqual({ kind: 'value', value: '100/3' });
    expect(known(SATISFACTION, first, second).actual).toEqual({ kind: 'value', value: '1000/13' });
    expect(known({ ...SATISFACTION, aggregation: 'cumulative' }, first, second).actual).toEqual({
      kind: 'value',
      value: '90',
    });
  });

  it('leaves out what counts for a later day', () => {
    expect(known(LIBRARY, on('2025-06-30', 7, value('1')), on('2025-07-01', 8, value('2'))).actual).toEqual({
      kind: 'value',
      value: '1',
    });
  });

  it('is 미제출 without a result, and 해당없음 where a ratio has nothing below it', () => {
    expect(known(LIBRARY)).toEqual({ actual: { kind: 'not-submitted' }, sources: [] });
    expect(known(SATISFACTION, on('2025-06-30', 7, ratio('0', '0'))).actual).toEqual({
      kind: 'not-applicable',
      ground: '실적의 분모가 0',
    });
  });
});

describe('a frozen indicator', () => {
  it('carries its sheet, its criterion and the target in force at the cut-off', () => {
    const indicator = {
      ...indicatorOf(LIBRARY, on('2025-06-30', 9, value('21000'))),
      revisions: [
        { from: '2025-06-30', target: '43000' },
        { from: '2025-07-01', target: '50000' },
      ],
    };
    expect(frozen('I1', indicator, CUTOFF, 'achievement')).toEqual({
      indicatorId: 'I1',
      name: LIBRARY.name,
      unit: '명',
      criterionId: 'achievement',
      weight: '60',
      direction: 'up',
      formulaId: 'up',
      target: '43000',
      actual: { kind: 'value', value: '21000' },
      floor: '0',
      cap: '120',
      tolerance: null,
      stages: [],
      sources: [{ eventId: 'e9', position: 9 }],
    });
    expect(frozen('I1', indicator, '2025-06-29', null)).toMatchObject({ target: '45000', criterionId: null });
  });

  it('names its tolerance where it is to be kept, and its stages where it goes by steps', () => {
    const keep: Sheet = {
      ...LIBRARY,
      direction: 'keep',
      achievement: { formula: 'keep', tolerance: '0.5', deductionPerUnit: '10' },
    };
    const steps = [
      { name: '설계', points: '30' },
      { name: '준공', points: '100' },
    ];
    expect(frozen('I1', indicatorOf(keep), CUTOFF, null)).toMatchObject({
      formulaId: 'keep',
      tolerance: { within: '0.5', lossPerUnit: '10' },
    });
    expect(
      frozen('I1', indicatorOf({ ...LIBRARY, achievement: { formula: 'milestone', steps } }), CUTOFF, null),
    ).toMatchObject({
      formulaId: 'milestone',
      stages: [
        { stage: 1, percent: '30' },
        { stage: 2, percent: '100' },
      ],
    });
  });

  it('has 1 as the target of a binary one, so that done is met and not done is not', () => {
    const binary: MeasuredIndicator = {
      ...indicatorOf({ ...LIBRARY, achievement: { formula: 'binary' } }),
      target: '0',
    };
    expect(frozen('I1', binary, CUTOFF, null)).toMatchObject({ formulaId: 'binary', target: '1' });
  });

  it('names the formulas of a plan as the rule sets of the specs do', () => {
    expect(FORMULAS.map(({ formulaId }) => formulaId)).toEqual([...ACHIEVEMENT_FORMULAS]);
  });
});
