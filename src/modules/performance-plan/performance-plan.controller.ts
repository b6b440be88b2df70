import { Body, Controller, Param, Post } from '@nestjs/common';
import type { DecisionMade } from '../../platform/commands/decide.command.ts';
import { CommandDoor } from '../../platform/http/command-door.ts';
import type { GroundDto } from '../../platform/http/ground.dto.ts';
import { Caller, type RequestContext } from '../../platform/http/request-context.ts';
import type { PerformancePlanCommand } from './domain/performance-plan.commands.ts';
import * as dto from './performance-plan.dto.ts';

/** 성과관리계획: one route for each step of a plan. The path names the project, the body says the rest. */
@Controller('api/performance-plan')
export class PerformancePlanController {
  constructor(private readonly door: CommandDoor) {}

  /** 성과관리계획 수립지침 시달 */
  @Post('guidelines')
  issueGuideline(@Body() body: dto.IssuePlanningGuidelineDto, @Caller() caller: RequestContext): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'IssuePlanningGuideline', ...entry }));
  }

  /** 주요사업 등록 */
  @Post('projects')
  register(@Body() body: dto.RegisterProjectDto, @Caller() caller: RequestContext): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'RegisterProject', ...entry }));
  }

  /** 계획 제출 */
  @Post('projects/:projectId/submission')
  submit(
    @Param('projectId') projectId: string,
    @Body() body: dto.PlanStepDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'SubmitPlan', projectId, ...entry }));
  }

  /** 보완요구, 또는 변경 요청 반려 */
  @Post('projects/:projectId/returns')
  return(
    @Param('projectId') projectId: string,
    @Body() body: dto.PlanStepDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'ReturnPlan', projectId, ...entry }));
  }

  /** 보완 제출 */
  @Post('projects/:projectId/resubmissions')
  resubmit(
    @Param('projectId') projectId: string,
    @Body() body: dto.PlanStepDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'ResubmitPlan', projectId, ...entry }));
  }

  /** 계획 확정 */
  @Post('projects/:projectId/confirmation')
  confirm(
    @Param('projectId') projectId: string,
    @Body() body: dto.PlanStepDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'ConfirmPlan', projectId, ...entry }));
  }

  /** 변경승인: every target that was proposed since counts from now on. */
  @Post('projects/:projectId/revisions')
  revise(
    @Param('projectId') projectId: string,
    @Body() body: dto.RevisePlanDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'RevisePlan', projectId, ...entry }));
  }

  /** 주요사업 제외 */
  @Post('projects/:projectId/withdrawal')
  withdraw(
    @Param('projectId') projectId: string,
    @Body() body: dto.PlanStepDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'WithdrawProject', projectId, ...entry }));
  }

  /** 소관 변경 */
  @Post('projects/:projectId/reassignments')
  reassign(
    @Param('projectId') projectId: string,
    @Body() body: dto.ReassignProjectDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'ReassignProject', projectId, ...entry }));
  }

  private send<Body extends GroundDto>(
    body: Body,
    caller: RequestContext,
    command: (entry: Omit<Body, keyof GroundDto>) => PerformancePlanCommand,
  ): Promise<DecisionMade> {
    return this.door.sendEntry(body, caller, command);
  }
}
