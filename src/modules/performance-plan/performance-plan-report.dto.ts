import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Length, Max, Min } from 'class-validator';
import { AsOfDto } from '../../platform/http/as-of.dto.ts';
import { IsText } from '../../platform/http/validation.ts';
import { PLAN_STATES, type PlanState } from '../../projections/performance-plan/performance-plan.queries.ts';

export class PlansDto extends AsOfDto {
  /** 성과관리 연도 */
  @Type(() => Number)
  @IsInt()
  @Min(1995)
  @Max(2100)
  year!: number;

  /** 소관 부서 번호 또는 이름 */
  @IsOptional()
  @IsText()
  @Length(1, 60)
  department?: string;

  /** 작성 · 제출 · 보완요구 · 확정 · 제외 */
  @IsOptional()
  @IsIn(PLAN_STATES)
  state?: PlanState;
}
