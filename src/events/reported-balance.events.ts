import type { Fact } from '../kernel/domain-event.ts';
import type { FiscalYear } from '../kernel/fiscal-year.ts';
import type { FundSplit } from '../kernel/fund-split.ts';
import type { PlainDate } from '../kernel/time.ts';
import type { Won } from '../kernel/won.ts';
import type { Coded } from './budget-execution.events.ts';

export const STATED_LEVELS = ['department', 'unit', 'project'] as const;
/** 부서 합계 · 단위사업 · 세부사업: the level at which a document states its figures. */
export type StatedLevel = (typeof STATED_LEVELS)[number];

/** Whose figures a document states. subjectId is 연도.부서.수준.코드, and names the stream. */
export type StatedSubject = {
  readonly subjectId: string;
  readonly fiscalYear: FiscalYear;
  readonly department: { readonly id: string; readonly name: string };
  readonly level: StatedLevel;
  readonly code: string;
  readonly name: string;
  /** The 단위사업 a project is placed under; null where the document does not say. */
  readonly unit: Coded | null;
  /** 회계, 분야, 부문 as printed; null where the document does not say. */
  readonly account: string | null;
  readonly field: string | null;
  readonly sector: string | null;
};

/** Cumulative figures as one document states them, in won. */
export type StatedFigures = {
  /** 예산액(예산현액). */
  readonly budgetWon: Won;
  /** By fund source; null where the document does not split it. */
  readonly budgetFunds: FundSplit | null;
  /** 집행액. */
  readonly spentWon: Won;
  readonly spentFunds: FundSplit | null;
  /** 편성액; null where not stated. */
  readonly compiledWon: Won | null;
};

/** A reported balance (보고 잔액): what a document says, as what it is. It is no payment and never becomes one. */
export type BalanceStated = Fact<
  'BalanceStated',
  {
    readonly subject: StatedSubject;
    readonly figures: StatedFigures;
    readonly source: 'work-report' | 'lofin365';
    /** The import that brought it; null when it was entered by hand. */
    readonly batchId: string | null;
    /** 집행액 > 예산액: accepted as published, and flagged (domain.md §0.6). */
    readonly exceedsBudget: boolean;
    /** The rate as printed, kept beside our own; null where none is printed. */
    readonly printedRate: string | null;
    /** Oddities of the document, kept, not fixed. */
    readonly note: string | null;
  }
>;

/**
 * A later file of the department does not name the subject any more: from its day on nothing is stated (미보고, which is
 * not 0), until something is stated again. Days before it keep their figures.
 */
export type BalanceDiscontinued = Fact<'BalanceDiscontinued', { readonly subjectId: string; readonly batchId: string }>;

/** The discontinuation no longer counts: what was stated before it counts again. */
export type DiscontinuationWithdrawn = Fact<
  'DiscontinuationWithdrawn',
  { readonly subjectId: string; readonly withdraws: string; readonly batchId: string }
>;

/** The statement no longer counts; its day stays the day it was stated for. */
export type StatementWithdrawn = Fact<
  'StatementWithdrawn',
  { readonly subjectId: string; readonly withdraws: string; readonly batchId: string | null }
>;

/** One file, applied as a whole (R36). subjects are those that it states or discontinues; none where it only confirms. */
export type ImportApplied = Fact<
  'ImportApplied',
  {
    readonly batchId: string;
    readonly source: 'lofin365';
    readonly fileName: string;
    readonly fileHash: string;
    readonly snapshotOn: PlainDate;
    readonly rows: number;
    readonly budgetWon: Won;
    readonly spentWon: Won;
    readonly subjects: readonly string[];
  }
>;

export type ImportReversed = Fact<'ImportReversed', { readonly batchId: string; readonly withdrawn: number }>;

export type ReportedBalanceFact =
  BalanceStated | StatementWithdrawn | BalanceDiscontinued | DiscontinuationWithdrawn | ImportApplied | ImportReversed;
