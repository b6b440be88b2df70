import { ArrayMaxSize, ArrayMinSize, IsArray, IsOptional, Length } from 'class-validator';
import { GroundDto } from '../../platform/http/ground.dto.ts';
import { Nested, NestedList } from '../../platform/http/nested.ts';
import { IsDay, IsText } from '../../platform/http/validation.ts';

const MOST_DEPARTMENTS = 50;
const MOST_TEAMS = 200;

export class OnDayDto extends GroundDto {
  /** The first day on which it is so */
  @IsDay()
  effectiveOn!: string;
}

export class RenameDto extends OnDayDto {
  @IsText()
  @Length(1, 60)
  name!: string;
}

export class CreateDepartmentDto extends RenameDto {
  @IsText()
  departmentId!: string;
}

export class CreateTeamDto extends CreateDepartmentDto {
  @IsText()
  teamId!: string;
}

export class MergeDepartmentsDto extends OnDayDto {
  /** 없어지는 부서 */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_DEPARTMENTS)
  @IsText({ each: true })
  from!: string[];

  /** 남는 부서 */
  @IsText()
  into!: string;
}

class TeamPlacementDto {
  @IsText()
  teamId!: string;

  @IsText()
  departmentId!: string;
}

export class SplitDepartmentDto extends OnDayDto {
  /** 나뉜 뒤의 부서; 이 부서가 남으면 이 부서도 */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_DEPARTMENTS)
  @IsText({ each: true })
  into!: string[];

  /** 모든 팀이 가는 곳 */
  @NestedList(() => TeamPlacementDto)
  @ArrayMaxSize(MOST_TEAMS)
  teams!: TeamPlacementDto[];
}

export class MoveTeamDto extends OnDayDto {
  /** 가는 부서 */
  @IsText()
  to!: string;
}

class PersonDto {
  /** 인사번호 */
  @IsText()
  @Length(1, 60)
  id!: string;

  /** 성명 */
  @IsText()
  @Length(1, 60)
  name!: string;
}

export class AppointHeadDto extends OnDayDto {
  @Nested(() => PersonDto)
  person!: PersonDto;
}

export class AssignOfficerDto extends AppointHeadDto {
  /** 담당 업무 */
  @IsText()
  @Length(1, 200)
  duty!: string;
}

export class EndAppointmentDto extends OnDayDto {
  /** 담당 업무; left out, it is the head's post */
  @IsOptional()
  @IsText()
  @Length(1, 200)
  duty?: string;
}
