import { Query } from '@nestjs/cqrs';
import type { AsOf } from '../../kernel/as-of.ts';
import { PLAN_STATES, type PlanState, type ProjectPlan } from './plan-at.projection.ts';

export { PLAN_STATES, type PlanState, type ProjectPlan };

/** 성과관리계획 수립지침 of one office. */
export interface PlanningGuideline {
  readonly officeId: string;
  readonly title: string;
  readonly issuedOn: string;
  readonly submitBy: string;
  readonly eventId: string;
}

export interface PlansOfYear {
  readonly guidelines: readonly PlanningGuideline[];
  /** By project id. */
  readonly plans: readonly ProjectPlan[];
}

/** Every plan of a year at both clocks. */
export class ListPlans extends Query<PlansOfYear> {
  constructor(
    readonly year: number,
    readonly asOf: AsOf,
  ) {
    super();
  }
}

/** One plan with its history. @throws Rejection not-found when the project was not there at these clocks. */
export class FindPlan extends Query<ProjectPlan> {
  constructor(
    readonly projectId: string,
    readonly asOf: AsOf,
  ) {
    super();
  }
}

/** A plan as a row of a list. */
export interface PlanSummary extends Pick<
  ProjectPlan,
  'projectId' | 'officeId' | 'year' | 'projectNo' | 'name' | 'department' | 'state' | 'round' | 'late'
> {
  readonly indicators: number;
  /** Targets that ask for less than last year's result. */
  readonly weakerTargets: number;
  /** Requests for a revision that await a decision. */
  readonly requests: number;
  readonly results: number;
}

export const summaryOf = (plan: ProjectPlan): PlanSummary => ({
  projectId: plan.projectId,
  officeId: plan.officeId,
  year: plan.year,
  projectNo: plan.projectNo,
  name: plan.name,
  department: plan.department,
  state: plan.state,
  round: plan.round,
  late: plan.late,
  indicators: plan.indicators.length,
  weakerTargets: plan.indicators.filter(({ target }) => target?.weakerThanLastYear === true).length,
  requests: plan.indicators.filter(({ requestedTarget }) => requestedTarget !== null).length,
  results: plan.indicators.reduce((sum, { results }) => sum + results.length, 0),
});

/** How many plans are in which state. */
export const countsOf = (plans: readonly ProjectPlan[]): Readonly<Record<PlanState, number>> => {
  const counts = { draft: 0, submitted: 0, returned: 0, confirmed: 0, withdrawn: 0 };
  for (const { state } of plans) counts[state] += 1;
  return counts;
};
