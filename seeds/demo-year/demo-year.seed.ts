import type { StoredEvent } from '../../src/kernel/domain-event.ts';
import type { PlainDate } from '../../src/kernel/time.ts';
import { dateOf, dayOf, isWorkingDay } from '../common/calendar.ts';
import { Budget } from './budget.ts';
import { DemoOffice } from './demo-office.ts';
import type { DemoYearEntry } from './entry.ts';
import { planFourYears } from './four-year-plan.ts';
import { planLinks } from './links.ts';
import { OFFICE_ID, OFFICE_NAME } from './office.data.ts';
import { planOrganization } from './organization.ts';
import { planMidYear } from './mid-year.ts';
import { KEEPER } from './people.ts';
import { PerformancePlan } from './performance-plan.ts';
import { planProgress } from './progress.ts';
import { projectsOf } from './projects.ts';
import { Results } from './results.ts';
import { Staff } from './staffing.ts';
import { TaskChanges } from './task-changes.ts';
import { tasksOf } from './tasks.ts';
import { YearEnd } from './year-end.ts';

export const FIRST_DAY: PlainDate = '2022-07-01';
export const LAST_DAY: PlainDate = '2026-03-31';
/** From then on every working day begins by itself; before, only those on which something happened. */
const TOLD_FROM: PlainDate = '2025-01-01';

/** The whole year of 새별구, and what of the years before it stands on. */
export class DemoYear {
  readonly #office = new DemoOffice();
  readonly #results: Results;
  readonly #yearEnd: YearEnd;
  readonly #budget: Budget;

  constructor() {
    const office = this.#office;
    const projects = projectsOf(office.random);
    const tasks = tasksOf(office.random);
    planOrganization(office);
    new Staff(office).plan();
    const plan = new PerformancePlan(office, projects);
    plan.plan();
    this.#results = new Results(office, projects, plan);
    this.#results.plan();
    const living = () => projects.filter((project) => plan.isLiving(project));
    planMidYear(office, living);
    this.#yearEnd = new YearEnd(office);
    this.#yearEnd.plan(living, this.#results);
    planFourYears(office, tasks);
    this.#budget = new Budget(office, tasks);
    this.#budget.plan();
    planLinks(office, tasks, projects);
    const changes = new TaskChanges(office, tasks);
    changes.plan();
    planProgress(office, 2023, tasks, changes);
    planProgress(office, 2024, tasks, changes);
    planProgress(office, 2025, [...tasks, ...changes.parts, changes.union], changes);
  }

  /** Entry by entry, in the order of the days; each is made of what there is by then. */
  *entries(): Iterable<DemoYearEntry> {
    for (let day = dayOf(FIRST_DAY); day <= dayOf(LAST_DAY); day += 1) {
      const date = dateOf(day);
      if (!this.#office.isDue(day) && !(date >= TOLD_FROM && isWorkingDay(day))) continue;
      yield {
        command: { type: 'BeginDay', calendar: OFFICE_ID, effectiveOn: date },
        actor: KEEPER,
        documentedOn: date,
        reason: '날이 바뀜',
        document: `${OFFICE_NAME} 달력`,
      };
      yield* this.#office.due(day);
    }
  }

  /** Whoever records the entries says what became of them. */
  onEvent(event: StoredEvent): void {
    this.#results.onEvent(event);
    this.#yearEnd.onEvent(event);
    this.#budget.onEvent(event);
  }
}
