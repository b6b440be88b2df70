import { refuseUnless } from '../../../kernel/rejection.ts';
import type * as commands from './four-year-plan.commands.ts';
import { on, record, requireConfirmed, requirePlainIds, type Facts, type StandingPlan } from './decision.ts';
import { isOver } from './task.state.ts';

export function approveChange(command: commands.ApproveChange, state: StandingPlan): Facts {
  const { taskIds, change } = command;
  requireChangeable(command, state);
  return record(state, { type: 'ChangeApproved', ...on(command), data: { taskIds, change } });
}

/** Carried: more than half of the jurors are present, and more than half of those are in favour. */
export function recordJuryVote(command: commands.RecordJuryVote, state: StandingPlan): Facts {
  const { taskIds, change, jurors, present, inFavour } = command;
  requireChangeable(command, state);
  refuseUnless(
    0 <= inFavour && inFavour <= present && present <= jurors && jurors > 0,
    'votes-within-jury',
    `찬성 ${inFavour}명, 출석 ${present}명, 정원 ${jurors}명의 순서로 같거나 커야 합니다.`,
    { jurors, present, inFavour },
  );
  const carried = 2 * present > jurors && 2 * inFavour > present;
  const data = { taskIds, change, jurors, present, inFavour, carried };
  return record(state, { type: 'JuryVoted', ...on(command), data });
}

/** The task of an approval may be one that is not defined yet. */
function requireChangeable({ taskIds }: { readonly taskIds: readonly string[] }, state: StandingPlan): void {
  requireConfirmed(state);
  requirePlainIds(taskIds);
  const over = taskIds.filter((taskId) => {
    const task = state.tasks.get(taskId);
    return task !== undefined && isOver(task);
  });
  refuseUnless(
    taskIds.length > 0 && over.length === 0,
    'change-of-living-tasks',
    `통합·분할·폐기된 과제(${over.join(', ')})는 바꿀 수 없고, 과제가 하나는 있어야 합니다.`,
    { taskIds, over },
  );
}
