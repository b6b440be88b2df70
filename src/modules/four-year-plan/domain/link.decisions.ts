import { refuseUnless } from '../../../kernel/rejection.ts';
import type { PlainDate } from '../../../kernel/time.ts';
import type * as commands from './four-year-plan.commands.ts';
import { on, record, requireInOrder, requireLiving, requireTask, type Facts, type StandingPlan } from './decision.ts';
import type { Link } from './task.state.ts';

/** A line belongs to one task of the plan, so that sums over tasks count its won once. */
export function linkBudgetLine(command: commands.LinkBudgetLine, state: StandingPlan): Facts {
  const { taskId, lineId, effectiveOn } = command;
  requireLiving(state, taskId);
  for (const { task, lines } of state.tasks.values()) {
    const link = lines.get(lineId);
    refuseUnless(
      link?.linked !== true,
      'line-linked-once',
      `예산 과목 ${lineId}은(는) 이미 이행과제 ${task.taskId}에 연결되어 있습니다.`,
      { lineId, taskId: task.taskId },
    );
    requireInOrder(link?.on ?? effectiveOn, effectiveOn);
  }
  return record(state, { type: 'BudgetLineLinked', ...on(command), data: { taskId, lineId } });
}

export function unlinkBudgetLine(command: commands.UnlinkBudgetLine, state: StandingPlan): Facts {
  const { taskId, lineId } = command;
  requireLink(requireTask(state, taskId).lines, lineId, command);
  return record(state, { type: 'BudgetLineUnlinked', ...on(command), data: { taskId, lineId } });
}

export function linkProject(command: commands.LinkProject, state: StandingPlan): Facts {
  const { taskId, projectId, effectiveOn } = command;
  const link = requireLiving(state, taskId).projects.get(projectId);
  refuseUnless(
    link?.linked !== true,
    'project-linked-once',
    `평가 사업 ${projectId}은(는) 이미 이행과제 ${taskId}에 연결되어 있습니다.`,
    { projectId, taskId },
  );
  requireInOrder(link?.on ?? effectiveOn, effectiveOn);
  return record(state, { type: 'ProjectLinked', ...on(command), data: { taskId, projectId } });
}

export function unlinkProject(command: commands.UnlinkProject, state: StandingPlan): Facts {
  const { taskId, projectId } = command;
  requireLink(requireTask(state, taskId).projects, projectId, command);
  return record(state, { type: 'ProjectUnlinked', ...on(command), data: { taskId, projectId } });
}

function requireLink(
  links: ReadonlyMap<string, Link>,
  id: string,
  { taskId, effectiveOn }: { readonly taskId: string; readonly effectiveOn: PlainDate },
): void {
  const link = links.get(id);
  refuseUnless(link?.linked === true, 'link-known', `${id}은(는) 이행과제 ${taskId}에 연결되어 있지 않습니다.`, {
    id,
    taskId,
  });
  requireInOrder(link.on, effectiveOn);
}
