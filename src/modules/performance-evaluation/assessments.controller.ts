import { Body, Controller, Param, Post } from '@nestjs/common';
import type { DecisionMade } from '../../platform/commands/decide.command.ts';
import { instantFrom } from '../../platform/http/as-of.dto.ts';
import { CommandDoor } from '../../platform/http/command-door.ts';
import { GroundDto } from '../../platform/http/ground.dto.ts';
import { Caller, type RequestContext } from '../../platform/http/request-context.ts';
import { indicatorOf } from './assessment-bodies.ts';
import * as dto from './assessment.dto.ts';
import { sendBody } from './evaluation-door.ts';

/** 사업별 평가: from opening to notified score. The path names the cycle and the project. */
@Controller('api/performance-evaluation/cycles/:cycleId/assessments')
export class AssessmentsController {
  constructor(private readonly door: CommandDoor) {}

  /** 평가 대상 등록 */
  @Post()
  open(
    @Param('cycleId') cycleId: string,
    @Body() body: dto.OpenAssessmentDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return sendBody(this.door, body, caller, (entry) => ({ type: 'OpenAssessment', cycleId, ...entry }));
  }

  /** 실적 고정 */
  @Post(':projectNo/figures')
  freeze(
    @Param('cycleId') cycleId: string,
    @Param('projectNo') projectNo: string,
    @Body() body: dto.FreezeFiguresDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return sendBody(this.door, body, caller, ({ indicators }) => ({
      type: 'FreezeFigures',
      cycleId,
      projectNo,
      indicators: indicators.map(indicatorOf),
    }));
  }

  /** 사후 실적 */
  @Post(':projectNo/later-actuals')
  noteLaterActual(
    @Param('cycleId') cycleId: string,
    @Param('projectNo') projectNo: string,
    @Body() body: dto.NoteLaterActualDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return sendBody(this.door, body, caller, (entry) => ({ type: 'NoteLaterActual', cycleId, projectNo, ...entry }));
  }

  /** 자체평가 제출 */
  @Post(':projectNo/submissions')
  submit(
    @Param('cycleId') cycleId: string,
    @Param('projectNo') projectNo: string,
    @Body() body: dto.SubmitSelfAssessmentDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return sendBody(this.door, body, caller, (entry) => ({
      type: 'SubmitSelfAssessment',
      cycleId,
      projectNo,
      ...entry,
    }));
  }

  /** 미제출 처리 */
  @Post(':projectNo/unsubmitted')
  markUnsubmitted(
    @Param('cycleId') cycleId: string,
    @Param('projectNo') projectNo: string,
    @Body() body: GroundDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return sendBody(this.door, body, caller, () => ({ type: 'MarkUnsubmitted', cycleId, projectNo }));
  }

  /** 보완요구 */
  @Post(':projectNo/returns')
  return(
    @Param('cycleId') cycleId: string,
    @Param('projectNo') projectNo: string,
    @Body() body: dto.ReturnSelfAssessmentDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return sendBody(this.door, body, caller, ({ demand, until }) => ({
      type: 'ReturnSelfAssessment',
      cycleId,
      projectNo,
      demand,
      until: instantFrom(until),
    }));
  }

  /** 실적 확인 */
  @Post(':projectNo/verification')
  verify(
    @Param('cycleId') cycleId: string,
    @Param('projectNo') projectNo: string,
    @Body() body: dto.VerifySelfAssessmentDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return sendBody(this.door, body, caller, (entry) => ({
      type: 'VerifySelfAssessment',
      cycleId,
      projectNo,
      ...entry,
    }));
  }

  /** 평점 */
  @Post(':projectNo/scores')
  giveScore(
    @Param('cycleId') cycleId: string,
    @Param('projectNo') projectNo: string,
    @Body() body: dto.GiveScoreDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return sendBody(this.door, body, caller, (entry) => ({ type: 'GiveScore', cycleId, projectNo, ...entry }));
  }

  /** 점수 산정 */
  @Post(':projectNo/calculation')
  calculate(
    @Param('cycleId') cycleId: string,
    @Param('projectNo') projectNo: string,
    @Body() body: GroundDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return sendBody(this.door, body, caller, () => ({ type: 'CalculateScore', cycleId, projectNo }));
  }

  /** 점수 통보 */
  @Post(':projectNo/notification')
  notify(
    @Param('cycleId') cycleId: string,
    @Param('projectNo') projectNo: string,
    @Body() body: GroundDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return sendBody(this.door, body, caller, () => ({ type: 'NotifyScore', cycleId, projectNo }));
  }

  /** 보완지시 */
  @Post(':projectNo/remedies')
  orderRemedy(
    @Param('cycleId') cycleId: string,
    @Param('projectNo') projectNo: string,
    @Body() body: dto.OrderRemedyDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return sendBody(this.door, body, caller, (entry) => ({ type: 'OrderRemedy', cycleId, projectNo, ...entry }));
  }
}
