import { HUNDRED, multiply, rational, shownText } from '../../kernel/rational.ts';
import type { TasksSummary, PlanTaskView, PlanYearSummary, Share, Status } from './four-year-plan.queries.ts';
import type { PlanRows } from './plan-reader.ts';
import { hasEnded } from './plan-reports.ts';

/** In percent, rounded once. Ratios of parts are never added: 9.02 + 32.79 = 41.81, and 102 of 244 is 41.80. */
export const shareOf = (part: number, base: number, decimals: number): Share => ({
  part,
  base,
  percent: base === 0 ? null : shownText(multiply(rational(BigInt(part), BigInt(base)), HUNDRED), decimals),
});

const fulfilmentOf = (statuses: readonly string[]): Share => {
  const kept = statuses.filter((status) => status === 'completed' || status === 'completed-continuing');
  return shareOf(kept.length, statuses.length, 1);
};

const sum = <T>(items: readonly T[], amount: (item: T) => number): number =>
  items.reduce((total, item) => total + amount(item), 0);

/** What the summaries of one plan are made with. */
export interface Calendar {
  readonly years: readonly number[];
  readonly milestones: PlanRows['milestones'];
  readonly results: PlanRows['results'];
}

/** Numbers of these tasks; those that went on as others count in the reports of their years only. */
export function summaryOf(tasks: readonly PlanTaskView[], calendar: Calendar): TasksSummary {
  const standing = tasks.filter(({ status }) => !hasEnded(status));
  const count = (status: Status): number => standing.filter((task) => task.status === status).length;
  const years = standing.flatMap((task) => task.years);
  const within = years.filter(({ year }) => calendar.years.includes(year));
  const secured = (of: typeof years): Share =>
    shareOf(
      sum(of, ({ securedWon }) => securedWon ?? 0),
      sum(of, ({ plannedWon }) => plannedWon),
      2,
    );
  return {
    tasks: standing.length,
    byStatus: {
      completed: count('completed'),
      'completed-continuing': count('completed-continuing'),
      'on-track': count('on-track'),
      partial: count('partial'),
      suspended: count('suspended'),
      abolished: count('abolished'),
    },
    fulfilment: fulfilmentOf(standing.map(({ status }) => status)),
    secured: secured(years),
    securedWithinPlan: secured(within),
    securedUnstated: standing.filter((task) => task.years.every(({ securedWon }) => securedWon === null)).length,
    years: calendar.years.map((year) => yearSummaryOf(year, tasks, standing, calendar)),
  };
}

function yearSummaryOf(
  year: number,
  tasks: readonly PlanTaskView[],
  standing: readonly PlanTaskView[],
  { milestones, results }: Calendar,
): PlanYearSummary {
  const cells = tasks.flatMap((task) => task.years.filter((one) => one.year === year));
  const own = standing.flatMap((task) => task.years.filter((one) => one.year === year));
  const asked = cells.map(({ report }) => report).filter(({ state }) => state !== 'not-asked');
  const progress = asked.flatMap(({ progressTenths, state }) =>
    progressTenths === null || state === 'returned' ? [] : [progressTenths],
  );
  const taskIds = new Set(tasks.map(({ taskId }) => taskId));
  const fixed = results.filter((result) => result.year === year && taskIds.has(result.task_id));
  const milestone = (kind: string) => milestones.find((one) => one.kind === kind && one.year === year);
  return {
    year,
    submitBy: milestone('guideline')?.submit_by ?? null,
    fixedOn: milestone('final-report')?.since ?? null,
    expected: asked.length,
    reported: progress.length,
    late: asked.filter(({ late }) => late).length,
    unreported: asked.filter(({ unreported }) => unreported).length,
    // The tenths of n tasks are of n times 1000.
    progress: shareOf(
      sum(progress, (tenths) => tenths),
      1000 * progress.length,
      1,
    ),
    fulfilment: fixed.length === 0 ? null : fulfilmentOf(fixed.map(({ status }) => status)),
    plannedWon: sum(own, ({ plannedWon }) => plannedWon),
    securedWon: sum(own, ({ securedWon }) => securedWon ?? 0),
  };
}
