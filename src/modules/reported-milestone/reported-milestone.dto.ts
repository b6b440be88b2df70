import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsUUID, Length, Max, Min } from 'class-validator';
import { REPORT_PARTS, type ReportPart } from '../../events/reported-milestone.events.ts';
import { AsOfDto } from '../../platform/http/as-of.dto.ts';
import { DepartmentDto } from '../../platform/http/coded.dto.ts';
import { GroundDto } from '../../platform/http/ground.dto.ts';
import { Nested, NestedList } from '../../platform/http/nested.ts';
import { IsDay, IsDecimalText, IsText } from '../../platform/http/validation.ts';

class ReportedTotalDto {
  @IsText()
  @Length(1, 200)
  name!: string;

  @IsDecimalText()
  value!: string;

  /** As printed: 회, 건, 백만원 … */
  @IsText()
  @Length(1, 20)
  unit!: string;
}

class ReportedSpanDto {
  @IsDay()
  from!: string;

  @IsDay()
  through!: string;
}

export class ReportItemDto extends GroundDto {
  @IsInt()
  @Min(1995)
  @Max(2100)
  year!: number;

  /** 보고한 부서 */
  @Nested(() => DepartmentDto)
  department!: DepartmentDto;

  @IsText()
  @Length(1, 64)
  code!: string;

  @IsText()
  @Length(1, 200)
  name!: string;

  /** 사업개요 · 추진실적 · 향후계획 */
  @IsIn(REPORT_PARTS)
  part!: ReportPart;

  /** 보고된 수 */
  @NestedList(() => ReportedTotalDto)
  totals!: ReportedTotalDto[];

  /** 시기 */
  @IsOptional()
  @Nested(() => ReportedSpanDto)
  span?: ReportedSpanDto;

  /** The line of the document, letter by letter */
  @IsText()
  @Length(1, 2000)
  printed!: string;

  /** Section and page */
  @IsText()
  @Length(1, 200)
  place!: string;

  @IsOptional()
  @IsText()
  @Length(1, 2000)
  note?: string;

  /** 기준일 */
  @IsDay()
  effectiveOn!: string;
}

export class WithdrawReportedItemDto extends GroundDto {
  /** Id of the ItemReported event */
  @IsUUID()
  withdraws!: string;
}

export class ReportedItemsDto extends AsOfDto {
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1995)
  @Max(2100)
  year?: number;

  /** 보고한 부서 번호 또는 이름 */
  @IsOptional()
  @IsText()
  @Length(1, 60)
  department?: string;
}
