import { effectsOn } from '../../../events/budget-execution.effects.ts';
import type { BudgetExecutionFact } from '../../../events/budget-execution.events.ts';
import { streamName, type Circumstances, type Decided, type StateOf } from '../../../kernel/decider.ts';
import type { PlainDate } from '../../../kernel/time.ts';
import { formatWon, type Won } from '../../../kernel/won.ts';
import { refuseUnless } from '../../../kernel/rejection.ts';
import * as rules from './budget-line.rules.ts';
import type { BudgetLineState } from './budget-line.state.ts';

/** What every decision about a budget line is made of. */
export type Facts = readonly Decided<BudgetExecutionFact>[];
export type States = StateOf<BudgetLineState>;

export const CATEGORY = 'budgetLine';

export const budgetLineStream = (lineId: string): string => streamName(CATEGORY, lineId);

export const on = ({ effectiveOn }: { readonly effectiveOn: PlainDate }) => ({ schemaVersion: 1, effectiveOn });

/** The fact, if the line stays sound with it. */
export function record(line: rules.OpenedLine, fact: BudgetExecutionFact): Facts {
  const { lineId } = line.line;
  rules.requireSound(line, effectsOn(lineId, fact));
  return [{ stream: budgetLineStream(lineId), fact }];
}

/** A change of the budget itself: only before the cut-off, within the year. */
export function amend(line: rules.OpenedLine, fact: BudgetExecutionFact): Facts {
  rules.requireBudgetOpen(line);
  rules.requireWithinYear(line, fact.effectiveOn);
  return record(line, fact);
}

export function requireExecutionDay(line: rules.OpenedLine, effectiveOn: PlainDate, { today }: Circumstances): void {
  rules.requireWithinYear(line, effectiveOn);
  rules.requireNotInFuture(effectiveOn, today);
}

export function requireNew(taken: boolean, rule: string, what: string, id: string): void {
  refuseUnless(!taken, rule, `${what} ${id}은(는) 이미 기록되었습니다.`, { id });
}

export function requirePaidWithin(paidWon: Won, amountWon: Won, obligationId: string): void {
  refuseUnless(
    paidWon <= amountWon,
    'payment-within-obligation',
    `지급액 ${formatWon(paidWon)}원이 원인행위액 ${formatWon(amountWon)}원을 넘습니다.`,
    { obligationId, paidWon, amountWon },
  );
}
