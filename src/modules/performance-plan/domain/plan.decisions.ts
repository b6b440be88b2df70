import type { PlanResubmitted, PlanSubmitted, TargetChange } from '../../../events/performance-plan.events.ts';
import type { Circumstances } from '../../../kernel/decider.ts';
import { compareDecimals, sumDecimals } from '../../../kernel/decimal.ts';
import { refuseUnless } from '../../../kernel/rejection.ts';
import {
  guidelineStreamOf,
  on,
  record,
  requireOwner,
  requirePhase,
  requirePlanDay,
  type Facts,
  type LivingProject,
  type States,
} from './decision.ts';
import { isWeakerThanLastYear } from './indicator.rules.ts';
import type * as commands from './performance-plan.commands.ts';
import { awaitsRevision } from './performance-plan.state.ts';

export function submitPlan(
  command: commands.SubmitPlan,
  state: LivingProject,
  states: States,
  circumstances: Circumstances,
): Facts {
  requirePhase(state, ['draft'], 'submit-a-draft', '제출할 수 없습니다');
  return handedIn('PlanSubmitted', command, state, states, circumstances);
}

export function resubmitPlan(
  command: commands.ResubmitPlan,
  state: LivingProject,
  states: States,
  circumstances: Circumstances,
): Facts {
  requirePhase(state, ['returned'], 'resubmit-what-was-returned', '보완 제출할 수 없습니다');
  return handedIn('PlanResubmitted', command, state, states, circumstances);
}

export function returnPlan(
  { effectiveOn }: commands.ReturnPlan,
  state: LivingProject,
  circumstances: Circumstances,
): Facts {
  requirePlanDay(state, effectiveOn, circumstances);
  refuseUnless(
    state.phase === 'submitted' || awaitsRevision(state),
    'return-what-awaits-decision',
    `주요사업 ${state.project.projectId}에는 돌려보낼 제출이나 변경 요청이 없습니다.`,
    { projectId: state.project.projectId, phase: state.phase },
  );
  return record(state, { type: 'PlanReturned', ...on(effectiveOn), data: {} });
}

export function confirmPlan(
  { effectiveOn }: commands.ConfirmPlan,
  state: LivingProject,
  circumstances: Circumstances,
): Facts {
  requirePhase(state, ['submitted'], 'confirm-what-was-submitted', '확정할 수 없습니다');
  requirePlanDay(state, effectiveOn, circumstances);
  requireAnotherThanAuthors(state, circumstances);
  requireWeightsOf100(state);
  return record(state, { type: 'PlanConfirmed', ...on(effectiveOn), data: {} });
}

export function revisePlan(
  { round, effectiveOn }: commands.RevisePlan,
  state: LivingProject,
  circumstances: Circumstances,
): Facts {
  requirePlanDay(state, effectiveOn, circumstances);
  const changes = changesOf(state);
  refuseUnless(
    changes.length > 0,
    'revise-what-was-proposed',
    `주요사업 ${state.project.projectId}에는 확정된 뒤에 제안된 목표가 없습니다.`,
    { projectId: state.project.projectId, phase: state.phase },
  );
  refuseUnless(
    round === state.round + 1,
    'rounds-without-gap',
    `다음 변경 차수는 ${state.round + 1}차입니다 (받은 값 ${round}차).`,
    { round, expected: state.round + 1 },
  );
  requireAnotherThanAuthors(state, circumstances);
  return record(state, { type: 'PlanRevised', ...on(effectiveOn), data: { round, changes } });
}

function handedIn(
  type: (PlanSubmitted | PlanResubmitted)['type'],
  { projectId, effectiveOn }: commands.SubmitPlan | commands.ResubmitPlan,
  state: LivingProject,
  states: States,
  circumstances: Circumstances,
): Facts {
  requireOwner(state, circumstances);
  requirePlanDay(state, effectiveOn, circumstances);
  requireTargets(state);
  requireWeightsOf100(state);
  const submitBy = states(guidelineStreamOf(projectId)).guideline?.submitBy ?? effectiveOn;
  return record(state, { type, ...on(effectiveOn), data: { late: effectiveOn > submitBy } });
}

function requireTargets({ indicators }: LivingProject): void {
  const without = [...indicators].filter(([, { target }]) => target === null).map(([id]) => id);
  refuseUnless(
    without.length === 0,
    'every-indicator-has-a-target',
    `목표가 없는 지표가 있습니다: ${without.join(', ')}.`,
    { indicators: without },
  );
}

function requireWeightsOf100({ indicators, project }: LivingProject): void {
  const weights = [...indicators.values()].map(({ definition }) => definition.weight);
  const sum = sumDecimals(weights);
  refuseUnless(
    compareDecimals(sum, '100') === 0,
    'weights-sum-to-100',
    `주요사업 ${project.projectId}의 지표 가중치를 더하면 100이어야 합니다 (지금 ${sum}).`,
    { weights, sum },
  );
}

/** Who wrote a plan does not decide on it. */
function requireAnotherThanAuthors({ authors }: LivingProject, { actor }: Circumstances): void {
  refuseUnless(
    !authors.includes(actor.id),
    'confirmer-is-not-proposer',
    '계획을 작성하거나 목표를 제안·조정하거나 제출한 사람은 그 계획을 확정하거나 변경 승인할 수 없습니다.',
    { actor: actor.id },
  );
}

const changesOf = ({ indicators }: LivingProject): readonly TargetChange[] =>
  [...indicators].flatMap(([indicatorId, { definition, target: former, requested: target }]) =>
    former === null || target === null
      ? []
      : [{ indicatorId, former, target, weakerThanLastYear: isWeakerThanLastYear(target, definition) }],
  );
