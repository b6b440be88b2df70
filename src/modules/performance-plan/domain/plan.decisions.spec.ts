import { describe, test } from '@jest/globals';
import {
  COMPLAINTS,
  facts,
  given,
  HEAD,
  OFFICER,
  plan,
  PROJECT_ID,
  target,
} from '../../../../test/support/performance-plan-facts.ts';
import type { PerformancePlanCommand } from './performance-plan.commands.ts';

const byOfficer = { actor: OFFICER };
const byHead = { actor: HEAD };

type Step = 'SubmitPlan' | 'ReturnPlan' | 'ResubmitPlan' | 'ConfirmPlan';
const step = (type: Step, effectiveOn: string): PerformancePlanCommand => ({
  type,
  projectId: PROJECT_ID,
  effectiveOn,
});
const revise = (round: number, effectiveOn = '2025-05-20'): PerformancePlanCommand => ({
  type: 'RevisePlan',
  projectId: PROJECT_ID,
  round,
  effectiveOn,
});

const requested = [...plan.confirmed, { ...facts.proposed('I1', target('40000'), '2025-05-02', true), by: OFFICER }];

describe('submitting a plan', () => {
  test('on the last day is in time, and the day after is late', () => {
    given(...plan.written)
      .when(step('SubmitPlan', '2025-02-14'), byOfficer)
      .then(facts.submitted('2025-02-14', false));
    given(...plan.written)
      .when(step('SubmitPlan', '2025-02-15'), byOfficer)
      .then(facts.submitted('2025-02-15', true));
  });

  test.each(['submitted', 'returned', 'confirmed'] as const)('submit-a-draft: not when %s', (phase) => {
    given(...plan[phase])
      .when(step('SubmitPlan', '2025-04-01'), byOfficer)
      .thenRefused('submit-a-draft');
  });

  test('weights-sum-to-100: 60 and 40 do, one of them does not, none does not', () => {
    const without = [...plan.written, facts.dropped('I2')];
    given(...without)
      .when(step('SubmitPlan', '2025-02-10'), byOfficer)
      .thenRefused('weights-sum-to-100');
    given(...plan.registered)
      .when(step('SubmitPlan', '2025-02-10'), byOfficer)
      .thenRefused('weights-sum-to-100');
    given(...without, facts.defined('I2', { ...COMPLAINTS, weight: '40.1' }), facts.proposed('I2', target('4')))
      .when(step('SubmitPlan', '2025-02-10'), byOfficer)
      .thenRefused('weights-sum-to-100');
  });

  test('weights-sum-to-100: three thirds in tenths do', () => {
    const thirds = ['33.3', '33.3', '33.4'].flatMap((weight, index) => [
      facts.defined(`T${index}`, { ...COMPLAINTS, weight }),
      facts.proposed(`T${index}`, target('4')),
    ]);
    given(...plan.registered, ...thirds)
      .when(step('SubmitPlan', '2025-02-10'), byOfficer)
      .then(facts.submitted());
  });

  test('every-indicator-has-a-target', () => {
    given(...plan.registered, facts.defined('I1', { ...COMPLAINTS, weight: '100' }))
      .when(step('SubmitPlan', '2025-02-10'), byOfficer)
      .thenRefused('every-indicator-has-a-target');
  });

  test('only-owner-department-records', () => {
    given(...plan.written)
      .when(step('SubmitPlan', '2025-02-10'), byHead)
      .thenRefused('only-owner-department-records');
  });
});

describe('returning and resubmitting a plan', () => {
  test('a returned plan is written again and comes back', () => {
    given(...plan.submitted)
      .when(step('ReturnPlan', '2025-02-17'))
      .then(facts.returned());
    given(...plan.returned)
      .when(step('ResubmitPlan', '2025-02-20'), byOfficer)
      .then(facts.resubmitted());
  });

  test.each(['written', 'returned', 'confirmed'] as const)('return-what-awaits-decision: not when %s', (phase) => {
    given(...plan[phase])
      .when(step('ReturnPlan', '2025-05-10'))
      .thenRefused('return-what-awaits-decision');
  });

  test('a request for a revision is returned, and the plan stays confirmed as it was', () => {
    given(...requested)
      .when(step('ReturnPlan', '2025-05-10'))
      .then(facts.returned('2025-05-10'));
    given(...requested, facts.returned('2025-05-10'))
      .when(revise(1), byHead)
      .thenRefused('revise-what-was-proposed');
  });

  test.each(['written', 'submitted', 'confirmed'] as const)('resubmit-what-was-returned: not when %s', (phase) => {
    given(...plan[phase])
      .when(step('ResubmitPlan', '2025-05-10'), byOfficer)
      .thenRefused('resubmit-what-was-returned');
  });
});

describe('confirming a plan', () => {
  test('follows a submission', () => {
    given(...plan.submitted)
      .when(step('ConfirmPlan', '2025-03-10'), byHead)
      .then(facts.confirmed());
  });

  test.each(['written', 'returned', 'confirmed'] as const)('confirm-what-was-submitted: not when %s', (phase) => {
    given(...plan[phase])
      .when(step('ConfirmPlan', '2025-05-10'), byHead)
      .thenRefused('confirm-what-was-submitted');
  });

  test('confirmer-is-not-proposer: not who wrote or submitted it, not who adjusted it', () => {
    given(...plan.submitted)
      .when(step('ConfirmPlan', '2025-03-10'), byOfficer)
      .thenRefused('confirmer-is-not-proposer');
    given(...plan.submitted, { ...facts.adjusted(target('46000'), target('45000'), '2025-02-12'), by: HEAD })
      .when(step('ConfirmPlan', '2025-03-10'), byHead)
      .thenRefused('confirmer-is-not-proposer');
  });

  test('weights-sum-to-100: a log that says otherwise is not confirmed', () => {
    given(...plan.registered, facts.defined(), facts.proposed(), facts.submitted())
      .when(step('ConfirmPlan', '2025-03-10'), byHead)
      .thenRefused('weights-sum-to-100');
  });

  test('steps-in-order: not before it was submitted', () => {
    given(...plan.submitted)
      .when(step('ConfirmPlan', '2025-02-09'), byHead)
      .thenRefused('steps-in-order');
  });
});

describe('revising a confirmed plan', () => {
  test('takes over the targets proposed since, keeps the former one readable, and carries the warning', () => {
    given(...requested)
      .when(revise(1), byHead)
      .then(facts.revised(1, target('40000'), target('45000'), '2025-05-20', true));
  });

  test('again follows the target of the revision before', () => {
    given(
      ...requested,
      facts.revised(1, target('40000'), target('45000'), '2025-05-20', true),
      facts.proposed('I1', target('43000'), '2025-09-01'),
    )
      .when(revise(2, '2025-09-10'), byHead)
      .then(facts.revised(2, target('43000'), target('40000'), '2025-09-10'));
  });

  test('takes a request as 평가팀 adjusted it', () => {
    given(...requested, facts.adjusted(target('44000'), target('40000'), '2025-05-10'))
      .when(revise(1), byHead)
      .then(facts.revised(1, target('44000'), target('45000'), '2025-05-20'));
  });

  test.each([0, 2])('rounds-without-gap: the first is not %d', (round) => {
    given(...requested)
      .when(revise(round), byHead)
      .thenRefused('rounds-without-gap');
  });

  test.each(['submitted', 'confirmed'] as const)('revise-what-was-proposed: not when %s', (phase) => {
    given(...plan[phase])
      .when(revise(1), byHead)
      .thenRefused('revise-what-was-proposed');
  });

  test('confirmer-is-not-proposer: who asked for the revision does not approve it', () => {
    given(...requested)
      .when(revise(1), byOfficer)
      .thenRefused('confirmer-is-not-proposer');
  });
});
