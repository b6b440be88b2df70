import type { FourYearPlanFact } from '../../../events/four-year-plan.events.ts';
import { refuseUnless } from '../../../kernel/rejection.ts';
import { groundsOf } from './change.rules.ts';
import type * as commands from './four-year-plan.commands.ts';
import { on, record, requireInOrder, requireLiving, type Facts, type StandingPlan } from './decision.ts';
import { lastChangeOf, linkedIds, type TaskState } from './task.state.ts';
import { requireContent, requireFundsHandedOn, requireNewTask, requirePledgeHandedOn } from './task.rules.ts';

export function defineTask(command: commands.DefineTask, state: StandingPlan): Facts {
  const { task, responsible, effectiveOn } = command;
  requireNewTask(state, task, responsible, effectiveOn);
  const grounds = groundsOf(state, 'content', [task], effectiveOn);
  return record(state, { type: 'TaskDefined', ...on(command), data: { task, responsible, grounds } });
}

export function reviseTask(command: commands.ReviseTask, state: StandingPlan): Facts {
  const { taskId, content, effectiveOn } = command;
  const { task, changedOn, startedOn } = requireLiving(state, taskId);
  requireInOrder(changedOn, effectiveOn);
  requireContent(state, content, startedOn);
  requirePledgeHandedOn([task], [{ ...content, taskId }]);
  const grounds = groundsOf(state, 'content', [task], effectiveOn);
  return record(state, { type: 'TaskRevised', ...on(command), data: { taskId, content, grounds } });
}

export function mergeTasks(command: commands.MergeTasks, state: StandingPlan): Facts {
  const { taskIds, into, responsible, effectiveOn } = command;
  refuseUnless(
    new Set(taskIds).size === taskIds.length && taskIds.length >= 2,
    'merger-of-several',
    '통합에는 서로 다른 과제가 둘 이상 있어야 합니다.',
    { taskIds },
  );
  const former = taskIds.map((taskId) => requireLiving(state, taskId));
  for (const task of former) requireInOrder(lastChangeOf(task), effectiveOn);
  requireNewTask(state, into, responsible, effectiveOn);
  requireFundsHandedOn(tasksOf(former), [into]);
  requirePledgeHandedOn(tasksOf(former), [into]);
  const grounds = groundsOf(state, 'content', tasksOf(former), effectiveOn);
  const lineIds = former.flatMap((task) => linkedIds(task.lines));
  const projectIds = new Set(former.flatMap((task) => linkedIds(task.projects)));
  return record(
    state,
    ...former.flatMap((task) => unlinked(task, command)),
    { type: 'TasksMerged', ...on(command), data: { taskIds, into, responsible, grounds } },
    ...linked(into.taskId, lineIds, [...projectIds], command),
  );
}

export function splitTask(command: commands.SplitTask, state: StandingPlan): Facts {
  const { taskId, into, effectiveOn } = command;
  const former = requireLiving(state, taskId);
  requireInOrder(lastChangeOf(former), effectiveOn);
  const ids = into.map(({ task }) => task.taskId);
  refuseUnless(
    new Set(ids).size === ids.length && ids.length >= 2,
    'split-into-several',
    '분할에는 서로 다른 과제가 둘 이상 있어야 합니다.',
    { taskIds: ids },
  );
  for (const { task, responsible } of into) requireNewTask(state, task, responsible, effectiveOn);
  const next = into.map(({ task }) => task);
  requireFundsHandedOn([former.task], next);
  requirePledgeHandedOn([former.task], next);
  requireLinksHandedOn(former, into);
  const grounds = groundsOf(state, 'content', [former.task], effectiveOn);
  const parts = into.map(({ task, responsible }) => ({ task, responsible }));
  return record(
    state,
    ...unlinked(former, command),
    { type: 'TaskSplit', ...on(command), data: { taskId, into: parts, grounds } },
    ...into.flatMap((part) => linked(part.task.taskId, part.lineIds, part.projectIds, command)),
  );
}

const tasksOf = (states: readonly TaskState[]) => states.map(({ task }) => task);

/** Every budget line goes to one part, so that nothing is counted twice; every project to one part or more. */
function requireLinksHandedOn({ lines, projects }: TaskState, into: readonly commands.TaskPart[]): void {
  const former = { lineIds: linkedIds(lines), projectIds: linkedIds(projects) };
  const next = {
    lineIds: into.flatMap((part) => part.lineIds),
    projectIds: [...new Set(into.flatMap((part) => part.projectIds))],
  };
  refuseUnless(
    sameMembers(former.lineIds, next.lineIds) && sameMembers(former.projectIds, next.projectIds),
    'links-handed-on',
    '분할되는 과제의 예산 과목은 한 과제로, 평가 사업은 한 과제 이상으로 빠짐없이 넘겨야 합니다.',
    { former, next },
  );
}

const sameMembers = (a: readonly string[], b: readonly string[]): boolean =>
  a.toSorted().join(' ') === b.toSorted().join(' ');

type Day = Pick<commands.MergeTasks, 'effectiveOn'>;

const unlinked = ({ task: { taskId }, lines, projects }: TaskState, day: Day): readonly FourYearPlanFact[] => [
  ...linkedIds(lines).map((lineId) => ({ type: 'BudgetLineUnlinked', ...on(day), data: { taskId, lineId } }) as const),
  ...linkedIds(projects).map(
    (projectId) => ({ type: 'ProjectUnlinked', ...on(day), data: { taskId, projectId } }) as const,
  ),
];

const linked = (
  taskId: string,
  lineIds: readonly string[],
  projectIds: readonly string[],
  day: Day,
): readonly FourYearPlanFact[] => [
  ...lineIds.map((lineId) => ({ type: 'BudgetLineLinked', ...on(day), data: { taskId, lineId } }) as const),
  ...projectIds.map((projectId) => ({ type: 'ProjectLinked', ...on(day), data: { taskId, projectId } }) as const),
];
