import type { FourYearPlanFact, PlanTask, Responsible } from '../../events/four-year-plan.events.ts';
import { knownAt, type StoredEvent } from '../../kernel/domain-event.ts';
import type { Rows } from '../../kernel/projection.ts';
import * as tables from './plan-tables.projection.ts';

const planIdOf = (event: StoredEvent): string => event.stream.slice(event.stream.indexOf('-') + 1);

export const said = (event: StoredEvent, ordinal: number) => ({
  position: event.position,
  ordinal,
  plan_id: planIdOf(event),
});

/** The tasks that an event is about; it stands in the history of each. */
function tasksOf({ type, data }: FourYearPlanFact): readonly string[] {
  if (type === 'TaskDefined') return [data.task.taskId];
  if (type === 'TasksMerged') return [...data.taskIds, data.into.taskId];
  if (type === 'TaskSplit') return [data.taskId, ...data.into.map(({ task }) => task.taskId)];
  if (type === 'ProgressFixed') return data.results.map(({ taskId }) => taskId);
  if (type === 'ChangeApproved' || type === 'JuryVoted') return data.taskIds;
  return 'taskId' in data ? [data.taskId] : [];
}

export function putFact(event: StoredEvent<FourYearPlanFact>, rows: Rows): void {
  const taskIds = tasksOf(event.fact);
  for (const [ordinal, task_id] of (taskIds.length > 0 ? taskIds : [null]).entries())
    rows.put(tables.planFact, {
      ...said(event, ordinal),
      task_id,
      event_id: event.id,
      type: event.fact.type,
      effective_on: event.fact.effectiveOn,
      known_at: knownAt(event),
      recorded_at: event.recordedAt,
      actor_name: event.meta.actor.name,
      actor_department: event.meta.actor.departmentName,
      reason: event.meta.reason,
      document: event.meta.document,
    });
}

interface TaskStatus {
  readonly taskId: string;
  readonly status: tables.PlanTaskStatusRow['status'];
}

export function putContents(event: StoredEvent, tasks: readonly PlanTask[], rows: Rows): void {
  let ordinal = 0;
  for (const [index, { taskId, fieldId, name, pledge, years }] of tasks.entries()) {
    rows.put(tables.planTask, { ...said(event, index), task_id: taskId, field_id: fieldId, name, pledge });
    for (const { year, target, funds } of years) {
      const row = { ...said(event, ordinal), task_id: taskId, year, target, ...funds };
      rows.put(tables.planTaskYear, row);
      ordinal += 1;
    }
  }
}

export function putDepartments(
  event: StoredEvent,
  tasks: readonly { readonly taskId: string; readonly responsible: Responsible }[],
  rows: Rows,
): void {
  const departments = tasks.flatMap(({ taskId, responsible: { main, supporting } }) => [
    { task_id: taskId, role: 'main', department_id: main.id, department_name: main.name } as const,
    ...supporting.map(
      ({ id, name }) => ({ task_id: taskId, role: 'supporting', department_id: id, department_name: name }) as const,
    ),
  ]);
  for (const [ordinal, row] of departments.entries())
    rows.put(tables.planTaskDepartment, { ...said(event, ordinal), ...row });
}

export function putStatuses(event: StoredEvent, statuses: readonly TaskStatus[], rows: Rows): void {
  for (const [ordinal, { taskId, status }] of statuses.entries())
    rows.put(tables.planTaskStatus, { ...said(event, ordinal), task_id: taskId, status });
}
