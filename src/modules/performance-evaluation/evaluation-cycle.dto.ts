import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsInt, IsOptional, Length, Max, Min } from 'class-validator';
import {
  DEADLINES,
  EVALUATION_KINDS,
  VOTES,
  type Deadline,
  type EvaluationKind,
  type Vote,
} from '../../events/performance-evaluation.events.ts';
import { IsMoment } from '../../platform/http/as-of.dto.ts';
import { GroundDto } from '../../platform/http/ground.dto.ts';
import { Nested, NestedList } from '../../platform/http/nested.ts';
import { IsDay, IsText } from '../../platform/http/validation.ts';

/** Each until a moment with its offset, e.g. 2025-12-05T18:00:00+09:00 */
class DeadlinesDto {
  /** 자체평가 제출 */
  @IsMoment()
  submission!: string;

  /** 이의신청 */
  @IsMoment()
  appeal!: string;

  /** 검토의견 */
  @IsMoment()
  opinion!: string;
}

class GroupMembersDto {
  @IsText()
  @Length(1, 60)
  groupId!: string;

  @IsArray()
  @IsText({ each: true })
  departmentIds!: string[];
}

export class OpenCycleDto extends GroundDto {
  @IsText()
  @Length(1, 60)
  officeId!: string;

  @IsInt()
  @Min(1995)
  @Max(2100)
  year!: number;

  /** 중간평가(mid-year) · 종합평가(year-end) */
  @IsIn(EVALUATION_KINDS)
  evaluation!: EvaluationKind;

  /** 실적 기준일 */
  @IsDay()
  cutoffOn!: string;

  @Nested(() => DeadlinesDto)
  deadlines!: DeadlinesDto;

  @IsText()
  ruleSetId!: string;

  /** 규칙의 판 */
  @IsInt()
  @Min(1)
  version!: number;

  @NestedList(() => GroupMembersDto)
  groups: GroupMembersDto[] = [];
}

export class ExtendDeadlineDto extends GroundDto {
  @IsIn(DEADLINES)
  deadline!: Deadline;

  /** 한 사업만 연장할 때 */
  @IsOptional()
  @IsText()
  projectNo: string | null = null;

  @IsMoment()
  until!: string;
}

export class RecordGateFindingDto extends GroundDto {
  @IsText()
  gateId!: string;

  @IsText()
  departmentId!: string;

  @IsText()
  @Length(1, 2000)
  finding!: string;
}

class CommitteeMemberDto {
  @IsText()
  @Length(1, 60)
  id!: string;

  @IsText()
  @Length(1, 60)
  name!: string;

  /** 소속 부서; 민간위원이면 없음 */
  @IsOptional()
  @IsText()
  departmentId: string | null = null;
}

export class ConveneCommitteeDto extends GroundDto {
  @IsText()
  @Length(1, 60)
  meetingId!: string;

  @NestedList(() => CommitteeMemberDto)
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  members!: CommitteeMemberDto[];
}

export class RecuseMemberDto extends GroundDto {
  @IsText()
  memberId!: string;

  @IsText()
  departmentId!: string;

  /** 제척·기피·회피의 까닭 */
  @IsText()
  @Length(1, 500)
  ground!: string;
}

class VoteDto {
  @IsText()
  memberId!: string;

  @IsIn(VOTES)
  vote!: Vote['vote'];
}

export class DeliberateResultsDto extends GroundDto {
  @IsArray()
  @ArrayMinSize(1)
  @IsText({ each: true })
  projectNos!: string[];

  @NestedList(() => VoteDto)
  votes!: VoteDto[];
}

export class GrantAwardDto extends GroundDto {
  @IsText()
  departmentId!: string;

  @IsText()
  prize!: string;

  /** 표창, 포상금 등 */
  @IsText()
  @Length(1, 500)
  award!: string;
}

export class DiscloseResultsDto extends GroundDto {
  /** 공개한 곳 */
  @IsText()
  @Length(1, 500)
  channel!: string;
}

export class ReopenResultsDto extends GroundDto {
  @IsArray()
  @ArrayMinSize(1)
  @IsText({ each: true })
  projectNos!: string[];

  /** 재개를 요청한 사람 */
  @IsText()
  requestedBy!: string;

  @IsMoment()
  appealUntil!: string;
}
