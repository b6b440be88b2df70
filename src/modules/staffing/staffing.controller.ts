import { Body, Controller, Param, Post } from '@nestjs/common';
import type { DecisionMade } from '../../platform/commands/decide.command.ts';
import { CommandDoor } from '../../platform/http/command-door.ts';
import type { GroundDto } from '../../platform/http/ground.dto.ts';
import { Caller, type RequestContext } from '../../platform/http/request-context.ts';
import type { StaffingCommand } from './domain/staffing.commands.ts';
import * as dto from './staffing.dto.ts';

/** 정원과 현원: one route for each command. The path names the department, the body says the rest. */
@Controller('api/staffing/:officeId/:departmentId')
export class StaffingController {
  constructor(private readonly door: CommandDoor) {}

  /** 정원 책정 */
  @Post('quotas')
  setQuota(
    @Param('officeId') officeId: string,
    @Param('departmentId') departmentId: string,
    @Body() body: dto.SetQuotaDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'SetQuota', officeId, departmentId, ...entry }));
  }

  /** 신규임용 */
  @Post('appointments')
  appoint(
    @Param('officeId') officeId: string,
    @Param('departmentId') departmentId: string,
    @Body() body: dto.AppointStaffDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'AppointStaff', officeId, departmentId, ...entry }));
  }

  /** 전입 */
  @Post('transfers-in')
  transferIn(
    @Param('officeId') officeId: string,
    @Param('departmentId') departmentId: string,
    @Body() body: dto.TransferStaffInDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'TransferStaffIn', officeId, departmentId, ...entry }));
  }

  /** 전출 */
  @Post('transfers-out')
  transferOut(
    @Param('officeId') officeId: string,
    @Param('departmentId') departmentId: string,
    @Body() body: dto.TransferStaffOutDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'TransferStaffOut', officeId, departmentId, ...entry }));
  }

  /** 승진·전직 */
  @Post('promotions')
  promote(
    @Param('officeId') officeId: string,
    @Param('departmentId') departmentId: string,
    @Body() body: dto.PromoteStaffDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'PromoteStaff', officeId, departmentId, ...entry }));
  }

  /** 퇴직 */
  @Post('retirements')
  retire(
    @Param('officeId') officeId: string,
    @Param('departmentId') departmentId: string,
    @Body() body: dto.RetireStaffDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'RetireStaff', officeId, departmentId, ...entry }));
  }

  /** 인력 현황표 기록: as a document prints it */
  @Post('statements')
  state(
    @Param('officeId') officeId: string,
    @Param('departmentId') departmentId: string,
    @Body() body: dto.StateStaffingDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, ({ note, ...entry }) => ({
      type: 'StateStaffing',
      officeId,
      departmentId,
      ...entry,
      note: note ?? null,
    }));
  }

  private send<Body extends GroundDto>(
    body: Body,
    caller: RequestContext,
    commandOf: (entry: Omit<Body, keyof GroundDto>) => StaffingCommand,
  ): Promise<DecisionMade> {
    return this.door.sendEntry(body, caller, commandOf);
  }
}
