import type { Fact } from '../kernel/domain-event.ts';
import type { FiscalYear } from '../kernel/fiscal-year.ts';
import type { Fund, FundSplit } from '../kernel/fund-split.ts';
import type { Won } from '../kernel/won.ts';
import type { Cause } from './causes.ts';

/** A code of the budget book and its name as printed. */
export type Coded = { readonly code: string; readonly name: string };

/**
 * A budget line (예산 과목): one 통계목 of one 세부사업 of one department in one fiscal year (지방재정법 §41).
 * lineId is 연도.부서.회계.세부사업.편성목-통계목, and names the stream.
 */
export type BudgetLine = {
  readonly lineId: string;
  readonly fiscalYear: FiscalYear;
  /** 회계 */
  readonly account: Coded;
  readonly department: { readonly id: string; readonly name: string };
  /** 정책사업 */
  readonly policy: Coded;
  /** 단위사업 */
  readonly unit: Coded;
  /** 세부사업 */
  readonly project: Coded;
  /** 편성목, 예: 201 일반운영비 */
  readonly objectGroup: Coded;
  /** 통계목, 예: 01 사무관리비 */
  readonly object: Coded;
};

export type BudgetLineOpened = Fact<'BudgetLineOpened', BudgetLine>;

/** 본예산 의결 (지방자치법 §142). */
export type OriginalBudgetEnacted = Fact<'OriginalBudgetEnacted', { readonly funds: FundSplit }>;

/** An earlier 간주 or 성립전 amount that this 추경 takes into the budget proper. */
export type Absorption = { readonly eventId: string; readonly funds: FundSplit };

/** 추경 의결 (지방재정법 §45); what it absorbs counts once. */
export type SupplementaryBudgetEnacted = Fact<
  'SupplementaryBudgetEnacted',
  { readonly round: number; readonly funds: FundSplit; readonly absorbs: readonly Absorption[] }
>;

/** 간주처리, by 차수 (지방재정법 §40②, 예산총칙). */
export type DeemedBudgetApproved = Fact<'DeemedBudgetApproved', { readonly round: number; readonly funds: FundSplit }>;

/** 성립전 사용 (지방재정법 §45 단서). */
export type PreEnactmentUseApproved = Fact<
  'PreEnactmentUseApproved',
  { readonly ground: 'purpose-designated' | 'disaster'; readonly funds: FundSplit }
>;

export const CARRYOVER_KINDS = ['explicit', 'accidental', 'continuing'] as const;
/** 명시이월 · 사고이월 · 계속비이월 (지방재정법 §50). */
export type CarryoverKind = (typeof CARRYOVER_KINDS)[number];

/** 전년도 이월액이 이 과목에 들어옴. */
export type CarryoverReceived = Fact<
  'CarryoverReceived',
  { readonly carryover: CarryoverKind; readonly fromLineId: string; readonly funds: FundSplit }
>;

export const TRANSFER_KINDS = ['inter-program', 'intra-program', 'reorganization', 'use-change', 'reserve'] as const;
/** 이용 (§47의2①) · 전용 (§49) · 이체 (§47의2②) · 변경사용 · 예비비 사용결정 (§43), 지방재정법. */
export type TransferKind = (typeof TRANSFER_KINDS)[number];

/** What a two-sided fact does to one of its lines. */
export type Leg = { readonly lineId: string; readonly funds: FundSplit };

/** One fact with both legs; it stands, the same, in the stream of each line (ADR 5). */
export type BudgetTransferred = Fact<
  'BudgetTransferred',
  { readonly transferId: string; readonly transfer: TransferKind; readonly legs: readonly Leg[] }
>;

/** 예산배정 (지방재정법 시행령 §56). */
export type AllotmentIssued = Fact<'AllotmentIssued', { readonly amountWon: Won }>;
/** 배정 환수. */
export type AllotmentRecovered = Fact<'AllotmentRecovered', { readonly amountWon: Won }>;

/** 지출원인행위 (지방회계법 §29). */
export type ObligationIncurred = Fact<
  'ObligationIncurred',
  { readonly obligationId: string; readonly amountWon: Won; readonly subject: string }
>;
/** 원인행위 증액·감액. */
export type ObligationChanged = Fact<
  'ObligationChanged',
  { readonly obligationId: string; readonly changeWon: Won; readonly corrects: string }
>;
/** 원인행위 취소: what was not paid is released. */
export type ObligationCancelled = Fact<
  'ObligationCancelled',
  { readonly obligationId: string; readonly releasedWon: Won; readonly corrects: string }
>;

/** 지급 완료. grace names the legal ground of a payment after the cut-off (지방회계법 시행령 §3); null before it. */
export type PaymentCompleted = Fact<
  'PaymentCompleted',
  {
    readonly paymentId: string;
    readonly obligationId: string;
    readonly funds: FundSplit;
    readonly grace: string | null;
  }
>;

/** 반납(여입): the money came back to the line that paid it (지방회계법 §27②). */
export type PaymentReturned = Fact<
  'PaymentReturned',
  { readonly returnId: string; readonly paymentId: string; readonly funds: FundSplit; readonly corrects: string }
>;

/** 과목경정: a payment moves to the line it should have been paid from; both legs in one fact. */
export type ExpenditureReclassified = Fact<
  'ExpenditureReclassified',
  {
    readonly reclassificationId: string;
    readonly paymentId: string;
    readonly legs: readonly Leg[];
    readonly corrects: string;
  }
>;

/** What a fact does to one measure of its line. */
export type Effect = {
  readonly measure: Measure;
  readonly fund: Fund | 'whole';
  readonly amountWon: Won;
  readonly cause: Cause;
};

export const MEASURES = ['budget', 'allotted', 'obligated', 'spent'] as const;
/** 예산현액 · 배정액 · 원인행위액 · 지출액(순액), 원. */
export type Measure = (typeof MEASURES)[number];

/** 입력 오류 취소: the voided entry never happened in the real world; it counts for the same day with the sign turned. */
export type EntryVoided = Fact<
  'EntryVoided',
  { readonly voids: string; readonly voidedType: string; readonly undone: readonly Effect[] }
>;

/** 출납 폐쇄 (지방회계법 §7). */
export type FiscalYearCutOff = Fact<'FiscalYearCutOff', Record<string, never>>;

/** 결산: 예산현액 = 지출액 + 이월 + 보조금 반납 + 불용액. */
export type FiscalYearClosed = Fact<
  'FiscalYearClosed',
  {
    readonly budgetWon: Won;
    readonly spentWon: Won;
    readonly carryover: { readonly [Kind in CarryoverKind]: Won };
    readonly subsidyReturnWon: Won;
    readonly unusedWon: Won;
  }
>;

export type BudgetExecutionFact =
  | BudgetLineOpened
  | OriginalBudgetEnacted
  | SupplementaryBudgetEnacted
  | DeemedBudgetApproved
  | PreEnactmentUseApproved
  | CarryoverReceived
  | BudgetTransferred
  | AllotmentIssued
  | AllotmentRecovered
  | ObligationIncurred
  | ObligationChanged
  | ObligationCancelled
  | PaymentCompleted
  | PaymentReturned
  | ExpenditureReclassified
  | EntryVoided
  | FiscalYearCutOff
  | FiscalYearClosed;
