import { FUNDS, type Fund } from './fund-split.ts';

/**
 * Where a number comes from: 원장 (our own events), 보고 (as a document states it), 합계 of stated figures, or the part of a
 * stated 단위사업 that no stated 세부사업 covers (미보고 잔여).
 */
export const BASES = ['ledger', 'stated', 'sum', 'residual'] as const;
export type Basis = (typeof BASES)[number];

export const LEVELS = ['department', 'unit', 'project', 'line'] as const;
export type Level = (typeof LEVELS)[number];

/** What is measured, in won; rate in 0.1%. */
export const FIGURE_MEASURES = ['budget', 'allotted', 'obligated', 'spent', 'compiled', 'balance', 'rate'] as const;
export type FigureMeasure = (typeof FIGURE_MEASURES)[number];

/** Whose figure it is. code is 'all' for a department. */
export interface FigureSubject {
  readonly basis: Basis;
  readonly level: Level;
  readonly fiscalYear: number;
  readonly departmentId: string;
  readonly code: string;
}

export interface FigureName extends FigureSubject {
  readonly measure: FigureMeasure;
  /** One fund source only; null for all together. */
  readonly fund: Fund | null;
}

const member = <T extends string>(list: readonly T[], text: string | undefined): T | null =>
  list.find((candidate) => candidate === text) ?? null;

/** 'stated/unit/2023/planning-budget/U3/spent', with '/district' behind it for one fund source. */
export function figureId(subject: FigureSubject, measure: FigureMeasure, fund: Fund | null = null): string {
  const { basis, level, fiscalYear, departmentId, code } = subject;
  return [basis, level, fiscalYear, departmentId, code, measure, ...(fund === null ? [] : [fund])].join('/');
}

/** null when the text is no figure id. */
export function parseFigureId(id: string): FigureName | null {
  const [basisText, levelText, yearText, departmentId, code, measureText, fundText, ...rest] = id.split('/');
  const basis = member(BASES, basisText);
  const level = member(LEVELS, levelText);
  const measure = member(FIGURE_MEASURES, measureText);
  const fund = fundText === undefined ? null : member(FUNDS, fundText);
  if (!basis || !level || !measure || !departmentId || !code || rest.length > 0) return null;
  if (fundText !== undefined && fund === null) return null;
  if (!/^\d{4}$/.test(yearText ?? '')) return null;
  return { basis, level, fiscalYear: Number(yearText), departmentId, code, measure, fund };
}
