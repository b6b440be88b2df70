import { describe, expect, test } from '@jest/globals';
import {
  approved,
  by,
  CULTURE,
  CULTURE_TOURISM,
  fixed,
  guideline,
  lineLinked,
  lineUnlinked,
  merged,
  opened,
  planOf,
  reassigned,
  revised,
  reviewed,
  split,
  statusChanged,
  submitted,
  suspended,
  taskWith,
  TOURISM,
  yearsWith,
} from '../../../test/support/four-year-plan-facts.ts';
import { logOf } from '../../../test/support/given-when-then.ts';
import { MemoryTables } from '../../../test/support/memory-rows.ts';
import { FOUR_YEAR_PLAN_EVENTS } from '../../events/four-year-plan.catalogue.ts';
import type { FourYearPlanFact } from '../../events/four-year-plan.events.ts';
import { NO_FUNDS } from '../../kernel/fund-split.ts';
import { fourYearPlan } from './four-year-plan.projection.ts';
import * as tables from './plan-tables.projection.ts';

const T1 = taskWith('T1');
const T2 = taskWith('T2');
const parts = ['T1a', 'T1b'].map((id) => ({
  task: taskWith(id, { years: yearsWith(50) }),
  responsible: by(CULTURE_TOURISM),
}));
const secured = [{ year: 2023, funds: { ...NO_FUNDS, city: 30, district: 60 } }];
const story = [
  ...planOf(T1, T2),
  guideline(),
  reassigned('T1', CULTURE, by(CULTURE_TOURISM, TOURISM), '2023-10-01'),
  submitted('T1', 255, { department: CULTURE_TOURISM, secured }),
  reviewed('T1', 'e10'),
  lineLinked('T1', 'L1'),
  statusChanged('T1', 'on-track', 'completed', '2023-11-02'),
  approved('content', ['T1']),
  split('T1', parts, '2023-11-15', []),
  lineUnlinked('T1', 'L1', '2023-11-15'),
  fixed([{ taskId: 'T1', status: 'completed', progressTenths: 255, department: CULTURE_TOURISM }]),
  opened(2, 2023),
];
const folded = (...facts: Parameters<typeof logOf<FourYearPlanFact>>[0]) =>
  new MemoryTables(fourYearPlan).fold(logOf(facts));

describe('the read model of four-year plans', () => {
  test('keeps every event, once for each task it is about, with who and why', () => {
    const rows = folded(...story).rows(tables.planFact);
    expect(new Set(rows.map(({ event_id }) => event_id)).size).toBe(story.length);
    expect(rows.filter(({ event_id }) => event_id === 'e15').map(({ ordinal, task_id }) => [ordinal, task_id])).toEqual(
      [
        [0, 'T1'],
        [1, 'T1a'],
        [2, 'T1b'],
      ],
    );
    expect(rows.find(({ event_id }) => event_id === 'e1')).toMatchObject({
      plan_id: 'garam.8',
      task_id: null,
      type: 'PlanDrafted',
      effective_on: '2023-01-02',
      actor_name: '김기록',
      reason: '시험',
    });
  });

  test('says of a task what each event says, whole', () => {
    const changed = revised('T1', { ...T1, name: '새 이름', years: yearsWith(120) }, '2023-11-01');
    const memory = folded(...planOf(T1), changed, suspended('T1', '2023-11-02'));
    expect(memory.rows(tables.planTask).map(({ task_id, name }) => [task_id, name])).toEqual([
      ['T1', '과제 T1'],
      ['T1', '새 이름'],
    ]);
    expect(memory.rows(tables.planTaskYear).map(({ year, district }) => [year, district])).toEqual(
      [100, 120].flatMap((won) => [2023, 2024, 2025, 2026].map((year) => [year, won])),
    );
    expect(memory.rows(tables.planTaskStatus).map(({ status }) => status)).toEqual(['on-track', 'suspended']);
  });

  test('ends what is merged and split, and begins what it goes on as', () => {
    const into = taskWith('T3', { years: yearsWith(200) });
    const memory = folded(...planOf(T1, T2), merged(['T1', 'T2'], into, by(TOURISM), '2023-11-01', []));
    expect(memory.rows(tables.planTaskStatus).map(({ task_id, status }) => [task_id, status])).toEqual([
      ['T1', 'on-track'],
      ['T2', 'on-track'],
      ['T1', 'merged'],
      ['T2', 'merged'],
      ['T3', 'on-track'],
    ]);
  });

  test('folds two pages as one, wherever they part', () => {
    const log = logOf<FourYearPlanFact>(story);
    const whole = new MemoryTables(fourYearPlan).fold(log);
    for (let cut = 0; cut <= log.length; cut += 1) {
      const parted = new MemoryTables(fourYearPlan).fold(log.slice(0, cut)).fold(log.slice(cut));
      for (const table of fourYearPlan.tables) expect(parted.rows(table)).toEqual(whole.rows(table));
    }
  });

  test('folds every event of a plan', () => {
    expect(Object.keys(fourYearPlan.handlers).toSorted()).toEqual(Object.keys(FOUR_YEAR_PLAN_EVENTS).toSorted());
  });
});
