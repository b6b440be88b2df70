import type { PlainDate } from './time.ts';

/** 회계연도: 1월 1일부터 12월 31일까지 (지방회계법 §7). */
export type FiscalYear = number;

export const firstDay = (year: FiscalYear): PlainDate => `${year}-01-01`;
/** 출납 폐쇄기한 (지방회계법 §7①). */
export const cutoffDay = (year: FiscalYear): PlainDate => `${year}-12-31`;
/** Last day of a payment after the cut-off, where the law allows one (지방회계법 시행령 §3). */
export const lastGraceDay = (year: FiscalYear): PlainDate => `${year + 1}-01-20`;
/** Day by which the books of the year are finished (지방회계법 §7②). */
export const closingDay = (year: FiscalYear): PlainDate => `${year + 1}-02-10`;

export const isWithinYear = (year: FiscalYear, date: PlainDate): boolean =>
  firstDay(year) <= date && date <= cutoffDay(year);
