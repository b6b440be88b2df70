import { describe, expect, test } from '@jest/globals';
import { FORMULAS, indicatorWith, rulesWith } from '../../../../test/support/evaluation-rules.ts';
import type { Actual, FrozenIndicator } from '../../../events/evaluation-score.ts';
import { achievementOf } from './achievement.ts';
import { shown, toText } from './outcome.ts';

const value = (text: string): Actual => ({ kind: 'value', value: text });
const of = (own: Partial<FrozenIndicator>, rules = rulesWith({ achievementLimits: { floor: '0', cap: '120' } })) =>
  achievementOf(indicatorWith(own), rules);
const percentOf = (own: Partial<FrozenIndicator>): string => shown(of(own), 1);

describe('the achievement of an indicator', () => {
  test.each([
    ['up', '10', '8', '80.0'],
    ['up', '10', '11', '110.0'],
    ['up', '3', '2', '66.7'],
    ['down-a', '10', '12', '80.0'],
    ['down-b', '10', '12', '83.3'],
    ['down-a', '10', '8', '120.0'],
    ['down-b', '10', '8', '120.0'],
    ['down-a', '10', '0', '120.0'],
    ['keep', '40', '40', '100.0'],
    ['keep', '40', '45', '100.0'],
    ['keep', '40', '35', '100.0'],
    ['keep', '40', '46', '98.0'],
    ['keep', '40', '30', '90.0'],
    ['keep', '0', '3', '100.0'],
    ['binary', '10', '10', '100.0'],
    ['binary', '10', '9.99', '0.0'],
  ])('by %s, target %s and actual %s, is %s', (formulaId, target, actual, percent) => {
    const tolerance = { within: '5', lossPerUnit: '2' };
    expect(percentOf({ formulaId, target, tolerance, actual: value(actual) })).toBe(percent);
  });

  test('of a 하향 indicator is 80.0 by one version and 83.3 by the next', () => {
    const delays = { formulaId: 'down', direction: 'down', target: '10', actual: value('12') } as const;
    const down = (kind: 'two-minus-ratio' | 'inverse-ratio') => rulesWith({ formulas: [{ formulaId: 'down', kind }] });
    expect(shown(of(delays, down('two-minus-ratio')), 1)).toBe('80.0');
    expect(shown(of(delays, down('inverse-ratio')), 1)).toBe('83.3');
    expect(toText(of(delays, down('inverse-ratio')))).toEqual({ kind: 'score', value: '250/3' });
  });

  test('of a binary indicator is met by its own direction', () => {
    const met = (direction: FrozenIndicator['direction'], actual: string) =>
      percentOf({ formulaId: 'binary', direction, target: '10', actual: value(actual) });
    expect([met('down', '9'), met('down', '11'), met('keep', '10'), met('keep', '11')]).toEqual([
      '100.0',
      '0.0',
      '100.0',
      '0.0',
    ]);
  });

  test('of a milestone is that of the last stage completed', () => {
    const stages = [
      { stage: 1, percent: '20' },
      { stage: 3, percent: '100' },
      { stage: 2, percent: '60' },
    ];
    const at = (stage: string) => percentOf({ formulaId: 'milestone', stages, target: null, actual: value(stage) });
    expect(['0', '1', '2', '3', '4'].map(at)).toEqual(['0.0', '20.0', '60.0', '100.0', '100.0']);
  });

  test('stays within the floor and cap of the rules, or its own', () => {
    expect(percentOf({ actual: value('130') })).toBe('120.0');
    expect(percentOf({ actual: value('130'), cap: '100' })).toBe('100.0');
    expect(percentOf({ formulaId: 'down-a', actual: value('250') })).toBe('0.0');
    expect(percentOf({ formulaId: 'down-a', actual: value('250'), floor: '-10' })).toBe('△10.0');
    expect(percentOf({ actual: value('10'), floor: '40' })).toBe('40.0');
  });
});

describe('an achievement that is no number', () => {
  test('is one of three things, and none of them is 0', () => {
    const all: readonly Partial<FrozenIndicator>[] = [
      { actual: value('0') },
      { actual: { kind: 'not-submitted' } },
      { actual: { kind: 'not-applicable', ground: '대상 시설 없음' } },
      { target: '0' },
    ];
    expect(all.map(percentOf)).toEqual(['0.0', '미제출', '해당없음', '산정불가']);
  });

  test.each([
    ['no-target', { target: null }],
    ['target-not-positive', { target: '0' }],
    ['target-not-positive', { target: '-5', formulaId: 'down-a' }],
    ['actual-not-positive', { formulaId: 'down-b', actual: value('0') }],
    ['no-tolerance', { formulaId: 'keep' }],
    ['no-stages', { formulaId: 'milestone' }],
    ['formula-unknown', { formulaId: 'unheard' }],
  ] as const)('says why it can not be computed: %s', (because, own) => {
    expect(of(own)).toEqual({ kind: 'not-computable', because });
  });

  test('needs no target for what asks for none', () => {
    expect(
      FORMULAS.map(({ formulaId }) => of({ formulaId, target: null, stages: [{ stage: 1, percent: '1' }] }).kind),
    ).toEqual(['not-computable', 'not-computable', 'not-computable', 'not-computable', 'not-computable', 'score']);
  });
});
