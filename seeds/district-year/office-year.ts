import type { BudgetExecutionFact } from '../../src/events/budget-execution.events.ts';
import type { Actor } from '../../src/kernel/domain-event.ts';
import { cutoffDay, type FiscalYear } from '../../src/kernel/fiscal-year.ts';
import { FUNDS, NO_FUNDS, type FundSplit } from '../../src/kernel/fund-split.ts';
import type { PlainDate } from '../../src/kernel/time.ts';
import type { Won } from '../../src/kernel/won.ts';
import type { BudgetExecutionCommand } from '../../src/modules/budget-execution/domain/budget-execution.commands.ts';
import { budgetBook, type Line } from './budget-book.ts';
import { Agenda } from '../common/agenda.ts';
import { dateOf, dayOf, type Day } from '../common/calendar.ts';
import { Random } from '../common/random.ts';

/** A command, whose it is, and the document of the day on which it was entered. */
export interface DistrictEntry {
  readonly command: BudgetExecutionCommand;
  readonly actor: Actor;
  readonly documentedOn: PlainDate;
  readonly reason: string;
  readonly document: string;
}

/** What the ledger has of a line by now; the decider's own state is one. */
export interface LineView {
  readonly totals: {
    readonly budget: FundSplit;
    readonly allottedWon: Won;
    readonly obligatedWon: Won;
    readonly spent: FundSplit;
  };
  readonly obligations: ReadonlyMap<string, { readonly amountWon: Won; readonly paidWon: Won }>;
  readonly payments: ReadonlyMap<string, { readonly eventId: string; readonly net: FundSplit }>;
  /** Every event that counts. */
  readonly standing: readonly { readonly id: string; readonly fact: BudgetExecutionFact }[];
}

/** Asked again after every entry, so nothing that the ledger knows is kept a second time. */
export type Ledger = (lineId: string) => LineView;

/** One fiscal year of the office while it is lived: its lines, and what is due on which day. */
export class OfficeYear extends Agenda<DistrictEntry> {
  readonly random: Random;
  readonly lines: readonly Line[];
  readonly lastDay: Day;
  /** The year after, once it has begun: what is carried over goes there. */
  successor: OfficeYear | null = null;
  readonly #siblings = new Map<string, Line[]>();
  #numbers = 0;

  constructor(
    readonly fiscalYear: FiscalYear,
    readonly ledger: Ledger,
    { seed, departments }: { readonly seed: number; readonly departments: number },
  ) {
    super();
    this.lines = budgetBook(new Random(seed), fiscalYear, departments);
    this.random = new Random(seed ^ fiscalYear);
    this.lastDay = dayOf(cutoffDay(fiscalYear));
    for (const line of this.lines) {
      const siblings = this.#siblings.get(line.department.id);
      if (siblings) siblings.push(line);
      else this.#siblings.set(line.department.id, [line]);
    }
  }

  /** The lines of the same department. */
  siblingsOf({ department }: Line): readonly Line[] {
    return this.#siblings.get(department.id) ?? [];
  }

  /** Used once in the year. */
  newId(prefix: string): string {
    this.#numbers += 1;
    return `${prefix}${String(this.#numbers).padStart(6, '0')}`;
  }

  enter(command: BudgetExecutionCommand, day: Day, actor: Actor, reason: string): DistrictEntry {
    const document = `${actor.departmentName}-${this.random.between(1, 29_999)}`;
    return { command, actor, documentedOn: dateOf(day), reason, document };
  }
}

/** What of each fund source is not spent yet. */
export function unspent({ budget, spent }: LineView['totals']): FundSplit {
  return FUNDS.reduce((left, fund) => ({ ...left, [fund]: budget[fund] - spent[fund] }), NO_FUNDS);
}

/** The amount, taken from the fund sources in proportion to what they have; no more than they have together. */
export function takenFrom(available: FundSplit, amountWon: Won): FundSplit {
  const total = FUNDS.reduce((sum, fund) => sum + available[fund], 0);
  const taken = FUNDS.reduce(
    (split, fund) => ({
      ...split,
      [fund]: total === 0 ? 0 : Number((BigInt(amountWon) * BigInt(available[fund])) / BigInt(total)),
    }),
    NO_FUNDS,
  );
  // Rounding down leaves a few won, which any fund source with room pays.
  return FUNDS.reduce((split, fund) => {
    const missing = amountWon - FUNDS.reduce((sum, each) => sum + split[each], 0);
    return { ...split, [fund]: split[fund] + Math.min(missing, available[fund] - split[fund]) };
  }, taken);
}

/** The fund source with the most in it, and how much. */
export function largest(funds: FundSplit): { readonly fund: (typeof FUNDS)[number]; readonly won: Won } {
  return FUNDS.map((fund) => ({ fund, won: funds[fund] })).reduce((most, each) => (each.won > most.won ? each : most));
}

/** Rounded down to whole 천원. */
export const wholeThousands = (amountWon: number): Won => Math.floor(amountWon / 1000) * 1000;
