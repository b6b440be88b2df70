import { IsIn, IsInt, IsOptional, Length, Max, Min } from 'class-validator';
import {
  ACHIEVEMENT_FORMULAS,
  AGGREGATIONS,
  DIRECTIONS,
  type Achievement,
  type AchievementFormula,
  type Aggregation,
  type Direction,
} from '../../events/indicator-definition.ts';
import type { Measured, UntargetedIndicator } from '../../events/performance-plan.events.ts';
import { PERIOD_UNITS, type PeriodUnit } from '../../kernel/period.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { Nested, NestedList } from '../../platform/http/nested.ts';
import { IsDecimalText, IsText } from '../../platform/http/validation.ts';

class MilestoneStepDto {
  @IsText()
  @Length(1, 200)
  name!: string;

  /** 배점, % */
  @IsDecimalText()
  points!: string;
}

class AchievementDto {
  /** 달성도 산식 */
  @IsIn(ACHIEVEMENT_FORMULAS)
  formula!: AchievementFormula;

  /** keep: 허용폭 */
  @IsOptional()
  @IsDecimalText()
  tolerance?: string;

  /** keep: 허용폭을 벗어난 1 단위마다 깎는 %p */
  @IsOptional()
  @IsDecimalText()
  deductionPerUnit?: string;

  /** milestone: 단계와 배점 */
  @IsOptional()
  @NestedList(() => MilestoneStepDto)
  steps?: MilestoneStepDto[];
}

class RatioDto {
  /** 분자 */
  @IsText()
  @Length(1, 200)
  numerator!: string;

  /** 분모 */
  @IsText()
  @Length(1, 200)
  denominator!: string;

  /** 배율: 백분율이면 100 */
  @IsDecimalText()
  multiplier!: string;
}

/** 지표정의서; the target is proposed on its own */
export class IndicatorDefinitionDto {
  @IsText()
  @Length(1, 200)
  name!: string;

  /** 무엇을 세는지 */
  @IsText()
  @Length(1, 2000)
  definition!: string;

  @IsText()
  @Length(1, 20)
  unit!: string;

  /** 상향 · 하향 · 유지 */
  @IsIn(DIRECTIONS)
  direction!: Direction;

  @Nested(() => AchievementDto)
  achievement!: AchievementDto;

  /** 분자 ÷ 분모 × 배율; left out where the result is one number */
  @IsOptional()
  @Nested(() => RatioDto)
  ratio?: RatioDto;

  /** 누계 · 시점 · 평균 */
  @IsIn(AGGREGATIONS)
  aggregation!: Aggregation;

  /** 측정주기 */
  @IsIn(PERIOD_UNITS)
  every!: PeriodUnit;

  /** 기준치 */
  @IsOptional()
  @IsDecimalText()
  baseline?: string;

  /** 전년도 실적 */
  @IsOptional()
  @IsDecimalText()
  lastYear?: string;

  /** 가중치, % */
  @IsDecimalText()
  weight!: string;

  /** 달성도 상한, % */
  @IsDecimalText()
  cap!: string;

  /** 달성도 하한, % */
  @IsDecimalText()
  floor!: string;

  /** 표시할 소수 자릿수 */
  @IsInt()
  @Min(0)
  @Max(6)
  decimals!: number;

  /** 증빙자료 */
  @IsText()
  @Length(1, 2000)
  evidence!: string;

  /** 책임자 */
  @IsText()
  @Length(1, 200)
  owner!: string;
}

/** One number, or the two of a ratio */
export class MeasuredDto {
  @IsOptional()
  @IsDecimalText()
  value?: string;

  @IsOptional()
  @IsDecimalText()
  numerator?: string;

  @IsOptional()
  @IsDecimalText()
  denominator?: string;
}

export const definitionOf = ({
  achievement,
  ratio,
  baseline,
  lastYear,
  ...sheet
}: IndicatorDefinitionDto): UntargetedIndicator => ({
  ...sheet,
  achievement: achievementOf(achievement),
  ratio: ratio ?? null,
  baseline: baseline ?? null,
  lastYear: lastYear ?? null,
});

/** @throws Rejection bad-request when a formula lacks a part, or is given one that it does not use. */
function achievementOf({ formula, tolerance, deductionPerUnit, steps }: AchievementDto): Achievement {
  const given = { tolerance, deductionPerUnit, steps };
  switch (formula) {
    case 'keep':
      if (tolerance === undefined || deductionPerUnit === undefined || steps !== undefined)
        throw unfit('유지 산식에는 허용폭(tolerance)과 감점(deductionPerUnit)만 있어야 합니다.', given);
      return { formula, tolerance, deductionPerUnit };
    case 'milestone':
      if (steps === undefined || tolerance !== undefined || deductionPerUnit !== undefined)
        throw unfit('단계 산식에는 단계(steps)만 있어야 합니다.', given);
      return { formula, steps: steps.map(({ name, points }) => ({ name, points })) };
    case 'up':
    case 'down-a':
    case 'down-b':
    case 'binary':
      if (Object.values(given).some((part) => part !== undefined))
        throw unfit(`산식 ${formula}에는 허용폭·감점·단계가 없어야 합니다.`, given);
      return { formula };
  }
}

/** @throws Rejection bad-request when it is neither one number nor the two of a ratio. */
export function measuredOf({ value, numerator, denominator }: MeasuredDto): Measured {
  if (value !== undefined && numerator === undefined && denominator === undefined) return { kind: 'value', value };
  if (value === undefined && numerator !== undefined && denominator !== undefined)
    return { kind: 'ratio', numerator, denominator };
  throw unfit('실적은 값(value) 하나이거나 분자(numerator)와 분모(denominator) 둘이어야 합니다.', {
    value,
    numerator,
    denominator,
  });
}

const unfit = (sentence: string, given: Readonly<Record<string, unknown>>): Rejection =>
  new Rejection('bad-request', sentence, {
    found: Object.keys(given).filter((name) => given[name] !== undefined),
  });
