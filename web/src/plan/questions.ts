import { exactFigureId, exactItemId } from '../../../src/kernel/exact-figure-id.ts';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { components } from '../api/openapi.d.ts';
import { answerOf, api } from '../api/client.ts';
import type { Clocks } from '../clocks/clocks.ts';
import { NOT_APPLICABLE, NOT_SUBMITTED, type Printed, type Quantity } from '../figure/quantity.ts';

export type PlanTree = components['schemas']['PlanTree'];
export type PlanTask = components['schemas']['PlanTaskView'];
export type TasksSummary = components['schemas']['TasksSummary'];
export type YearOfTask = PlanTask['years'][number];

/** Every plan there is. */
export const fourYearPlans = (clocks: Clocks) =>
  queryOptions({
    queryKey: ['four-year-plans', clocks],
    queryFn: () => answerOf(api.GET('/api/four-year-plans', { params: { query: clocks } })),
    placeholderData: keepPreviousData,
  });

/** Goals, fields and tasks with their status and progress. */
export const fourYearPlan = (planId: string, clocks: Clocks) =>
  queryOptions({
    queryKey: ['four-year-plan', planId, clocks],
    queryFn: () => answerOf(api.GET('/api/four-year-plans/{planId}', { params: { path: { planId }, query: clocks } })),
    placeholderData: keepPreviousData,
  });

/** One task with the events about it, and the money of its budget lines. */
export const planTask = (planId: string, taskId: string, clocks: Clocks) =>
  queryOptions({
    queryKey: ['plan-task', planId, taskId, clocks],
    queryFn: () =>
      answerOf(
        api.GET('/api/four-year-plans/{planId}/tasks/{taskId}', {
          params: { path: { planId, taskId }, query: clocks },
        }),
      ),
    placeholderData: keepPreviousData,
  });

/** 완료 · 이행후계속추진 · 정상추진 · 일부추진 · 보류 · 폐기, and how a task may go on as another; word and sign, not colour. */
export const STATUS_NAMES: Readonly<Record<PlanTask['status'], string>> = {
  completed: '● 완료',
  'completed-continuing': '● 이행후계속추진',
  'on-track': '○ 정상추진',
  partial: '◆ 일부추진',
  suspended: '▲ 보류',
  abolished: '– 폐기',
  merged: '→ 통합됨',
  split: '→ 분리됨',
  withdrawn: '– 철회',
};

/** The id of a 이행률, where one was reported; null where there is no number to open. */
export const progressId = (planId: string, taskId: string, year: YearOfTask | undefined): string | null =>
  year === undefined || year.report.unreported || year.report.progressTenths === null
    ? null
    : exactFigureId(exactItemId('task', planId, taskId), 'progress', String(year.year));

/** 이행률 of a year: a number, or why there is none. */
export function progressOf(year: YearOfTask | undefined): Quantity | Printed {
  if (year === undefined || year.report.state === 'not-asked') return NOT_APPLICABLE;
  if (year.report.unreported) return NOT_SUBMITTED;
  return { unit: 'tenths', tenths: year.report.progressTenths, notComputable: false };
}

/** The last year up to that day whose reports were asked for; before any was, the year of the day or the plan's first. */
export function yearAt({ period, summary }: Pick<PlanTree, 'period' | 'summary'>, day: string): number {
  const upTo = Number(day.slice(0, 4));
  const asked = summary.years.findLast(({ year, submitBy }) => year <= upTo && submitBy !== null);
  return asked?.year ?? Math.max(upTo, Number(period.from.slice(0, 4)));
}

export const yearOf = (task: PlanTask, year: number): YearOfTask | undefined =>
  task.years.find((one) => one.year === year);
