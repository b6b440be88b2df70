import { createRootRoute, createRoute, createRouter, retainSearchParams } from '@tanstack/react-router';
import { BudgetPage, BudgetStart } from './budget/BudgetPage.tsx';
import { UnitPage } from './budget/UnitPage.tsx';
import { screenStateOf, type ScreenState } from './clocks/clocks.ts';
import { EventPage } from './events/EventPage.tsx';
import { EventsPage } from './events/EventsPage.tsx';
import { eventFilterOf } from './events/questions.ts';
import { MyWorkPage } from './my-work/MyWorkPage.tsx';
import { OverviewPage } from './overview/OverviewPage.tsx';
import { PerformancePage, PerformanceStart } from './performance/PerformancePage.tsx';
import { ProjectPage } from './performance/ProjectPage.tsx';
import { PlanPage, PlanStart } from './plan/PlanPage.tsx';
import { TaskPage } from './plan/TaskPage.tsx';
import { LogInRoute, logInTargetOf } from './shell/LogIn.tsx';
import { NotFound } from './shell/NotFound.tsx';
import { Shell } from './shell/Shell.tsx';
import { StaffingPage, StaffingStart } from './staffing/StaffingPage.tsx';

/** Both clocks, the comparison and the unit go along from page to page; an open figure stays behind. */
const GOES_ALONG: (keyof ScreenState)[] = ['eff', 'known', 'cmp', 'unit'];

const shell = createRootRoute({
  component: Shell,
  validateSearch: screenStateOf,
  search: { middlewares: [retainSearchParams(GOES_ALONG)] },
  notFoundComponent: NotFound,
});

const logIn = createRoute({
  getParentRoute: () => shell,
  path: '/login',
  validateSearch: logInTargetOf,
  component: LogInRoute,
});

const start = createRoute({ getParentRoute: () => shell, path: '/', component: OverviewPage });

const budgets = createRoute({ getParentRoute: () => shell, path: '/budget', component: BudgetStart });

const budget = createRoute({
  getParentRoute: () => shell,
  path: '/budget/$year/$department',
  component: BudgetPage,
});

const unit = createRoute({
  getParentRoute: () => shell,
  path: '/budget/$year/$department/$unit',
  component: UnitPage,
});

const staffingStart = createRoute({ getParentRoute: () => shell, path: '/staffing', component: StaffingStart });
const staffing = createRoute({ getParentRoute: () => shell, path: '/staffing/$department', component: StaffingPage });

const planStart = createRoute({ getParentRoute: () => shell, path: '/plan', component: PlanStart });
const plan = createRoute({ getParentRoute: () => shell, path: '/plan/$plan', component: PlanPage });
const task = createRoute({ getParentRoute: () => shell, path: '/plan/$plan/$task', component: TaskPage });

const performanceStart = createRoute({
  getParentRoute: () => shell,
  path: '/performance',
  component: PerformanceStart,
});
const performance = createRoute({
  getParentRoute: () => shell,
  path: '/performance/$year',
  component: PerformancePage,
});
const project = createRoute({
  getParentRoute: () => shell,
  path: '/performance/$year/$project',
  component: ProjectPage,
});

const myWork = createRoute({ getParentRoute: () => shell, path: '/my-work', component: MyWorkPage });

const events = createRoute({
  getParentRoute: () => shell,
  path: '/events',
  validateSearch: eventFilterOf,
  component: EventsPage,
});
const event = createRoute({ getParentRoute: () => shell, path: '/events/$event', component: EventPage });

/** An address says nothing but texts: no quotes, no JSON. */
const parseSearch = (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text));

function stringifySearch(search: Readonly<Record<string, unknown>>): string {
  const texts = Object.entries(search).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : []));
  const text = new URLSearchParams(texts).toString();
  return text === '' ? '' : `?${text}`;
}

export const router = createRouter({
  routeTree: shell.addChildren([
    start,
    logIn,
    budgets,
    budget,
    unit,
    staffingStart,
    staffing,
    planStart,
    plan,
    task,
    performanceStart,
    performance,
    project,
    myWork,
    events,
    event,
  ]),
  parseSearch,
  stringifySearch,
  defaultPendingMs: 200,
  scrollRestoration: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
