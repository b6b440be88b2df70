import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  achievement,
  adjustment,
  indicatorWith,
  inputWith,
  judged,
  pointsOf,
  reaching,
  rulesWith,
} from '../../../../test/support/evaluation-rules.ts';
import type { AbsenceRules } from '../../../events/evaluation-rules.ts';
import type { Actual } from '../../../events/evaluation-score.ts';
import { exact, rational } from '../../../kernel/rational.ts';
import { combine, score, shown, toText } from './outcome.ts';
import { calculate } from './scoring.ts';

const absent = (kind: 'not-submitted' | 'not-applicable'): Actual =>
  kind === 'not-applicable' ? { kind, ground: '대상 없음' } : { kind };
const indicator = (indicatorId: string, weight: string, actual: string | Actual) =>
  indicatorWith({
    indicatorId,
    weight,
    actual: typeof actual === 'string' ? { kind: 'value', value: actual } : actual,
  });

describe('the score of indicators', () => {
  test('is their weighted mean, exact to the end', () => {
    const indicators = [indicator('a', '30', '100'), indicator('b', '70', '50')];
    expect(calculate(rulesWith(), inputWith({ indicators })).score).toEqual({ kind: 'score', value: '65' });
    const thirds = [indicatorWith({ target: '3', actual: { kind: 'value', value: '1' } })];
    const { score: third, shown: printed } = calculate(rulesWith(), inputWith({ indicators: thirds }));
    expect([third, printed]).toEqual([{ kind: 'score', value: '100/3' }, '33.33']);
  });

  test('gives the weight of 해당없음 to the others, or loses it', () => {
    const indicators = [indicator('a', '60', '90'), indicator('b', '40', absent('not-applicable'))];
    const under = (notApplicable: AbsenceRules['notApplicable']) =>
      calculate(rulesWith({ absences: { ...rulesWith().absences, notApplicable } }), inputWith({ indicators })).shown;
    expect(under('redistribute')).toBe('90.00');
    expect(under('forfeit')).toBe('54.00');
  });

  test('counts 미제출 as 0 and keeps it marked, or there is none', () => {
    const indicators = [indicator('a', '60', '90'), indicator('b', '40', absent('not-submitted'))];
    const under = (notSubmitted: AbsenceRules['notSubmitted']) =>
      calculate(rulesWith({ absences: { ...rulesWith().absences, notSubmitted } }), inputWith({ indicators }));
    expect(under('zero').shown).toBe('54.00');
    expect(under('zero').indicators[1]?.achieved).toEqual({ kind: 'not-submitted' });
    expect(under('no-score').score).toEqual({ kind: 'not-submitted' });
  });

  test('gives the weight of 산정불가 to the others, or is itself 산정불가', () => {
    const indicators = [indicator('a', '60', '90'), indicatorWith({ indicatorId: 'b', weight: '40', target: '0' })];
    const under = (notComputable: AbsenceRules['notComputable']) =>
      calculate(rulesWith({ absences: { ...rulesWith().absences, notComputable } }), inputWith({ indicators })).shown;
    expect(under('redistribute')).toBe('90.00');
    expect(under('no-score')).toBe('산정불가');
  });

  test('is absent, not 0, where nothing of it is there', () => {
    const of = (actual: Actual) =>
      calculate(rulesWith(), inputWith({ indicators: [indicator('a', '100', actual)] })).shown;
    expect([of(absent('not-submitted')), of(absent('not-applicable'))]).toEqual(['미제출', '해당없음']);
    expect(calculate(rulesWith(), inputWith({ indicators: [] })).shown).toBe('산정불가');
    expect(calculate(rulesWith(), inputWith({ submitted: false })).shown).toBe('미제출');
  });
});

describe('the whole', () => {
  const rules = rulesWith({
    criteria: [
      achievement('achievement', '달성도', '60'),
      judged('effort', '노력도', '40', 'committee-member'),
      adjustment('-5', '5'),
    ],
  });

  test('adds criteria by their points, the judged ones by the mean of their evaluators', () => {
    const given = pointsOf('effort', '30', '31', '32');
    const { criteria, shown: printed } = calculate(rules, inputWith({ given }));
    expect(criteria.map(({ earned }) => earned)).toEqual([
      { kind: 'score', value: '60' },
      { kind: 'score', value: '31' },
    ]);
    expect(printed).toBe('91.00');
  });

  test('keeps 가감점 within its bounds', () => {
    const scoreWith = (points: string) =>
      calculate(rules, inputWith({ given: [...pointsOf('effort', '20'), ...pointsOf('adjustment', points)] })).shown;
    expect(['3', '9', '-9'].map(scoreWith)).toEqual(['83.00', '85.00', '75.00']);
  });

  test('stays within its floor and cap', () => {
    const given = [...pointsOf('effort', '40'), ...pointsOf('adjustment', '5')];
    const capped = { ...rules, totalLimits: { floor: '0', cap: '100' } };
    expect(calculate(rules, inputWith({ given })).shown).toBe('105.00');
    expect(calculate(capped, inputWith({ given })).shown).toBe('100.00');
    const nothing = {
      indicators: [indicator('a', '100', '0')],
      given: [...pointsOf('effort', '0'), ...pointsOf('adjustment', '-5')],
    };
    expect(calculate(capped, inputWith(nothing)).shown).toBe('0.00');
  });

  test('says what was not judged, rather than taking it for 0', () => {
    expect(calculate(rules, inputWith()).score).toEqual({ kind: 'not-computable', because: 'not-judged' });
  });

  test('gives the points of a criterion that is 해당없음 to the others', () => {
    const input = inputWith({
      indicators: [indicator('a', '100', absent('not-applicable'))],
      given: pointsOf('effort', '30'),
    });
    expect(calculate(rules, input).shown).toBe('75.00');
  });

  test('takes an appeal over what was frozen and given, the last word last', () => {
    const given = pointsOf('effort', '20', '30');
    const actual = {
      kind: 'actual',
      criterionId: 'achievement',
      indicatorId: 'i1',
      actual: { kind: 'value', value: '50' },
    } as const;
    const points = (own: string) =>
      ({ kind: 'points', criterionId: 'effort', indicatorId: null, points: own }) as const;
    expect(calculate(rules, inputWith({ given })).shown).toBe('85.00');
    expect(calculate(rules, inputWith({ given, corrections: [actual] })).shown).toBe('55.00');
    expect(calculate(rules, inputWith({ given, corrections: [points('40'), actual, points('35')] })).shown).toBe(
      '65.00',
    );
  });
});

describe('the half-years', () => {
  const rules = rulesWith({
    halfYearMix: { firstHalf: '50', secondHalf: '50' },
    criteria: [...rulesWith().criteria, adjustment('0', '2.5')],
  });
  const secondHalf = [reaching('achievement', '90')];

  test('are joined by their shares, and 가점 comes on top', () => {
    const firstHalf = { kind: 'score', value: '80.5' } as const;
    const given = pointsOf('adjustment', '2.5');
    expect(calculate(rules, inputWith({ indicators: secondHalf, firstHalf, given })).score).toEqual({
      kind: 'score',
      value: '351/4',
    });
  });

  test('count as they are where there was no first', () => {
    expect(calculate(rules, inputWith({ indicators: secondHalf })).shown).toBe('90.00');
  });

  test('count a first half that was not submitted as 0', () => {
    const firstHalf = { kind: 'not-submitted' } as const;
    expect(calculate(rules, inputWith({ indicators: secondHalf, firstHalf })).shown).toBe('45.00');
  });
});

describe('joining parts', () => {
  const rules: AbsenceRules = { notApplicable: 'redistribute', notSubmitted: 'zero', notComputable: 'redistribute' };
  const amount = fc.bigInt({ min: 0n, max: 1_000_000n });
  const part = fc.record({
    outcome: amount.map((value) => score(rational(value, 7n))),
    weight: amount.map((value) => rational(value + 1n)),
  });

  test('depends on no order, and leaves what is 해당없음 out', () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
        const whole = toText(combine(parts, rules));
        expect(toText(combine(parts.toReversed(), rules))).toEqual(whole);
        const besides = { outcome: { kind: 'not-applicable' }, weight: rational(9n) } as const;
        expect(toText(combine([...parts, besides], rules))).toEqual(whole);
      }),
    );
  });

  test('lies between the least and the greatest of them', () => {
    expect(
      shown(
        combine(
          [
            { outcome: score(exact('10')), weight: exact('1') },
            { outcome: score(exact('20')), weight: exact('3') },
          ],
          rules,
        ),
        1,
      ),
    ).toBe('17.5');
  });

  test('has no mean where nothing has weight', () => {
    expect(combine([{ outcome: score(exact('10')), weight: exact('0') }], rules)).toEqual({
      kind: 'not-computable',
      because: 'nothing-counts',
    });
  });
});
