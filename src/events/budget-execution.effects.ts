import { FUNDS, negateFunds, type FundSplit } from '../kernel/fund-split.ts';
import type { Won } from '../kernel/won.ts';
import type { Cause } from './causes.ts';
import type { BudgetExecutionFact, Effect, Leg, Measure } from './budget-execution.events.ts';

/**
 * What a fact does to the figures of one line. It is part of the fact's meaning: the decider checks its rules on these
 * effects and the movements of every figure are made from them, so the two cannot disagree (ADR 6).
 */
export function effectsOn(lineId: string, fact: BudgetExecutionFact): readonly Effect[] {
  switch (fact.type) {
    case 'BudgetLineOpened':
    case 'FiscalYearCutOff':
    case 'FiscalYearClosed':
      return [];
    case 'OriginalBudgetEnacted':
      return byFund('budget', fact.data.funds, 'original-budget');
    case 'SupplementaryBudgetEnacted':
      return [
        ...byFund('budget', fact.data.funds, 'supplementary-budget'),
        ...fact.data.absorbs.flatMap((absorbed) => byFund('budget', negateFunds(absorbed.funds), 'absorbed-budget')),
      ];
    case 'DeemedBudgetApproved':
      return byFund('budget', fact.data.funds, 'deemed-budget');
    case 'PreEnactmentUseApproved':
      return byFund('budget', fact.data.funds, 'pre-enactment-use');
    case 'CarryoverReceived':
      return byFund('budget', fact.data.funds, `${fact.data.carryover}-carryover`);
    case 'BudgetTransferred':
      return byFund('budget', ownLeg(lineId, fact.data.legs).funds, `${fact.data.transfer}-transfer`);
    case 'AllotmentIssued':
      return [whole('allotted', fact.data.amountWon, 'allotment')];
    case 'AllotmentRecovered':
      return [whole('allotted', -fact.data.amountWon, 'allotment-recovery')];
    case 'ObligationIncurred':
      return [whole('obligated', fact.data.amountWon, 'obligation')];
    case 'ObligationChanged':
      return [whole('obligated', fact.data.changeWon, 'obligation-change')];
    case 'ObligationCancelled':
      return [whole('obligated', -fact.data.releasedWon, 'obligation-cancellation')];
    case 'PaymentCompleted':
      return byFund('spent', fact.data.funds, 'payment');
    case 'PaymentReturned':
      return byFund('spent', negateFunds(fact.data.funds), 'return');
    case 'ExpenditureReclassified':
      return reclassified(ownLeg(lineId, fact.data.legs).funds);
    case 'EntryVoided':
      return fact.data.undone;
  }
}

/** The same effects with the sign turned, named as what they are: the undoing of an entry error. */
export const undo = (effects: readonly Effect[]): readonly Effect[] =>
  effects.map((effect) => ({ ...effect, amountWon: 0 - effect.amountWon, cause: 'entry-void' }));

/** The event that a fact corrects, voids or refers to; null when it stands alone. */
export function refersTo(fact: BudgetExecutionFact): string | null {
  if (fact.type === 'EntryVoided') return fact.data.voids;
  return 'corrects' in fact.data ? fact.data.corrects : null;
}

/** The leg of a two-sided fact that belongs to this line. */
export function ownLeg(lineId: string, legs: readonly Leg[]): Leg {
  const leg = legs.find((candidate) => candidate.lineId === lineId);
  if (!leg) throw new Error(`no leg for line ${lineId}`);
  return leg;
}

/** The obligation behind a payment moves along with it. */
function reclassified(funds: FundSplit): readonly Effect[] {
  const spent = byFund('spent', funds, 'reclassification');
  const movedWon = spent.reduce((sum, effect) => sum + effect.amountWon, 0);
  return [...spent, whole('obligated', movedWon, 'reclassification')];
}

const whole = (measure: Measure, amountWon: Won, cause: Cause): Effect => ({
  measure,
  fund: 'whole',
  amountWon,
  cause,
});

/** One effect for each fund source that moves; a fact of 0 won still leaves its trace. */
function byFund(measure: Measure, funds: FundSplit, cause: Cause): readonly Effect[] {
  const moved = FUNDS.filter((fund) => funds[fund] !== 0);
  return (moved.length > 0 ? moved : (['district'] as const)).map((fund) => ({
    measure,
    fund,
    amountWon: funds[fund],
    cause,
  }));
}
