import { effectsOn, ownLeg } from '../../../events/budget-execution.effects.ts';
import type { BudgetExecutionFact, BudgetLine, Effect } from '../../../events/budget-execution.events.ts';
import type { StoredEvent } from '../../../kernel/domain-event.ts';
import { addFunds, negateFunds, NO_FUNDS, totalOf, type FundSplit } from '../../../kernel/fund-split.ts';
import type { PlainDate } from '../../../kernel/time.ts';
import type { Won } from '../../../kernel/won.ts';

export type BudgetLineEvent = StoredEvent<BudgetExecutionFact>;

/** The four measures of a line, as its rules need them. */
export interface Totals {
  readonly budget: FundSplit;
  readonly allottedWon: Won;
  readonly obligatedWon: Won;
  readonly spent: FundSplit;
}

export interface Obligation {
  readonly eventId: string;
  readonly effectiveOn: PlainDate;
  readonly amountWon: Won;
  readonly paidWon: Won;
  /** Ids of those who committed the office to it: who incurred it, and who raised it. */
  readonly committedBy: readonly string[];
}

export interface Payment {
  readonly eventId: string;
  readonly effectiveOn: PlainDate;
  readonly obligationId: string;
  /** What is still paid: after returns and reclassifications. */
  readonly net: FundSplit;
}

export interface BudgetLineState {
  readonly line: BudgetLine | null;
  readonly phase: 'open' | 'cut-off' | 'closed';
  readonly totals: Totals;
  readonly obligations: ReadonlyMap<string, Obligation>;
  readonly payments: ReadonlyMap<string, Payment>;
  /** Ids of transfers, returns and reclassifications, so that none is entered twice. */
  readonly usedIds: ReadonlySet<string>;
  /** Every event that counts; a voided entry is no longer among them. */
  readonly standing: readonly BudgetLineEvent[];
}

export const UNOPENED: BudgetLineState = {
  line: null,
  phase: 'open',
  totals: { budget: NO_FUNDS, allottedWon: 0, obligatedWon: 0, spent: NO_FUNDS },
  obligations: new Map(),
  payments: new Map(),
  usedIds: new Set(),
  standing: [],
};

export function evolve(state: BudgetLineState, event: BudgetLineEvent): BudgetLineState {
  const { fact } = event;
  // What was voided never happened: the state is the fold of what remains.
  if (fact.type === 'EntryVoided')
    return state.standing.filter((entry) => entry.id !== fact.data.voids).reduce(evolve, UNOPENED);
  const lineId = event.stream.slice(event.stream.indexOf('-') + 1);
  const next = {
    ...state,
    standing: [...state.standing, event],
    totals: addEffects(state.totals, effectsOn(lineId, fact)),
  };
  switch (fact.type) {
    case 'BudgetLineOpened':
      return { ...next, line: fact.data };
    case 'OriginalBudgetEnacted':
    case 'SupplementaryBudgetEnacted':
    case 'DeemedBudgetApproved':
    case 'PreEnactmentUseApproved':
    case 'CarryoverReceived':
    case 'AllotmentIssued':
    case 'AllotmentRecovered':
      return next;
    case 'BudgetTransferred':
      return { ...next, usedIds: withMember(state.usedIds, fact.data.transferId) };
    case 'ObligationIncurred':
      return withObligation(next, fact.data.obligationId, {
        eventId: event.id,
        effectiveOn: fact.effectiveOn,
        amountWon: fact.data.amountWon,
        paidWon: 0,
        committedBy: [event.meta.actor.id],
      });
    case 'ObligationChanged':
      return changeObligation(next, fact.data.obligationId, fact.data.changeWon, 0, event.meta.actor.id);
    case 'ObligationCancelled':
      return changeObligation(next, fact.data.obligationId, -fact.data.releasedWon, 0);
    case 'PaymentCompleted':
      return withPayment(
        changeObligation(next, fact.data.obligationId, 0, totalOf(fact.data.funds)),
        fact.data.paymentId,
        {
          eventId: event.id,
          effectiveOn: fact.effectiveOn,
          obligationId: fact.data.obligationId,
          net: fact.data.funds,
        },
      );
    case 'PaymentReturned':
      return takeBack({ ...next, usedIds: withMember(state.usedIds, fact.data.returnId) }, fact.data.paymentId, {
        funds: fact.data.funds,
        obligationToo: false,
      });
    case 'ExpenditureReclassified':
      return reclassify({ ...next, usedIds: withMember(state.usedIds, fact.data.reclassificationId) }, lineId, event);
    case 'FiscalYearCutOff':
      return { ...next, phase: 'cut-off' };
    case 'FiscalYearClosed':
      return { ...next, phase: 'closed' };
  }
}

/** Totals after these effects. */
export const addEffects = (totals: Totals, effects: readonly Effect[]): Totals => effects.reduce(addEffect, totals);

function addEffect(totals: Totals, { measure, fund, amountWon }: Effect): Totals {
  const oneFund = (): FundSplit => (fund === 'whole' ? NO_FUNDS : { ...NO_FUNDS, [fund]: amountWon });
  switch (measure) {
    case 'budget':
      return { ...totals, budget: addFunds(totals.budget, oneFund()) };
    case 'spent':
      return { ...totals, spent: addFunds(totals.spent, oneFund()) };
    case 'allotted':
      return { ...totals, allottedWon: totals.allottedWon + amountWon };
    case 'obligated':
      return { ...totals, obligatedWon: totals.obligatedWon + amountWon };
  }
}

/** The giving line loses part of a payment; the taking line gains a payment of its own, under the reclassification's id. */
function reclassify(state: BudgetLineState, lineId: string, event: BudgetLineEvent): BudgetLineState {
  if (event.fact.type !== 'ExpenditureReclassified') return state;
  const { legs, paymentId, reclassificationId } = event.fact.data;
  const { funds } = ownLeg(lineId, legs);
  // The sign tells the side: payment ids are a line's own, so the taking line may have one of the same id.
  if (totalOf(funds) < 0) return takeBack(state, paymentId, { funds: negateFunds(funds), obligationToo: true });
  const amountWon = totalOf(funds);
  const { effectiveOn } = event.fact;
  const taken = { eventId: event.id, effectiveOn, amountWon, paidWon: amountWon, committedBy: [event.meta.actor.id] };
  return withPayment(withObligation(state, reclassificationId, taken), reclassificationId, {
    eventId: event.id,
    effectiveOn,
    obligationId: reclassificationId,
    net: funds,
  });
}

function takeBack(
  state: BudgetLineState,
  paymentId: string,
  taken: { readonly funds: FundSplit; readonly obligationToo: boolean },
): BudgetLineState {
  const payment = state.payments.get(paymentId);
  if (!payment) return state;
  const takenWon = totalOf(taken.funds);
  return withPayment(
    changeObligation(state, payment.obligationId, taken.obligationToo ? -takenWon : 0, -takenWon),
    paymentId,
    { ...payment, net: addFunds(payment.net, negateFunds(taken.funds)) },
  );
}

function changeObligation(
  state: BudgetLineState,
  id: string,
  amountWon: Won,
  paidWon: Won,
  changedBy?: string,
): BudgetLineState {
  const obligation = state.obligations.get(id);
  if (!obligation) return state;
  return withObligation(state, id, {
    ...obligation,
    amountWon: obligation.amountWon + amountWon,
    paidWon: obligation.paidWon + paidWon,
    committedBy:
      changedBy === undefined || amountWon < 0 ? obligation.committedBy : [...obligation.committedBy, changedBy],
  });
}

const withObligation = (state: BudgetLineState, id: string, obligation: Obligation): BudgetLineState => ({
  ...state,
  obligations: new Map(state.obligations).set(id, obligation),
});

const withPayment = (state: BudgetLineState, id: string, payment: Payment): BudgetLineState => ({
  ...state,
  payments: new Map(state.payments).set(id, payment),
});

const withMember = (members: ReadonlySet<string>, member: string): ReadonlySet<string> => new Set(members).add(member);
