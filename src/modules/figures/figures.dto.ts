import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsOptional, IsString } from 'class-validator';
import type { AsOf } from '../../kernel/as-of.ts';
import type { Instant } from '../../kernel/time.ts';
import { asOfFrom, AsOfDto, IsMoment } from '../../platform/http/as-of.dto.ts';
import { IsDay, IsText } from '../../platform/http/validation.ts';

export class FiguresDto extends AsOfDto {
  /** 수치 이름; repeat for several, 500 at most */
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? [value] : value))
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @IsString({ each: true })
  id!: string[];
}

export class ExplanationDto extends AsOfDto {
  /** 수치 이름 */
  @IsText()
  id!: string;
}

export class FigureGroundDto {
  /** 수치 이름 */
  @IsText()
  id!: string;
}

export class DifferenceDto extends FigureGroundDto {
  @IsOptional()
  @IsDay()
  fromAsOf?: string;

  @IsOptional()
  @IsMoment()
  fromKnownAt?: string;

  @IsOptional()
  @IsDay()
  toAsOf?: string;

  @IsOptional()
  @IsMoment()
  toKnownAt?: string;
}

/** @throws Rejection bad-request when a moment is none of the calendar's. */
export function questionsOf({ fromAsOf, fromKnownAt, toAsOf, toKnownAt }: DifferenceDto, now: Instant) {
  const at = (asOf?: string, knownAt?: string): AsOf =>
    asOfFrom({ ...(asOf !== undefined && { asOf }), ...(knownAt !== undefined && { knownAt }) }, now);
  return { from: at(fromAsOf, fromKnownAt), to: at(toAsOf, toKnownAt) };
}
