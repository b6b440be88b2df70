import type { GoingStatus, Status } from '../../../events/four-year-plan.events.ts';
import { refuseUnless } from '../../../kernel/rejection.ts';
import { groundsOf } from './change.rules.ts';
import type * as commands from './four-year-plan.commands.ts';
import { on, record, requireInOrder, requireLiving, type Facts, type StandingPlan } from './decision.ts';

const STATUS_NAMES: Readonly<Record<Status, string>> = {
  completed: '완료',
  'completed-continuing': '이행후계속추진',
  'on-track': '정상추진',
  partial: '일부추진',
  suspended: '보류',
  abolished: '폐기',
};

const isFulfilled = (status: Status): boolean => status === 'completed' || status === 'completed-continuing';

export function changeTaskStatus(command: commands.ChangeTaskStatus, state: StandingPlan): Facts {
  const { taskId, status, effectiveOn } = command;
  const living = requireLiving(state, taskId);
  requireInOrder(living.changedOn, effectiveOn);
  const from = requireGoing(living.status, taskId);
  refuseUnless(from !== status, 'status-changes', `이행과제 ${taskId}은(는) 이미 '${STATUS_NAMES[status]}'입니다.`, {
    taskId,
    status,
  });
  const reverts = isFulfilled(from) && !isFulfilled(status);
  const grounds = reverts ? groundsOf(state, 'reversal', [living.task], effectiveOn) : [];
  return record(state, { type: 'TaskStatusChanged', ...on(command), data: { taskId, from, status, grounds } });
}

export function suspendTask(command: commands.SuspendTask, state: StandingPlan): Facts {
  const { taskId, effectiveOn } = command;
  const { task, status, changedOn } = requireLiving(state, taskId);
  requireInOrder(changedOn, effectiveOn);
  requireGoing(status, taskId);
  const grounds = groundsOf(state, 'suspension', [task], effectiveOn);
  return record(state, { type: 'TaskSuspended', ...on(command), data: { taskId, grounds } });
}

export function resumeTask(command: commands.ResumeTask, state: StandingPlan): Facts {
  const { taskId, effectiveOn } = command;
  const living = requireLiving(state, taskId);
  requireInOrder(living.changedOn, effectiveOn);
  refuseUnless(
    living.status === 'suspended',
    'resume-what-is-suspended',
    `보류된 과제만 재개할 수 있습니다 (${taskId}은(는) '${STATUS_NAMES[living.status]}').`,
    { taskId, status: living.status },
  );
  return record(state, { type: 'TaskResumed', ...on(command), data: { taskId, status: command.status } });
}

export function abolishTask(command: commands.AbolishTask, state: StandingPlan): Facts {
  const { taskId, effectiveOn } = command;
  const { task, changedOn } = requireLiving(state, taskId);
  requireInOrder(changedOn, effectiveOn);
  const grounds = groundsOf(state, 'abolition', [task], effectiveOn);
  return record(state, { type: 'TaskAbolished', ...on(command), data: { taskId, grounds } });
}

function requireGoing(status: Status, taskId: string): GoingStatus {
  refuseUnless(
    status !== 'suspended' && status !== 'abolished',
    'suspended-task-resumes-first',
    `이행과제 ${taskId}은(는) '${STATUS_NAMES[status]}' 상태입니다. 먼저 재개해야 합니다.`,
    { taskId, status },
  );
  return status;
}
