import { ArrayMinSize, IsIn, IsInt, Length, Max, Min } from 'class-validator';
import { CHANGES, type Change } from '../../events/four-year-plan.events.ts';
import { DepartmentDto } from '../../platform/http/coded.dto.ts';
import { GroundDto } from '../../platform/http/ground.dto.ts';
import { Nested } from '../../platform/http/nested.ts';
import { IsDay, IsText } from '../../platform/http/validation.ts';

/** A change of one plan on a business day. */
export class PlanEntryDto extends GroundDto {
  /** 귀속일 */
  @IsDay()
  effectiveOn!: string;
}

class PeriodDto {
  @IsDay()
  from!: string;

  @IsDay()
  until!: string;
}

export class DraftPlanDto extends PlanEntryDto {
  /** 기관.민선 기수 */
  @IsText()
  @Length(1, 80)
  planId!: string;

  @IsText()
  @Length(1, 64)
  officeId!: string;

  /** 민선 기수 */
  @IsInt()
  @Min(1)
  @Max(99)
  term!: number;

  @IsText()
  @Length(1, 200)
  name!: string;

  /** 계획기간 */
  @Nested(() => PeriodDto)
  period!: PeriodDto;

  /** 총괄부서 */
  @Nested(() => DepartmentDto)
  coordinator!: DepartmentDto;
}

export class DefineGoalDto extends PlanEntryDto {
  @IsText()
  @Length(1, 64)
  goalId!: string;

  @IsText()
  @Length(1, 200)
  name!: string;
}

export class DefineFieldDto extends DefineGoalDto {
  @IsText()
  @Length(1, 64)
  fieldId!: string;
}

export class ReassignDepartmentTasksDto extends PlanEntryDto {
  @ArrayMinSize(1)
  @IsText({ each: true })
  fromDepartmentIds!: string[];

  @Nested(() => DepartmentDto)
  to!: DepartmentDto;
}

export class ApproveChangeDto extends PlanEntryDto {
  @IsText({ each: true })
  taskIds!: string[];

  /** 내용변경, 보류, 폐기, 완료 되돌림 */
  @IsIn(CHANGES)
  change!: Change;
}

export class RecordJuryVoteDto extends ApproveChangeDto {
  /** 배심원 정원 */
  @IsInt()
  @Min(1)
  jurors!: number;

  /** 출석 */
  @IsInt()
  @Min(0)
  present!: number;

  /** 찬성 */
  @IsInt()
  @Min(0)
  inFavour!: number;
}

export class EditionDto extends PlanEntryDto {
  /** 판 */
  @IsInt()
  @Min(1)
  edition!: number;
}

export class PublishEditionDto extends EditionDto {
  /** 책자 이름 */
  @IsText()
  title!: string;
}

export class OpenEditionDto extends PlanEntryDto {
  /** 최종보고한 해 */
  @IsInt()
  basedOnYear!: number;
}

export class PlanYearDto extends PlanEntryDto {
  @IsInt()
  @Min(1995)
  @Max(2100)
  year!: number;
}

export class IssueProgressGuidelineDto extends PlanYearDto {
  @IsText()
  title!: string;

  /** 제출 기한 */
  @IsDay()
  submitBy!: string;
}

export class SupersedePlanDto extends PlanEntryDto {
  @IsText()
  successorId!: string;

  @IsText()
  successorName!: string;
}
