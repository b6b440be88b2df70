import { planId } from './four-year-plan-facts.ts';
import { PROJECT_ID } from './performance-plan-facts.ts';

/** Pages with numbers that open. */
export const ROUTES_WITH_DOORS: readonly string[] = [
  '/?eff=2023-05-31',
  '/budget/2023/planning-budget?eff=2023-05-31',
  '/budget/2023/planning-budget/U3?eff=2023-05-31&known=2023-06-12',
  '/budget/2025/demo',
  '/budget/2025/demo/U1?eff=2025-06-30',
  `/plan/${planId}?eff=2023-12-31`,
  `/plan/${planId}?eff=2023-12-31&view=table`,
  `/plan/${planId}/T1`,
  `/performance/2025/${PROJECT_ID}`,
];

/** Pages whose numbers have no figure id yet, or stand closed until they are asked for. */
const ROUTES_WITHOUT_DOORS: readonly string[] = [
  '/staffing/planning-budget?eff=2023-05-31',
  `/plan/${planId}?eff=2023-12-31&view=tree`,
  '/performance/2025',
  '/my-work',
  '/events',
  '/events/7',
];

/** Pages of which nothing is known at these clocks, or that are not there. */
const EMPTY_ROUTES: readonly string[] = [
  '/budget/2023/planning-budget?eff=2023-05-31&known=2023-06-11',
  '/plan?eff=2001-01-01',
  '/performance/1999',
  '/events?type=NothingLikeIt',
  '/no-such-page',
];

/** One address of every page there is, with 2023-report and demo loaded and what page-plans records. */
export const PAGE_ROUTES: readonly string[] = [...ROUTES_WITH_DOORS, ...ROUTES_WITHOUT_DOORS, ...EMPTY_ROUTES];
