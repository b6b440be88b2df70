import type { FourYearPlanFact, Responsible, TaskDepartment } from '../../../events/four-year-plan.events.ts';
import { refuseUnless } from '../../../kernel/rejection.ts';
import type { PlainDate } from '../../../kernel/time.ts';
import type * as commands from './four-year-plan.commands.ts';
import { isSame, on, record, requireLiving, type Facts, type StandingPlan } from './decision.ts';
import { requireResponsible } from './task.rules.ts';
import { isOver, responsibleOn, type TaskState } from './task.state.ts';

export function reassignTask(command: commands.ReassignTask, state: StandingPlan): Facts {
  const { taskId, responsible } = command;
  const task = requireLiving(state, taskId);
  refuseUnless(
    !isSameResponsible(responsibleOn(task, command.effectiveOn), responsible),
    'reassignment-changes-something',
    `이행과제 ${taskId}의 주관·협조부서가 그대로입니다.`,
    { taskId },
  );
  return record(state, reassigned(task, responsible, command));
}

/** 조직개편: as main and as supporting department, the new one takes the place of the former ones. */
export function reassignDepartmentTasks(command: commands.ReassignDepartmentTasks, state: StandingPlan): Facts {
  const { fromDepartmentIds, to, effectiveOn } = command;
  const former = (department: TaskDepartment): boolean => fromDepartmentIds.includes(department.id);
  const facts = [...state.tasks.values()].flatMap((task) => {
    const { main, supporting } = responsibleOn(task, effectiveOn);
    if (isOver(task) || ![main, ...supporting].some(former)) return [];
    return [reassigned(task, replaced({ main, supporting }, former, to), command)];
  });
  return record(state, ...facts);
}

function replaced(
  { main, supporting }: Responsible,
  former: (department: TaskDepartment) => boolean,
  to: TaskDepartment,
): Responsible {
  const newMain = former(main) ? to : main;
  const rest = supporting.map((department) => (former(department) ? to : department));
  const others = rest.filter(
    (one, index) => !isSame(one, newMain) && rest.findIndex((it) => isSame(it, one)) === index,
  );
  return { main: newMain, supporting: others };
}

function reassigned(
  task: TaskState,
  { main, supporting }: Responsible,
  command: { readonly effectiveOn: PlainDate },
): FourYearPlanFact {
  const { taskId } = task.task;
  requireResponsible({ main, supporting });
  const since = task.responsible.at(-1)?.since ?? task.startedOn;
  refuseUnless(
    since <= command.effectiveOn,
    'reassigned-in-order',
    `이행과제 ${taskId}의 주관부서는 ${since}부터 이미 정해져 있어 ${command.effectiveOn}자로 바꿀 수 없습니다.`,
    { taskId, since, effectiveOn: command.effectiveOn },
  );
  const from = responsibleOn(task, command.effectiveOn).main;
  return { type: 'TaskReassigned', ...on(command), data: { taskId, from, responsible: { main, supporting } } };
}

const isSameResponsible = (a: Responsible, b: Responsible): boolean =>
  isSame(a.main, b.main) &&
  a.supporting.length === b.supporting.length &&
  a.supporting.every((department, index) => department.id === b.supporting[index]?.id);
