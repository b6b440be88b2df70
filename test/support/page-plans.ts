import type { Decided } from '../../src/kernel/decider.ts';
import type { Fact } from '../../src/kernel/domain-event.ts';
import * as fourYears from './four-year-plan-facts.ts';
import { newEvent } from './new-event.ts';
import { facts as performance, plan as performancePlan } from './performance-plan-facts.ts';
import type { TestApp } from './test-app.ts';

const { drafted, goal, field, defined, taskWith, confirmed, guideline, submitted, suspended } = fourYears;

/** 4개년 계획: of four tasks one has reported 73.5, one has not, one is suspended and one reported 100. */
const FOUR_YEARS: readonly Decided<Fact>[] = [
  drafted(),
  goal('G1'),
  goal('G2'),
  field('F1', 'G1'),
  field('F2', 'G2'),
  ...['T1', 'T2', 'T3'].map((taskId) => defined(taskWith(taskId))),
  defined(taskWith('T4', { fieldId: 'F2' })),
  confirmed(1, 4, '2023-02-15', 2, 2),
  guideline(),
  submitted('T1', 735),
  submitted('T4', 1000),
  suspended('T3', '2023-10-12'),
];

/** 성과관리: one confirmed project of 2025 with two indicators and a result of its first half. */
const PERFORMANCE: readonly Decided<Fact>[] = [
  ...performancePlan.confirmed,
  performance.recorded('2025-H1', '23456', '2025-07-10'),
];

/** Records both plans, as if the years had gone by. */
export async function recordPlans({ store }: Pick<TestApp, 'store'>): Promise<void> {
  for (const { stream, fact } of [...FOUR_YEARS, ...PERFORMANCE]) await store.append(stream, [newEvent(fact)], 'any');
}
