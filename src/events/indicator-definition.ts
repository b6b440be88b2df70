import type { DecimalText } from '../kernel/decimal.ts';
import type { PeriodUnit } from '../kernel/period.ts';

export const DIRECTIONS = ['up', 'down', 'keep'] as const;
/** 상향 · 하향 · 유지. */
export type Direction = (typeof DIRECTIONS)[number];

export const AGGREGATIONS = ['cumulative', 'point', 'average'] as const;
/** 누계 · 시점 · 평균: what the results of the periods say of the year. */
export type Aggregation = (typeof AGGREGATIONS)[number];

export const ACHIEVEMENT_FORMULAS = ['up', 'down-a', 'down-b', 'keep', 'binary', 'milestone'] as const;
export type AchievementFormula = (typeof ACHIEVEMENT_FORMULAS)[number];

/** 단계: the points (%) of an indicator that has come this far. */
export type MilestoneStep = { readonly name: string; readonly points: DecimalText };

/** up 실적 ÷ 목표 · down-a 2 − 실적 ÷ 목표 · down-b 목표 ÷ 실적 · binary 100 when done (1), 0 when not (0). */
export type PlainAchievement = { readonly formula: Exclude<AchievementFormula, 'keep' | 'milestone'> };
/** 100 within the tolerance, and less by deductionPerUnit for each unit beyond it. */
export type KeepAchievement = {
  readonly formula: 'keep';
  readonly tolerance: DecimalText;
  readonly deductionPerUnit: DecimalText;
};
/** The points of the step that was reached: a result of n is the n-th step, 0 is none. */
export type MilestoneAchievement = { readonly formula: 'milestone'; readonly steps: readonly MilestoneStep[] };

/** 달성도 산식, in %, before cap and floor. Each indicator declares its own: their answers differ. */
export type Achievement = PlainAchievement | KeepAchievement | MilestoneAchievement;

/** 분자 ÷ 분모 × 배율: a percentage has 100. */
export type Ratio = { readonly numerator: string; readonly denominator: string; readonly multiplier: DecimalText };

/** 목표치와 설정근거. */
export type Target = { readonly value: DecimalText; readonly ground: string };

/** 지표정의서. Numbers are exact decimals in the indicator's unit; weight, cap and floor are in %. */
export type IndicatorDefinition = {
  readonly name: string;
  /** What is counted, and what is not. */
  readonly definition: string;
  readonly unit: string;
  readonly direction: Direction;
  readonly achievement: Achievement;
  /** null where the result is one number. */
  readonly ratio: Ratio | null;
  readonly aggregation: Aggregation;
  /** 측정주기. */
  readonly every: PeriodUnit;
  /** 기준치; null where there is none. */
  readonly baseline: DecimalText | null;
  /** 전년도 실적; null for a new indicator. */
  readonly lastYear: DecimalText | null;
  readonly target: Target;
  /** 가중치: those of a project sum to 100. */
  readonly weight: DecimalText;
  /** 달성도 상한과 하한. */
  readonly cap: DecimalText;
  readonly floor: DecimalText;
  /** 소수 자릿수: how many are shown; what is recorded is never rounded. */
  readonly decimals: number;
  /** 증빙자료. */
  readonly evidence: string;
  /** 책임자. */
  readonly owner: string;
};
