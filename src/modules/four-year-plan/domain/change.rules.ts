import type { Change, ChangeGround } from '../../../events/four-year-plan.events.ts';
import { refuseUnless } from '../../../kernel/rejection.ts';
import type { PlainDate } from '../../../kernel/time.ts';
import type { StandingPlan } from './decision.ts';
import { consentKey, isConfirmed } from './four-year-plan.state.ts';

export const CHANGE_NAMES: Readonly<Record<Change, string>> = {
  content: '내용변경',
  suspension: '보류',
  abolition: '폐기',
  reversal: '완료 되돌림',
};

/** What the residents' jury votes on, where the task is a pledge; a reversal is a finding, no change of the promise. */
const JURY_CHANGES: readonly Change[] = ['content', 'suspension', 'abolition'];

export interface Changed {
  readonly taskId: string;
  readonly pledge: boolean;
}

/**
 * 공약관리 규정 (domain.md §4): the head of office has approved this change of this task, and of a pledge the jury has
 * voted for it; by the day from which it counts. A plan that was never confirmed is only a draft, and needs neither.
 */
export function groundsOf(
  state: StandingPlan,
  change: Change,
  tasks: readonly Changed[],
  effectiveOn: PlainDate,
): readonly ChangeGround[] {
  if (!isConfirmed(state)) return [];
  return tasks.map(({ taskId, pledge }) => {
    const key = consentKey(change, taskId);
    const approval = state.approvals.get(key);
    refuseUnless(
      approval !== undefined && approval.on <= effectiveOn,
      'head-of-office-approves-change',
      `이행과제 ${taskId}의 ${CHANGE_NAMES[change]}에는 귀속일까지 구청장·부구청장의 승인이 있어야 합니다.`,
      { taskId, change, approvedOn: approval?.on ?? null },
    );
    if (!pledge || !JURY_CHANGES.includes(change)) return { taskId, approval: approval.eventId, vote: null };
    const vote = state.votes.get(key);
    refuseUnless(
      vote !== undefined && vote.on <= effectiveOn,
      'jury-votes-on-pledge',
      `공약 과제 ${taskId}의 ${CHANGE_NAMES[change]}에는 귀속일까지 주민배심원단의 가결이 있어야 합니다.`,
      { taskId, change, votedOn: vote?.on ?? null },
    );
    return { taskId, approval: approval.eventId, vote: vote.eventId };
  });
}
