import { Body, Controller, Param, Post } from '@nestjs/common';
import type { DecisionMade } from '../../platform/commands/decide.command.ts';
import { CommandDoor } from '../../platform/http/command-door.ts';
import type { GroundDto } from '../../platform/http/ground.dto.ts';
import { Caller, type RequestContext } from '../../platform/http/request-context.ts';
import type { OrganizationCommand } from './domain/organization.commands.ts';
import * as dto from './organization.dto.ts';

/** 조직: one route for each command. The path names the office and the unit, the body says the rest. */
@Controller('api/organization/:officeId')
export class OrganizationController {
  constructor(private readonly door: CommandDoor) {}

  /** 부서 신설 */
  @Post('departments')
  createDepartment(
    @Param('officeId') officeId: string,
    @Body() body: dto.CreateDepartmentDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'CreateDepartment', officeId, ...entry }));
  }

  /** 부서 개칭 */
  @Post('departments/:departmentId/names')
  renameDepartment(
    @Param('officeId') officeId: string,
    @Param('departmentId') departmentId: string,
    @Body() body: dto.RenameDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'RenameDepartment', officeId, departmentId, ...entry }));
  }

  /** 부서 통합 */
  @Post('mergers')
  mergeDepartments(
    @Param('officeId') officeId: string,
    @Body() body: dto.MergeDepartmentsDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'MergeDepartments', officeId, ...entry }));
  }

  /** 부서 분리 */
  @Post('departments/:departmentId/split')
  splitDepartment(
    @Param('officeId') officeId: string,
    @Param('departmentId') departmentId: string,
    @Body() body: dto.SplitDepartmentDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'SplitDepartment', officeId, departmentId, ...entry }));
  }

  /** 부서 폐지 */
  @Post('departments/:departmentId/dissolution')
  dissolveDepartment(
    @Param('officeId') officeId: string,
    @Param('departmentId') departmentId: string,
    @Body() body: dto.OnDayDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'DissolveDepartment', officeId, departmentId, ...entry }));
  }

  /** 팀 신설 */
  @Post('teams')
  createTeam(
    @Param('officeId') officeId: string,
    @Body() body: dto.CreateTeamDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'CreateTeam', officeId, ...entry }));
  }

  /** 팀 개칭 */
  @Post('teams/:teamId/names')
  renameTeam(
    @Param('officeId') officeId: string,
    @Param('teamId') teamId: string,
    @Body() body: dto.RenameDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'RenameTeam', officeId, teamId, ...entry }));
  }

  /** 팀 이관 */
  @Post('teams/:teamId/moves')
  moveTeam(
    @Param('officeId') officeId: string,
    @Param('teamId') teamId: string,
    @Body() body: dto.MoveTeamDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'MoveTeam', officeId, teamId, ...entry }));
  }

  /** 팀 폐지 */
  @Post('teams/:teamId/dissolution')
  dissolveTeam(
    @Param('officeId') officeId: string,
    @Param('teamId') teamId: string,
    @Body() body: dto.OnDayDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'DissolveTeam', officeId, teamId, ...entry }));
  }

  /** 부서장·팀장 임명 */
  @Post('units/:unitId/heads')
  appointHead(
    @Param('officeId') officeId: string,
    @Param('unitId') unitId: string,
    @Body() body: dto.AppointHeadDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'AppointHead', officeId, unitId, ...entry }));
  }

  /** 담당 지정 */
  @Post('units/:unitId/officers')
  assignOfficer(
    @Param('officeId') officeId: string,
    @Param('unitId') unitId: string,
    @Body() body: dto.AssignOfficerDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'AssignOfficer', officeId, unitId, ...entry }));
  }

  /** 해임: the post is vacant from that day on. */
  @Post('units/:unitId/vacancies')
  endAppointment(
    @Param('officeId') officeId: string,
    @Param('unitId') unitId: string,
    @Body() body: dto.EndAppointmentDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, ({ duty, ...entry }) => ({
      type: 'EndAppointment',
      officeId,
      unitId,
      ...entry,
      duty: duty ?? null,
    }));
  }

  private send<Body extends GroundDto>(
    body: Body,
    caller: RequestContext,
    commandOf: (entry: Omit<Body, keyof GroundDto>) => OrganizationCommand,
  ): Promise<DecisionMade> {
    return this.door.sendEntry(body, caller, commandOf);
  }
}
