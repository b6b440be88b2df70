import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { components } from '../api/openapi.d.ts';
import { answerOf, api } from '../api/client.ts';
import type { Clocks } from '../clocks/clocks.ts';

export type PlanSummary = components['schemas']['PlanSummary'];
export type ProjectPlan = components['schemas']['ProjectPlan'];
export type IndicatorPlan = components['schemas']['IndicatorPlan'];
export type PlanState = PlanSummary['state'];

/** 작성 · 제출 · 보완요구 · 확정 · 제외, each with a sign of its own. */
export const STATE_NAMES: Readonly<Record<PlanState, string>> = {
  draft: '○ 작성',
  submitted: '◆ 제출',
  returned: '▽ 보완요구',
  confirmed: '● 확정',
  withdrawn: '– 제외',
};

/** The performance plans of a year that the person may read. */
export const performancePlans = (year: number, clocks: Clocks) =>
  queryOptions({
    queryKey: ['performance-plans', year, clocks],
    queryFn: () => answerOf(api.GET('/api/performance-plan/projects', { params: { query: { year, ...clocks } } })),
    placeholderData: keepPreviousData,
  });

/** One project with its indicators, targets and results. */
export const performancePlan = (projectId: string, clocks: Clocks) =>
  queryOptions({
    queryKey: ['performance-plan', projectId, clocks],
    queryFn: () =>
      answerOf(
        api.GET('/api/performance-plan/projects/{projectId}', {
          params: { path: { projectId }, query: clocks },
        }),
      ),
    placeholderData: keepPreviousData,
  });
