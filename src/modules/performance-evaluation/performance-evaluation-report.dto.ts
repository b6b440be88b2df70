import { Type } from 'class-transformer';
import { IsInt, IsOptional, Length, Min } from 'class-validator';
import { IsMoment } from '../../platform/http/as-of.dto.ts';
import { IsText } from '../../platform/http/validation.ts';

export class RescoreCycleDto {
  /** 다른 규칙; 없으면 그 평가의 규칙 */
  @IsOptional()
  @IsText()
  @Length(1, 60)
  ruleSet?: string;

  /** 규칙의 판 */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  version?: number;

  /** 그때까지 기록된 것으로 */
  @IsOptional()
  @IsMoment()
  recordedBy?: string;
}
