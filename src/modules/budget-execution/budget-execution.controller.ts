import { Body, Controller, Param, Post } from '@nestjs/common';
import type { DecisionMade } from '../../platform/commands/decide.command.ts';
import { CommandDoor } from '../../platform/http/command-door.ts';
import type { GroundDto } from '../../platform/http/ground.dto.ts';
import { Caller, type RequestContext } from '../../platform/http/request-context.ts';
import type { BudgetExecutionCommand } from './domain/budget-execution.commands.ts';
import * as dto from './budget-execution.dto.ts';

/** 예산집행: one route for each command. The path names the line, the body says the rest. */
@Controller('api/budget-execution/lines')
export class BudgetExecutionController {
  constructor(private readonly door: CommandDoor) {}

  @Post()
  open(@Body() body: dto.OpenBudgetLineDto, @Caller() caller: RequestContext): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'OpenBudgetLine', ...entry }));
  }

  @Post(':lineId/original-budget')
  enactOriginalBudget(
    @Param('lineId') lineId: string,
    @Body() body: dto.EnactOriginalBudgetDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'EnactOriginalBudget', lineId, ...entry }));
  }

  @Post(':lineId/supplementary-budgets')
  enactSupplementaryBudget(
    @Param('lineId') lineId: string,
    @Body() body: dto.EnactSupplementaryBudgetDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'EnactSupplementaryBudget', lineId, ...entry }));
  }

  @Post(':lineId/deemed-budgets')
  approveDeemedBudget(
    @Param('lineId') lineId: string,
    @Body() body: dto.ApproveDeemedBudgetDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'ApproveDeemedBudget', lineId, ...entry }));
  }

  @Post(':lineId/pre-enactment-uses')
  approvePreEnactmentUse(
    @Param('lineId') lineId: string,
    @Body() body: dto.ApprovePreEnactmentUseDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'ApprovePreEnactmentUse', lineId, ...entry }));
  }

  @Post(':lineId/carryovers')
  receiveCarryover(
    @Param('lineId') lineId: string,
    @Body() body: dto.ReceiveCarryoverDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'ReceiveCarryover', lineId, ...entry }));
  }

  /** 이용·전용·이체·변경사용·예비비: the line of the path gives, toLineId takes. */
  @Post(':lineId/transfers')
  transferBudget(
    @Param('lineId') lineId: string,
    @Body() body: dto.TransferBudgetDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'TransferBudget', lineId, ...entry }));
  }

  /** 조직개편 이체: what is not committed goes on in the department. */
  @Post(':lineId/reassignment')
  reassignBudgetLine(
    @Param('lineId') lineId: string,
    @Body() body: dto.ReassignBudgetLineDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'ReassignBudgetLine', lineId, ...entry }));
  }

  @Post(':lineId/allotments')
  issueAllotment(
    @Param('lineId') lineId: string,
    @Body() body: dto.AllotmentDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'IssueAllotment', lineId, ...entry }));
  }

  @Post(':lineId/allotment-recoveries')
  recoverAllotment(
    @Param('lineId') lineId: string,
    @Body() body: dto.AllotmentDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'RecoverAllotment', lineId, ...entry }));
  }

  @Post(':lineId/obligations')
  incurObligation(
    @Param('lineId') lineId: string,
    @Body() body: dto.IncurObligationDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'IncurObligation', lineId, ...entry }));
  }

  @Post(':lineId/obligations/:obligationId/changes')
  changeObligation(
    @Param('lineId') lineId: string,
    @Param('obligationId') obligationId: string,
    @Body() body: dto.ChangeObligationDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'ChangeObligation', lineId, obligationId, ...entry }));
  }

  @Post(':lineId/obligations/:obligationId/cancellation')
  cancelObligation(
    @Param('lineId') lineId: string,
    @Param('obligationId') obligationId: string,
    @Body() body: dto.CancelObligationDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'CancelObligation', lineId, obligationId, ...entry }));
  }

  @Post(':lineId/payments')
  completePayment(
    @Param('lineId') lineId: string,
    @Body() body: dto.CompletePaymentDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({
      type: 'CompletePayment',
      lineId,
      ...entry,
      grace: entry.grace ?? null,
    }));
  }

  /** 반납(여입) */
  @Post(':lineId/payments/:paymentId/returns')
  returnPayment(
    @Param('lineId') lineId: string,
    @Param('paymentId') paymentId: string,
    @Body() body: dto.ReturnPaymentDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'ReturnPayment', lineId, paymentId, ...entry }));
  }

  /** 과목경정: the payment moves to toLineId. */
  @Post(':lineId/payments/:paymentId/reclassifications')
  reclassifyExpenditure(
    @Param('lineId') lineId: string,
    @Param('paymentId') paymentId: string,
    @Body() body: dto.ReclassifyExpenditureDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'ReclassifyExpenditure', lineId, paymentId, ...entry }));
  }

  /** 입력 오류 취소 */
  @Post(':lineId/voids')
  voidEntry(
    @Param('lineId') lineId: string,
    @Body() body: dto.VoidEntryDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, ({ eventId, otherLineId }) => ({
      type: 'VoidEntry',
      lineId,
      eventId,
      otherLineId: otherLineId ?? null,
    }));
  }

  @Post(':lineId/cutoff')
  reachCutoff(
    @Param('lineId') lineId: string,
    @Body() body: dto.ReachCutoffDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'ReachCutoff', lineId, ...entry }));
  }

  @Post(':lineId/closing')
  closeFiscalYear(
    @Param('lineId') lineId: string,
    @Body() body: dto.CloseFiscalYearDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.send(body, caller, (entry) => ({ type: 'CloseFiscalYear', lineId, ...entry }));
  }

  private send<Body extends GroundDto>(
    body: Body,
    caller: RequestContext,
    command: (entry: Omit<Body, keyof GroundDto>) => BudgetExecutionCommand,
  ): Promise<DecisionMade> {
    return this.door.sendEntry(body, caller, command);
  }
}
