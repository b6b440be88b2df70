import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { components } from '../api/openapi.d.ts';
import { answerOf, api } from '../api/client.ts';
import type { Clocks } from '../clocks/clocks.ts';

export type StaffingSection = components['schemas']['StaffingSection'];
export type StaffingRow = components['schemas']['StaffingRow'];

/** The departments of that day. */
export const officeDepartments = (clocks: Clocks) =>
  queryOptions({
    queryKey: ['office-departments', clocks],
    queryFn: () => answerOf(api.GET('/api/organization', { params: { query: clocks } })),
    placeholderData: keepPreviousData,
  });

/** 정원·현원·과부족 of one department at both clocks. */
export const staffingOf = (department: string, clocks: Clocks) =>
  queryOptions({
    queryKey: ['staffing', department, clocks],
    queryFn: () => answerOf(api.GET('/api/staffing', { params: { query: { department, ...clocks } } })),
    placeholderData: keepPreviousData,
  });
