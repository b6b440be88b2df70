import { ArrayMaxSize, ArrayMinSize, IsInt, IsOptional, Length, Max, Min, ValidateIf } from 'class-validator';
import { MOST_PEOPLE } from '../../kernel/staff-count.ts';
import { AsOfDto } from '../../platform/http/as-of.dto.ts';
import { GroundDto } from '../../platform/http/ground.dto.ts';
import { Nested, NestedList } from '../../platform/http/nested.ts';
import { IsDay, IsText } from '../../platform/http/validation.ts';

const MOST_COLUMNS = 200;

/** A number of people, or null for 해당없음; it must be said which. */
const IsStaffCount = (): PropertyDecorator => ValidateIf((_, value: unknown) => value !== null);

class StaffGradeDto {
  /** 직렬 */
  @IsText()
  @Length(1, 60)
  series!: string;

  /** 직급 */
  @IsText()
  @Length(1, 60)
  grade!: string;
}

class OnDayDto extends GroundDto {
  @IsDay()
  effectiveOn!: string;
}

class QuotaCellDto extends StaffGradeDto {
  /** 정원; null is 해당없음, which is not 0 */
  @IsStaffCount()
  @IsInt()
  @Min(0)
  @Max(MOST_PEOPLE)
  count!: number | null;
}

export class SetQuotaDto extends OnDayDto {
  /** The whole table, in the order of its columns */
  @NestedList(() => QuotaCellDto)
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_COLUMNS)
  cells!: QuotaCellDto[];
}

export class RetireStaffDto extends OnDayDto {
  /** 인사번호 */
  @IsText()
  @Length(1, 60)
  staffId!: string;
}

export class AppointStaffDto extends RetireStaffDto {
  /** 직렬·직급 */
  @Nested(() => StaffGradeDto)
  as!: StaffGradeDto;
}

export class TransferStaffInDto extends AppointStaffDto {
  /** 전 소속 */
  @IsText()
  @Length(1, 200)
  from!: string;
}

export class TransferStaffOutDto extends RetireStaffDto {
  /** 가는 곳 */
  @IsText()
  @Length(1, 200)
  to!: string;
}

export class PromoteStaffDto extends RetireStaffDto {
  /** 새 직렬·직급 */
  @Nested(() => StaffGradeDto)
  to!: StaffGradeDto;
}

class StatedTotalDto {
  @IsInt()
  @Min(0)
  @Max(MOST_PEOPLE)
  quota!: number;

  @IsInt()
  @Min(0)
  @Max(MOST_PEOPLE)
  strength!: number;

  /** 과부족 = 현원 − 정원 */
  @IsInt()
  surplus!: number;
}

class StatedStaffingDto extends StaffGradeDto {
  @IsStaffCount()
  @IsInt()
  @Min(0)
  @Max(MOST_PEOPLE)
  quota!: number | null;

  @IsStaffCount()
  @IsInt()
  @Min(0)
  @Max(MOST_PEOPLE)
  strength!: number | null;

  /** 과부족 = 현원 − 정원 */
  @IsStaffCount()
  @IsInt()
  surplus!: number | null;
}

export class StateStaffingDto extends OnDayDto {
  /** The name of the department as printed */
  @IsText()
  @Length(1, 60)
  departmentName!: string;

  /** 계 */
  @Nested(() => StatedTotalDto)
  total!: StatedTotalDto;

  /** In the order of the printed columns; null is a blank cell, 0 a printed '-' */
  @NestedList(() => StatedStaffingDto)
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_COLUMNS)
  cells!: StatedStaffingDto[];

  /** Oddities of the document */
  @IsOptional()
  @IsText()
  note?: string;
}

export class StaffingReportDto extends AsOfDto {
  /** 부서 번호 또는 그날의 이름 */
  @IsText()
  @Length(1, 60)
  department!: string;
}
