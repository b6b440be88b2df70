import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Length, Max, Min } from 'class-validator';
import { AsOfDto } from '../../platform/http/as-of.dto.ts';
import { IsText } from '../../platform/http/validation.ts';

export class DepartmentsReportDto extends AsOfDto {
  /** 회계연도 */
  @Type(() => Number)
  @IsInt()
  @Min(1995)
  @Max(2100)
  year!: number;
}

class DepartmentYearDto extends DepartmentsReportDto {
  /** 부서 번호 또는 이름 */
  @IsText()
  @Length(1, 60)
  department!: string;
}

export class BudgetReportDto extends DepartmentYearDto {
  /** How far the rows go down; project when left out */
  @IsOptional()
  @IsIn(['unit', 'project', 'line'])
  down?: 'unit' | 'project' | 'line';

  /** true: 재원별 rows too */
  @IsOptional()
  @IsIn(['true', 'false'])
  byFund?: string;
}

export class BudgetLinesDto extends DepartmentYearDto {
  /** Lines after this line id */
  @IsOptional()
  @IsText()
  after?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1000)
  limit?: number;
}
