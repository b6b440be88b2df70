import type { DecimalText } from '../kernel/decimal.ts';
import type { Fact } from '../kernel/domain-event.ts';
import type { Period } from '../kernel/period.ts';
import type { PlainDate } from '../kernel/time.ts';
import type { IndicatorDefinition, Target } from './indicator-definition.ts';

/** 성과관리계획 수립지침 시달: once for each office and year; names the stream as office.연도. */
export type PlanningGuidelineIssued = Fact<
  'PlanningGuidelineIssued',
  {
    readonly officeId: string;
    readonly year: number;
    readonly title: string;
    /** 제출 기한. */
    readonly submitBy: PlainDate;
  }
>;

export type PlanDepartment = { readonly id: string; readonly name: string };

/** 주요사업 등록 (정부업무평가기본법 §18). projectId is office.연도.번호, and names the stream. */
export type ProjectRegistered = Fact<
  'ProjectRegistered',
  {
    readonly projectId: string;
    readonly officeId: string;
    readonly year: number;
    readonly projectNo: string;
    readonly name: string;
    /** 성과목표. */
    readonly objective: string;
    readonly department: PlanDepartment;
  }
>;

/** The sheet without its target, which is proposed, adjusted and revised on its own. */
export type UntargetedIndicator = Omit<IndicatorDefinition, 'target'>;

/** 지표 정의; of an indicator that is defined already, it replaces the sheet. */
export type IndicatorDefined = Fact<
  'IndicatorDefined',
  { readonly indicatorId: string; readonly definition: UntargetedIndicator }
>;

export type IndicatorDropped = Fact<'IndicatorDropped', { readonly indicatorId: string }>;

/** 목표 제안. Of a confirmed plan it is a request, which counts once the plan is revised. */
export type TargetProposed = Fact<
  'TargetProposed',
  {
    readonly indicatorId: string;
    readonly target: Target;
    /** Asks for less than last year's result, by the direction of the indicator: a warning, no refusal. */
    readonly weakerThanLastYear: boolean;
  }
>;

/** 목표 조정 by the evaluation team; former is what stood until then. */
export type TargetAdjusted = Fact<
  'TargetAdjusted',
  {
    readonly indicatorId: string;
    readonly target: Target;
    readonly former: Target;
    readonly weakerThanLastYear: boolean;
  }
>;

/** 계획 제출; late when after the day that the guideline names. */
export type PlanSubmitted = Fact<'PlanSubmitted', { readonly late: boolean }>;
/** 보완요구; of a confirmed plan, 변경 요청 반려. What is to be done stands in the event's reason. */
export type PlanReturned = Fact<'PlanReturned', Record<string, never>>;
/** 보완 제출. */
export type PlanResubmitted = Fact<'PlanResubmitted', { readonly late: boolean }>;
/** 계획 확정. */
export type PlanConfirmed = Fact<'PlanConfirmed', Record<string, never>>;

/** The former target of a revised indicator stays readable. */
export type TargetChange = {
  readonly indicatorId: string;
  readonly former: Target;
  readonly target: Target;
  readonly weakerThanLastYear: boolean;
};

/** 변경승인, by 차수; why stands in the event's reason. */
export type PlanRevised = Fact<'PlanRevised', { readonly round: number; readonly changes: readonly TargetChange[] }>;

/** 주요사업 제외: nothing is recorded on it any more. */
export type ProjectWithdrawn = Fact<'ProjectWithdrawn', Record<string, never>>;

/** 소관 변경, by reorganisation: from its day on the project is another department's. */
export type ProjectReassigned = Fact<
  'ProjectReassigned',
  { readonly department: PlanDepartment; readonly former: PlanDepartment }
>;

export const RESULT_BASES = ['cumulative', 'of-period'] as const;
/** 누계 · 당기: a running total of the year, or the value of the period alone. */
export type ResultBasis = (typeof RESULT_BASES)[number];

export type MeasuredValue = { readonly kind: 'value'; readonly value: DecimalText };
/** Both numbers as they were given, never divided. */
export type MeasuredRatio = {
  readonly kind: 'ratio';
  readonly numerator: DecimalText;
  readonly denominator: DecimalText;
};
export type Measured = MeasuredValue | MeasuredRatio;

/** 실적 등록. */
export type ResultRecorded = Fact<
  'ResultRecorded',
  {
    readonly indicatorId: string;
    readonly period: Period;
    readonly basis: ResultBasis;
    readonly measured: Measured;
  }
>;

/** 실적 정정: corrects is the event whose result it replaces, for the same day. */
export type ResultCorrected = Fact<
  'ResultCorrected',
  {
    readonly indicatorId: string;
    readonly period: Period;
    readonly corrects: string;
    readonly former: Measured;
    readonly measured: Measured;
  }
>;

export type PerformancePlanFact =
  | PlanningGuidelineIssued
  | ProjectRegistered
  | IndicatorDefined
  | IndicatorDropped
  | TargetProposed
  | TargetAdjusted
  | PlanSubmitted
  | PlanReturned
  | PlanResubmitted
  | PlanConfirmed
  | PlanRevised
  | ProjectWithdrawn
  | ProjectReassigned
  | ResultRecorded
  | ResultCorrected;
