import { describe, test } from '@jest/globals';
import {
  assessmentFacts,
  at,
  cycleFacts,
  CYCLE_ID,
  given,
  HEAD,
  MEMBER,
  MID_YEAR,
  RULES,
  scoreWith,
  VERIFIER,
} from '../../../../test/support/evaluation-facts.ts';
import { indicatorWith, judged } from '../../../../test/support/evaluation-rules.ts';
import type { ProjectResult } from '../../../events/evaluation-score.ts';

const cycle = cycleFacts();
const p1 = assessmentFacts('P1');
const on = { cycleId: CYCLE_ID, projectNo: 'P1' } as const;
const verified = [cycle.opened(), ...p1.opened(), p1.frozen(), p1.submitted(), p1.verified()];
const JUDGING = at('2025-12-07 10:00', MEMBER);
const CALCULATING = at('2025-12-08 10:00', VERIFIER);

describe('points', () => {
  const give = { type: 'GiveScore', ...on, criterionId: 'effort', indicatorId: null, points: '30' } as const;

  test('are given by the role of the criterion, to another department, within its bounds', () => {
    given(...verified)
      .when(give, JUDGING)
      .then(p1.given('30'));
    given(...verified)
      .when(give, at('2025-12-07 10:00', HEAD))
      .thenRefused('judged-by-its-role');
    given(...verified)
      .when(give, at('2025-12-07 10:00', { ...MEMBER, departmentId: 'culture' }))
      .thenRefused('nobody-scores-own-department');
    given(...verified)
      .when({ ...give, points: '40.01' }, JUDGING)
      .thenRefused('points-within-criterion');
    given(...verified)
      .when({ ...give, points: '-0.01' }, JUDGING)
      .thenRefused('points-within-criterion');
    given(...verified)
      .when({ ...give, points: '많이' }, JUDGING)
      .thenRefused('number-exact');
  });

  test('are given on what is judged, as a whole or for each indicator', () => {
    given(...verified)
      .when({ ...give, criterionId: 'achievement' }, JUDGING)
      .thenRefused('criterion-judged');
    given(...verified)
      .when({ ...give, criterionId: 'unheard' }, JUDGING)
      .thenRefused('criterion-judged');
    given(...verified)
      .when({ ...give, indicatorId: 'i1' }, JUDGING)
      .thenRefused('score-names-its-indicator');
    const perIndicator = { ...judged('effort', '노력도', '100', 'committee-member'), perIndicator: true };
    const rules = { ...RULES, criteria: [perIndicator] };
    const [, ...rest] = verified;
    given(cycle.opened({ rules }), ...rest)
      .when(give, JUDGING)
      .thenRefused('score-names-its-indicator');
    given(cycle.opened({ rules }), ...rest)
      .when({ ...give, indicatorId: 'i9' }, JUDGING)
      .thenRefused('score-names-its-indicator');
  });

  test('are given when the work was verified and not yet told', () => {
    given(cycle.opened(), ...p1.opened(), p1.frozen(), p1.submitted())
      .when(give, JUDGING)
      .thenRefused('assessment-in-order');
    given(cycle.opened(), ...p1.upToNotified())
      .when(give, JUDGING)
      .thenRefused('assessment-in-order');
  });
});

describe('a score', () => {
  const calculate = { type: 'CalculateScore', ...on } as const;

  test('is calculated from what was frozen and given', () => {
    given(...verified, p1.given('30'))
      .when(calculate, CALCULATING)
      .then(p1.calculated(scoreWith('30')));
  });

  test('takes the last points of an evaluator, and waits for them to be calculated again', () => {
    given(...verified, p1.given('30'), p1.given('35'))
      .when(calculate, CALCULATING)
      .then(p1.calculated(scoreWith('35')));
    const scored = [...verified, p1.given('30'), p1.calculated(scoreWith('30'))];
    given(...scored)
      .when(calculate, CALCULATING)
      .thenRefused('assessment-in-order');
    given(...scored, p1.given('35'))
      .when(calculate, CALCULATING)
      .then(p1.calculated(scoreWith('35')));
    given(...scored, p1.given('35'))
      .when({ type: 'NotifyScore', ...on }, CALCULATING)
      .thenRefused('assessment-in-order');
  });

  test('needs as many evaluators as the rules want', () => {
    given(...verified)
      .when(calculate, CALCULATING)
      .thenRefused('every-criterion-judged');
    const two = { ...judged('effort', '노력도', '40', 'committee-member'), minEvaluators: 2 };
    const rules = { ...RULES, criteria: RULES.criteria.map((own) => (own.criterionId === 'effort' ? two : own)) };
    const [, ...rest] = verified;
    given(cycle.opened({ rules }), ...rest, p1.given('30'))
      .when(calculate, CALCULATING)
      .thenRefused('every-criterion-judged');
  });

  test('asks nobody to judge an indicator that is 해당없음', () => {
    const criteria = [{ ...judged('effort', '노력도', '100', 'committee-member'), perIndicator: true }];
    const rules = { ...RULES, criteria };
    const indicators = [indicatorWith({ criterionId: null, actual: { kind: 'not-applicable', ground: '대상 없음' } })];
    given(cycle.opened({ rules }), ...p1.opened(), p1.frozen(indicators), p1.submitted(), p1.verified())
      .when(calculate, CALCULATING)
      .then(p1.calculated(scoreWith('0', { given: [], indicators }, rules)));
  });

  describe('of a year that mixes its halves', () => {
    const rules = { ...RULES, halfYearMix: { firstHalf: '50', secondHalf: '50' } };
    const midYear = cycleFacts(MID_YEAR);
    const [, ...rest] = verified;
    const yearEnd = [cycle.opened({ rules }), ...rest, p1.given('30')];
    const result: ProjectResult = {
      projectNo: 'P1',
      departmentId: 'culture',
      groupId: null,
      score: { kind: 'score', value: '80' },
      shown: '80.00',
      rank: 1,
      grade: 'C',
      beforeAppeals: null,
    };
    const fixed = midYear.fixed({ round: 1, projects: [result], departments: [] });

    test('takes the first from the fixed mid-year result', () => {
      const firstHalf = { kind: 'score', value: '80' } as const;
      given(midYear.opened({ rules }), fixed, ...yearEnd)
        .when(calculate, CALCULATING)
        .then(p1.calculated(scoreWith('30', { firstHalf }, rules)));
    });

    test('waits until that is fixed, and does without where there was none', () => {
      given(midYear.opened({ rules }), ...yearEnd)
        .when(calculate, CALCULATING)
        .thenRefused('mid-year-fixed-first');
      given(...yearEnd)
        .when(calculate, CALCULATING)
        .then(p1.calculated(scoreWith('30', {}, rules)));
      given(midYear.opened({ rules }), midYear.fixed({ round: 1, projects: [], departments: [] }), ...yearEnd)
        .when(calculate, CALCULATING)
        .then(p1.calculated(scoreWith('30', {}, rules)));
    });
  });

  test('is told to the department while it may still appeal', () => {
    const scored = [...verified, p1.given('30'), p1.calculated(scoreWith('30'))];
    const notify = { type: 'NotifyScore', ...on } as const;
    given(...scored)
      .when(notify, at('2025-12-09 10:00', VERIFIER))
      .then(p1.notified());
    given(...scored)
      .when(notify, at('2025-12-15 18:00', VERIFIER))
      .thenRefused('notified-before-appeal-deadline');
  });
});
