import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { components } from '../api/openapi.d.ts';
import { answerOf, api } from '../api/client.ts';
import type { Clocks } from '../clocks/clocks.ts';

export type ReportSection = components['schemas']['ReportSection'];
export type ReportRow = components['schemas']['ReportRow'];
export type Measure = ReportSection['measures'][number];

export interface DepartmentYear {
  readonly year: number;
  readonly department: string;
}

/** Departments and years that have budget figures, the latest year first. */
export const budgetDepartments = queryOptions({
  queryKey: ['budget-departments'],
  queryFn: () => answerOf(api.GET('/api/budget-execution/departments')),
});

interface Detail {
  readonly down: 'unit' | 'project' | 'line';
  readonly byFund?: 'true';
}

/** The table of one department and year at both clocks; while another day is asked for, the former stays in sight. */
export const budgetReport = (of: DepartmentYear, clocks: Clocks, detail: Detail) =>
  queryOptions({
    queryKey: ['budget-report', of, clocks, detail],
    queryFn: () =>
      answerOf(api.GET('/api/budget-execution/report', { params: { query: { ...of, ...clocks, ...detail } } })),
    placeholderData: keepPreviousData,
  });
