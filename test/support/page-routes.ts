import { planId } from './four-year-plan-facts.ts';
import { PROJECT_ID } from './performance-plan-facts.ts';

/** Pages whose numbers open, with the report of 2023 and the demonstration year loaded. */
export const ROUTES_WITH_DOORS: readonly string[] = [
  '/?eff=2023-05-31',
  '/budget/2023/planning-budget?eff=2023-05-31',
  '/budget/2023/planning-budget/U3?eff=2023-05-31&known=2023-06-12',
  '/budget/2025/demo',
  '/budget/2025/demo/U1?eff=2025-06-30',
];

/** Pages whose numbers have no figure id yet. */
const ROUTES_WITHOUT_DOORS: readonly string[] = [
  '/staffing/planning-budget?eff=2023-05-31',
  `/plan/${planId}?eff=2023-12-31`,
  `/plan/${planId}?eff=2023-12-31&view=tree`,
  `/plan/${planId}?eff=2023-12-31&view=table`,
  `/plan/${planId}/T1`,
  '/performance/2025',
  '/events',
  '/events/7',
  `/performance/2025/${PROJECT_ID}`,
];

/** Pages of which nothing is known at these clocks, or that are not there. */
const EMPTY_ROUTES: readonly string[] = [
  '/budget/2023/planning-budget?eff=2023-05-31&known=2023-06-11',
  '/plan?eff=2001-01-01',
  '/performance/1999',
  '/events?type=NothingLikeIt',
  '/no-such-page',
];

/** One address of every page there is, with what page-plans records. */
export const PAGE_ROUTES: readonly string[] = [...ROUTES_WITH_DOORS, ...ROUTES_WITHOUT_DOORS, ...EMPTY_ROUTES];
