import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { AsOfDto } from '../../platform/http/as-of.dto.ts';

export class FourYearPlanDto extends AsOfDto {
  /** 판: the plan as published; left out, as it is at these clocks */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  edition?: number;
}

export class PlanDepartmentsDto extends AsOfDto {
  /** then: 당시 부서 (기준일의 주관부서), now: 현재 부서; then when left out */
  @IsOptional()
  @IsIn(['then', 'now'])
  view?: 'then' | 'now';
}

export class PlanReportsDto extends AsOfDto {
  @Type(() => Number)
  @IsInt()
  @Min(1995)
  @Max(2100)
  year!: number;
}
