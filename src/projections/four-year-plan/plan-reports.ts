import type { PlainDate } from '../../kernel/time.ts';
import type { YearReport } from './four-year-plan.queries.ts';
import type { PlanRows } from './plan-reader.ts';
import { ENDS } from './plan-tables.projection.ts';

/** Of each task and year. */
const key = ({ task_id, year }: { readonly task_id: string; readonly year: number }): string => `${task_id}/${year}`;
const keyed = <R extends { readonly task_id: string; readonly year: number }>(rows: readonly R[]) =>
  new Map(rows.map((row) => [key(row), row]));

export const hasEnded = (status: string): boolean => ENDS.some((end) => end === status);

const NOT_ASKED: YearReport = {
  state: 'not-asked',
  late: false,
  unreported: false,
  progressTenths: null,
  achievement: null,
  submittedOn: null,
  department: null,
  opinion: null,
  eventId: null,
};

type ReportOf = (taskId: string, year: number) => YearReport;

/** What each task has reported of each year, as seen on that day. */
export function reportsOf(rows: PlanRows, day: PlainDate): ReportOf {
  const submissions = keyed(rows.submissions);
  const reviews = keyed(rows.reviews);
  const results = keyed(rows.results);
  const deadlines = new Map(
    rows.milestones.flatMap(({ kind, year, submit_by }) => (kind === 'guideline' ? [[year, submit_by] as const] : [])),
  );
  const statuses = new Map(rows.statuses.map((row) => [row.task_id, row]));
  const started = new Map(rows.tasks.map((row) => [row.task_id, row.started]));

  const isAsked = (taskId: string, submitBy: PlainDate): boolean => {
    const status = statuses.get(taskId);
    const begun = started.get(taskId);
    if (!status || begun === undefined || begun > submitBy) return false;
    return !(hasEnded(status.status) || status.status === 'abolished') || status.since > submitBy;
  };

  return (taskId, year) => {
    const id = key({ task_id: taskId, year });
    const submission = submissions.get(id);
    const result = results.get(id);
    const said = submission ? submittedReport(submission, reviews.get(id)) : NOT_ASKED;
    if (result) return fixedReport(said, result);
    const submitBy = deadlines.get(year);
    if (submitBy == null || !isAsked(taskId, submitBy)) return said;
    const overdue = day > submitBy;
    if (submission) return { ...said, unreported: overdue && said.state === 'returned' };
    return { ...said, state: overdue ? 'unreported' : 'due', unreported: overdue };
  };
}

/** A review counts for the submission that it names; what was submitted since waits for its own. */
function submittedReport(
  submission: PlanRows['submissions'][number],
  lastReview: PlanRows['reviews'][number] | undefined,
): YearReport {
  const review = lastReview?.reviews === submission.event_id ? lastReview : null;
  return {
    state: review?.verdict ?? 'submitted',
    late: submission.late,
    unreported: false,
    progressTenths: submission.progress_tenths,
    achievement: submission.achievement,
    submittedOn: submission.since,
    department: { id: submission.department_id, name: submission.department_name },
    opinion: review?.opinion ?? null,
    eventId: submission.event_id,
  };
}

/** An abolished task without a report owes none. */
function fixedReport(said: YearReport, result: PlanRows['results'][number]): YearReport {
  const unreported = result.progress_tenths === null && result.status !== 'abolished';
  return {
    ...said,
    state: unreported ? 'unreported' : 'fixed',
    unreported,
    progressTenths: result.progress_tenths,
    department: { id: result.department_id, name: result.department_name },
    eventId: result.event_id,
  };
}
