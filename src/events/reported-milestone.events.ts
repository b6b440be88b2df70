import type { DecimalText } from '../kernel/decimal.ts';
import type { Fact } from '../kernel/domain-event.ts';
import type { PlainDate } from '../kernel/time.ts';

export const REPORT_PARTS = ['overview', 'achieved', 'planned'] as const;
/** 사업개요 · 추진실적 · 향후계획: as what the document says it. */
export type ReportPart = (typeof REPORT_PARTS)[number];

/** A number that the document prints, in the unit it prints it in: 16,261백만원 is '16261' of '백만원'. */
export type ReportedTotal = { readonly name: string; readonly value: DecimalText; readonly unit: string };

/** When it was or will be, as days; '3월' is from 1 to 31 March. */
export type ReportedSpan = { readonly from: PlainDate; readonly through: PlainDate };

/**
 * 보고 사항: one statement of a document that is no budget figure. It says that there are 148 projects, and makes none of
 * them. itemId is 연도.부서.코드, and names the stream.
 */
export type ItemReported = Fact<
  'ItemReported',
  {
    readonly itemId: string;
    readonly year: number;
    readonly department: { readonly id: string; readonly name: string };
    readonly code: string;
    readonly name: string;
    readonly part: ReportPart;
    /** Empty where it counts nothing. */
    readonly totals: readonly ReportedTotal[];
    /** null where the document names no time, or none that ends. */
    readonly span: ReportedSpan | null;
    /** The line of the document, letter by letter. */
    readonly printed: string;
    /** Section and page. */
    readonly place: string;
    /** Oddities of the document: kept, not fixed. */
    readonly note: string | null;
  }
>;

/** The statement no longer counts; its day stays the day it was stated for. */
export type ReportedItemWithdrawn = Fact<
  'ReportedItemWithdrawn',
  { readonly itemId: string; readonly withdraws: string }
>;

export type ReportedMilestoneFact = ItemReported | ReportedItemWithdrawn;
