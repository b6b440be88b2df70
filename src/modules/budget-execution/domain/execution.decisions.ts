import type * as commands from './budget-execution.commands.ts';
import type { Circumstances } from '../../../kernel/decider.ts';
import { totalOf } from '../../../kernel/fund-split.ts';
import { refuseUnless } from '../../../kernel/rejection.ts';
import { formatWon, isWon, MOST_WON } from '../../../kernel/won.ts';
import * as rules from './budget-line.rules.ts';
import { on, record, requireExecutionDay, requireNew, requirePaidWithin, type Facts } from './decision.ts';

export function incurObligation(
  command: commands.IncurObligation,
  line: rules.OpenedLine,
  circumstances: Circumstances,
): Facts {
  const { obligationId, amountWon, subject } = command;
  requireExecutionDay(line, command.effectiveOn, circumstances);
  rules.requirePositive(amountWon, '원인행위');
  requireNew(line.obligations.has(obligationId), 'obligation-entered-once', '원인행위', obligationId);
  return record(line, { type: 'ObligationIncurred', ...on(command), data: { obligationId, amountWon, subject } });
}

export function changeObligation(
  command: commands.ChangeObligation,
  line: rules.OpenedLine,
  circumstances: Circumstances,
): Facts {
  const { obligationId, changeWon } = command;
  const obligation = rules.requireObligation(line, obligationId);
  requireExecutionDay(line, command.effectiveOn, circumstances);
  rules.requireAfter(obligation.effectiveOn, command.effectiveOn, 'change-not-before-obligation', '원인행위');
  refuseUnless(
    isWon(changeWon) && changeWon !== 0,
    'amount-positive',
    `원인행위 증감액은 0이 아니고 ${formatWon(MOST_WON)}원을 넘지 않는 정수여야 합니다 (받은 값 ${changeWon}).`,
    { changeWon },
  );
  requirePaidWithin(obligation.paidWon, obligation.amountWon + changeWon, obligationId);
  const data = { obligationId, changeWon, corrects: obligation.eventId };
  return record(line, { type: 'ObligationChanged', ...on(command), data });
}

export function cancelObligation(
  command: commands.CancelObligation,
  line: rules.OpenedLine,
  circumstances: Circumstances,
): Facts {
  const { obligationId } = command;
  const obligation = rules.requireObligation(line, obligationId);
  requireExecutionDay(line, command.effectiveOn, circumstances);
  rules.requireAfter(obligation.effectiveOn, command.effectiveOn, 'change-not-before-obligation', '원인행위');
  const releasedWon = obligation.amountWon - obligation.paidWon;
  refuseUnless(releasedWon > 0, 'obligation-has-unpaid-part', '취소할 미지급 원인행위액이 없습니다.', {
    obligationId,
    amountWon: obligation.amountWon,
    paidWon: obligation.paidWon,
  });
  const data = { obligationId, releasedWon, corrects: obligation.eventId };
  return record(line, { type: 'ObligationCancelled', ...on(command), data });
}

export function completePayment(
  command: commands.CompletePayment,
  line: rules.OpenedLine,
  { today, actor }: Circumstances,
): Facts {
  const { paymentId, obligationId, funds, grace, effectiveOn } = command;
  const obligation = rules.requireObligation(line, obligationId);
  rules.requirePaymentWindow(line, effectiveOn, grace);
  rules.requireNotInFuture(effectiveOn, today);
  rules.requirePositiveFunds(funds, '지급');
  requireNew(line.payments.has(paymentId), 'payment-entered-once', '지급', paymentId);
  rules.requireAfter(obligation.effectiveOn, effectiveOn, 'payment-not-before-obligation', '원인행위');
  refuseUnless(
    !obligation.committedBy.includes(actor.id),
    'payer-is-not-obligor',
    '원인행위를 하거나 증액한 사람은 그 원인행위를 지급할 수 없습니다 (지방회계법 §36 겸직 금지).',
    { obligationId, actor: actor.id },
  );
  requirePaidWithin(obligation.paidWon + totalOf(funds), obligation.amountWon, obligationId);
  const data = { paymentId, obligationId, funds, grace };
  return record(line, { type: 'PaymentCompleted', ...on(command), data });
}
