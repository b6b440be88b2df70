import { ArrayMaxSize, IsBoolean, IsIn, IsOptional, Length } from 'class-validator';
import { VERDICTS, type Verdict } from '../../events/performance-evaluation.events.ts';
import { IsExactText } from '../../platform/http/exact.ts';
import { GroundDto } from '../../platform/http/ground.dto.ts';
import { Nested, NestedList } from '../../platform/http/nested.ts';
import { IsText } from '../../platform/http/validation.ts';
import { ActualDto, EvidenceDto } from './assessment.dto.ts';

class AppealTargetDto {
  @IsOptional()
  @IsText()
  criterionId: string | null = null;

  @IsOptional()
  @IsText()
  indicatorId: string | null = null;
}

export class FileAppealDto extends GroundDto {
  @IsText()
  departmentId!: string;

  @IsText()
  @Length(1, 60)
  appealId!: string;

  @Nested(() => AppealTargetDto)
  target!: AppealTargetDto;

  @IsText()
  @Length(1, 10_000)
  argument!: string;

  @NestedList(() => EvidenceDto)
  @ArrayMaxSize(100)
  evidence!: EvidenceDto[];
}

export class GiveAppealOpinionDto extends GroundDto {
  @IsText()
  @Length(1, 10_000)
  opinion!: string;

  /** 인용에 찬성 */
  @IsBoolean()
  supports!: boolean;
}

export class CorrectionDto {
  /** 실적 정정 · 평점 정정 */
  @IsIn(['actual', 'points'])
  kind!: 'actual' | 'points';

  @IsOptional()
  @IsText()
  criterionId: string | null = null;

  @IsOptional()
  @IsText()
  indicatorId: string | null = null;

  @IsOptional()
  @Nested(() => ActualDto)
  actual?: ActualDto;

  @IsOptional()
  @IsExactText()
  points?: string;
}

export class DecideAppealDto extends GroundDto {
  @IsIn(VERDICTS)
  verdict!: Verdict;

  @IsText()
  @Length(1, 10_000)
  explanation!: string;

  @NestedList(() => CorrectionDto)
  @ArrayMaxSize(200)
  corrections: CorrectionDto[] = [];
}
