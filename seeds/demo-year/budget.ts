import type { BudgetExecutionFact, BudgetLine } from '../../src/events/budget-execution.events.ts';
import type { StoredEvent } from '../../src/kernel/domain-event.ts';
import { addFunds, FUNDS, NO_FUNDS, totalOf, type FundSplit } from '../../src/kernel/fund-split.ts';
import type { PlainDate } from '../../src/kernel/time.ts';
import type { Won } from '../../src/kernel/won.ts';
import { departmentOn } from './departments.ts';
import type { DemoOffice } from './demo-office.ts';
import type { DemoYearEntry } from './entry.ts';
import { enteringOn, PLAN_ID } from './four-year-plan.ts';
import { REORGANIZATION, YEAR } from './office.data.ts';
import { BUDGETER, OBLIGOR, PAYER } from './people.ts';
import type { PromisedTask } from './tasks.ts';

/** What of the year's money is spent by the end of the month. */
const SPENT: readonly (readonly [month: string, by: number])[] = [
  ['02', 0.08],
  ['03', 0.18],
  ['05', 0.36],
  ['06', 0.58],
  ['09', 0.74],
  ['11', 0.88],
  ['12', 0.96],
];
const ALLOTTED: readonly (readonly [date: string, by: number])[] = [
  ['01-06', 0.3],
  ['04-01', 0.6],
  ['07-01', 0.85],
  ['10-01', 1],
];
const LINKED = '03-20';
const LINKED_AGAIN = '08-20';

/** What the ledger has of a line. */
interface Line {
  readonly lineId: string;
  readonly budget: FundSplit;
  readonly allottedWon: Won;
  readonly spent: FundSplit;
}

const isBudgetEvent = (event: StoredEvent): event is StoredEvent<BudgetExecutionFact> =>
  event.stream.startsWith('budgetLine-');

/** One line for every second task: what the year's part of it costs, and what is spent of it. */
export class Budget {
  readonly #office: DemoOffice;
  readonly #tasks: readonly PromisedTask[];
  /** As the ledger has them; a merger moves lines by itself. */
  readonly #lines = new Map<string, Line>();

  constructor(office: DemoOffice, tasks: readonly PromisedTask[]) {
    this.#office = office;
    this.#tasks = tasks.filter((_, place) => place % 2 === 1);
  }

  plan(): void {
    const on = (date: string, act: (line: Line, day: PlainDate) => Iterable<DemoYearEntry>, year = YEAR) => {
      this.#office.on(`${year}-${date}`, (day) => [...this.#lines.values()].flatMap((line) => [...act(line, day)]));
    };
    this.#office.on(`${YEAR}-01-02`, (day) => this.#tasks.flatMap((task) => this.#open(task, day)));
    ALLOTTED.forEach(([date, by], quarter) => {
      on(date, (line, day) => this.#allot(line, day, by, quarter + 1));
    });
    SPENT.forEach(([month, by], turn) => {
      on(`${month}-13`, (line, day) => this.#spend(line, day, by, turn + 1));
    });
    on(LINKED, ({ lineId }, day) => [this.#link(lineId, day)]);
    on(LINKED_AGAIN, ({ lineId }, day) =>
      lineId.startsWith(`${YEAR}.${REORGANIZATION.merged.into.id}.`) ? [this.#link(lineId, day)] : [],
    );
    on('12-31', ({ lineId }, day) => [
      this.#office.enter({ type: 'ReachCutoff', lineId, effectiveOn: day }, day, BUDGETER, '출납 폐쇄'),
    ]);
    on('02-09', ({ lineId }, day) => [this.#close(lineId, day)], YEAR + 1);
  }

  onEvent(event: StoredEvent): void {
    if (!isBudgetEvent(event)) return;
    const lineId = event.stream.slice('budgetLine-'.length);
    const line = this.#lines.get(lineId) ?? { lineId, budget: NO_FUNDS, allottedWon: 0, spent: NO_FUNDS };
    this.#lines.set(lineId, changed(line, event.fact));
  }

  /** 연도.부서.회계.세부사업.통계목: the 세부사업 is named as its task. */
  #taskIdOf(lineId: string): string {
    return lineId.split('.')[3] ?? '';
  }

  #open({ task, work }: PromisedTask, effectiveOn: PlainDate): readonly DemoYearEntry[] {
    const { plan, subject } = work;
    const is: Omit<BudgetLine, 'lineId'> = {
      fiscalYear: YEAR,
      account: { code: 'general', name: '일반회계' },
      department: departmentOn(plan.id, effectiveOn),
      policy: { code: plan.fieldId, name: '구정운영' },
      unit: { code: `${plan.id}-U`, name: `${plan.name} 사업` },
      project: { code: task.taskId, name: `${subject} 사업` },
      objectGroup: { code: '201', name: '일반운영비' },
      object: { code: '01', name: '사무관리비' },
    };
    const on = { lineId: `${YEAR}.${plan.id}.general.${task.taskId}.201-01`, effectiveOn };
    const funds = task.years.find(({ year }) => year === YEAR)?.funds ?? NO_FUNDS;
    return [
      this.#office.enter({ type: 'OpenBudgetLine', ...on, ...is }, effectiveOn, BUDGETER, '예산 과목 개설'),
      this.#office.enter({ type: 'EnactOriginalBudget', ...on, funds }, effectiveOn, BUDGETER, '본예산'),
    ];
  }

  #allot({ lineId, budget, allottedWon }: Line, day: PlainDate, by: number, quarter: number): readonly DemoYearEntry[] {
    const amountWon = Math.floor(totalOf(budget) * by) - allottedWon;
    if (amountWon <= 0) return [];
    const command = { type: 'IssueAllotment', lineId, effectiveOn: day, amountWon } as const;
    return [this.#office.enter(command, day, BUDGETER, `${quarter}분기 배정`)];
  }

  /** Committed and paid on one day, as far as it is allotted. */
  #spend(line: Line, day: PlainDate, by: number, turn: number): readonly DemoYearEntry[] {
    const { lineId } = line;
    const funds = dueBy(line, by);
    const amountWon = totalOf(funds);
    if (amountWon === 0) return [];
    const subject = `${this.#taskIdOf(lineId)} 집행 ${turn}차`;
    const obligation = { type: 'IncurObligation', lineId, effectiveOn: day, obligationId: `o${turn}` } as const;
    const payment = { type: 'CompletePayment', lineId, effectiveOn: day, obligationId: `o${turn}` } as const;
    return [
      this.#office.enter({ ...obligation, amountWon, subject }, day, OBLIGOR, '원인행위'),
      this.#office.enter({ ...payment, paymentId: `p${turn}`, funds, grace: null }, day, PAYER, '지급'),
    ];
  }

  #link(lineId: string, day: PlainDate): DemoYearEntry {
    const command = { type: 'LinkBudgetLine', planId: PLAN_ID, effectiveOn: day, lineId } as const;
    return enteringOn(this.#office, day)({ ...command, taskId: this.#taskIdOf(lineId) }, '예산 과목 연결');
  }

  #close(lineId: string, day: PlainDate): DemoYearEntry {
    const carryover = { explicit: 0, accidental: 0, continuing: 0 };
    const command = { type: 'CloseFiscalYear', lineId, effectiveOn: day, carryover, subsidyReturnWon: 0 } as const;
    return this.#office.enter(command, day, BUDGETER, '결산 마감');
  }
}

/** In whole 천원, and no more than is allotted: the line of a merged department begins with what was left. */
function dueBy({ budget, allottedWon, spent }: Line, by: number): FundSplit {
  const due = FUNDS.reduce(
    (split, fund) => ({
      ...split,
      [fund]: Math.max(0, Math.floor((budget[fund] * by - spent[fund]) / 1000) * 1000),
    }),
    NO_FUNDS,
  );
  return totalOf(spent) + totalOf(due) <= allottedWon ? due : NO_FUNDS;
}

function changed(line: Line, fact: BudgetExecutionFact): Line {
  switch (fact.type) {
    case 'OriginalBudgetEnacted':
      return { ...line, budget: addFunds(line.budget, fact.data.funds) };
    case 'BudgetTransferred':
      return fact.data.legs
        .filter(({ lineId }) => lineId === line.lineId)
        .reduce((taking, { funds }) => ({ ...taking, budget: addFunds(taking.budget, funds) }), line);
    case 'AllotmentIssued':
      return { ...line, allottedWon: line.allottedWon + fact.data.amountWon };
    case 'AllotmentRecovered':
      return { ...line, allottedWon: line.allottedWon - fact.data.amountWon };
    case 'PaymentCompleted':
      return { ...line, spent: addFunds(line.spent, fact.data.funds) };
    default:
      return line;
  }
}
