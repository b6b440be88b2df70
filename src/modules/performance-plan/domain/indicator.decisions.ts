import type { Circumstances } from '../../../kernel/decider.ts';
import { refuseUnless } from '../../../kernel/rejection.ts';
import {
  on,
  record,
  requireIndicator,
  requireOwner,
  requirePhase,
  requirePlainCodes,
  requirePlanDay,
  type Facts,
  type LivingProject,
} from './decision.ts';
import { isWeakerThanLastYear, requireSoundDefinition, requireSoundTarget } from './indicator.rules.ts';
import type * as commands from './performance-plan.commands.ts';
import type { Phase } from './performance-plan.state.ts';

export function defineIndicator(
  { indicatorId, definition, effectiveOn }: commands.DefineIndicator,
  state: LivingProject,
  circumstances: Circumstances,
): Facts {
  requireWriting(state, effectiveOn, circumstances, ['draft', 'returned']);
  requirePlainCodes([indicatorId]);
  requireSoundDefinition(definition);
  return record(state, { type: 'IndicatorDefined', ...on(effectiveOn), data: { indicatorId, definition } });
}

export function dropIndicator(
  { indicatorId, effectiveOn }: commands.DropIndicator,
  state: LivingProject,
  circumstances: Circumstances,
): Facts {
  requireWriting(state, effectiveOn, circumstances, ['draft', 'returned']);
  requireIndicator(state, indicatorId);
  return record(state, { type: 'IndicatorDropped', ...on(effectiveOn), data: { indicatorId } });
}

/** Of a confirmed plan it asks for a revision; while 평가팀 looks at a plan, only they change it. */
export function proposeTarget(
  { indicatorId, target, effectiveOn }: commands.ProposeTarget,
  state: LivingProject,
  circumstances: Circumstances,
): Facts {
  requireWriting(state, effectiveOn, circumstances, ['draft', 'returned', 'confirmed']);
  const { definition } = requireIndicator(state, indicatorId);
  requireSoundTarget(target, definition);
  const data = { indicatorId, target, weakerThanLastYear: isWeakerThanLastYear(target, definition) };
  return record(state, { type: 'TargetProposed', ...on(effectiveOn), data });
}

export function adjustTarget(
  { indicatorId, target, effectiveOn }: commands.AdjustTarget,
  state: LivingProject,
  circumstances: Circumstances,
): Facts {
  requirePlanDay(state, effectiveOn, circumstances);
  const { definition, requested, target: standing } = requireIndicator(state, indicatorId);
  const former = state.phase === 'submitted' ? standing : requested;
  refuseUnless(
    former !== null,
    'adjust-under-review',
    `지표 ${indicatorId}의 목표는 제출된 계획이나 변경 요청에서만 조정할 수 있습니다.`,
    { indicatorId, phase: state.phase },
  );
  requireSoundTarget(target, definition);
  const data = { indicatorId, target, former, weakerThanLastYear: isWeakerThanLastYear(target, definition) };
  return record(state, { type: 'TargetAdjusted', ...on(effectiveOn), data });
}

function requireWriting(
  state: LivingProject,
  effectiveOn: string,
  circumstances: Circumstances,
  phases: readonly Phase[],
): void {
  requireOwner(state, circumstances);
  requirePhase(state, phases, 'plan-open-for-writing', '고칠 수 없습니다');
  requirePlanDay(state, effectiveOn, circumstances);
}
