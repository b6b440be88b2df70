import { describe, expect, test } from '@jest/globals';
import type { PlanTaskView, PlanYearOfTask, YearReport } from './four-year-plan.queries.ts';
import { shareOf, summaryOf } from './plan-summary.ts';

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
const NOBODY = { main: null, supporting: [] };
const yearOf = (year: number, changes: Partial<PlanYearOfTask> = {}): PlanYearOfTask => ({
  year,
  target: null,
  plannedWon: 0,
  securedWon: null,
  report: NOT_ASKED,
  ...changes,
});
const taskOf = (
  taskId: string,
  status: PlanTaskView['status'],
  years: readonly PlanYearOfTask[] = [],
): PlanTaskView => ({
  taskId,
  name: taskId,
  fieldId: 'F1',
  pledge: true,
  status,
  statusSince: '2023-01-02',
  statusEventId: 'e1',
  contentEventId: 'e1',
  then: NOBODY,
  now: NOBODY,
  lineIds: [],
  projectIds: [],
  years,
});
const CALENDAR = { years: [2023, 2024, 2025, 2026], milestones: [], results: [] };

/** So many tasks of each status. */
const tasksBy = (counts: Partial<Record<PlanTaskView['status'], number>>): readonly PlanTaskView[] =>
  (['completed', 'completed-continuing', 'on-track', 'partial', 'suspended', 'abolished', 'merged'] as const).flatMap(
    (status) => Array.from({ length: counts[status] ?? 0 }, (_, index) => taskOf(`${status}-${index}`, status)),
  );

describe('공약이행률 from counts', () => {
  test('216 of 262 are 82.4%', () => {
    const { fulfilment } = summaryOf(tasksBy({ completed: 200, 'completed-continuing': 16, 'on-track': 46 }), CALENDAR);
    expect(fulfilment).toEqual({ part: 216, base: 262, percent: '82.4' });
  });

  test('22 and 80 of 244 are 41.8%, although 9.02% and 32.79% are 41.81%', () => {
    expect([shareOf(22, 244, 2), shareOf(80, 244, 2), shareOf(102, 244, 2)].map(({ percent }) => percent)).toEqual([
      '9.02',
      '32.79',
      '41.80',
    ]);
    const { fulfilment } = summaryOf(tasksBy({ completed: 22, 'completed-continuing': 80, partial: 142 }), CALENDAR);
    expect(fulfilment).toEqual({ part: 102, base: 244, percent: '41.8' });
  });

  test('of two branches together is sum over sum, not the mean of their rates', () => {
    const small = tasksBy({ completed: 1, 'on-track': 1 });
    const large = tasksBy({ completed: 0, partial: 8 });
    expect(summaryOf([...small, ...large], CALENDAR).fulfilment.percent).toBe('10.0');
  });

  test('counts suspended and abolished promises in the base, and no task that went on as another', () => {
    const summary = summaryOf(tasksBy({ completed: 1, suspended: 1, abolished: 2, merged: 9 }), CALENDAR);
    expect(summary).toMatchObject({ tasks: 4, fulfilment: { part: 1, base: 4, percent: '25.0' } });
    expect(summary.byStatus).toMatchObject({ completed: 1, suspended: 1, abolished: 2 });
  });

  test('of nothing cannot be computed', () => {
    expect(summaryOf([], CALENDAR).fulfilment).toEqual({ part: 0, base: 0, percent: null });
  });
});

describe('재정확보율', () => {
  const EOK = 100_000_000;

  test('7,426 of 15,165 are 48.97%; within the plan 5,969 of 10,940 are 54.56%', () => {
    const years = [
      yearOf(2022, { plannedWon: 4_225 * EOK, securedWon: 1_457 * EOK }),
      yearOf(2023, { plannedWon: 10_000 * EOK, securedWon: 5_969 * EOK }),
      yearOf(2024, { plannedWon: 940 * EOK }),
    ];
    const summary = summaryOf([taskOf('T1', 'on-track', years)], CALENDAR);
    expect(summary.secured).toEqual({ part: 7_426 * EOK, base: 15_165 * EOK, percent: '48.97' });
    expect(summary.securedWithinPlan).toEqual({ part: 5_969 * EOK, base: 10_940 * EOK, percent: '54.56' });
  });

  test('names the tasks of which nothing was stated, instead of hiding them in the rate', () => {
    const stated = taskOf('T1', 'on-track', [yearOf(2023, { plannedWon: 100, securedWon: 0 })]);
    const silent = taskOf('T2', 'on-track', [yearOf(2023, { plannedWon: 100 })]);
    expect(summaryOf([stated, silent], CALENDAR)).toMatchObject({
      secured: { part: 0, base: 200, percent: '0.00' },
      securedUnstated: 1,
    });
  });
});

describe('a year', () => {
  const reported = (progressTenths: number | null, changes: Partial<YearReport> = {}) =>
    yearOf(2023, { report: { ...NOT_ASKED, state: 'accepted', progressTenths, ...changes } });
  const yearIn = (tasks: readonly PlanTaskView[]) => summaryOf(tasks, CALENDAR).years[0];

  test('has the mean of what was reported, and who is late or silent', () => {
    const tasks = [
      taskOf('T1', 'on-track', [reported(255)]),
      taskOf('T2', 'on-track', [reported(1000, { late: true })]),
      taskOf('T3', 'on-track', [reported(null, { state: 'unreported', unreported: true })]),
      taskOf('T4', 'on-track', [reported(700, { state: 'returned' })]),
      taskOf('T5', 'on-track', [yearOf(2023)]),
    ];
    expect(yearIn(tasks)).toMatchObject({
      year: 2023,
      expected: 4,
      reported: 2,
      late: 1,
      unreported: 1,
      progress: { part: 1255, base: 2000, percent: '62.8' },
    });
  });

  test('still counts the report of a task that was split since', () => {
    expect(yearIn([taskOf('T1', 'split', [reported(255)])])).toMatchObject({ expected: 1, reported: 1 });
  });
});
