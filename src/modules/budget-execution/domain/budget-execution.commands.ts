import type { Absorption, BudgetLine, CarryoverKind, TransferKind } from '../../../events/budget-execution.events.ts';
import type { FundSplit } from '../../../kernel/fund-split.ts';
import type { PlainDate } from '../../../kernel/time.ts';
import type { Won } from '../../../kernel/won.ts';

interface OnLine<Type extends string> {
  readonly type: Type;
  readonly lineId: string;
  /** 귀속일. */
  readonly effectiveOn: PlainDate;
}

export interface OpenBudgetLine extends OnLine<'OpenBudgetLine'>, Omit<BudgetLine, 'lineId'> {}
export interface EnactOriginalBudget extends OnLine<'EnactOriginalBudget'> {
  readonly funds: FundSplit;
}
export interface EnactSupplementaryBudget extends OnLine<'EnactSupplementaryBudget'> {
  readonly round: number;
  /** Signed: a cut is negative. */
  readonly funds: FundSplit;
  readonly absorbs: readonly Absorption[];
}
export interface ApproveDeemedBudget extends OnLine<'ApproveDeemedBudget'> {
  readonly round: number;
  readonly funds: FundSplit;
}
export interface ApprovePreEnactmentUse extends OnLine<'ApprovePreEnactmentUse'> {
  readonly ground: 'purpose-designated' | 'disaster';
  readonly funds: FundSplit;
}
export interface ReceiveCarryover extends OnLine<'ReceiveCarryover'> {
  readonly carryover: CarryoverKind;
  readonly fromLineId: string;
  readonly funds: FundSplit;
}
/** lineId gives, toLineId takes. */
export interface TransferBudget extends OnLine<'TransferBudget'> {
  readonly toLineId: string;
  readonly transferId: string;
  readonly transfer: TransferKind;
  readonly funds: FundSplit;
}
/** 조직개편 이체: the line goes on in the department, with all that is not committed. */
export interface ReassignBudgetLine extends OnLine<'ReassignBudgetLine'> {
  readonly department: BudgetLine['department'];
  readonly transferId: string;
}
export interface IssueAllotment extends OnLine<'IssueAllotment'> {
  readonly amountWon: Won;
}
export interface RecoverAllotment extends OnLine<'RecoverAllotment'> {
  readonly amountWon: Won;
}
export interface IncurObligation extends OnLine<'IncurObligation'> {
  readonly obligationId: string;
  readonly amountWon: Won;
  readonly subject: string;
}
export interface ChangeObligation extends OnLine<'ChangeObligation'> {
  readonly obligationId: string;
  readonly changeWon: Won;
}
export interface CancelObligation extends OnLine<'CancelObligation'> {
  readonly obligationId: string;
}
export interface CompletePayment extends OnLine<'CompletePayment'> {
  readonly paymentId: string;
  readonly obligationId: string;
  readonly funds: FundSplit;
  /** Legal ground of a payment after the cut-off; null before it. */
  readonly grace: string | null;
}
export interface ReturnPayment extends OnLine<'ReturnPayment'> {
  readonly returnId: string;
  readonly paymentId: string;
  readonly funds: FundSplit;
}
/** The payment of lineId moves to toLineId. */
export interface ReclassifyExpenditure extends OnLine<'ReclassifyExpenditure'> {
  readonly toLineId: string;
  readonly reclassificationId: string;
  readonly paymentId: string;
  readonly funds: FundSplit;
}
/** effectiveOn is not asked: the void counts for the day of the entry it undoes. */
export interface VoidEntry {
  readonly type: 'VoidEntry';
  readonly lineId: string;
  readonly eventId: string;
  /** The other line of a two-sided entry; null for a one-sided one. */
  readonly otherLineId: string | null;
}
export type ReachCutoff = OnLine<'ReachCutoff'>;
export interface CloseFiscalYear extends OnLine<'CloseFiscalYear'> {
  readonly carryover: { readonly [Kind in CarryoverKind]: Won };
  readonly subsidyReturnWon: Won;
}

export type BudgetExecutionCommand =
  | OpenBudgetLine
  | EnactOriginalBudget
  | EnactSupplementaryBudget
  | ApproveDeemedBudget
  | ApprovePreEnactmentUse
  | ReceiveCarryover
  | TransferBudget
  | ReassignBudgetLine
  | IssueAllotment
  | RecoverAllotment
  | IncurObligation
  | ChangeObligation
  | CancelObligation
  | CompletePayment
  | ReturnPayment
  | ReclassifyExpenditure
  | VoidEntry
  | ReachCutoff
  | CloseFiscalYear;
