import type { BudgetExecutionFact, BudgetLine, Leg } from '../../src/events/budget-execution.events.ts';
import type { Decided } from '../../src/kernel/decider.ts';
import { NO_FUNDS, type FundSplit } from '../../src/kernel/fund-split.ts';
import type { Won } from '../../src/kernel/won.ts';
import { budgetLineId } from '../../src/modules/budget-execution/domain/budget-line.opening.ts';
import { budgetExecutionDecider } from '../../src/modules/budget-execution/domain/budget-execution.decider.ts';
import { budgetLineStream } from '../../src/modules/budget-execution/domain/decision.ts';
import { scenariosOf } from './given-when-then.ts';

export const given = scenariosOf(budgetExecutionDecider);

export const district = (won: Won): FundSplit => ({ ...NO_FUNDS, district: won });
export const national = (won: Won): FundSplit => ({ ...NO_FUNDS, national: won });

/** A line of fiscal year 2025 in 기획예산과, 사무관리비, unless told otherwise. */
export function lineWith(changes: Partial<Omit<BudgetLine, 'lineId'>> = {}): BudgetLine {
  const line = {
    fiscalYear: 2025,
    account: { code: 'general', name: '일반회계' },
    department: { id: 'planning', name: '기획예산과' },
    policy: { code: 'P1', name: '구정운영' },
    unit: { code: 'U1', name: '구정의 성과관리' },
    project: { code: 'J1', name: '성과평가' },
    objectGroup: { code: '201', name: '일반운영비' },
    object: { code: '01', name: '사무관리비' },
    ...changes,
  };
  return { lineId: budgetLineId(line), ...line };
}

export const OFFICE = lineWith();
export const TRAVEL = lineWith({
  objectGroup: { code: '202', name: '여비' },
  object: { code: '01', name: '국내여비' },
});

/** Facts of one line. The day is an ordinary one of the year where a test does not care. */
export function factsOf({ lineId, ...line }: BudgetLine) {
  const v1 = (effectiveOn: string) => ({ schemaVersion: 1, effectiveOn });
  const one = (fact: BudgetExecutionFact): Decided<BudgetExecutionFact> => ({ stream: budgetLineStream(lineId), fact });
  return {
    one,
    opened: () => one({ type: 'BudgetLineOpened', ...v1('2025-01-01'), data: { lineId, ...line } }),
    original: (funds: FundSplit, day = '2025-01-01') =>
      one({ type: 'OriginalBudgetEnacted', ...v1(day), data: { funds } }),
    supplementary: (
      round: number,
      funds: FundSplit,
      absorbs: readonly { readonly eventId: string; readonly funds: FundSplit }[] = [],
      day = '2025-05-01',
    ) => one({ type: 'SupplementaryBudgetEnacted', ...v1(day), data: { round, funds, absorbs } }),
    deemed: (round: number, funds: FundSplit, day = '2025-04-01') =>
      one({ type: 'DeemedBudgetApproved', ...v1(day), data: { round, funds } }),
    preEnactment: (funds: FundSplit, day = '2025-04-01') =>
      one({ type: 'PreEnactmentUseApproved', ...v1(day), data: { ground: 'disaster', funds } }),
    allotted: (amountWon: Won, day = '2025-01-10') => one({ type: 'AllotmentIssued', ...v1(day), data: { amountWon } }),
    recovered: (amountWon: Won, day = '2025-06-01') =>
      one({ type: 'AllotmentRecovered', ...v1(day), data: { amountWon } }),
    obligated: (obligationId: string, amountWon: Won, day = '2025-02-01') =>
      one({ type: 'ObligationIncurred', ...v1(day), data: { obligationId, amountWon, subject: '용역' } }),
    changed: (obligationId: string, changeWon: Won, corrects: string, day = '2025-02-20') =>
      one({ type: 'ObligationChanged', ...v1(day), data: { obligationId, changeWon, corrects } }),
    cancelled: (obligationId: string, releasedWon: Won, corrects: string, day = '2025-06-01') =>
      one({ type: 'ObligationCancelled', ...v1(day), data: { obligationId, releasedWon, corrects } }),
    paid: (
      paymentId: string,
      obligationId: string,
      funds: FundSplit,
      day = '2025-03-01',
      grace: string | null = null,
    ) => one({ type: 'PaymentCompleted', ...v1(day), data: { paymentId, obligationId, funds, grace } }),
    returned: (returnId: string, paymentId: string, funds: FundSplit, corrects: string, day = '2025-04-01') =>
      one({ type: 'PaymentReturned', ...v1(day), data: { returnId, paymentId, funds, corrects } }),
    transferred: (
      transferId: string,
      transfer: 'inter-program' | 'intra-program' | 'reorganization' | 'use-change' | 'reserve',
      legs: readonly Leg[],
      day = '2025-07-01',
    ) => one({ type: 'BudgetTransferred', ...v1(day), data: { transferId, transfer, legs } }),
    reclassified: (
      reclassificationId: string,
      paymentId: string,
      legs: readonly Leg[],
      corrects: string,
      day = '2025-04-01',
    ) =>
      one({
        type: 'ExpenditureReclassified',
        ...v1(day),
        data: { reclassificationId, paymentId, legs, corrects },
      }),
    cutOff: () => one({ type: 'FiscalYearCutOff', ...v1('2025-12-31'), data: {} }),
    closed: (budgetWon: Won, spentWon: Won) =>
      one({
        type: 'FiscalYearClosed',
        ...v1('2026-02-10'),
        data: {
          budgetWon,
          spentWon,
          carryover: { explicit: 0, accidental: 0, continuing: 0 },
          subsidyReturnWon: 0,
          unusedWon: budgetWon - spentWon,
        },
      }),
  };
}

/** Both legs of a fact that moves these funds from one line to the other. */
export const legsOf = (from: BudgetLine, to: BudgetLine, funds: FundSplit): readonly Leg[] => [
  {
    lineId: from.lineId,
    funds: {
      national: 0 - funds.national,
      city: 0 - funds.city,
      district: 0 - funds.district,
      other: 0 - funds.other,
    },
  },
  { lineId: to.lineId, funds },
];
