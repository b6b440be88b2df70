import { IsIn, IsInt, IsOptional, Length, Max, Min } from 'class-validator';
import { STATED_LEVELS, type StatedLevel } from '../../events/reported-balance.events.ts';
import { GroundDto } from '../../platform/http/ground.dto.ts';
import { FundSplitDto } from '../../platform/http/fund-split.dto.ts';
import { CodedDto, DepartmentDto } from '../../platform/http/coded.dto.ts';
import { Nested } from '../../platform/http/nested.ts';
import { IsDay, IsText, IsWon } from '../../platform/http/validation.ts';

class SubjectDto {
  /** 연도.부서.수준.코드 */
  @IsText()
  @Length(1, 180)
  subjectId!: string;

  @IsInt()
  @Min(1995)
  @Max(2100)
  fiscalYear!: number;

  @Nested(() => DepartmentDto)
  department!: DepartmentDto;

  @IsIn(STATED_LEVELS)
  level!: StatedLevel;

  @IsText()
  code!: string;

  @IsText()
  name!: string;

  /** 단위사업 */
  @IsOptional()
  @Nested(() => CodedDto)
  unit?: CodedDto;

  /** 회계 */
  @IsOptional()
  @IsText()
  account?: string;

  /** 분야 */
  @IsOptional()
  @IsText()
  field?: string;

  /** 부문 */
  @IsOptional()
  @IsText()
  sector?: string;
}

class StatedFiguresDto {
  /** 예산액 */
  @IsWon()
  budgetWon!: number;

  @IsOptional()
  @Nested(() => FundSplitDto)
  budgetFunds?: FundSplitDto;

  /** 집행액 */
  @IsWon()
  spentWon!: number;

  @IsOptional()
  @Nested(() => FundSplitDto)
  spentFunds?: FundSplitDto;

  /** 편성액 */
  @IsOptional()
  @IsWon()
  compiledWon?: number;
}

export class StateBalanceDto extends GroundDto {
  @Nested(() => SubjectDto)
  subject!: SubjectDto;

  @Nested(() => StatedFiguresDto)
  figures!: StatedFiguresDto;

  /** 인쇄된 집행률 */
  @IsOptional()
  @IsText()
  printedRate?: string;

  @IsOptional()
  @IsText()
  note?: string;

  /** 수치 기준일 */
  @IsDay()
  effectiveOn!: string;
}

export class WithdrawStatementDto extends GroundDto {
  /** Id of the BalanceStated event */
  @IsText()
  statement!: string;
}

export class ApplyImportDto {
  /** 사유 */
  @IsText()
  reason!: string;

  @IsText()
  @Length(1, 200)
  fileName!: string;

  /** The file as it is, as text */
  @IsText()
  content!: string;
}

export class ReverseImportDto {
  /** 사유 */
  @IsText()
  reason!: string;
}
