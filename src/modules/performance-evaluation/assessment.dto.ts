import { ArrayMaxSize, IsIn, IsInt, IsOptional, Length, Matches, Min } from 'class-validator';
import type { FrozenIndicator } from '../../events/evaluation-score.ts';
import { IsMoment } from '../../platform/http/as-of.dto.ts';
import { DepartmentDto } from '../../platform/http/coded.dto.ts';
import { IsExactText } from '../../platform/http/exact.ts';
import { GroundDto } from '../../platform/http/ground.dto.ts';
import { Nested, NestedList } from '../../platform/http/nested.ts';
import { IsDay, IsText } from '../../platform/http/validation.ts';

export class OpenAssessmentDto extends GroundDto {
  @IsText()
  @Length(1, 60)
  projectNo!: string;

  @IsText()
  @Length(1, 200)
  projectName!: string;

  /** 실적 기준일의 소관 부서 */
  @Nested(() => DepartmentDto)
  department!: DepartmentDto;
}

export class ActualDto {
  @IsIn(['value', 'not-submitted', 'not-applicable'])
  kind!: 'value' | 'not-submitted' | 'not-applicable';

  /** 실적, kind가 value일 때 */
  @IsOptional()
  @IsExactText()
  value?: string;

  /** 해당없음의 까닭 */
  @IsOptional()
  @IsText()
  ground?: string;
}

class ToleranceDto {
  /** 허용폭, 지표의 단위 */
  @IsExactText()
  within!: string;

  /** 벗어난 단위마다 깎는 달성도, % */
  @IsExactText()
  lossPerUnit!: string;
}

class StageDto {
  @IsInt()
  @Min(1)
  stage!: number;

  @IsExactText()
  percent!: string;
}

class SourceDto {
  @IsText()
  eventId!: string;

  @IsInt()
  @Min(1)
  position!: number;
}

export class FrozenIndicatorDto {
  @IsText()
  @Length(1, 60)
  indicatorId!: string;

  @IsText()
  @Length(1, 200)
  name!: string;

  @IsText()
  @Length(1, 40)
  unit!: string;

  /** 달성도 평가항목; 평점만 받으면 없음 */
  @IsOptional()
  @IsText()
  criterionId: string | null = null;

  /** 가중치 */
  @IsExactText()
  weight!: string;

  /** 상향 · 하향 · 유지 */
  @IsIn(['up', 'down', 'keep'])
  direction!: FrozenIndicator['direction'];

  @IsText()
  formulaId!: string;

  /** 목표치 */
  @IsOptional()
  @IsExactText()
  target: string | null = null;

  @Nested(() => ActualDto)
  actual!: ActualDto;

  @IsOptional()
  @IsExactText()
  floor: string | null = null;

  @IsOptional()
  @IsExactText()
  cap: string | null = null;

  @IsOptional()
  @Nested(() => ToleranceDto)
  tolerance: ToleranceDto | null = null;

  @NestedList(() => StageDto)
  stages: StageDto[] = [];

  /** 실적이 나온 기록 */
  @NestedList(() => SourceDto)
  sources: SourceDto[] = [];
}

export class FreezeFiguresDto extends GroundDto {
  @NestedList(() => FrozenIndicatorDto)
  @ArrayMaxSize(200)
  indicators!: FrozenIndicatorDto[];
}

export class NoteLaterActualDto extends GroundDto {
  @IsText()
  indicatorId!: string;

  @IsExactText()
  value!: string;

  @Nested(() => SourceDto)
  source!: SourceDto;
}

export class EvidenceDto {
  /** 증빙 이름 */
  @IsText()
  @Length(1, 200)
  name!: string;

  @Matches(/^[0-9a-f]{64}$/, { message: '파일의 SHA-256을 소문자 16진수 64자로 적어야 합니다' })
  sha256!: string;
}

export class SubmitSelfAssessmentDto extends GroundDto {
  @IsText()
  departmentId!: string;

  /** 자체평가 의견 */
  @IsText()
  @Length(1, 10_000)
  statement!: string;

  @NestedList(() => EvidenceDto)
  @ArrayMaxSize(100)
  evidence!: EvidenceDto[];
}

export class ReturnSelfAssessmentDto extends GroundDto {
  /** 보완할 것 */
  @IsText()
  @Length(1, 2000)
  demand!: string;

  /** 다시 제출할 마감 */
  @IsMoment()
  until!: string;
}

export class VerifySelfAssessmentDto extends GroundDto {
  @IsText()
  @Length(1, 2000)
  opinion!: string;
}

export class GiveScoreDto extends GroundDto {
  @IsText()
  criterionId!: string;

  @IsOptional()
  @IsText()
  indicatorId: string | null = null;

  /** 평점 */
  @IsExactText()
  points!: string;
}

export class OrderRemedyDto extends GroundDto {
  @IsText()
  @Length(1, 2000)
  instruction!: string;

  @IsDay()
  dueOn!: string;
}
