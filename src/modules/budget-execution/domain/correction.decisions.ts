import type * as commands from './budget-execution.commands.ts';
import { effectsOn, undo } from '../../../events/budget-execution.effects.ts';
import type { BudgetExecutionFact } from '../../../events/budget-execution.events.ts';
import type { Circumstances, Decided } from '../../../kernel/decider.ts';
import { negateFunds } from '../../../kernel/fund-split.ts';
import { refuseUnless } from '../../../kernel/rejection.ts';
import * as rules from './budget-line.rules.ts';
import { requireSameBooks } from './budget-transfer.rules.ts';
import { evolve, UNOPENED } from './budget-line.state.ts';
import {
  budgetLineStream,
  on,
  record,
  requireExecutionDay,
  requireNew,
  requirePaidWithin,
  type Facts,
  type States,
} from './decision.ts';

export function returnPayment(
  command: commands.ReturnPayment,
  line: rules.OpenedLine,
  circumstances: Circumstances,
): Facts {
  const { returnId, paymentId, funds } = command;
  const payment = rules.requirePayment(line, paymentId);
  requireExecutionDay(line, command.effectiveOn, circumstances);
  rules.requirePositiveFunds(funds, '반납');
  requireNew(line.usedIds.has(returnId), 'return-entered-once', '반납', returnId);
  rules.requireAfter(payment.effectiveOn, command.effectiveOn, 'return-not-before-payment', '지급');
  rules.requireStillPaid(payment, funds, 'return-within-payment', '반납액');
  const data = { returnId, paymentId, funds, corrects: payment.eventId };
  return record(line, { type: 'PaymentReturned', ...on(command), data });
}

export function reclassifyExpenditure(
  command: commands.ReclassifyExpenditure,
  from: rules.OpenedLine,
  states: States,
  circumstances: Circumstances,
): Facts {
  const { reclassificationId, paymentId, funds, toLineId, effectiveOn } = command;
  const to = rules.requireOpened(states(budgetLineStream(toLineId)), toLineId);
  requireSameBooks(from, to);
  const payment = rules.requirePayment(from, paymentId);
  requireExecutionDay(from, effectiveOn, circumstances);
  rules.requirePositiveFunds(funds, '과목경정');
  rules.requireAfter(payment.effectiveOn, effectiveOn, 'reclassification-not-before-payment', '지급');
  rules.requireStillPaid(payment, funds, 'reclassification-within-payment', '경정액');
  const taken =
    from.usedIds.has(reclassificationId) ||
    to.usedIds.has(reclassificationId) ||
    to.payments.has(reclassificationId) ||
    to.obligations.has(reclassificationId);
  requireNew(taken, 'reclassification-entered-once', '과목경정', reclassificationId);
  const legs = [
    { lineId: command.lineId, funds: negateFunds(funds) },
    { lineId: toLineId, funds },
  ];
  const fact: BudgetExecutionFact = {
    type: 'ExpenditureReclassified',
    ...on(command),
    data: { reclassificationId, paymentId, legs, corrects: payment.eventId },
  };
  return [...record(from, fact), ...record(to, fact)];
}

export function voidEntry(
  { lineId, eventId, otherLineId }: commands.VoidEntry,
  line: rules.OpenedLine,
  states: States,
): Facts {
  const entry = line.standing.find((candidate) => candidate.id === eventId);
  refuseUnless(
    entry !== undefined && !['BudgetLineOpened', 'FiscalYearCutOff', 'FiscalYearClosed'].includes(entry.fact.type),
    'void-standing-entry',
    '취소할 수 있는 기록이 아니거나 이미 취소되었습니다.',
    { eventId, type: entry?.fact.type ?? null },
  );
  const { fact } = entry;
  if (!('legs' in fact.data)) {
    refuseUnless(otherLineId === null, 'void-both-legs', '이 기록에는 다른 과목의 다리가 없습니다.', { eventId });
    return [voidOne(line, eventId, fact)];
  }
  const other = fact.data.legs.find((leg) => leg.lineId !== lineId)?.lineId ?? '';
  refuseUnless(otherLineId === other, 'void-both-legs', `두 다리를 함께 취소해야 합니다. 다른 과목은 ${other}입니다.`, {
    eventId,
    otherLineId: other,
  });
  const otherLine = rules.requireOpened(states(budgetLineStream(other)), other);
  const twinId = otherLine.standing.find((candidate) => isTwin(candidate.fact, fact))?.id;
  refuseUnless(twinId !== undefined, 'void-standing-entry', '다른 과목의 다리가 이미 취소되었습니다.', { eventId });
  return [voidOne(line, eventId, fact), voidOne(otherLine, twinId, fact)];
}

/** The same two-sided fact, standing in the other line. */
function isTwin(a: BudgetExecutionFact, b: BudgetExecutionFact): boolean {
  if (a.type === 'BudgetTransferred') return b.type === a.type && a.data.transferId === b.data.transferId;
  if (a.type !== 'ExpenditureReclassified') return false;
  return b.type === a.type && a.data.reclassificationId === b.data.reclassificationId;
}

function voidOne(line: rules.OpenedLine, eventId: string, fact: BudgetExecutionFact): Decided<BudgetExecutionFact> {
  rules.requireUnused(line, eventId, fact);
  const { lineId } = line.line;
  const undone = undo(effectsOn(lineId, fact));
  rules.requireSound(line, undone);
  const left = line.standing.filter((entry) => entry.id !== eventId).reduce(evolve, UNOPENED);
  for (const [id, obligation] of left.obligations) requirePaidWithin(obligation.paidWon, obligation.amountWon, id);
  const data = { voids: eventId, voidedType: fact.type, undone };
  return { stream: budgetLineStream(lineId), fact: { type: 'EntryVoided', ...on(fact), data } };
}
