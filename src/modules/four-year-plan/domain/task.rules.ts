import type { PlanTask, Responsible, TaskContent, TaskYear } from '../../../events/four-year-plan.events.ts';
import { addFunds, FUNDS, NO_FUNDS, type FundSplit } from '../../../kernel/fund-split.ts';
import { refuseUnless } from '../../../kernel/rejection.ts';
import type { PlainDate } from '../../../kernel/time.ts';
import { formatWon, isWon, MOST_WON } from '../../../kernel/won.ts';
import { requirePlainIds, type StandingPlan } from './decision.ts';

const yearOf = (day: PlainDate): number => Number(day.slice(0, 4));

/** The years of the plan from that day on. */
export function planYears({ plan }: StandingPlan, from: PlainDate): readonly number[] {
  const first = Math.max(yearOf(plan.period.from), yearOf(from));
  const last = yearOf(plan.period.until);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

export function requireNewTask(state: StandingPlan, task: PlanTask, responsible: Responsible, day: PlainDate): void {
  requirePlainIds([task.taskId]);
  refuseUnless(!state.tasks.has(task.taskId), 'task-defined-once', `이행과제 ${task.taskId}은(는) 이미 있습니다.`, {
    taskId: task.taskId,
  });
  requireResponsible(responsible);
  requireContent(state, task, day);
}

/** One 주관부서, and each 협조부서 once beside it. */
export function requireResponsible({ main, supporting }: Responsible): void {
  const ids = [main, ...supporting].map(({ id }) => id);
  requirePlainIds(ids);
  refuseUnless(
    new Set(ids).size === ids.length,
    'departments-each-once',
    `같은 부서가 주관·협조부서에 두 번 있습니다 (${ids.join(', ')}).`,
    { departments: ids },
  );
}

export function requireContent(state: StandingPlan, { fieldId, years }: TaskContent, day: PlainDate): void {
  refuseUnless(state.fields.has(fieldId), 'field-known', `분야 ${fieldId}이(가) 이 계획에 없습니다.`, { fieldId });
  requireYears(years);
  const missing = planYears(state, day).filter(
    (year) => !years.some((one) => one.year === year && one.target !== null && one.target.trim() !== ''),
  );
  refuseUnless(
    missing.length === 0,
    'target-for-every-year',
    `연차별 목표가 없는 해가 있습니다 (${missing.join(', ')}).`,
    { missing },
  );
}

/** Years ascend, each once, and their funds are whole won, from 0 to the most that one amount may be. */
export function requireYears(years: readonly { readonly year: number; readonly funds: FundSplit }[]): void {
  const listed = years.map(({ year }) => year);
  refuseUnless(
    listed.every((year, index) => Number.isInteger(year) && (index === 0 || (listed[index - 1] ?? 0) < year)),
    'years-ascend',
    `연도는 한 번씩, 오름차순이어야 합니다 (${listed.join(', ')}).`,
    { years: listed },
  );
  for (const { year, funds } of years)
    refuseUnless(
      FUNDS.every((fund) => isWon(funds[fund]) && funds[fund] >= 0),
      'funds-in-whole-won',
      `${year}년 재원은 0원 이상 ${formatWon(MOST_WON)}원 이하의 정수여야 합니다.`,
      { year, ...funds },
    );
}

/** 통합·분할 moves money, it makes none: by year and source, what goes on is what was planned. */
export function requireFundsHandedOn(former: readonly PlanTask[], next: readonly PlanTask[]): void {
  const years = new Set([...former, ...next].flatMap((task) => task.years.map(({ year }) => year)));
  for (const year of years) {
    const before = fundsOf(former, year);
    const after = fundsOf(next, year);
    refuseUnless(
      FUNDS.every((fund) => before[fund] === after[fund]),
      'funds-handed-on',
      `${year}년 계획 재원이 통합·분할 앞뒤로 다릅니다.`,
      { year, before, after },
    );
  }
}

const fundsOf = (tasks: readonly PlanTask[], year: number): FundSplit =>
  tasks
    .flatMap((task) => task.years.filter((one: TaskYear) => one.year === year))
    .reduce((sum, { funds }) => addFunds(sum, funds), NO_FUNDS);

/** A promise does not stop being one by being merged or split. */
export function requirePledgeHandedOn(former: readonly PlanTask[], next: readonly PlanTask[]): void {
  const pledged = former.filter(({ pledge }) => pledge).map(({ taskId }) => taskId);
  refuseUnless(
    pledged.length === 0 || next.every(({ pledge }) => pledge),
    'pledge-stays-pledge',
    `공약 과제(${pledged.join(', ')})를 이어받는 과제도 공약이어야 합니다.`,
    { pledged, next: next.map(({ taskId }) => taskId) },
  );
}
