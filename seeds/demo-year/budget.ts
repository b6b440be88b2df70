import type { BudgetLine } from '../../src/events/budget-execution.events.ts';
import { FUNDS, NO_FUNDS, totalOf, type FundSplit } from '../../src/kernel/fund-split.ts';
import type { PlainDate } from '../../src/kernel/time.ts';
import type { Won } from '../../src/kernel/won.ts';
import { departmentOn } from './departments.ts';
import type { DemoOffice } from './demo-office.ts';
import type { DemoYearEntry } from './entry.ts';
import { enteringOn, PLAN_ID } from './four-year-plan.ts';
import { YEAR } from './office.data.ts';
import { BUDGETER, OBLIGOR, PAYER } from './people.ts';
import type { PromisedTask } from './tasks.ts';

const SPENT_BY: readonly (readonly [month: string, part: number])[] = [
  ['02', 0.08],
  ['03', 0.18],
  ['05', 0.36],
  ['06', 0.58],
  ['09', 0.74],
  ['11', 0.88],
  ['12', 0.96],
];
const ALLOTTED: readonly (readonly [date: string, part: number])[] = [
  ['01-06', 0.3],
  ['04-01', 0.6],
  ['07-01', 0.85],
  ['10-01', 1],
];

interface Line {
  readonly lineId: string;
  readonly funds: FundSplit;
  readonly task: PromisedTask;
}

/** One line for every second task: what the year's part of it costs, and what is spent of it. */
export function planBudget(office: DemoOffice, tasks: readonly PromisedTask[]): void {
  const lines = tasks.filter((_, place) => place % 2 === 1).map(lineOf);
  const on = (date: string, act: (line: Line, day: PlainDate) => Iterable<DemoYearEntry>, year = YEAR) => {
    office.on(`${year}-${date}`, function* (day) {
      for (const line of lines) yield* act(line, day);
    });
  };
  on('01-02', (line, day) => open(office, line, day));
  ALLOTTED.forEach(([date, part], quarter) => {
    const before = ALLOTTED[quarter - 1]?.[1] ?? 0;
    on(date, ({ lineId, funds }, day) => [
      office.enter(
        { type: 'IssueAllotment', lineId, effectiveOn: day, amountWon: wonOf(funds, part) - wonOf(funds, before) },
        day,
        BUDGETER,
        `${quarter + 1}분기 배정`,
      ),
    ]);
  });
  SPENT_BY.forEach(([month, part], turn) => {
    const share = part - (SPENT_BY[turn - 1]?.[1] ?? 0);
    on(`${month}-12`, (line, day) => [obligation(office, line, day, turn, share)]);
    on(`${month}-23`, (line, day) => [payment(office, line, day, turn, share)]);
  });
  on('03-20', ({ lineId, task }, day) => [
    enteringOn(office, day)(
      { type: 'LinkBudgetLine', planId: PLAN_ID, effectiveOn: day, taskId: task.task.taskId, lineId },
      '예산 과목 연결',
    ),
  ]);
  on('12-31', ({ lineId }, day) => [
    office.enter({ type: 'ReachCutoff', lineId, effectiveOn: day }, day, BUDGETER, '출납 폐쇄'),
  ]);
  on('02-09', (line, day) => [closing(office, line, day)], YEAR + 1);
}

function lineOf(task: PromisedTask): Line {
  const { plan } = task.work;
  const funds = task.task.years.find(({ year }) => year === YEAR)?.funds ?? NO_FUNDS;
  return { lineId: `${YEAR}.${plan.id}.general.${task.task.taskId}.201-01`, funds, task };
}

const partOf = (funds: FundSplit, part: number): FundSplit =>
  FUNDS.reduce((split, fund) => ({ ...split, [fund]: Math.floor((funds[fund] * part) / 1000) * 1000 }), NO_FUNDS);

function* open(office: DemoOffice, { lineId, funds, task }: Line, effectiveOn: PlainDate): Iterable<DemoYearEntry> {
  const { plan, subject } = task.work;
  const is: Omit<BudgetLine, 'lineId'> = {
    fiscalYear: YEAR,
    account: { code: 'general', name: '일반회계' },
    department: departmentOn(plan.id, effectiveOn),
    policy: { code: plan.fieldId, name: '구정운영' },
    unit: { code: `${plan.id}-U`, name: `${plan.name} 사업` },
    project: { code: task.task.taskId, name: `${subject} 사업` },
    objectGroup: { code: '201', name: '일반운영비' },
    object: { code: '01', name: '사무관리비' },
  };
  const on = { lineId, effectiveOn };
  yield office.enter({ type: 'OpenBudgetLine', ...on, ...is }, effectiveOn, BUDGETER, '예산 과목 개설');
  yield office.enter({ type: 'EnactOriginalBudget', ...on, funds }, effectiveOn, BUDGETER, '본예산');
}

const wonOf = (funds: FundSplit, part: number): Won => Math.floor(totalOf(funds) * part);

const obligation = (office: DemoOffice, { lineId, funds, task }: Line, day: PlainDate, turn: number, share: number) =>
  office.enter(
    {
      type: 'IncurObligation',
      lineId,
      effectiveOn: day,
      obligationId: `o${turn + 1}`,
      amountWon: totalOf(partOf(funds, share)),
      subject: `${task.work.subject} 집행 ${turn + 1}차`,
    },
    day,
    OBLIGOR,
    '원인행위',
  );

const payment = (office: DemoOffice, { lineId, funds }: Line, day: PlainDate, turn: number, share: number) =>
  office.enter(
    {
      type: 'CompletePayment',
      lineId,
      effectiveOn: day,
      paymentId: `p${turn + 1}`,
      obligationId: `o${turn + 1}`,
      funds: partOf(funds, share),
      grace: null,
    },
    day,
    PAYER,
    '지급',
  );

const closing = (office: DemoOffice, { lineId }: Line, day: PlainDate): DemoYearEntry =>
  office.enter(
    {
      type: 'CloseFiscalYear',
      lineId,
      effectiveOn: day,
      carryover: { explicit: 0, accidental: 0, continuing: 0 },
      subsidyReturnWon: 0,
    },
    day,
    BUDGETER,
    '결산 마감',
  );
