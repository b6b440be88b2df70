import { Body, Controller, Param, Post } from '@nestjs/common';
import type { DecisionMade } from '../../platform/commands/decide.command.ts';
import { CommandDoor } from '../../platform/http/command-door.ts';
import type { GroundDto } from '../../platform/http/ground.dto.ts';
import { Caller, type RequestContext } from '../../platform/http/request-context.ts';
import type { PerformancePlanCommand } from './domain/performance-plan.commands.ts';
import { definitionOf, measuredOf } from './indicator-definition.dto.ts';
import * as dto from './performance-plan.dto.ts';

/** 성과지표: its sheet, its target and its results. */
@Controller('api/performance-plan/projects/:projectId/indicators/:indicatorId')
export class IndicatorsController {
  constructor(private readonly door: CommandDoor) {}

  /** 지표 정의; again, it replaces the sheet. */
  @Post('definitions')
  define(
    @Param('projectId') projectId: string,
    @Param('indicatorId') indicatorId: string,
    @Body() body: dto.DefineIndicatorDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, ({ definition, effectiveOn }) => ({
      type: 'DefineIndicator',
      projectId,
      indicatorId,
      definition: definitionOf(definition),
      effectiveOn,
    }));
  }

  /** 지표 삭제 */
  @Post('removal')
  drop(
    @Param('projectId') projectId: string,
    @Param('indicatorId') indicatorId: string,
    @Body() body: dto.PlanStepDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'DropIndicator', projectId, indicatorId, ...entry }));
  }

  /** 목표 제안; of a confirmed plan, 변경 요청 */
  @Post('target-proposals')
  proposeTarget(
    @Param('projectId') projectId: string,
    @Param('indicatorId') indicatorId: string,
    @Body() body: dto.TargetStepDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'ProposeTarget', projectId, indicatorId, ...entry }));
  }

  /** 목표 조정 */
  @Post('target-adjustments')
  adjustTarget(
    @Param('projectId') projectId: string,
    @Param('indicatorId') indicatorId: string,
    @Body() body: dto.TargetStepDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'AdjustTarget', projectId, indicatorId, ...entry }));
  }

  /** 실적 등록 of one period: 2025, 2025-H1, 2025-Q2 or 2025-06 */
  @Post('results/:period')
  recordResult(
    @Param('projectId') projectId: string,
    @Param('indicatorId') indicatorId: string,
    @Param('period') period: string,
    @Body() body: dto.RecordResultDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, ({ basis, measured, effectiveOn }) => ({
      type: 'RecordResult',
      projectId,
      indicatorId,
      period,
      basis,
      measured: measuredOf(measured),
      effectiveOn,
    }));
  }

  /** 실적 정정 */
  @Post('results/:period/corrections')
  correctResult(
    @Param('projectId') projectId: string,
    @Param('indicatorId') indicatorId: string,
    @Param('period') period: string,
    @Body() body: dto.CorrectResultDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, ({ corrects, measured }) => ({
      type: 'CorrectResult',
      projectId,
      indicatorId,
      period,
      corrects,
      measured: measuredOf(measured),
    }));
  }

  private send<Body extends GroundDto>(
    body: Body,
    caller: RequestContext,
    command: (entry: Omit<Body, keyof GroundDto>) => PerformancePlanCommand,
  ): Promise<DecisionMade> {
    return this.door.sendEntry(body, caller, command);
  }
}
