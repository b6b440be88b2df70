import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, Length, Max, Min } from 'class-validator';
import { CRITERION_KINDS, FORMULA_KINDS, type CriterionKind, type FormulaKind } from '../../events/evaluation-rules.ts';
import { ROLES, type Role } from '../../kernel/roles.ts';
import { IsExactText } from '../../platform/http/exact.ts';
import { GroundDto } from '../../platform/http/ground.dto.ts';
import { Nested, NestedList } from '../../platform/http/nested.ts';
import { IsText } from '../../platform/http/validation.ts';
import { CarriesIntoDto, GateDto, GradingDto, PrizeDto } from './evaluation-grading.dto.ts';

class GroupPointsDto {
  @IsText()
  @Length(1, 60)
  groupId!: string;

  /** 배점; 0이면 그 그룹의 항목이 아님 */
  @IsExactText()
  points!: string;
}

class CriterionDto {
  @IsText()
  @Length(1, 60)
  criterionId!: string;

  @IsText()
  @Length(1, 100)
  name!: string;

  /** 달성도 · 평점 · 가감점 */
  @IsIn(CRITERION_KINDS)
  kind!: CriterionKind;

  /** 배점, 가감점이면 가점 한도 */
  @IsExactText()
  points!: string;

  @NestedList(() => GroupPointsDto)
  pointsByGroup: GroupPointsDto[] = [];

  /** 감점 한도, 0 이하 */
  @IsExactText()
  lowest: string = '0';

  /** 지표마다 평점을 줌 */
  @IsBoolean()
  perIndicator: boolean = false;

  /** 평점을 주는 역할 */
  @IsArray()
  @IsIn(ROLES, { each: true })
  judges: Role[] = [];

  @IsInt()
  @Min(0)
  @Max(1000)
  minEvaluators: number = 0;
}

class FormulaDto {
  @IsText()
  @Length(1, 60)
  formulaId!: string;

  @IsIn(FORMULA_KINDS)
  kind!: FormulaKind;
}

class LimitsDto {
  /** 하한 */
  @IsOptional()
  @IsExactText()
  floor: string | null = null;

  /** 상한 */
  @IsOptional()
  @IsExactText()
  cap: string | null = null;
}

class AbsenceRulesDto {
  /** 해당없음 */
  @IsIn(['redistribute', 'forfeit'])
  notApplicable!: 'redistribute' | 'forfeit';

  /** 미제출 */
  @IsIn(['zero', 'no-score'])
  notSubmitted!: 'zero' | 'no-score';

  /** 산정불가 */
  @IsIn(['redistribute', 'no-score'])
  notComputable!: 'redistribute' | 'no-score';
}

class GroupDto {
  @IsText()
  @Length(1, 60)
  groupId!: string;

  @IsText()
  @Length(1, 100)
  name!: string;
}

class HalfYearMixDto {
  /** 상반기 비율, % */
  @IsExactText()
  firstHalf!: string;

  /** 하반기 비율, % */
  @IsExactText()
  secondHalf!: string;
}

export class EvaluationRulesDto {
  @IsText()
  @Length(1, 60)
  ruleSetId!: string;

  /** 판 */
  @IsInt()
  @Min(1)
  version!: number;

  @IsText()
  @Length(1, 200)
  title!: string;

  /** 근거 */
  @IsText()
  @Length(1, 500)
  source!: string;

  /** 근거에 없어 정한 것 */
  @IsArray()
  @IsText({ each: true })
  assumptions: string[] = [];

  /** 점수 소수 자릿수 */
  @IsInt()
  @Min(0)
  @Max(6)
  scoreDecimals!: number;

  @NestedList(() => GroupDto)
  groups: GroupDto[] = [];

  @NestedList(() => CriterionDto)
  @ArrayMaxSize(100)
  criteria!: CriterionDto[];

  @NestedList(() => FormulaDto)
  @ArrayMaxSize(100)
  formulas!: FormulaDto[];

  /** 달성도 하한·상한, % */
  @Nested(() => LimitsDto)
  achievementLimits!: LimitsDto;

  @Nested(() => AbsenceRulesDto)
  absences!: AbsenceRulesDto;

  @IsOptional()
  @Nested(() => HalfYearMixDto)
  halfYearMix: HalfYearMixDto | null = null;

  /** 총점 하한·상한 */
  @Nested(() => LimitsDto)
  totalLimits!: LimitsDto;

  /** 동점을 가르는 평가항목 */
  @IsArray()
  @IsText({ each: true })
  tieBreakers: string[] = [];

  /** 경계에 걸린 동점자: 모두 위 등급, 또는 모두 아래 등급 */
  @IsIn(['upper', 'lower'])
  tiesAtBoundary!: 'upper' | 'lower';

  @IsOptional()
  @Nested(() => GradingDto)
  grading: GradingDto | null = null;

  @NestedList(() => GateDto)
  gates: GateDto[] = [];

  @NestedList(() => PrizeDto)
  prizes: PrizeDto[] = [];

  @NestedList(() => CarriesIntoDto)
  carriesInto: CarriesIntoDto[] = [];
}

export class PublishRuleSetDto extends GroundDto {
  @Nested(() => EvaluationRulesDto)
  rules!: EvaluationRulesDto;
}
