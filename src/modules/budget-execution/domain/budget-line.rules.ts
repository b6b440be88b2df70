import type { BudgetExecutionFact, Effect, TransferKind } from '../../../events/budget-execution.events.ts';
import { cutoffDay, firstDay, isWithinYear, lastGraceDay } from '../../../kernel/fiscal-year.ts';
import { FUNDS, totalOf, type Fund, type FundSplit } from '../../../kernel/fund-split.ts';
import type { JsonObject } from '../../../kernel/json.ts';
import { Rejection } from '../../../kernel/rejection.ts';
import type { PlainDate } from '../../../kernel/time.ts';
import { formatWon, type Won } from '../../../kernel/won.ts';
import { addEffects, type BudgetLineState, type Obligation, type Payment } from './budget-line.state.ts';

/** The line of a state that has one; every command but the opening needs it. */
export type OpenedLine = BudgetLineState & { readonly line: NonNullable<BudgetLineState['line']> };

const FUND_NAMES: Readonly<Record<Fund, string>> = { national: '국비', city: '시비', district: '구비', other: '기타' };

/** 편성목 codes that 전용 may not take from (지방재정법 시행령 §55): 인건비, 시설비및부대비, 차입금원금상환, 차입금이자상환. */
const NEVER_TAKEN_FROM = ['101', '401', '601', '311'];
/** 업무추진비: nothing may be transferred into it (시행령 §55). */
const OFFICIAL_EXPENSES = '203';
/** 예비비, the only line a reserve decision gives from; not into 업무추진비 and 보조금 (시행령 §48). */
const RESERVE = '801';
const CLOSED_TO_RESERVE = [OFFICIAL_EXPENSES, '307', '308', '402', '403'];

export function require(holds: boolean, rule: string, sentence: string, numbers: JsonObject = {}): asserts holds {
  if (!holds) throw new Rejection(rule, sentence, numbers);
}

export function requireOpened(state: BudgetLineState, lineId: string): OpenedLine {
  require(state.line !== null, 'line-opened-first', `예산 과목 ${lineId}이(가) 열려 있지 않습니다.`, { lineId });
  require(state.phase !==
    'closed', 'closed-year-refuses', `${state.line.fiscalYear} 회계연도가 마감되어 ${lineId}에 더 기록할 수 없습니다.`, {
    lineId,
    fiscalYear: state.line.fiscalYear,
  });
  return { ...state, line: state.line };
}

export function requireBudgetOpen({ line, phase }: OpenedLine): void {
  require(phase ===
    'open', 'no-budget-change-after-cutoff', `${line.fiscalYear} 회계연도 출납이 폐쇄되어 예산을 바꿀 수 없습니다.`, {
    fiscalYear: line.fiscalYear,
  });
}

export function requireWithinYear({ line }: OpenedLine, effectiveOn: PlainDate): void {
  require(isWithinYear(
    line.fiscalYear,
    effectiveOn,
  ), 'effective-within-fiscal-year', `귀속일 ${effectiveOn}은(는) ${line.fiscalYear} 회계연도(${firstDay(line.fiscalYear)} ~ ${cutoffDay(line.fiscalYear)})에 들지 않습니다.`, {
    effectiveOn,
    fiscalYear: line.fiscalYear,
  });
}

export function requireNotInFuture(effectiveOn: PlainDate, today: PlainDate): void {
  require(effectiveOn <= today, 'effective-not-in-future', `귀속일 ${effectiveOn}이(가) 오늘(${today})보다 늦습니다.`, {
    effectiveOn,
    today,
  });
}

/** 폐쇄 뒤 지급: 1월 20일까지, 근거를 대고 (지방회계법 시행령 §3). */
export function requirePaymentWindow(state: OpenedLine, effectiveOn: PlainDate, grace: string | null): void {
  if (grace === null) {
    requireWithinYear(state, effectiveOn);
    return;
  }
  const { fiscalYear } = state.line;
  require(state.phase === 'cut-off' &&
    cutoffDay(fiscalYear) < effectiveOn &&
    effectiveOn <=
      lastGraceDay(
        fiscalYear,
      ), 'grace-payment-window', `폐쇄 뒤 지급은 출납 폐쇄 후 ${lastGraceDay(fiscalYear)}까지만 할 수 있습니다 (귀속일 ${effectiveOn}).`, {
    effectiveOn,
    cutoffDay: cutoffDay(fiscalYear),
    lastGraceDay: lastGraceDay(fiscalYear),
  });
}

export function requirePositive(amountWon: Won, what: string): void {
  require(Number.isSafeInteger(amountWon) &&
    amountWon > 0, 'amount-positive', `${what} 금액은 1원 이상의 정수여야 합니다 (받은 값 ${amountWon}).`, {
    amountWon,
  });
}

/** Each part 0 or more, together more than 0. */
export function requirePositiveFunds(funds: FundSplit, what: string): void {
  const negative = FUNDS.find((fund) => funds[fund] < 0);
  require(negative ===
    undefined, 'amount-positive', `${what} ${negative ? FUND_NAMES[negative] : ''} 금액이 음수입니다.`, { ...funds });
  requirePositive(totalOf(funds), what);
}

/** The named invariants of a line, tested on what it would be after these effects. */
export function requireSound(state: OpenedLine, effects: readonly Effect[]): void {
  const after = addEffects(state.totals, effects);
  const budgetWon = totalOf(after.budget);
  const { lineId } = state.line;
  require(budgetWon >=
    after.obligatedWon, 'budget-covers-commitments', `예산현액 ${formatWon(budgetWon)}원이 원인행위액 ${formatWon(after.obligatedWon)}원보다 작아집니다.`, {
    lineId,
    budgetWon,
    obligatedWon: after.obligatedWon,
  });
  require(after.allottedWon <=
    budgetWon, 'allotment-within-budget', `배정액 ${formatWon(after.allottedWon)}원이 예산현액 ${formatWon(budgetWon)}원을 넘습니다.`, {
    lineId,
    allottedWon: after.allottedWon,
    budgetWon,
  });
  require(after.obligatedWon <=
    after.allottedWon, 'obligation-within-allotment', `원인행위액 ${formatWon(after.obligatedWon)}원이 배정액 ${formatWon(after.allottedWon)}원을 넘습니다.`, {
    lineId,
    obligatedWon: after.obligatedWon,
    allottedWon: after.allottedWon,
  });
  for (const fund of FUNDS) {
    require(after.budget[fund] >=
      0, 'fund-not-negative', `${FUND_NAMES[fund]} 예산이 ${formatWon(after.budget[fund])}원이 됩니다.`, {
      lineId,
      fund,
      budgetWon: after.budget[fund],
    });
    require(after.spent[fund] <=
      after.budget[
        fund
      ], 'payment-within-fund', `${FUND_NAMES[fund]} 지출액 ${formatWon(after.spent[fund])}원이 ${FUND_NAMES[fund]} 예산 ${formatWon(after.budget[fund])}원을 넘습니다.`, {
      lineId,
      fund,
      spentWon: after.spent[fund],
      budgetWon: after.budget[fund],
    });
  }
}

export function requireObligation(state: OpenedLine, obligationId: string): Obligation {
  const obligation = state.obligations.get(obligationId);
  require(obligation !== undefined, 'obligation-known', `원인행위 ${obligationId}을(를) 찾을 수 없습니다.`, {
    obligationId,
  });
  return obligation;
}

export function requirePayment(state: OpenedLine, paymentId: string): Payment {
  const payment = state.payments.get(paymentId);
  require(payment !== undefined, 'payment-known', `지급 ${paymentId}을(를) 찾을 수 없습니다.`, { paymentId });
  return payment;
}

export function requireAfter(cause: PlainDate, effectiveOn: PlainDate, rule: string, what: string): void {
  require(cause <= effectiveOn, rule, `귀속일 ${effectiveOn}이(가) ${what} 귀속일 ${cause}보다 이릅니다.`, {
    effectiveOn,
    notBefore: cause,
  });
}

/** No fund source gives back more than is still paid from it. */
export function requireStillPaid(payment: Payment, funds: FundSplit, rule: string, what: string): void {
  for (const fund of FUNDS)
    require(funds[fund] <=
      payment.net[
        fund
      ], rule, `${what} ${FUND_NAMES[fund]} ${formatWon(funds[fund])}원이 남은 지급액 ${formatWon(payment.net[fund])}원을 넘습니다.`, {
      fund,
      requestedWon: funds[fund],
      paidWon: payment.net[fund],
    });
}

const TRANSFER_RULES: Readonly<
  Record<
    TransferKind,
    { readonly rule: string; readonly sentence: string; readonly holds: (from: OpenedLine, to: OpenedLine) => boolean }
  >
> = {
  'inter-program': {
    rule: 'inter-program-crosses-policies',
    sentence: '이용은 서로 다른 정책사업 사이에서만 합니다.',
    holds: (from, to) => from.line.policy.code !== to.line.policy.code,
  },
  'intra-program': {
    rule: 'intra-program-within-policy',
    sentence:
      '전용은 같은 부서·정책사업 안에서 하며, 인건비·시설비및부대비·상환금에서 빼거나 업무추진비로 넣을 수 없습니다.',
    holds: (from, to) =>
      from.line.policy.code === to.line.policy.code &&
      from.line.department.id === to.line.department.id &&
      !NEVER_TAKEN_FROM.includes(from.line.objectGroup.code) &&
      to.line.objectGroup.code !== OFFICIAL_EXPENSES,
  },
  reorganization: {
    rule: 'reorganization-crosses-departments',
    sentence: '이체는 기구·직제가 바뀐 서로 다른 부서 사이에서만 합니다.',
    holds: (from, to) => from.line.department.id !== to.line.department.id,
  },
  'use-change': {
    rule: 'use-change-within-object-group',
    sentence: '변경사용은 같은 부서·세부사업의 같은 편성목 안에서만 합니다.',
    holds: (from, to) =>
      from.line.department.id === to.line.department.id &&
      from.line.project.code === to.line.project.code &&
      from.line.objectGroup.code === to.line.objectGroup.code,
  },
  reserve: {
    rule: 'reserve-from-reserve-line',
    sentence: '예비비 사용결정은 예비비 과목(801)에서만 빼며, 업무추진비와 보조금에는 넣을 수 없습니다.',
    holds: (from, to) =>
      from.line.objectGroup.code === RESERVE && !CLOSED_TO_RESERVE.includes(to.line.objectGroup.code),
  },
};

export function requireTransferAllowed(kind: TransferKind, from: OpenedLine, to: OpenedLine): void {
  requireSameBooks(from, to);
  const { rule, sentence, holds } = TRANSFER_RULES[kind];
  require(holds(from, to), rule, sentence, { from: from.line.lineId, to: to.line.lineId });
}

export function requireSameBooks(from: OpenedLine, to: OpenedLine): void {
  require(from.line.lineId !== to.line.lineId &&
    from.line.fiscalYear === to.line.fiscalYear &&
    from.line.account.code ===
      to.line.account.code, 'legs-in-same-books', '두 과목은 같은 회계연도와 회계의 서로 다른 과목이어야 합니다.', {
    from: from.line.lineId,
    to: to.line.lineId,
  });
}

/** Nothing that still counts may rest on an entry that is voided. */
export function requireUnused(state: OpenedLine, eventId: string, fact: BudgetExecutionFact): void {
  const dependent = state.standing.find((entry) => entry.id !== eventId && restsOn(entry.fact, eventId, fact));
  require(dependent ===
    undefined, 'void-dependents-first', `이 기록을 근거로 한 사건(${dependent?.fact.type ?? ''})이 남아 있어 취소할 수 없습니다.`, {
    eventId,
    dependentEventId: dependent?.id ?? null,
  });
}

function restsOn(fact: BudgetExecutionFact, eventId: string, base: BudgetExecutionFact): boolean {
  if ('corrects' in fact.data && fact.data.corrects === eventId) return true;
  if (fact.type === 'SupplementaryBudgetEnacted')
    return fact.data.absorbs.some((absorbed) => absorbed.eventId === eventId);
  if (fact.type !== 'PaymentCompleted') return false;
  return base.type === 'ObligationIncurred' && fact.data.obligationId === base.data.obligationId;
}
