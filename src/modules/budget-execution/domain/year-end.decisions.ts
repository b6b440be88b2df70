import type * as commands from './budget-execution.commands.ts';
import type { Circumstances } from '../../../kernel/decider.ts';
import { closingDay, cutoffDay } from '../../../kernel/fiscal-year.ts';
import { totalOf } from '../../../kernel/fund-split.ts';
import { formatWon, sumWon } from '../../../kernel/won.ts';
import { refuseUnless } from '../../../kernel/rejection.ts';
import * as rules from './budget-line.rules.ts';
import { on, record, type Facts } from './decision.ts';

export function reachCutoff(command: commands.ReachCutoff, line: rules.OpenedLine, { today }: Circumstances): Facts {
  rules.requireBudgetOpen(line);
  rules.requireNotInFuture(command.effectiveOn, today);
  refuseUnless(
    command.effectiveOn === cutoffDay(line.line.fiscalYear),
    'cutoff-on-last-day',
    `출납 폐쇄일은 ${cutoffDay(line.line.fiscalYear)}입니다.`,
    { effectiveOn: command.effectiveOn },
  );
  return record(line, { type: 'FiscalYearCutOff', ...on(command), data: {} });
}

export function closeFiscalYear(
  command: commands.CloseFiscalYear,
  line: rules.OpenedLine,
  { today }: Circumstances,
): Facts {
  const { fiscalYear } = line.line;
  const { carryover, subsidyReturnWon, effectiveOn } = command;
  refuseUnless(line.phase === 'cut-off', 'close-after-cutoff', '출납 폐쇄 뒤에만 마감할 수 있습니다.', { fiscalYear });
  refuseUnless(
    cutoffDay(fiscalYear) < effectiveOn && effectiveOn <= closingDay(fiscalYear),
    'close-by-closing-day',
    `마감일은 출납 폐쇄 뒤 ${closingDay(fiscalYear)}까지여야 합니다 (귀속일 ${effectiveOn}).`,
    { effectiveOn, closingDay: closingDay(fiscalYear) },
  );
  rules.requireNotInFuture(effectiveOn, today);
  const budgetWon = totalOf(line.totals.budget);
  const spentWon = totalOf(line.totals.spent);
  const kept = [carryover.explicit, carryover.accidental, carryover.continuing, subsidyReturnWon];
  rules.requireWholeWon(kept);
  const unusedWon = sumWon([budgetWon, -spentWon, ...kept.map((amount) => -amount)]);
  refuseUnless(
    kept.every((amount) => amount >= 0) && unusedWon >= 0,
    'settlement-balances',
    `예산현액 ${formatWon(budgetWon)}원 = 지출 ${formatWon(spentWon)}원 + 이월·반납 ${formatWon(sumWon(kept))}원 + 불용액이 성립하지 않습니다.`,
    { budgetWon, spentWon, keptWon: sumWon(kept), unusedWon },
  );
  const unpaidWon = line.totals.obligatedWon - spentWon;
  refuseUnless(
    carryover.accidental <= unpaidWon,
    'accidental-carryover-within-unpaid',
    `사고이월 ${formatWon(carryover.accidental)}원이 미지급 원인행위 ${formatWon(unpaidWon)}원을 넘습니다.`,
    { accidentalWon: carryover.accidental, unpaidWon },
  );
  const data = { budgetWon, spentWon, carryover, subsidyReturnWon, unusedWon };
  return record(line, { type: 'FiscalYearClosed', ...on(command), data });
}
