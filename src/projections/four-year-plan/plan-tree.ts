import type {
  Department,
  PlanEdition,
  PlanField,
  PlanGoal,
  PlanHead,
  TasksSummary,
  PlanTaskView,
  PlanYearOfTask,
  Responsible,
} from './four-year-plan.queries.ts';
import type { PlanRows } from './plan-reader.ts';
import type { PlainDate } from '../../kernel/time.ts';
import { hasEnded, reportsOf } from './plan-reports.ts';
import { summaryOf, type Calendar } from './plan-summary.ts';

const byNumber = new Intl.Collator('ko', { numeric: true });

/** null when there was no such plan at these clocks. */
export function headOf(planId: string, { heads, milestones }: PlanRows): PlanHead | null {
  const [head] = heads;
  if (!head) return null;
  return {
    planId,
    name: head.name,
    period: { from: head.from_day, until: head.until_day },
    coordinator: { id: head.coordinator_id, name: head.coordinator_name },
    editions: editionsOf(milestones),
    successor: milestones.find(({ kind }) => kind === 'superseded')?.title ?? null,
  };
}

/** The first edition is open from the draft on, and no event of its own says so. */
function editionsOf(milestones: PlanRows['milestones']): readonly PlanEdition[] {
  const numbers = new Set([1, ...milestones.flatMap(({ edition }) => (edition === null ? [] : [edition]))]);
  return [...numbers].map((edition) => {
    const of = (kind: string) => milestones.find((one) => one.kind === kind && one.edition === edition);
    const confirmed = of('confirmed');
    const published = of('published');
    return {
      edition,
      basedOnYear: of('opened')?.year ?? null,
      confirmedOn: confirmed?.since ?? null,
      publishedOn: published?.since ?? null,
      title: published?.title ?? null,
      counts: confirmed
        ? { goals: confirmed.goals ?? 0, fields: confirmed.fields ?? 0, tasks: confirmed.tasks ?? 0 }
        : null,
    };
  });
}

export function calendarOf({ period }: PlanHead, { milestones, results }: PlanRows): Calendar {
  const [first, last] = [period.from, period.until].map((day) => Number(day.slice(0, 4)));
  const years = Array.from({ length: (last ?? 0) - (first ?? 0) + 1 }, (_, index) => (first ?? 0) + index);
  return { years, milestones, results };
}

/** Every task there was at these clocks, those that went on as others included, by number. */
export function tasksOf(
  rows: PlanRows,
  departmentsNow: PlanRows['departments'],
  day: PlainDate,
): readonly PlanTaskView[] {
  const reportOf = reportsOf(rows, day);
  const statuses = new Map(rows.statuses.map((row) => [row.task_id, row]));
  const years = groupOf(rows.years);
  const secured = groupOf(rows.secured);
  const then = groupOf(rows.departments);
  const now = groupOf(departmentsNow);
  const links = groupOf(rows.links.filter(({ linked }) => linked));
  const tasks = rows.tasks.flatMap((task): PlanTaskView[] => {
    const { task_id: taskId } = task;
    const status = statuses.get(taskId);
    if (!status) return [];
    const targets = (kind: string) =>
      (links.get(taskId) ?? []).flatMap((link) => (link.kind === kind ? [link.target] : []));
    return [
      {
        taskId,
        name: task.name,
        fieldId: task.field_id,
        pledge: task.pledge,
        status: status.status,
        statusSince: status.since,
        statusEventId: status.event_id,
        contentEventId: task.event_id,
        then: responsibleOf(then.get(taskId) ?? []),
        now: responsibleOf(now.get(taskId) ?? []),
        lineIds: targets('line'),
        projectIds: targets('project'),
        years: yearsOf(years.get(taskId) ?? [], secured.get(taskId) ?? [], (year) => reportOf(taskId, year)),
      },
    ];
  });
  return tasks.sort((a, b) => byNumber.compare(a.taskId, b.taskId));
}

/** Years that are planned, and years of which something is secured. */
function yearsOf(
  planned: PlanRows['years'],
  secured: PlanRows['secured'],
  reportOf: (year: number) => PlanYearOfTask['report'],
): readonly PlanYearOfTask[] {
  const years = [...new Set([...planned, ...secured].map(({ year }) => year))].sort((a, b) => a - b);
  return years.map((year) => {
    const plan = planned.find((row) => row.year === year);
    const stated = secured.find((row) => row.year === year);
    return {
      year,
      target: plan?.target ?? null,
      plannedWon: plan ? wonOf(plan) : 0,
      securedWon: stated ? wonOf(stated) : null,
      report: reportOf(year),
    };
  });
}

const wonOf = ({ national, city, district, other }: PlanRows['secured'][number]): number =>
  national + city + district + other;

function responsibleOf(rows: PlanRows['departments']): Responsible {
  const of = (role: string): Department[] =>
    rows.flatMap((row) => (row.role === role ? [{ id: row.department_id, name: row.department_name }] : []));
  return { main: of('main')[0] ?? null, supporting: of('supporting') };
}

/** Branches in the order in which they were defined; a branch without a task is shown, too. */
export function goalsOf(
  { branches }: PlanRows,
  tasks: readonly PlanTaskView[],
  calendar: Calendar,
): { readonly summary: TasksSummary; readonly goals: readonly PlanGoal[] } {
  const goals = branches.filter(({ goal_id }) => goal_id === null);
  const withTasks = goals.map(({ branch_id: goalId, name }): PlanGoal => {
    const ids = branches.filter(({ goal_id }) => goal_id === goalId);
    const fields = ids.map((branch): PlanField => {
      const own = tasks.filter(({ fieldId }) => fieldId === branch.branch_id);
      return {
        fieldId: branch.branch_id,
        name: branch.name,
        summary: summaryOf(own, calendar),
        tasks: own.filter(({ status }) => !hasEnded(status)),
      };
    });
    const own = tasks.filter(({ fieldId }) => ids.some(({ branch_id }) => branch_id === fieldId));
    return { goalId, name, summary: summaryOf(own, calendar), fields };
  });
  return { summary: summaryOf(tasks, calendar), goals: withTasks };
}

function groupOf<R extends { readonly task_id: string }>(rows: readonly R[]): ReadonlyMap<string, readonly R[]> {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const group = groups.get(row.task_id);
    if (group) group.push(row);
    else groups.set(row.task_id, [row]);
  }
  return groups;
}
