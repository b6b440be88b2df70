import { effectsOn } from '../../../events/budget-execution.effects.ts';
import type { Circumstances } from '../../../kernel/decider.ts';
import { addFunds, apportion, negateFunds, totalOf, type FundSplit } from '../../../kernel/fund-split.ts';
import type { ReassignBudgetLine } from './budget-execution.commands.ts';
import { openBudgetLine } from './budget-line.opening.ts';
import { requireNotInFuture, requireOpened, type OpenedLine } from './budget-line.rules.ts';
import { addEffects, type Totals } from './budget-line.state.ts';
import { transferBudget } from './budget.decisions.ts';
import { budgetLineStream, on, record, type Facts, type States } from './decision.ts';

/** The line of the same year, 회계, 세부사업 and 통계목 in that department. */
export const lineIdIn = (departmentId: string, lineId: string): string => {
  const [year = '', , ...rest] = lineId.split('.');
  return [year, departmentId, ...rest].join('.');
};

/**
 * 조직개편 이체 (지방재정법 §47의2②): what is not committed goes to the line of the new department, which is opened where
 * there is none, and what was allotted of it is allotted there. What is committed is paid out of the former line.
 */
export function reassignBudgetLine(
  { department, transferId, effectiveOn, lineId }: ReassignBudgetLine,
  from: OpenedLine,
  states: States,
  { today }: Circumstances,
): Facts {
  requireNotInFuture(effectiveOn, today);
  const funds = uncommitted(from.totals);
  if (totalOf(funds) === 0) return [];
  const toLineId = lineIdIn(department.id, lineId);
  const taking = states(budgetLineStream(toLineId));
  const successor = { ...from.line, lineId: toLineId, department };
  const opening =
    taking.line === null ? openBudgetLine({ type: 'OpenBudgetLine', ...successor, effectiveOn }, states) : [];
  const to = requireOpened({ ...taking, line: taking.line ?? successor }, toLineId);
  const amountWon = from.totals.allottedWon - from.totals.obligatedWon;
  const allotment = { ...on({ effectiveOn }), data: { amountWon } };
  const recovery = amountWon > 0 ? record(from, { type: 'AllotmentRecovered', ...allotment }) : [];
  const transfer = transferBudget(
    { type: 'TransferBudget', lineId, toLineId, transferId, transfer: 'reorganization', funds, effectiveOn },
    after(from, recovery),
    () => to,
  );
  const issue = amountWon > 0 ? record(after(to, transfer), { type: 'AllotmentIssued', ...allotment }) : [];
  return [...recovery, ...opening, ...transfer, ...issue];
}

/** By fund source: the budget without what is paid, and without its share of what is still to be paid. */
function uncommitted({ budget, spent, obligatedWon }: Totals): FundSplit {
  const unpaid = addFunds(budget, negateFunds(spent));
  return addFunds(unpaid, negateFunds(apportion(obligatedWon - totalOf(spent), unpaid)));
}

/** The line with the facts of its own stream. */
function after(line: OpenedLine, facts: Facts): OpenedLine {
  const { lineId } = line.line;
  const own = facts.filter(({ stream }) => stream === budgetLineStream(lineId));
  return {
    ...line,
    totals: addEffects(
      line.totals,
      own.flatMap(({ fact }) => effectsOn(lineId, fact)),
    ),
  };
}
