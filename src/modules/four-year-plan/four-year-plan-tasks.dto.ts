import { IsBoolean, IsIn, IsInt, IsString, Length, Max, Min, ValidateIf } from 'class-validator';
import { GOING_STATUSES, type GoingStatus } from '../../events/four-year-plan.events.ts';
import { DepartmentDto } from '../../platform/http/coded.dto.ts';
import { FundSplitDto } from '../../platform/http/fund-split.dto.ts';
import { Nested, NestedList } from '../../platform/http/nested.ts';
import { IsText } from '../../platform/http/validation.ts';
import { PlanEntryDto, PlanYearDto } from './four-year-plan.dto.ts';

/** 재원 of one year, in won */
class SecuredYearDto {
  @IsInt()
  @Min(1995)
  @Max(2100)
  year!: number;

  @Nested(() => FundSplitDto)
  funds!: FundSplitDto;
}

class TaskYearDto extends SecuredYearDto {
  /** 연차별 목표; null for a year outside the period */
  @ValidateIf(({ target }: TaskYearDto) => target !== null)
  @IsText()
  target!: string | null;
}

class TaskContentDto {
  /** 분야 */
  @IsText()
  @Length(1, 64)
  fieldId!: string;

  @IsText()
  @Length(1, 200)
  name!: string;

  /** 공약 여부 */
  @IsBoolean()
  pledge!: boolean;

  @NestedList(() => TaskYearDto)
  years!: TaskYearDto[];
}

class PlanTaskDto extends TaskContentDto {
  @IsText()
  @Length(1, 64)
  taskId!: string;
}

class ResponsibleDto {
  /** 주관부서 */
  @Nested(() => DepartmentDto)
  main!: DepartmentDto;

  /** 협조부서 */
  @NestedList(() => DepartmentDto)
  supporting!: DepartmentDto[];
}

export class DefineTaskDto extends PlanEntryDto {
  @Nested(() => PlanTaskDto)
  task!: PlanTaskDto;

  @Nested(() => ResponsibleDto)
  responsible!: ResponsibleDto;
}

export class ReviseTaskDto extends PlanEntryDto {
  @Nested(() => TaskContentDto)
  content!: TaskContentDto;
}

export class MergeTasksDto extends PlanEntryDto {
  @IsText({ each: true })
  taskIds!: string[];

  @Nested(() => PlanTaskDto)
  into!: PlanTaskDto;

  @Nested(() => ResponsibleDto)
  responsible!: ResponsibleDto;
}

class TaskPartDto {
  @Nested(() => PlanTaskDto)
  task!: PlanTaskDto;

  @Nested(() => ResponsibleDto)
  responsible!: ResponsibleDto;

  /** 넘겨받는 예산 과목 */
  @IsText({ each: true })
  lineIds!: string[];

  /** 넘겨받는 평가 사업 */
  @IsText({ each: true })
  projectIds!: string[];
}

export class SplitTaskDto extends PlanEntryDto {
  @NestedList(() => TaskPartDto)
  into!: TaskPartDto[];
}

/** 추진상태: 완료, 이행후계속추진, 정상추진, 일부추진 */
export class GoingStatusDto extends PlanEntryDto {
  @IsIn(GOING_STATUSES)
  status!: GoingStatus;
}

export class ReassignTaskDto extends PlanEntryDto {
  @Nested(() => ResponsibleDto)
  responsible!: ResponsibleDto;
}

export class SubmitProgressDto extends PlanYearDto {
  /** 이행률, 0.1% */
  @IsInt()
  progressTenths!: number;

  /** 추진실적 */
  @IsText()
  @Length(1, 4000)
  achievement!: string;

  /** 확보 재원, 해마다 */
  @NestedList(() => SecuredYearDto)
  secured!: SecuredYearDto[];
}

export class ReviewProgressDto extends PlanYearDto {
  @IsIn(['accepted', 'returned'])
  verdict!: 'accepted' | 'returned';

  /** 검토 의견; may be empty where nothing is to be said */
  @IsString()
  @Length(0, 2000)
  opinion!: string;
}

export class LinkBudgetLineDto extends PlanEntryDto {
  /** 예산 과목 번호: 연도.부서.회계.세부사업.편성목-통계목 */
  @IsText()
  @Length(1, 180)
  lineId!: string;
}

export class LinkProjectDto extends PlanEntryDto {
  /** 주요사업 번호 */
  @IsText()
  @Length(1, 180)
  projectId!: string;
}
