import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { components } from '../api/openapi.d.ts';
import { answerOf, api } from '../api/client.ts';
import type { Clocks } from '../clocks/clocks.ts';

export type ReportedItem = components['schemas']['ReportedItem'];

/** The budgets of a year, one row for each department. */
export const departmentsReport = (year: number, clocks: Clocks) =>
  queryOptions({
    queryKey: ['departments-report', year, clocks],
    queryFn: () =>
      answerOf(api.GET('/api/budget-execution/report/departments', { params: { query: { year, ...clocks } } })),
    placeholderData: keepPreviousData,
  });

/** What documents state of a year that is no budget figure. */
export const reportedItems = (year: number, clocks: Clocks) =>
  queryOptions({
    queryKey: ['reported-items', year, clocks],
    queryFn: () => answerOf(api.GET('/api/reported-milestones', { params: { query: { year, ...clocks } } })),
    placeholderData: keepPreviousData,
  });
