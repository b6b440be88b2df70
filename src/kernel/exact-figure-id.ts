import { parsePeriod, type Period } from './period.ts';

/**
 * Figures that are no amount of won. What is measured of an indicator (목표, 실적 of a period), an assessment (평점), a task
 * (이행률 of a year) and an edition of a plan (구정목표, 분야 and 이행과제 it has).
 */
export const EXACT_MEASURES = {
  indicator: ['target', 'result'],
  assessment: ['score'],
  task: ['progress'],
  edition: ['goals', 'fields', 'tasks'],
} as const;
export type ExactLevel = keyof typeof EXACT_MEASURES;
export type ExactMeasure = (typeof EXACT_MEASURES)[ExactLevel][number];

/** Measures that have a value for each period; a 이행률 is of a year. */
const BY_PERIOD: readonly ExactMeasure[] = ['result', 'progress'];

export interface ExactFigureName {
  /** The thing that is measured: 'ledger/indicator/garam.2025.P1/I1'. */
  readonly itemId: string;
  readonly measure: ExactMeasure;
  /** null where the measure has one value only. */
  readonly period: Period | null;
}

/** level, and the two ids that name the thing within it: project and indicator, cycle and project, plan and task. */
export const exactItemId = (level: ExactLevel, of: string, id: string): string => ['ledger', level, of, id].join('/');

/** 'ledger/indicator/garam.2025.P1/I1/result/2025-H1'. */
export const exactFigureId = (itemId: string, measure: ExactMeasure, period: Period | null = null): string =>
  [itemId, measure, ...(period === null ? [] : [period])].join('/');

/** null when the text is no such id. */
export function parseExactFigureId(text: string): ExactFigureName | null {
  const [basis, levelText, of, id, measureText, periodText, ...rest] = text.split('/');
  const measure = measuresOf(levelText).find((candidate) => candidate === measureText);
  if (basis !== 'ledger' || !of || !id || measure === undefined || rest.length > 0) return null;
  if (BY_PERIOD.includes(measure) !== (periodText !== undefined)) return null;
  if (periodText !== undefined && parsePeriod(periodText) === null) return null;
  return { itemId: [basis, levelText, of, id].join('/'), measure, period: periodText ?? null };
}

const measuresOf = (level: string | undefined): readonly ExactMeasure[] =>
  Object.entries(EXACT_MEASURES).find(([name]) => name === level)?.[1] ?? [];
