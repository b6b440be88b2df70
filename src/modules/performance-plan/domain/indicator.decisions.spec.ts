import { describe, test } from '@jest/globals';
import {
  COMPLAINTS,
  facts,
  given,
  HEAD,
  LIBRARY,
  OFFICER,
  plan,
  PROJECT_ID,
  SATISFACTION,
  target,
} from '../../../../test/support/performance-plan-facts.ts';
import type { Achievement } from '../../../events/indicator-definition.ts';
import type { UntargetedIndicator } from '../../../events/performance-plan.events.ts';

const as = { actor: OFFICER };
const onI1 = { projectId: PROJECT_ID, indicatorId: 'I1', effectiveOn: '2025-01-20' };
const define = (part: Partial<UntargetedIndicator> = {}) =>
  ({ type: 'DefineIndicator', ...onI1, definition: { ...LIBRARY, ...part } }) as const;
const propose = (value: string, effectiveOn = '2025-01-20', indicatorId = 'I1') =>
  ({ type: 'ProposeTarget', projectId: PROJECT_ID, indicatorId, target: target(value), effectiveOn }) as const;
const adjust = (value: string, effectiveOn: string) =>
  ({ type: 'AdjustTarget', projectId: PROJECT_ID, indicatorId: 'I1', target: target(value), effectiveOn }) as const;
const drop = { type: 'DropIndicator', ...onI1 } as const;

const STEPS = [
  { name: '설계', points: '40' },
  { name: '착공', points: '70' },
  { name: '준공', points: '100' },
];
const milestone: Achievement = { formula: 'milestone', steps: STEPS };

describe('defining an indicator', () => {
  test('keeps the sheet as it was written', () => {
    given(...plan.registered)
      .when(define(), as)
      .then(facts.defined());
  });

  test('again replaces the sheet', () => {
    given(...plan.returned)
      .when({ ...define({ weight: '55.5' }), effectiveOn: '2025-02-18' }, as)
      .then(facts.defined('I1', { ...LIBRARY, weight: '55.5' }, '2025-02-18'));
  });

  test.each([COMPLAINTS, SATISFACTION, { ...LIBRARY, achievement: milestone }])(
    'takes the sheet $name',
    (definition) => {
      given(...plan.registered)
        .when({ ...define(), definition }, as)
        .then(facts.defined('I1', definition));
    },
  );

  test('only-owner-department-records', () => {
    given(...plan.registered)
      .when(define(), { actor: HEAD })
      .thenRefused('only-owner-department-records');
  });

  test.each(['submitted', 'confirmed'] as const)('plan-open-for-writing: not when %s', (phase) => {
    for (const command of [define(), drop])
      given(...plan[phase])
        .when({ ...command, effectiveOn: '2025-04-01' }, as)
        .thenRefused('plan-open-for-writing');
  });

  test('steps-in-order: not before the day of its project', () => {
    given(...plan.registered)
      .when({ ...define(), effectiveOn: '2025-01-19' }, as)
      .thenRefused('steps-in-order');
  });

  test('plan-codes-plain: an indicator id has no separator', () => {
    given(...plan.registered)
      .when({ ...define(), indicatorId: 'I.1' }, as)
      .thenRefused('plan-codes-plain');
  });

  test.each([
    ['a weight with a comma', { weight: '1,000' }],
    ['a cap in words', { cap: '백이십' }],
    ['an exponent', { lastYear: '4e4' }],
    ['a step without points', { achievement: { formula: 'milestone', steps: [{ name: '설계', points: '' }] } }],
    ['an empty multiplier', { ratio: { numerator: '가', denominator: '나', multiplier: '' } }],
  ] as const)('numbers-exact-decimals: not %s', (_, part) => {
    given(...plan.registered)
      .when(define(part), as)
      .thenRefused('numbers-exact-decimals');
  });

  test.each([
    ['up', 'down-a'],
    ['up', 'down-b'],
    ['down', 'up'],
    ['down', 'binary'],
    ['keep', 'up'],
  ] as const)('formula-fits-direction: a direction %s is not measured by %s', (direction, formula) => {
    given(...plan.registered)
      .when(define({ direction, achievement: { formula } }), as)
      .thenRefused('formula-fits-direction');
  });

  test('tolerance-not-negative', () => {
    const keep = (tolerance: string, deductionPerUnit: string) =>
      define({ direction: 'keep', achievement: { formula: 'keep', tolerance, deductionPerUnit } });
    given(...plan.registered)
      .when(keep('-0.1', '5'), as)
      .thenRefused('tolerance-not-negative');
    given(...plan.registered)
      .when(keep('0.1', '-5'), as)
      .thenRefused('tolerance-not-negative');
    const sound = keep('0', '0');
    given(...plan.registered)
      .when(sound, as)
      .then(facts.defined('I1', sound.definition));
  });

  test.each([[[]], [['0', '100']], [['40', '40']], [['70', '40', '100']]])(
    'milestone-steps-ascend: not by the points %j',
    (points) => {
      const steps = points.map((each) => ({ name: '단계', points: each }));
      given(...plan.registered)
        .when(define({ achievement: { formula: 'milestone', steps } }), as)
        .thenRefused('milestone-steps-ascend');
    },
  );

  test.each(['0', '-1', '100.1'])('weight-within-100: not %s', (weight) => {
    given(...plan.registered)
      .when(define({ weight }), as)
      .thenRefused('weight-within-100');
  });

  test.each([
    ['-1', '100'],
    ['100', '100'],
    ['120', '100'],
  ])('floor-below-cap: not from %s to %s', (floor, cap) => {
    given(...plan.registered)
      .when(define({ floor, cap }), as)
      .thenRefused('floor-below-cap');
  });

  test.each([-1, 0.5, 7])('decimals-shown-few: not %d', (decimals) => {
    given(...plan.registered)
      .when(define({ decimals }), as)
      .thenRefused('decimals-shown-few');
  });

  test('multiplier-above-0', () => {
    given(...plan.registered)
      .when(define({ ratio: { numerator: '가', denominator: '나', multiplier: '0' } }), as)
      .thenRefused('multiplier-above-0');
  });
});

describe('dropping an indicator', () => {
  test('takes it out of a plan that is still written', () => {
    given(...plan.written)
      .when(drop, as)
      .then(facts.dropped('I1'));
  });

  test('indicator-defined-first: what is not there, or no more, is not dropped', () => {
    given(...plan.registered)
      .when(drop, as)
      .thenRefused('indicator-defined-first');
    given(...plan.written, facts.dropped('I1'))
      .when(drop, as)
      .thenRefused('indicator-defined-first');
  });
});

describe('proposing a target', () => {
  const defined = [...plan.registered, facts.defined(), facts.defined('I2', COMPLAINTS)];

  test('keeps the value to the digit', () => {
    given(...defined)
      .when(propose('45000.50'), as)
      .then(facts.proposed('I1', target('45000.50')));
  });

  test.each([
    ['more users than last year', 'I1', '42500.1', false],
    ['as many users as last year', 'I1', '42500.0', false],
    ['fewer users than last year', 'I1', '42499.9', true],
    ['fewer days than last year', 'I2', '4.79', false],
    ['more days than last year', 'I2', '4.81', true],
  ])('%s: warned only where it asks for less, and never refused', (_, indicatorId, value, weaker) => {
    given(...defined)
      .when(propose(value, '2025-01-20', indicatorId), as)
      .then(facts.proposed(indicatorId, target(value), '2025-01-20', weaker));
  });

  test('of a new indicator, or one that keeps a level, is never weaker', () => {
    const keep: UntargetedIndicator = {
      ...LIBRARY,
      direction: 'keep',
      achievement: { formula: 'keep', tolerance: '1', deductionPerUnit: '2' },
    };
    for (const definition of [{ ...LIBRARY, lastYear: null }, keep])
      given(...plan.registered, facts.defined('I1', definition))
        .when(propose('1'), as)
        .then(facts.proposed('I1', target('1')));
  });

  test('numbers-exact-decimals', () => {
    given(...defined)
      .when(propose('45,000'), as)
      .thenRefused('numbers-exact-decimals');
  });

  test.each(['2', '0.5', '-1'])('binary-is-0-or-1: not %s', (value) => {
    given(...plan.registered, facts.defined('I1', { ...LIBRARY, achievement: { formula: 'binary' } }))
      .when(propose(value), as)
      .thenRefused('binary-is-0-or-1');
  });

  test.each(['4', '1.5'])('milestone-is-a-step: there are three, and %s is none', (value) => {
    given(...plan.registered, facts.defined('I1', { ...LIBRARY, achievement: milestone }))
      .when(propose(value), as)
      .thenRefused('milestone-is-a-step');
  });

  test('plan-open-for-writing: not while it is under review', () => {
    given(...plan.submitted)
      .when(propose('45000', '2025-02-11'), as)
      .thenRefused('plan-open-for-writing');
  });

  test('of a confirmed plan asks for a revision', () => {
    given(...plan.confirmed)
      .when(propose('40000', '2025-05-02'), as)
      .then(facts.proposed('I1', target('40000'), '2025-05-02', true));
  });
});

describe('adjusting a target', () => {
  test('names what stood before', () => {
    given(...plan.submitted)
      .when(adjust('46000', '2025-02-12'))
      .then(facts.adjusted(target('46000'), target('45000'), '2025-02-12'));
  });

  test('of a request for a revision leaves the confirmed target alone', () => {
    given(...plan.confirmed, facts.proposed('I1', target('40000'), '2025-05-02'))
      .when(adjust('41000', '2025-05-03'))
      .then(facts.adjusted(target('41000'), target('40000'), '2025-05-03', true));
  });

  test.each(['written', 'returned', 'confirmed'] as const)('adjust-under-review: not when %s', (phase) => {
    given(...plan[phase])
      .when(adjust('46000', '2025-05-03'))
      .thenRefused('adjust-under-review');
  });
});
