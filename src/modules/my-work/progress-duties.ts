import type { PlainDate } from '../../kernel/time.ts';
import type {
  PlanTaskView,
  PlanTree,
  PlanYearOfTask,
} from '../../projections/four-year-plan/four-year-plan.queries.ts';
import { duty, ofDepartment, ofRole, type Duty } from './duty.ts';

/** 추진실적 of one year of a four-year plan, as that plan stands on the day that is asked. */
export function progressDuties(plan: PlanTree, year: number, on: PlainDate): readonly Duty[] {
  const { submitBy = null, fixedOn = null } = plan.summary.years.find((one) => one.year === year) ?? {};
  // What the final report did not find is asked for no more, once its year is over.
  if (submitBy === null || (fixedOn !== null && String(year) < on.slice(0, 4))) return [];
  const tasks = plan.goals.flatMap(({ fields }) => fields.flatMap((field) => field.tasks));
  return tasks.flatMap((task) =>
    task.years.filter((one) => one.year === year).flatMap(({ report }) => reportOf(plan, task, report, submitBy, on)),
  );
}

function reportOf(
  { planId }: PlanTree,
  { taskId, name: title, then: { main } }: PlanTaskView,
  { state, late, opinion }: PlanYearOfTask['report'],
  due: PlainDate,
  on: PlainDate,
): readonly Duty[] {
  if (main === null) return [];
  const asked = { of: ofDepartment(main), subjectId: `${planId}/${taskId}`, title, due };
  switch (state) {
    case 'not-asked':
      return [];
    case 'due':
      return [duty({ ...asked, kind: 'progress-report' }, on)];
    case 'unreported':
      return [duty({ ...asked, kind: 'progress-report', late: true }, on)];
    case 'returned':
      return [duty({ ...asked, kind: 'progress-supplement', note: opinion }, on)];
    case 'submitted':
      return [
        duty({ ...asked, kind: 'progress-report', done: true, late }, on),
        duty({ ...asked, kind: 'progress-review', of: ofRole('evaluator'), due: null }, on),
      ];
    case 'accepted':
    case 'fixed':
      return [duty({ ...asked, kind: 'progress-report', done: true, late }, on)];
  }
}
