import type { FourYearPlanFact, TaskDepartment } from '../../../events/four-year-plan.events.ts';
import { streamName, type Circumstances, type Decided, type StateOf } from '../../../kernel/decider.ts';
import { refuseUnless } from '../../../kernel/rejection.ts';
import type { PlainDate } from '../../../kernel/time.ts';
import { isConfirmed, type Edition, type FourYearPlanState } from './four-year-plan.state.ts';
import { isOver, type TaskState } from './task.state.ts';

/** What every decision about a four-year plan is made of. */
export type Facts = readonly Decided<FourYearPlanFact>[];
export type States = StateOf<FourYearPlanState>;

/** The state of a plan that has one; every command but the draft needs it. */
export type StandingPlan = FourYearPlanState & {
  readonly plan: NonNullable<FourYearPlanState['plan']>;
  readonly edition: Edition;
};

export const CATEGORY = 'fourYearPlan';

export const planStream = (planId: string): string => streamName(CATEGORY, planId);

export const on = ({ effectiveOn }: { readonly effectiveOn: PlainDate }) => ({ schemaVersion: 1, effectiveOn });

export const record = ({ plan }: StandingPlan, ...facts: readonly FourYearPlanFact[]): Facts =>
  facts.map((fact) => ({ stream: planStream(plan.planId), fact }));

export function requireStanding(state: FourYearPlanState, planId: string): StandingPlan {
  refuseUnless(
    state.plan !== null && state.edition !== null,
    'plan-drafted-first',
    `4개년 계획 ${planId}이(가) 작성되지 않았습니다.`,
    { planId },
  );
  refuseUnless(
    state.supersededBy === null,
    'superseded-plan-refuses',
    `4개년 계획 ${planId}은(는) ${state.supersededBy ?? ''}(으)로 승계되어 더 기록할 수 없습니다.`,
    { planId, successorId: state.supersededBy },
  );
  return { ...state, plan: state.plan, edition: state.edition };
}

export function requireConfirmed(state: StandingPlan): void {
  refuseUnless(isConfirmed(state), 'plan-confirmed-first', '아직 한 번도 확정되지 않은 계획입니다.', {
    planId: state.plan.planId,
  });
}

export function requireNotInFuture(effectiveOn: PlainDate, { today }: Circumstances): void {
  refuseUnless(
    effectiveOn <= today,
    'effective-not-in-future',
    `귀속일 ${effectiveOn}이(가) 오늘(${today})보다 늦습니다.`,
    { effectiveOn, today },
  );
}

/** No step is dated before the one it follows. */
export function requireInOrder(before: PlainDate, effectiveOn: PlainDate): void {
  refuseUnless(
    before <= effectiveOn,
    'steps-in-order',
    `귀속일 ${effectiveOn}이(가) 앞 단계의 귀속일 ${before}보다 이릅니다.`,
    { effectiveOn, notBefore: before },
  );
}

/** What may stand in an id without being taken for a separator. */
export function requirePlainIds(ids: readonly string[]): void {
  refuseUnless(
    ids.every((id) => /^[A-Za-z0-9_-]{1,64}$/.test(id)),
    'ids-plain',
    `번호에는 영문자, 숫자, 줄표(-), 밑줄(_)만 쓸 수 있습니다 (받은 값 ${ids.join(', ')}).`,
    { ids },
  );
}

export function requireTask(state: FourYearPlanState, taskId: string): TaskState {
  const task = state.tasks.get(taskId);
  refuseUnless(task !== undefined, 'task-known', `이행과제 ${taskId}이(가) 이 계획에 없습니다.`, { taskId });
  return task;
}

/** A task about which something can still be done. */
export function requireLiving(state: FourYearPlanState, taskId: string): TaskState {
  const task = requireTask(state, taskId);
  refuseUnless(
    !isOver(task),
    'ended-task-refuses',
    `이행과제 ${taskId}은(는) 통합·분할·폐기되어 더 기록할 수 없습니다.`,
    { taskId, status: task.status, endedOn: task.endedOn },
  );
  return task;
}

export const isSame = (a: TaskDepartment, b: TaskDepartment): boolean => a.id === b.id;
