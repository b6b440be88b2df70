import type { EventCatalogue } from '../kernel/event-catalogue.ts';
import { ACCOUNTS_EVENTS } from './accounts.catalogue.ts';
import type { AccountsFact } from './accounts.events.ts';
import { AUTOMATION_EVENTS } from './automation.catalogue.ts';
import type { AutomationFact } from './automation.events.ts';
import { BUDGET_EXECUTION_EVENTS } from './budget-execution.catalogue.ts';
import type { BudgetExecutionFact } from './budget-execution.events.ts';
import { FOUR_YEAR_PLAN_EVENTS } from './four-year-plan.catalogue.ts';
import type { FourYearPlanFact } from './four-year-plan.events.ts';
import { PERFORMANCE_EVALUATION_EVENTS } from './performance-evaluation.catalogue.ts';
import type { PerformanceEvaluationFact } from './performance-evaluation.events.ts';
import { ORGANIZATION_EVENTS } from './organization.catalogue.ts';
import type { OrganizationFact } from './organization.events.ts';
import { PERFORMANCE_PLAN_EVENTS } from './performance-plan.catalogue.ts';
import type { PerformancePlanFact } from './performance-plan.events.ts';
import { REPORTED_BALANCE_EVENTS } from './reported-balance.catalogue.ts';
import type { ReportedBalanceFact } from './reported-balance.events.ts';
import { REPORTED_MILESTONE_EVENTS } from './reported-milestone.catalogue.ts';
import type { ReportedMilestoneFact } from './reported-milestone.events.ts';
import { SEALS_EVENTS } from './seals.catalogue.ts';
import type { SealsFact } from './seals.events.ts';
import { STAFFING_EVENTS } from './staffing.catalogue.ts';
import type { StaffingFact } from './staffing.events.ts';

/** Every event type of the log. */
export const EVENT_CATALOGUE: EventCatalogue<
  | AccountsFact
  | AutomationFact
  | BudgetExecutionFact
  | FourYearPlanFact
  | PerformanceEvaluationFact
  | PerformancePlanFact
  | ReportedBalanceFact
  | ReportedMilestoneFact
  | SealsFact
  | OrganizationFact
  | StaffingFact
> = {
  ...ACCOUNTS_EVENTS,
  ...AUTOMATION_EVENTS,
  ...BUDGET_EXECUTION_EVENTS,
  ...FOUR_YEAR_PLAN_EVENTS,
  ...PERFORMANCE_EVALUATION_EVENTS,
  ...PERFORMANCE_PLAN_EVENTS,
  ...REPORTED_BALANCE_EVENTS,
  ...REPORTED_MILESTONE_EVENTS,
  ...SEALS_EVENTS,
  ...ORGANIZATION_EVENTS,
  ...STAFFING_EVENTS,
};

/** The same for every event type there is, such as a fold that reads no more of an event than all have in common. */
export const forEveryEvent = <T>(one: T): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.keys(EVENT_CATALOGUE).map((type) => [type, one]));
