import { Body, Controller, Param, Post } from '@nestjs/common';
import type { DecisionMade } from '../../platform/commands/decide.command.ts';
import { CommandDoor } from '../../platform/http/command-door.ts';
import type { GroundDto } from '../../platform/http/ground.dto.ts';
import { Caller, type RequestContext } from '../../platform/http/request-context.ts';
import type { FourYearPlanCommand } from './domain/four-year-plan.commands.ts';
import * as dto from './four-year-plan-tasks.dto.ts';
import { PlanEntryDto } from './four-year-plan.dto.ts';

/** 이행과제: one route for each command. */
@Controller('api/four-year-plans/:planId/tasks')
export class FourYearPlanTasksController {
  constructor(private readonly door: CommandDoor) {}

  @Post()
  defineTask(
    @Param('planId') planId: string,
    @Body() body: dto.DefineTaskDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'DefineTask', planId, ...entry }));
  }

  @Post('mergers')
  mergeTasks(
    @Param('planId') planId: string,
    @Body() body: dto.MergeTasksDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'MergeTasks', planId, ...entry }));
  }

  @Post(':taskId/revisions')
  reviseTask(
    @Param('planId') planId: string,
    @Param('taskId') taskId: string,
    @Body() body: dto.ReviseTaskDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'ReviseTask', planId, taskId, ...entry }));
  }

  @Post(':taskId/split')
  splitTask(
    @Param('planId') planId: string,
    @Param('taskId') taskId: string,
    @Body() body: dto.SplitTaskDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'SplitTask', planId, taskId, ...entry }));
  }

  @Post(':taskId/status')
  changeTaskStatus(
    @Param('planId') planId: string,
    @Param('taskId') taskId: string,
    @Body() body: dto.GoingStatusDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'ChangeTaskStatus', planId, taskId, ...entry }));
  }

  @Post(':taskId/suspensions')
  suspendTask(
    @Param('planId') planId: string,
    @Param('taskId') taskId: string,
    @Body() body: PlanEntryDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'SuspendTask', planId, taskId, ...entry }));
  }

  @Post(':taskId/resumptions')
  resumeTask(
    @Param('planId') planId: string,
    @Param('taskId') taskId: string,
    @Body() body: dto.GoingStatusDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'ResumeTask', planId, taskId, ...entry }));
  }

  @Post(':taskId/abolition')
  abolishTask(
    @Param('planId') planId: string,
    @Param('taskId') taskId: string,
    @Body() body: PlanEntryDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'AbolishTask', planId, taskId, ...entry }));
  }

  @Post(':taskId/reassignments')
  reassignTask(
    @Param('planId') planId: string,
    @Param('taskId') taskId: string,
    @Body() body: dto.ReassignTaskDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'ReassignTask', planId, taskId, ...entry }));
  }

  @Post(':taskId/progress')
  submitProgress(
    @Param('planId') planId: string,
    @Param('taskId') taskId: string,
    @Body() body: dto.SubmitProgressDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'SubmitProgress', planId, taskId, ...entry }));
  }

  @Post(':taskId/progress-reviews')
  reviewProgress(
    @Param('planId') planId: string,
    @Param('taskId') taskId: string,
    @Body() body: dto.ReviewProgressDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'ReviewProgress', planId, taskId, ...entry }));
  }

  @Post(':taskId/budget-lines')
  linkBudgetLine(
    @Param('planId') planId: string,
    @Param('taskId') taskId: string,
    @Body() body: dto.LinkBudgetLineDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'LinkBudgetLine', planId, taskId, ...entry }));
  }

  @Post(':taskId/budget-lines/removals')
  unlinkBudgetLine(
    @Param('planId') planId: string,
    @Param('taskId') taskId: string,
    @Body() body: dto.LinkBudgetLineDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'UnlinkBudgetLine', planId, taskId, ...entry }));
  }

  @Post(':taskId/projects')
  linkProject(
    @Param('planId') planId: string,
    @Param('taskId') taskId: string,
    @Body() body: dto.LinkProjectDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'LinkProject', planId, taskId, ...entry }));
  }

  @Post(':taskId/projects/removals')
  unlinkProject(
    @Param('planId') planId: string,
    @Param('taskId') taskId: string,
    @Body() body: dto.LinkProjectDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'UnlinkProject', planId, taskId, ...entry }));
  }

  private send<Body extends GroundDto>(
    body: Body,
    caller: RequestContext,
    command: (entry: Omit<Body, keyof GroundDto>) => FourYearPlanCommand,
  ): Promise<DecisionMade> {
    return this.door.sendEntry(body, caller, command);
  }
}
