import { randomUUID } from 'node:crypto';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import type { DecisionMade } from '../../platform/commands/decide.command.ts';
import { commandIdOf } from '../../platform/commands/uuid-v5.ts';
import { CommandDoor } from '../../platform/http/command-door.ts';
import { Caller, type RequestContext } from '../../platform/http/request-context.ts';
import type { StateBalance, WithdrawStatement } from './domain/reported-balance.commands.ts';
import { LofinImport, type ImportGround, type ImportOutcome, type ReversalOutcome } from './lofin-import.ts';
import { ApplyImportDto, ReverseImportDto, StateBalanceDto, WithdrawStatementDto } from './reported-balance.dto.ts';

/** 보고 잔액: what documents state, one by one or as a file. */
@Controller('api')
export class ReportedBalanceController {
  constructor(
    private readonly door: CommandDoor,
    private readonly lofin: LofinImport,
  ) {}

  @Post('reported-balances')
  state(@Body() body: StateBalanceDto, @Caller() caller: RequestContext): Promise<DecisionMade> {
    const { subject, figures, printedRate, note, effectiveOn, ...ground } = body;
    const command: StateBalance = {
      type: 'StateBalance',
      subject: {
        subjectId: subject.subjectId,
        fiscalYear: subject.fiscalYear,
        department: subject.department,
        level: subject.level,
        code: subject.code,
        name: subject.name,
        unit: subject.unit ?? null,
        account: subject.account ?? null,
        field: subject.field ?? null,
        sector: subject.sector ?? null,
      },
      figures: {
        budgetWon: figures.budgetWon,
        budgetFunds: figures.budgetFunds ?? null,
        spentWon: figures.spentWon,
        spentFunds: figures.spentFunds ?? null,
        compiledWon: figures.compiledWon ?? null,
      },
      source: 'work-report',
      printedRate: printedRate ?? null,
      note: note ?? null,
      effectiveOn,
    };
    return this.door.send(command, ground, caller);
  }

  @Post('reported-balances/:subjectId/withdrawals')
  withdraw(
    @Param('subjectId') subjectId: string,
    @Body() body: WithdrawStatementDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    const { statement, ...ground } = body;
    const command: WithdrawStatement = { type: 'WithdrawStatement', subjectId, statement };
    return this.door.send(command, ground, caller);
  }

  /** 지방재정365 세부사업별 세출현황 (QWGJK): ?dryRun=true counts and changes nothing. */
  @Post('imports/lofin')
  @HttpCode(200)
  apply(@Body() body: ApplyImportDto, @Caller() caller: RequestContext): Promise<ImportOutcome> {
    return this.lofin.apply(body.content, body.fileName, importGround(body.reason, caller));
  }

  /** ?dryRun=true shows the exact effect first. */
  @Post('imports/:batchId/reversal')
  @HttpCode(200)
  reverse(
    @Param('batchId') batchId: string,
    @Body() body: ReverseImportDto,
    @Caller() caller: RequestContext,
  ): Promise<ReversalOutcome> {
    return this.lofin.reverse(batchId, importGround(body.reason, caller));
  }
}

const importGround = (
  reason: string,
  { actor, dryRun, expectedVersion, idempotencyKey }: RequestContext,
): ImportGround => ({
  actor,
  reason,
  dryRun,
  expectedVersion,
  commandId: idempotencyKey === null ? randomUUID() : commandIdOf(actor.id, idempotencyKey),
});
