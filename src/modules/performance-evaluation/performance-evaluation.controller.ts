import { Body, Controller, Param, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { DecisionMade } from '../../platform/commands/decide.command.ts';
import { instantFrom } from '../../platform/http/as-of.dto.ts';
import { CommandDoor } from '../../platform/http/command-door.ts';
import { GroundDto } from '../../platform/http/ground.dto.ts';
import { Caller, type RequestContext } from '../../platform/http/request-context.ts';
import { ListCycleProjects } from '../../projections/performance-evaluation/performance-evaluation.queries.ts';
import * as dto from './evaluation-cycle.dto.ts';
import { sendBody } from './evaluation-door.ts';
import { PublishRuleSetDto } from './evaluation-rules.dto.ts';

/** 성과평가: the rules, a cycle, its committee and its results. */
@Controller('api/performance-evaluation')
export class PerformanceEvaluationController {
  constructor(
    private readonly door: CommandDoor,
    private readonly queries: QueryBus,
  ) {}

  /** 평가 규칙의 한 판을 공표 */
  @Post('rule-sets')
  publishRuleSet(@Body() body: PublishRuleSetDto, @Caller() caller: RequestContext): Promise<DecisionMade> {
    return sendBody(this.door, body, caller, ({ rules }) => ({ type: 'PublishRuleSet', rules }));
  }

  /** 중간평가·종합평가 개시 */
  @Post('cycles')
  openCycle(@Body() body: dto.OpenCycleDto, @Caller() caller: RequestContext): Promise<DecisionMade> {
    return sendBody(this.door, body, caller, ({ deadlines, ...cycle }) => ({
      type: 'OpenCycle',
      ...cycle,
      deadlines: {
        submission: instantFrom(deadlines.submission),
        appeal: instantFrom(deadlines.appeal),
        opinion: instantFrom(deadlines.opinion),
      },
    }));
  }

  /** 마감 연장 */
  @Post('cycles/:cycleId/deadlines')
  extendDeadline(
    @Param('cycleId') cycleId: string,
    @Body() body: dto.ExtendDeadlineDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return sendBody(this.door, body, caller, ({ until, ...deadline }) => ({
      type: 'ExtendDeadline',
      cycleId,
      ...deadline,
      until: instantFrom(until),
    }));
  }

  /** 게이트 저촉 */
  @Post('cycles/:cycleId/gate-findings')
  recordGateFinding(
    @Param('cycleId') cycleId: string,
    @Body() body: dto.RecordGateFindingDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return sendBody(this.door, body, caller, (entry) => ({ type: 'RecordGateFinding', cycleId, ...entry }));
  }

  /** 자체평가위원회 소집 */
  @Post('cycles/:cycleId/committees')
  conveneCommittee(
    @Param('cycleId') cycleId: string,
    @Body() body: dto.ConveneCommitteeDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return sendBody(this.door, body, caller, (entry) => ({ type: 'ConveneCommittee', cycleId, ...entry }));
  }

  /** 제척·기피·회피 */
  @Post('cycles/:cycleId/committees/:meetingId/recusals')
  recuseMember(
    @Param('cycleId') cycleId: string,
    @Param('meetingId') meetingId: string,
    @Body() body: dto.RecuseMemberDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return sendBody(this.door, body, caller, (entry) => ({ type: 'RecuseMember', cycleId, meetingId, ...entry }));
  }

  /** 심의 */
  @Post('cycles/:cycleId/committees/:meetingId/deliberations')
  deliberateResults(
    @Param('cycleId') cycleId: string,
    @Param('meetingId') meetingId: string,
    @Body() body: dto.DeliberateResultsDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return sendBody(this.door, body, caller, (entry) => ({ type: 'DeliberateResults', cycleId, meetingId, ...entry }));
  }

  /** 결과 확정: of every assessment of the cycle; one that came in since is named by the refusal. */
  @Post('cycles/:cycleId/results')
  async fixResults(
    @Param('cycleId') cycleId: string,
    @Body() body: GroundDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    const projectNos = await this.queries.execute(new ListCycleProjects(cycleId));
    return sendBody(this.door, body, caller, () => ({ type: 'FixResults', cycleId, projectNos }));
  }

  /** 우수부서 선정 */
  @Post('cycles/:cycleId/excellent-departments')
  selectExcellentDepartments(
    @Param('cycleId') cycleId: string,
    @Body() body: GroundDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return sendBody(this.door, body, caller, () => ({ type: 'SelectExcellentDepartments', cycleId }));
  }

  /** 시상 */
  @Post('cycles/:cycleId/awards')
  grantAward(
    @Param('cycleId') cycleId: string,
    @Body() body: dto.GrantAwardDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return sendBody(this.door, body, caller, (entry) => ({ type: 'GrantAward', cycleId, ...entry }));
  }

  /** 결과 공개 */
  @Post('cycles/:cycleId/disclosure')
  discloseResults(
    @Param('cycleId') cycleId: string,
    @Body() body: dto.DiscloseResultsDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return sendBody(this.door, body, caller, (entry) => ({ type: 'DiscloseResults', cycleId, ...entry }));
  }

  /** 결과 재개 */
  @Post('cycles/:cycleId/reopenings')
  reopenResults(
    @Param('cycleId') cycleId: string,
    @Body() body: dto.ReopenResultsDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return sendBody(this.door, body, caller, ({ appealUntil, ...entry }) => ({
      type: 'ReopenResults',
      cycleId,
      ...entry,
      appealUntil: instantFrom(appealUntil),
    }));
  }
}
