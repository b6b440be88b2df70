import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { IsMoment } from '../../platform/http/as-of.dto.ts';
import { IsDay, IsText } from '../../platform/http/validation.ts';

export class RecordedEventsDto {
  /** 스트림의 이름 */
  @IsOptional()
  @IsText()
  stream?: string;

  /** 사건 종류, e.g. PaymentCompleted */
  @IsOptional()
  @IsText()
  type?: string;

  /** 누가: the account */
  @IsOptional()
  @IsText()
  actor?: string;

  /** 어느 부서에서 */
  @IsOptional()
  @IsText()
  department?: string;

  /** 문서번호 */
  @IsOptional()
  @IsText()
  document?: string;

  /** 귀속일 (포함) */
  @IsOptional()
  @IsDay()
  effectiveFrom?: string;

  @IsOptional()
  @IsDay()
  effectiveUntil?: string;

  /** 인지 시점 (포함) */
  @IsOptional()
  @IsMoment()
  knownFrom?: string;

  @IsOptional()
  @IsMoment()
  knownUntil?: string;

  /** Positions after this one */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  after?: number;

  /** Positions before this one: the next page */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  before?: number;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(500)
  limit?: number;
}
