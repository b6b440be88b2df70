import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { QueryBus } from '@nestjs/cqrs';
import { InMemoryEventStore } from '../../src/event-store/in-memory/in-memory-event-store.ts';
import type { FourYearPlanFact } from '../../src/events/four-year-plan.events.ts';
import type { AsOf } from '../../src/kernel/as-of.ts';
import type { Decided } from '../../src/kernel/decider.ts';
import { NO_FUNDS } from '../../src/kernel/fund-split.ts';
import { endOfDay, instantOf } from '../../src/kernel/time.ts';
import { replay } from '../../src/platform/projections/replay.ts';
import { ProjectionRebuild } from '../../src/platform/projections/projection-rebuild.ts';
import {
  ListFourYearPlans,
  ListPlanReports,
  ReportFourYearPlan,
  ReportPlanDepartments,
  ShowPlanTask,
  type PlanTree,
} from '../../src/projections/four-year-plan/four-year-plan.queries.ts';
import { fourYearPlan } from '../../src/projections/four-year-plan/four-year-plan.projection.ts';
import * as facts from '../support/four-year-plan-facts.ts';
import { newEvent } from '../support/new-event.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const { CULTURE, CULTURE_TOURISM, PLANNING, by, planId, taskWith, yearsWith } = facts;
const TODAY = '2024-01-31';
const T1 = taskWith('T1');
const parts = ['T1a', 'T1b'].map((id) => ({
  task: taskWith(id, { years: yearsWith(50) }),
  responsible: by(CULTURE_TOURISM),
}));
const secured = [{ year: 2023, funds: { ...NO_FUNDS, city: 30, district: 60 } }];

let now = '';
let ledger: TestApp;
let queries: QueryBus;

const on = (day: string): void => {
  now = instantOf(Date.parse(`${day}T12:00:00+09:00`));
};
const append = async (...decided: readonly Decided<FourYearPlanFact>[]): Promise<readonly string[]> => {
  const events = decided.map(({ fact }) => newEvent({ ...fact, id: randomUUID() }));
  await ledger.store.append(`fourYearPlan-${planId}`, events, 'any');
  return events.map(({ id }) => id);
};
const known = (effectiveOn: string, knownAt = TODAY): AsOf => ({
  effectiveOn,
  knownAt: endOfDay(knownAt),
  strict: false,
});
const planAt = (asOf: AsOf, edition: number | null = null): Promise<PlanTree> =>
  queries.execute(new ReportFourYearPlan(planId, asOf, edition, TODAY));
const taskIdsOf = ({ goals }: PlanTree): readonly string[] =>
  goals.flatMap(({ fields }) => fields.flatMap(({ tasks }) => tasks.map(({ taskId }) => taskId)));

/** From the first edition to the second; the merger of October is decided and recorded in September. */
beforeAll(async () => {
  const log = new InMemoryEventStore(() => now);
  on('2023-02-15');
  ledger = await startTestApp({ clock: () => now, eventLog: { store: log, archive: log } });
  queries = ledger.app.get(QueryBus);
  await append(
    ...facts.draftOf(T1, taskWith('T2')),
    facts.defined(taskWith('T3'), by(PLANNING)),
    facts.confirmed(1, 3),
  );
  on('2023-03-02');
  await append(facts.published(1));
  on('2023-09-20');
  await append(
    facts.guideline(),
    ...['T1', 'T2'].map((id) => facts.reassigned(id, CULTURE, by(CULTURE_TOURISM), '2023-10-01')),
  );
  on('2023-10-20');
  const [first] = await append(
    facts.submitted('T1', 255, { department: CULTURE_TOURISM, secured, day: '2023-10-10' }),
    facts.submitted('T3', 1000, { department: PLANNING, late: true, day: '2023-10-16' }),
  );
  on('2023-11-20');
  await append(
    facts.reviewed('T1', first ?? ''),
    facts.statusChanged('T3', 'on-track', 'completed', '2023-11-10'),
    facts.split('T1', parts, '2023-11-15', []),
  );
  on('2023-12-21');
  const result = { status: 'on-track', progressTenths: null, department: CULTURE_TOURISM } as const;
  await append(
    facts.fixed([
      { ...result, taskId: 'T1', progressTenths: 255 },
      { ...result, taskId: 'T2' },
      { taskId: 'T3', status: 'completed', progressTenths: 1000, department: PLANNING },
    ]),
    facts.opened(2, 2023),
  );
  on(TODAY);
  await append(facts.confirmed(2, 4, '2024-01-31'));
  await ledger.upToDate();
});
afterAll(() => ledger.close());

describe('a plan', () => {
  it('as now has the parts of a split task, and no longer the task', async () => {
    const tree = await planAt(known(TODAY));
    expect(taskIdsOf(tree)).toEqual(['T1a', 'T1b', 'T2', 'T3']);
    expect(tree).toMatchObject({
      edition: null,
      summary: { tasks: 4, fulfilment: { part: 1, base: 4, percent: '25.0' } },
      editions: [
        { edition: 1, confirmedOn: '2023-02-15', publishedOn: '2023-03-02', counts: { goals: 1, fields: 1, tasks: 3 } },
        { edition: 2, basedOnYear: 2023, confirmedOn: '2024-01-31', publishedOn: null, counts: { tasks: 4 } },
      ],
    });
  });

  it('as published is what was confirmed, with as many tasks as the edition says', async () => {
    const first = await planAt(known(TODAY), 1);
    expect(taskIdsOf(first)).toEqual(['T1', 'T2', 'T3']);
    expect(first.goals[0]?.fields[0]?.tasks[0]?.then.main).toEqual(CULTURE);
    const second = await planAt(known(TODAY), 2);
    for (const tree of [first, second])
      expect(tree.summary.tasks).toBe(tree.editions.find(({ edition }) => edition === tree.edition)?.counts?.tasks);
  });

  it('is not published before it was, and no edition that was never confirmed is', async () => {
    await expect(planAt(known('2023-02-14'), 1)).rejects.toMatchObject({ rule: 'not-found' });
    await expect(planAt(known(TODAY), 3)).rejects.toMatchObject({ rule: 'not-found' });
    await expect(planAt(known('2023-01-01'))).rejects.toMatchObject({ rule: 'not-found' });
  });

  it('has one sum of its funds before and after a split', async () => {
    const before = await planAt(known('2023-11-14'));
    const after = await planAt(known('2023-11-15'));
    expect([before, after].map(({ summary }) => summary.secured.base)).toEqual([1200, 1200]);
  });

  it('is listed with its editions', async () => {
    expect(await queries.execute(new ListFourYearPlans(known('2023-05-31')))).toMatchObject([
      { planId, successor: null, editions: [{ edition: 1 }] },
    ]);
  });
});

describe('both clocks', () => {
  it('know a merger from the day it was recorded, and count it from its own day on', async () => {
    const mainOf = async (asOf: AsOf) => (await planAt(asOf)).goals[0]?.fields[0]?.tasks[0]?.then.main?.id;
    expect(await mainOf(known('2023-09-30'))).toBe('culture');
    expect(await mainOf(known('2023-10-01'))).toBe('culture-tourism');
    expect(await mainOf(known('2023-10-01', '2023-09-19'))).toBe('culture');
  });

  it('know a late entry from its recording on only', async () => {
    const reported = async (asOf: AsOf) => (await planAt(asOf)).summary.years[0]?.reported;
    expect(await reported(known('2023-10-17', '2023-10-19'))).toBe(0);
    expect(await reported(known('2023-10-17', '2023-10-20'))).toBe(2);
  });
});

describe('the reports of a year', () => {
  const reportsAt = async (effectiveOn: string) =>
    (await queries.execute(new ListPlanReports(planId, 2023, known(effectiveOn), TODAY))).map(({ taskId, report }) => [
      taskId,
      report.state,
      report.late,
      report.unreported,
    ]);

  it('are due until the deadline, and unreported after it; a late one is marked', async () => {
    expect(await reportsAt('2023-09-03')).toEqual([]);
    expect(await reportsAt('2023-10-13')).toEqual([
      ['T1', 'submitted', false, false],
      ['T2', 'due', false, false],
      ['T3', 'due', false, false],
    ]);
    expect(await reportsAt('2023-10-20')).toEqual([
      ['T1', 'submitted', false, false],
      ['T2', 'unreported', false, true],
      ['T3', 'submitted', true, false],
    ]);
  });

  it('are those of the tasks that were in force on the deadline, also after one was split', async () => {
    expect(await reportsAt('2023-11-15')).toEqual([
      ['T1', 'accepted', false, false],
      ['T2', 'unreported', false, true],
      ['T3', 'submitted', true, false],
    ]);
  });

  it('stand in the final report, from counts', async () => {
    expect(await reportsAt(TODAY)).toEqual([
      ['T1', 'fixed', false, false],
      ['T2', 'unreported', false, true],
      ['T3', 'fixed', true, false],
    ]);
    expect((await planAt(known(TODAY))).summary.years[0]).toMatchObject({
      year: 2023,
      submitBy: '2023-10-13',
      fixedOn: '2023-12-20',
      expected: 3,
      reported: 2,
      late: 1,
      unreported: 1,
      progress: { part: 1255, base: 2000, percent: '62.8' },
      fulfilment: { part: 1, base: 3, percent: '33.3' },
    });
  });
});

describe('departments', () => {
  const departmentsAt = async (view: 'then' | 'now') =>
    (await queries.execute(new ReportPlanDepartments(planId, known('2023-09-30'), view, TODAY))).map(
      ({ department, taskIds }) => [department.id, taskIds],
    );

  it('then are those of the day asked for, now those of today', async () => {
    expect(await departmentsAt('then')).toEqual([
      ['culture', ['T1', 'T2']],
      ['planning', ['T3']],
    ]);
    expect(await departmentsAt('now')).toEqual([
      ['culture-tourism', ['T1', 'T2']],
      ['planning', ['T3']],
    ]);
  });
});

describe('a task', () => {
  it('keeps its history after it was split, each step with who, why and by which document', async () => {
    const shown = await queries.execute(new ShowPlanTask(planId, 'T1', known(TODAY), TODAY));
    expect(shown.task).toMatchObject({ status: 'split', statusSince: '2023-11-15', then: { main: CULTURE_TOURISM } });
    expect(shown.history.map(({ type }) => type)).toEqual([
      'TaskDefined',
      'TaskReassigned',
      'ProgressSubmitted',
      'ProgressReviewed',
      'TaskSplit',
      'ProgressFixed',
    ]);
    expect(shown.history[0]).toMatchObject({ actor_name: '김주무', reason: '시험', document: '기획예산과-1' });
  });

  it('is found only once it was known', async () => {
    const early = new ShowPlanTask(planId, 'T1a', known('2023-11-14'), TODAY);
    await expect(queries.execute(early)).rejects.toMatchObject({ rule: 'not-found' });
  });
});

describe('the read model', () => {
  const deps = () => ({ pool: ledger.pool, store: ledger.store, projections: [fourYearPlan] });

  it('rebuilt from zero equals the live one', async () => {
    const rebuild = new ProjectionRebuild({ ...deps(), options: { pageSize: 3 } });
    expect(await rebuild.rebuild(fourYearPlan.name)).toMatchObject({ equal: true, differences: [] });
  });

  it('replayed equals the live one', async () => {
    const { comparisons } = await replay(deps(), await ledger.store.head());
    expect(comparisons.get(fourYearPlan.name)).toMatchObject({ equal: true, differences: [] });
  });
});
