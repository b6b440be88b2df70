import { describe, expect, test } from '@jest/globals';
import { logOf, type GivenFact } from '../../../test/support/given-when-then.ts';
import { MemoryTables } from '../../../test/support/memory-rows.ts';
import { asOf } from '../../../test/support/movements.ts';
import {
  COMPLAINTS,
  facts,
  LIBRARY,
  measured,
  plan,
  PROJECT_ID,
  SATISFACTION,
  target,
  TOURISM,
} from '../../../test/support/performance-plan-facts.ts';
import { PERFORMANCE_PLAN_EVENTS } from '../../events/performance-plan.catalogue.ts';
import type { PerformancePlanFact } from '../../events/performance-plan.events.ts';
import type { StoredEvent } from '../../kernel/domain-event.ts';
import type { Row, Table } from '../../kernel/projection.ts';
import { startOfDay } from '../../kernel/time.ts';
import { performancePlan } from './performance-plan.projection.ts';
import { countsOf, summaryOf } from './performance-plan.queries.ts';
import { planAt, type IndicatorPlan, type ProjectPlan } from './plan-at.projection.ts';
import * as tables from './plan-tables.projection.ts';

type Log = readonly StoredEvent<PerformancePlanFact>[];

/** Each event is recorded on the day it counts for, unless another day is named for its position. */
const recordedOn = (
  history: readonly GivenFact<PerformancePlanFact>[],
  days: Readonly<Record<number, string>> = {},
): Log =>
  logOf(history).map((event) => ({
    ...event,
    recordedAt: startOfDay(days[event.position] ?? event.fact.effectiveOn),
  }));

const rowsOf = <R extends Row & { readonly position: number }>(memory: MemoryTables, table: Table<R>): readonly R[] =>
  [...memory.rows(table)].sort((a, b) => a.position - b.position);

function planOf(log: Log, at = asOf('2025-12-31')): ProjectPlan | null {
  const memory = new MemoryTables(performancePlan).fold(log);
  const [project] = memory.rows(tables.planProject);
  if (!project) return null;
  const records = {
    project,
    events: rowsOf(memory, tables.planEvent).filter(({ subject_id }) => subject_id === PROJECT_ID),
    owners: rowsOf(memory, tables.planOwner),
    sheets: rowsOf(memory, tables.planSheet),
    steps: rowsOf(memory, tables.planStep),
    targets: rowsOf(memory, tables.planTarget),
    results: rowsOf(memory, tables.planResult),
  };
  return planAt(records, at);
}

const targetOf = (indicator: IndicatorPlan | undefined) => indicator?.target?.value;
const first = (found: ProjectPlan | null): IndicatorPlan => found!.indicators[0]!;

const revised = [
  ...plan.confirmed,
  facts.proposed('I1', target('40000'), '2025-05-02', true),
  facts.revised(1, target('40000'), target('45000'), '2025-05-20', true),
];
const withResults = [
  ...plan.confirmed,
  facts.recorded('2025-H1', '21874', '2025-06-30'),
  facts.corrected('2025-H1', 'e9', '21784', '21874', '2025-06-30'),
  facts.recorded('2025-H2', '45210', '2025-12-31'),
];

describe('a plan as it stands', () => {
  test('has the sheets as they were defined, and their targets', () => {
    const found = planOf(recordedOn(plan.confirmed));
    expect(found).toMatchObject({ projectId: PROJECT_ID, state: 'confirmed', round: 0, late: false });
    expect(found?.department).toEqual({ id: 'culture', name: '문화과' });
    expect(found?.indicators.map(({ definition }) => definition)).toEqual([LIBRARY, COMPLAINTS]);
    expect(found?.indicators.map(targetOf)).toEqual(['45000', '4.5']);
  });

  test.each([
    SATISFACTION,
    { ...LIBRARY, achievement: { formula: 'milestone', steps: [{ name: '준공', points: '100' }] } } as const,
    {
      ...LIBRARY,
      direction: 'keep',
      achievement: { formula: 'keep', tolerance: '1.0', deductionPerUnit: '2' },
    } as const,
  ])('gives back the sheet of $achievement.formula unchanged', (definition) => {
    const log = recordedOn([...plan.registered, facts.defined('I1', definition)]);
    expect(first(planOf(log)).definition).toEqual(definition);
  });

  test.each([
    ['draft', plan.written],
    ['submitted', plan.submitted],
    ['returned', plan.returned],
    ['submitted', [...plan.returned, facts.resubmitted()]],
    ['confirmed', plan.confirmed],
    ['confirmed', [...plan.confirmed, facts.proposed('I1', target('1'), '2025-05-02'), facts.returned('2025-05-03')]],
    ['withdrawn', [...plan.confirmed, facts.withdrawn('2025-06-02')]],
  ])('is %s after its last step', (state, history) => {
    expect(planOf(recordedOn(history))?.state).toBe(state);
  });

  test('forgets an indicator that was dropped, and takes a sheet that was replaced', () => {
    const log = recordedOn([...plan.written, facts.dropped('I2'), facts.defined('I1', { ...LIBRARY, weight: '100' })]);
    const { indicators } = planOf(log)!;
    expect(indicators.map(({ indicatorId, definition }) => [indicatorId, definition.weight])).toEqual([['I1', '100']]);
    expect(targetOf(indicators[0])).toBe('45000');
  });
});

describe('targets', () => {
  test('a revision keeps the former target readable, with its round and the reason of the change', () => {
    const indicator = first(planOf(recordedOn(revised)));
    expect(indicator.target).toMatchObject({ value: '40000', round: 1, weakerThanLastYear: true });
    expect(indicator.target?.event).toMatchObject({ type: 'PlanRevised', reason: '시험', event_id: 'e10' });
    expect(indicator.formerTargets.map(({ value, round, event }) => [value, round, event.event_id])).toEqual([
      ['45000', 0, 'e5'],
    ]);
    expect(indicator.requestedTarget).toBeNull();
  });

  test('a request of a confirmed plan changes nothing until it is decided, and nothing when it is returned', () => {
    const asked = [...plan.confirmed, facts.proposed('I1', target('40000'), '2025-05-02', true)];
    const pending = first(planOf(recordedOn(asked)));
    expect([targetOf(pending), pending.requestedTarget?.value]).toEqual(['45000', '40000']);
    const returned = first(planOf(recordedOn([...asked, facts.returned('2025-05-10')])));
    expect([targetOf(returned), returned.requestedTarget]).toEqual(['45000', null]);
  });

  test('an adjustment under review replaces the target', () => {
    const log = recordedOn([...plan.submitted, facts.adjusted(target('46000'), target('45000'), '2025-02-12')]);
    const indicator = first(planOf(log));
    expect([targetOf(indicator), indicator.formerTargets.map(({ value }) => value)]).toEqual(['46000', ['45000']]);
  });
});

describe('results', () => {
  test('stand as they were corrected, beside what was recorded first', () => {
    const { results } = first(planOf(recordedOn(withResults)));
    expect(results.map(({ period, basis, measured: now }) => [period, basis, now])).toEqual([
      ['2025-H1', 'cumulative', measured('21784')],
      ['2025-H2', 'cumulative', measured('45210')],
    ]);
    expect(results[0]).toMatchObject({ event: { event_id: 'e10', type: 'ResultCorrected' } });
    expect(results[0]?.former).toMatchObject([{ measured: measured('21874'), event: { event_id: 'e9' } }]);
  });
});

describe('at both clocks', () => {
  test('there is no plan before the project was registered, and none before anybody knew of it', () => {
    const log = recordedOn(plan.registered, { 2: '2025-01-25' });
    expect(planOf(log, asOf('2025-01-19', '2025-12-31'))).toBeNull();
    expect(planOf(log, asOf('2025-12-31', '2025-01-24'))).toBeNull();
    expect(planOf(log, asOf('2025-01-20', '2025-01-25'))?.state).toBe('draft');
  });

  test('a revision counts from its day on, and is known from its recording on', () => {
    const log = recordedOn(revised, { 10: '2025-05-26' });
    const targetAt = (effectiveOn: string, knownOn: string) => targetOf(first(planOf(log, asOf(effectiveOn, knownOn))));
    expect(targetAt('2025-05-19', '2025-12-31')).toBe('45000');
    expect(targetAt('2025-05-20', '2025-05-25')).toBe('45000');
    expect(targetAt('2025-05-20', '2025-05-26')).toBe('40000');
  });

  test('a result of 30 June that was entered on 8 July and corrected in August has a value at each of them', () => {
    const log = recordedOn(withResults, { 9: '2025-07-08', 10: '2025-08-14' });
    const h1At = (effectiveOn: string, knownOn: string) =>
      first(planOf(log, asOf(effectiveOn, knownOn))).results.map(({ measured: now }) => now);
    expect(h1At('2025-06-30', '2025-07-07')).toEqual([]);
    expect(h1At('2025-06-30', '2025-07-08')).toEqual([measured('21874')]);
    expect(h1At('2025-06-30', '2025-08-14')).toEqual([measured('21784')]);
    expect(h1At('2025-06-29', '2025-12-31')).toEqual([]);
  });

  test('a strict question ignores what a document proves', () => {
    const log = recordedOn(plan.registered, { 1: '2025-09-01', 2: '2025-09-01' }).map((event) => ({
      ...event,
      documentedKnownAt: startOfDay('2025-01-20'),
    }));
    expect(planOf(log, asOf('2025-06-30'))?.state).toBe('draft');
    expect(planOf(log, asOf('2025-06-30', '2025-06-30', true))).toBeNull();
  });

  test('a project is of the department that owned it that day', () => {
    const log = recordedOn([...plan.confirmed, facts.reassigned('2025-07-01')], { 9: '2025-06-20' });
    const ownerAt = (day: string) => planOf(log, asOf(day, '2025-12-31'))?.department.id;
    expect([ownerAt('2025-06-30'), ownerAt('2025-07-01')]).toEqual(['culture', TOURISM.id]);
  });
});

describe('a list of plans', () => {
  test('counts states, weaker targets, requests and results', () => {
    const asked = planOf(recordedOn([...withResults, facts.proposed('I1', target('50000'), '2025-05-02')]))!;
    const weaker = planOf(recordedOn(revised))!;
    expect(summaryOf(asked)).toMatchObject({ indicators: 2, weakerTargets: 0, requests: 1, results: 2 });
    expect(summaryOf(weaker)).toMatchObject({ round: 1, weakerTargets: 1, requests: 0, results: 0 });
    expect(countsOf([asked, weaker, planOf(recordedOn(plan.written))!])).toEqual({
      draft: 1,
      submitted: 0,
      returned: 0,
      confirmed: 2,
      withdrawn: 0,
    });
  });
});

describe('the projection', () => {
  const log = recordedOn([
    ...plan.returned,
    facts.dropped('I2'),
    facts.resubmitted(),
    facts.confirmed(),
    facts.proposed('I1', target('40000'), '2025-05-02', true),
    facts.revised(1, target('40000'), target('45000'), '2025-05-20', true),
    facts.recorded('2025-H1', '21874', '2025-06-30'),
    facts.corrected('2025-H1', 'e14', '21784', '21874', '2025-06-30'),
    facts.reassigned('2025-07-01'),
    facts.withdrawn('2025-08-01'),
  ]);
  const allRows = (memory: MemoryTables) => performancePlan.tables.map((table) => memory.rows(table));

  test('folds two pages as one, wherever they part, and a second time as the first', () => {
    const whole = allRows(new MemoryTables(performancePlan).fold(log));
    for (let cut = 0; cut <= log.length; cut += 1)
      expect(allRows(new MemoryTables(performancePlan).fold(log.slice(0, cut)).fold(log.slice(cut)))).toEqual(whole);
  });

  test('leaves one row for every event', () => {
    const memory = new MemoryTables(performancePlan).fold(log);
    expect(memory.rows(tables.planEvent)).toHaveLength(log.length);
    expect(memory.rows(tables.planGuideline)).toMatchObject([
      { office_id: 'garam', year: 2025, submit_by: '2025-02-14' },
    ]);
  });

  test('folds every event of a plan', () => {
    expect(Object.keys(performancePlan.handlers).toSorted()).toEqual(Object.keys(PERFORMANCE_PLAN_EVENTS).toSorted());
  });
});
