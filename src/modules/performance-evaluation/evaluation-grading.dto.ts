import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, Length, Min } from 'class-validator';
import { IsExactText } from '../../platform/http/exact.ts';
import { NestedList } from '../../platform/http/nested.ts';
import { IsText } from '../../platform/http/validation.ts';

class GradeDto {
  @IsText()
  @Length(1, 20)
  grade!: string;

  /** 등급 하한 점수 */
  @IsOptional()
  @IsExactText()
  from: string | null = null;

  /** 등급 비율, % */
  @IsOptional()
  @IsExactText()
  share: string | null = null;
}

export class GradingDto {
  @IsIn(['project', 'department'])
  of!: 'project' | 'department';

  /** 점수 구간 · 인원 비율 */
  @IsIn(['bands', 'quotas'])
  kind!: 'bands' | 'quotas';

  @NestedList(() => GradeDto)
  @ArrayMaxSize(20)
  grades!: GradeDto[];

  /** 점수가 없을 때의 등급 */
  @IsOptional()
  @IsText()
  withoutScore: string | null = null;
}

export class GateDto {
  @IsText()
  @Length(1, 60)
  gateId!: string;

  @IsText()
  @Length(1, 100)
  name!: string;

  @IsArray()
  @IsText({ each: true })
  excludedGrades!: string[];

  @IsBoolean()
  excludedFromPrizes!: boolean;
}

export class PrizeDto {
  @IsText()
  @Length(1, 60)
  prize!: string;

  @IsInt()
  @Min(1)
  places!: number;
}

export class CarriesIntoDto {
  @IsText()
  @Length(1, 60)
  into!: string;

  /** % */
  @IsExactText()
  share!: string;
}
