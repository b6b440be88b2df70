import type { BudgetExecutionFact, Effect } from '../../../events/budget-execution.events.ts';
import { cutoffDay, firstDay, isWithinYear, lastGraceDay } from '../../../kernel/fiscal-year.ts';
import { FUNDS, totalOf, type Fund, type FundSplit } from '../../../kernel/fund-split.ts';
import { refuseUnless } from '../../../kernel/rejection.ts';
import type { PlainDate } from '../../../kernel/time.ts';
import { formatWon, isWon, MOST_WON, type Won } from '../../../kernel/won.ts';
import { addEffects, type BudgetLineState, type Obligation, type Payment } from './budget-line.state.ts';

/** The line of a state that has one; every command but the opening needs it. */
export type OpenedLine = BudgetLineState & { readonly line: NonNullable<BudgetLineState['line']> };

const FUND_NAMES: Readonly<Record<Fund, string>> = { national: '국비', city: '시비', district: '구비', other: '기타' };

export function requireOpened(state: BudgetLineState, lineId: string): OpenedLine {
  refuseUnless(state.line !== null, 'line-opened-first', `예산 과목 ${lineId}이(가) 열려 있지 않습니다.`, { lineId });
  refuseUnless(
    state.phase !== 'closed',
    'closed-year-refuses',
    `${state.line.fiscalYear} 회계연도가 마감되어 ${lineId}에 더 기록할 수 없습니다.`,
    {
      lineId,
      fiscalYear: state.line.fiscalYear,
    },
  );
  return { ...state, line: state.line };
}

export function requireBudgetOpen({ line, phase }: OpenedLine): void {
  refuseUnless(
    phase === 'open',
    'no-budget-change-after-cutoff',
    `${line.fiscalYear} 회계연도 출납이 폐쇄되어 예산을 바꿀 수 없습니다.`,
    {
      fiscalYear: line.fiscalYear,
    },
  );
}

export function requireWithinYear({ line }: OpenedLine, effectiveOn: PlainDate): void {
  refuseUnless(
    isWithinYear(line.fiscalYear, effectiveOn),
    'effective-within-fiscal-year',
    `귀속일 ${effectiveOn}은(는) ${line.fiscalYear} 회계연도(${firstDay(line.fiscalYear)} ~ ${cutoffDay(line.fiscalYear)})에 들지 않습니다.`,
    {
      effectiveOn,
      fiscalYear: line.fiscalYear,
    },
  );
}

export function requireNotInFuture(effectiveOn: PlainDate, today: PlainDate): void {
  refuseUnless(
    effectiveOn <= today,
    'effective-not-in-future',
    `귀속일 ${effectiveOn}이(가) 오늘(${today})보다 늦습니다.`,
    {
      effectiveOn,
      today,
    },
  );
}

/** 폐쇄 뒤 지급: 1월 20일까지, 근거를 대고 (지방회계법 시행령 §3). */
export function requirePaymentWindow(state: OpenedLine, effectiveOn: PlainDate, grace: string | null): void {
  if (grace === null) {
    requireWithinYear(state, effectiveOn);
    return;
  }
  const { fiscalYear } = state.line;
  refuseUnless(grace.trim() !== '', 'grace-names-its-ground', '폐쇄 뒤 지급에는 법적 근거를 적어야 합니다.', { grace });
  refuseUnless(
    state.phase === 'cut-off' && cutoffDay(fiscalYear) < effectiveOn && effectiveOn <= lastGraceDay(fiscalYear),
    'grace-payment-window',
    `폐쇄 뒤 지급은 출납 폐쇄 후 ${lastGraceDay(fiscalYear)}까지만 할 수 있습니다 (귀속일 ${effectiveOn}).`,
    {
      effectiveOn,
      cutoffDay: cutoffDay(fiscalYear),
      lastGraceDay: lastGraceDay(fiscalYear),
    },
  );
}

export function requirePositive(amountWon: Won, what: string): void {
  refuseUnless(
    isWon(amountWon) && amountWon > 0,
    'amount-positive',
    `${what} 금액은 1원 이상 ${formatWon(MOST_WON)}원 이하의 정수여야 합니다 (받은 값 ${amountWon}).`,
    {
      amountWon,
    },
  );
}

export function requireWholeWon(amounts: readonly Won[]): void {
  const broken = amounts.find((amountWon): boolean => !isWon(amountWon));
  refuseUnless(
    broken === undefined,
    'amount-in-whole-won',
    `금액은 ${formatWon(MOST_WON)}원을 넘지 않는 원 단위 정수여야 합니다 (받은 값 ${broken ?? ''}).`,
    {
      amountWon: broken ?? null,
    },
  );
}

/** Each part 0 or more, together more than 0. */
export function requirePositiveFunds(funds: FundSplit, what: string): void {
  requireWholeWon(FUNDS.map((fund) => funds[fund]));
  const negative = FUNDS.find((fund) => funds[fund] < 0);
  refuseUnless(
    negative === undefined,
    'amount-positive',
    `${what} ${negative ? FUND_NAMES[negative] : ''} 금액이 음수입니다.`,
    { ...funds },
  );
  requirePositive(totalOf(funds), what);
}

/** The named invariants of a line, tested on what it would be after these effects. */
export function requireSound(state: OpenedLine, effects: readonly Effect[]): void {
  requireWholeWon(effects.map((effect) => effect.amountWon));
  const after = addEffects(state.totals, effects);
  const budgetWon = totalOf(after.budget);
  const { lineId } = state.line;
  refuseUnless(
    budgetWon <= MOST_WON,
    'budget-within-limit',
    `예산현액이 한 과목에 둘 수 있는 ${formatWon(MOST_WON)}원을 넘어 ${formatWon(budgetWon)}원이 됩니다.`,
    { lineId, budgetWon, mostWon: MOST_WON },
  );
  refuseUnless(
    budgetWon >= after.obligatedWon,
    'budget-covers-commitments',
    `예산현액 ${formatWon(budgetWon)}원이 원인행위액 ${formatWon(after.obligatedWon)}원보다 작아집니다.`,
    {
      lineId,
      budgetWon,
      obligatedWon: after.obligatedWon,
    },
  );
  refuseUnless(
    after.allottedWon <= budgetWon,
    'allotment-within-budget',
    `배정액 ${formatWon(after.allottedWon)}원이 예산현액 ${formatWon(budgetWon)}원을 넘습니다.`,
    {
      lineId,
      allottedWon: after.allottedWon,
      budgetWon,
    },
  );
  refuseUnless(
    after.obligatedWon <= after.allottedWon,
    'obligation-within-allotment',
    `원인행위액 ${formatWon(after.obligatedWon)}원이 배정액 ${formatWon(after.allottedWon)}원을 넘습니다.`,
    {
      lineId,
      obligatedWon: after.obligatedWon,
      allottedWon: after.allottedWon,
    },
  );
  for (const fund of FUNDS) {
    refuseUnless(
      after.budget[fund] >= 0,
      'fund-not-negative',
      `${FUND_NAMES[fund]} 예산이 ${formatWon(after.budget[fund])}원이 됩니다.`,
      {
        lineId,
        fund,
        budgetWon: after.budget[fund],
      },
    );
    refuseUnless(
      after.spent[fund] <= after.budget[fund],
      'payment-within-fund',
      `${FUND_NAMES[fund]} 지출액 ${formatWon(after.spent[fund])}원이 ${FUND_NAMES[fund]} 예산 ${formatWon(after.budget[fund])}원을 넘습니다.`,
      {
        lineId,
        fund,
        spentWon: after.spent[fund],
        budgetWon: after.budget[fund],
      },
    );
  }
}

export function requireObligation(state: OpenedLine, obligationId: string): Obligation {
  const obligation = state.obligations.get(obligationId);
  refuseUnless(obligation !== undefined, 'obligation-known', `원인행위 ${obligationId}을(를) 찾을 수 없습니다.`, {
    obligationId,
  });
  return obligation;
}

export function requirePayment(state: OpenedLine, paymentId: string): Payment {
  const payment = state.payments.get(paymentId);
  refuseUnless(payment !== undefined, 'payment-known', `지급 ${paymentId}을(를) 찾을 수 없습니다.`, { paymentId });
  return payment;
}

export function requireAfter(cause: PlainDate, effectiveOn: PlainDate, rule: string, what: string): void {
  refuseUnless(cause <= effectiveOn, rule, `귀속일 ${effectiveOn}이(가) ${what} 귀속일 ${cause}보다 이릅니다.`, {
    effectiveOn,
    notBefore: cause,
  });
}

/** No fund source gives back more than is still paid from it. */
export function requireStillPaid(payment: Payment, funds: FundSplit, rule: string, what: string): void {
  for (const fund of FUNDS)
    refuseUnless(
      funds[fund] <= payment.net[fund],
      rule,
      `${what} ${FUND_NAMES[fund]} ${formatWon(funds[fund])}원이 남은 지급액 ${formatWon(payment.net[fund])}원을 넘습니다.`,
      {
        fund,
        requestedWon: funds[fund],
        paidWon: payment.net[fund],
      },
    );
}

/** Nothing that still counts may rest on an entry that is voided. */
export function requireUnused(state: OpenedLine, eventId: string, fact: BudgetExecutionFact): void {
  const dependent = state.standing.find((entry) => entry.id !== eventId && restsOn(entry.fact, eventId, fact));
  refuseUnless(
    dependent === undefined,
    'void-dependents-first',
    `이 기록을 근거로 한 사건(${dependent?.fact.type ?? ''})이 남아 있어 취소할 수 없습니다.`,
    {
      eventId,
      dependentEventId: dependent?.id ?? null,
    },
  );
}

function restsOn(fact: BudgetExecutionFact, eventId: string, base: BudgetExecutionFact): boolean {
  if ('corrects' in fact.data && fact.data.corrects === eventId) return true;
  if (fact.type === 'SupplementaryBudgetEnacted')
    return fact.data.absorbs.some((absorbed) => absorbed.eventId === eventId);
  if (fact.type !== 'PaymentCompleted') return false;
  return base.type === 'ObligationIncurred' && fact.data.obligationId === base.data.obligationId;
}
