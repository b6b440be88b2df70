import { IsIn, IsInt, IsUUID, Length, Max, Min } from 'class-validator';
import { RESULT_BASES, type ResultBasis } from '../../events/performance-plan.events.ts';
import { DepartmentDto } from '../../platform/http/coded.dto.ts';
import { GroundDto } from '../../platform/http/ground.dto.ts';
import { Nested } from '../../platform/http/nested.ts';
import { IsDay, IsDecimalText, IsText } from '../../platform/http/validation.ts';
import { IndicatorDefinitionDto, MeasuredDto } from './indicator-definition.dto.ts';

/** A step of a plan on a business day. */
export class PlanStepDto extends GroundDto {
  /** 귀속일 */
  @IsDay()
  effectiveOn!: string;
}

class OfYearDto extends PlanStepDto {
  /** 기관 */
  @IsText()
  @Length(1, 64)
  officeId!: string;

  /** 성과관리 연도 */
  @IsInt()
  @Min(1995)
  @Max(2100)
  year!: number;
}

export class IssuePlanningGuidelineDto extends OfYearDto {
  @IsText()
  @Length(1, 200)
  title!: string;

  /** 제출 기한 */
  @IsDay()
  submitBy!: string;
}

export class RegisterProjectDto extends OfYearDto {
  /** 사업 번호 */
  @IsText()
  @Length(1, 64)
  projectNo!: string;

  @IsText()
  @Length(1, 200)
  name!: string;

  /** 성과목표 */
  @IsText()
  @Length(1, 500)
  objective!: string;

  /** 소관 부서 */
  @Nested(() => DepartmentDto)
  department!: DepartmentDto;
}

export class DefineIndicatorDto extends PlanStepDto {
  @Nested(() => IndicatorDefinitionDto)
  definition!: IndicatorDefinitionDto;
}

class TargetDto {
  /** 목표치 */
  @IsDecimalText()
  value!: string;

  /** 설정근거 */
  @IsText()
  @Length(1, 2000)
  ground!: string;
}

export class TargetStepDto extends PlanStepDto {
  @Nested(() => TargetDto)
  target!: TargetDto;
}

export class RevisePlanDto extends PlanStepDto {
  /** 변경 차수 */
  @IsInt()
  @Min(1)
  round!: number;
}

export class ReassignProjectDto extends PlanStepDto {
  /** 새 소관 부서 */
  @Nested(() => DepartmentDto)
  department!: DepartmentDto;
}

export class RecordResultDto extends PlanStepDto {
  /** 누계(cumulative) 또는 당기(of-period) */
  @IsIn(RESULT_BASES)
  basis!: ResultBasis;

  @Nested(() => MeasuredDto)
  measured!: MeasuredDto;
}

export class CorrectResultDto extends GroundDto {
  /** The event whose result stands */
  @IsUUID()
  corrects!: string;

  @Nested(() => MeasuredDto)
  measured!: MeasuredDto;
}
