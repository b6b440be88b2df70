import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsOptional, IsString } from 'class-validator';
import { AsOfDto, IsMoment } from '../../platform/http/as-of.dto.ts';
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
