import { Body, Controller, Param, Post } from '@nestjs/common';
import type { DecisionMade } from '../../platform/commands/decide.command.ts';
import { CommandDoor } from '../../platform/http/command-door.ts';
import type { GroundDto } from '../../platform/http/ground.dto.ts';
import { Caller, type RequestContext } from '../../platform/http/request-context.ts';
import type { FourYearPlanCommand } from './domain/four-year-plan.commands.ts';
import * as dto from './four-year-plan.dto.ts';

/** 4개년 계획과 한 해의 주기: one route for each command. */
@Controller('api/four-year-plans')
export class FourYearPlanController {
  constructor(private readonly door: CommandDoor) {}

  @Post()
  draftPlan(@Body() body: dto.DraftPlanDto, @Caller() caller: RequestContext): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'DraftPlan', ...entry }));
  }

  @Post(':planId/goals')
  defineGoal(
    @Param('planId') planId: string,
    @Body() body: dto.DefineGoalDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'DefineGoal', planId, ...entry }));
  }

  @Post(':planId/fields')
  defineField(
    @Param('planId') planId: string,
    @Body() body: dto.DefineFieldDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'DefineField', planId, ...entry }));
  }

  /** 판 확정: the answer names the counts of the tree. */
  @Post(':planId/confirmations')
  confirmEdition(
    @Param('planId') planId: string,
    @Body() body: dto.EditionDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'ConfirmEdition', planId, ...entry }));
  }

  @Post(':planId/publications')
  publishEdition(
    @Param('planId') planId: string,
    @Body() body: dto.PublishEditionDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'PublishEdition', planId, ...entry }));
  }

  @Post(':planId/editions')
  openEdition(
    @Param('planId') planId: string,
    @Body() body: dto.OpenEditionDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'OpenEdition', planId, ...entry }));
  }

  @Post(':planId/guidelines')
  issueGuideline(
    @Param('planId') planId: string,
    @Body() body: dto.IssueProgressGuidelineDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'IssueProgressGuideline', planId, ...entry }));
  }

  @Post(':planId/final-reports')
  fixProgress(
    @Param('planId') planId: string,
    @Body() body: dto.PlanYearDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'FixProgress', planId, ...entry }));
  }

  @Post(':planId/approvals')
  approveChange(
    @Param('planId') planId: string,
    @Body() body: dto.ApproveChangeDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'ApproveChange', planId, ...entry }));
  }

  @Post(':planId/jury-votes')
  recordJuryVote(
    @Param('planId') planId: string,
    @Body() body: dto.RecordJuryVoteDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'RecordJuryVote', planId, ...entry }));
  }

  /** 조직개편: every task of the former departments. */
  @Post(':planId/department-mergers')
  reassignDepartmentTasks(
    @Param('planId') planId: string,
    @Body() body: dto.ReassignDepartmentTasksDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'ReassignDepartmentTasks', planId, ...entry }));
  }

  @Post(':planId/supersession')
  supersedePlan(
    @Param('planId') planId: string,
    @Body() body: dto.SupersedePlanDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'SupersedePlan', planId, ...entry }));
  }

  private send<Body extends GroundDto>(
    body: Body,
    caller: RequestContext,
    command: (entry: Omit<Body, keyof GroundDto>) => FourYearPlanCommand,
  ): Promise<DecisionMade> {
    return this.door.sendEntry(body, caller, command);
  }
}
