import type { Measure } from '../../src/events/budget-execution.events.ts';
import { FUNDS, type Fund, type FundSplit } from '../../src/kernel/fund-split.ts';
import type { Won } from '../../src/kernel/won.ts';
import type {
  BudgetExecutionCommand,
  ReassignBudgetLine,
} from '../../src/modules/budget-execution/domain/budget-execution.commands.ts';

interface Change {
  readonly lineId: string;
  readonly measure: Measure;
  readonly fund: Fund | 'whole';
  readonly won: bigint;
  /** The obligation that an obligated or spent amount stands on. */
  readonly obligationId: string | null;
}
interface Entry {
  readonly eventIds: readonly string[];
  readonly changes: readonly Change[];
}

/**
 * What accepted commands mean, told from the commands alone, in exact integers: it shares no arithmetic with the
 * decider. A voided command is taken out; every amount is the sum over the commands that are left.
 */
export class ExactBudgetModel {
  #entries: readonly Entry[] = [];
  /** line/payment -> the obligation it was paid on. */
  readonly #paidOn = new Map<string, string>();

  accept(command: BudgetExecutionCommand, eventIds: readonly string[]): void {
    if (command.type === 'VoidEntry')
      this.#entries = this.#entries.filter((entry) => !entry.eventIds.includes(command.eventId));
    else if (command.type === 'ReassignBudgetLine')
      this.#entries = [...this.#entries, ...this.#moved(command, eventIds)];
    else this.#entries = [...this.#entries, { eventIds, changes: this.#changesOf(command) }];
  }

  total(lineId: string, measure: Measure, fund?: Fund): bigint {
    return this.#sum((c) => c.lineId === lineId && c.measure === measure && (fund === undefined || c.fund === fund));
  }

  /** What of an obligation was paid and not given back. */
  paidOn(lineId: string, obligationId: string): bigint {
    return this.#sum((c) => c.lineId === lineId && c.measure === 'spent' && c.obligationId === obligationId);
  }

  obligatedBy(lineId: string, obligationId: string): bigint {
    return this.#sum((c) => c.lineId === lineId && c.measure === 'obligated' && c.obligationId === obligationId);
  }

  obligationsOf(lineId: string): readonly string[] {
    const ids = this.#entries.flatMap(({ changes }) =>
      changes.flatMap((c) => (c.lineId === lineId && c.obligationId !== null ? [c.obligationId] : [])),
    );
    return [...new Set(ids)];
  }

  #sum(counts: (change: Change) => boolean): bigint {
    let total = 0n;
    for (const { changes } of this.#entries) for (const change of changes) if (counts(change)) total += change.won;
    return total;
  }

  #changesOf(command: BudgetExecutionCommand): readonly Change[] {
    const { lineId } = command;
    switch (command.type) {
      case 'EnactOriginalBudget':
      case 'ApproveDeemedBudget':
      case 'ApprovePreEnactmentUse':
      case 'ReceiveCarryover':
        return budget(lineId, command.funds, 1n);
      case 'EnactSupplementaryBudget':
        return [
          ...budget(lineId, command.funds, 1n),
          ...command.absorbs.flatMap(({ funds }) => budget(lineId, funds, -1n)),
        ];
      case 'TransferBudget':
        return [...budget(lineId, command.funds, -1n), ...budget(command.toLineId, command.funds, 1n)];
      case 'IssueAllotment':
        return [allotted(lineId, BigInt(command.amountWon))];
      case 'RecoverAllotment':
        return [allotted(lineId, -BigInt(command.amountWon))];
      case 'IncurObligation':
        return [obligated(lineId, command.obligationId, BigInt(command.amountWon))];
      case 'ChangeObligation':
        return [obligated(lineId, command.obligationId, BigInt(command.changeWon))];
      case 'CancelObligation': {
        const { obligationId } = command;
        const unpaid = this.obligatedBy(lineId, obligationId) - this.paidOn(lineId, obligationId);
        return [obligated(lineId, obligationId, -unpaid)];
      }
      case 'CompletePayment':
        this.#paidOn.set(`${lineId}/${command.paymentId}`, command.obligationId);
        return spent(lineId, command.obligationId, command.funds, 1n);
      case 'ReturnPayment':
        return spent(lineId, this.#obligationOf(lineId, command.paymentId), command.funds, -1n);
      case 'ReclassifyExpenditure': {
        const { toLineId, reclassificationId, funds } = command;
        const from = this.#obligationOf(lineId, command.paymentId);
        this.#paidOn.set(`${toLineId}/${reclassificationId}`, reclassificationId);
        return [
          ...spent(lineId, from, funds, -1n),
          obligated(lineId, from, -exactTotal(funds)),
          ...spent(toLineId, reclassificationId, funds, 1n),
          obligated(toLineId, reclassificationId, exactTotal(funds)),
        ];
      }
      case 'OpenBudgetLine':
      case 'ReassignBudgetLine': // has entries of its own
      case 'ReachCutoff':
      case 'CloseFiscalYear':
      case 'VoidEntry':
        return [];
    }
  }

  /** Several facts, each of which may be voided alone: the recovery, the opening, both legs of the transfer, the allotment. */
  #moved({ lineId, department }: ReassignBudgetLine, eventIds: readonly string[]): readonly Entry[] {
    const toLineId = lineId.replace('.planning.', `.${department.id}.`);
    const free = this.total(lineId, 'allotted') - this.total(lineId, 'obligated');
    const left = FUNDS.map((fund) => this.total(lineId, 'budget', fund) - this.total(lineId, 'spent', fund));
    const all = left.reduce((sum, won) => sum + won, 0n);
    const owed = this.total(lineId, 'obligated') - this.total(lineId, 'spent');
    let funds = 0n;
    const changes = FUNDS.flatMap((fund, index) => {
      const before = all === 0n ? 0n : (owed * funds) / all;
      funds += left[index] ?? 0n;
      const won = (left[index] ?? 0n) - ((all === 0n ? 0n : (owed * funds) / all) - before);
      return [
        { lineId, measure: 'budget', fund, won: -won, obligationId: null } as const,
        { lineId: toLineId, measure: 'budget', fund, won, obligationId: null } as const,
      ];
    });
    const [recovery, issue] = free > 0n ? [eventIds.slice(0, 1), eventIds.slice(-1)] : [[], []];
    return [
      { eventIds: recovery, changes: recovery.length > 0 ? [allotted(lineId, -free)] : [] },
      { eventIds: eventIds.filter((id) => ![...recovery, ...issue].includes(id)), changes },
      { eventIds: issue, changes: issue.length > 0 ? [allotted(toLineId, free)] : [] },
    ];
  }

  #obligationOf(lineId: string, paymentId: string): string {
    const obligationId = this.#paidOn.get(`${lineId}/${paymentId}`);
    if (obligationId === undefined) throw new Error(`a correction of ${paymentId}, which was never paid, was accepted`);
    return obligationId;
  }
}

const exactTotal = (funds: FundSplit): bigint => FUNDS.reduce((sum, fund) => sum + BigInt(funds[fund]), 0n);

const split = (funds: FundSplit, sign: bigint): readonly (readonly [Fund, bigint])[] =>
  FUNDS.map((fund) => [fund, sign * BigInt(funds[fund])]);

const budget = (lineId: string, funds: FundSplit, sign: bigint): readonly Change[] =>
  split(funds, sign).map(([fund, won]) => ({ lineId, measure: 'budget', fund, won, obligationId: null }));
const spent = (lineId: string, obligationId: string, funds: FundSplit, sign: bigint): readonly Change[] =>
  split(funds, sign).map(([fund, won]) => ({ lineId, measure: 'spent', fund, won, obligationId }));
const allotted = (lineId: string, won: bigint): Change => ({
  lineId,
  measure: 'allotted',
  fund: 'whole',
  won,
  obligationId: null,
});
const obligated = (lineId: string, obligationId: string, won: bigint): Change => ({
  lineId,
  measure: 'obligated',
  fund: 'whole',
  won,
  obligationId,
});

/** A rate in 0.1% by long division: the quotient, and one more where the rest is half or more. */
export function exactRateTenths(part: bigint, base: bigint): Won | null {
  if (base <= 0n) return null;
  const size = part < 0n ? -part : part;
  const quotient = (1000n * size) / base;
  const rest = 1000n * size - quotient * base;
  const rounded = 2n * rest >= base ? quotient + 1n : quotient;
  return Number(part < 0n ? -rounded : rounded);
}
