import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { AsOf } from '../../kernel/as-of.ts';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import type { DecisionMade } from '../../platform/commands/decide.command.ts';
import { asOfFrom } from '../../platform/http/as-of.dto.ts';
import { CommandDoor } from '../../platform/http/command-door.ts';
import { ReadGate } from '../../platform/http/read-gate.ts';
import { Caller, type RequestContext } from '../../platform/http/request-context.ts';
import {
  ListReportedItems,
  type ReportedItem,
} from '../../projections/reported-milestones/reported-milestones.queries.ts';
import type { ReportItem, WithdrawReportedItem } from './domain/reported-milestone.commands.ts';
import { ReportedItemsDto, ReportItemDto, WithdrawReportedItemDto } from './reported-milestone.dto.ts';

interface ReportedItems {
  readonly asOf: AsOf;
  readonly items: readonly ReportedItem[];
}

/** 보고 사항: what documents state that is no budget figure. */
@Controller('api/reported-milestones')
export class ReportedMilestoneController {
  constructor(
    private readonly door: CommandDoor,
    private readonly queries: QueryBus,
    private readonly gate: ReadGate,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Every statement that stands at both clocks, of the departments that the caller may read. */
  @Get()
  async list(@Query() query: ReportedItemsDto, @Caller() { actor }: RequestContext): Promise<ReportedItems> {
    const asOf = asOfFrom(query, this.clock());
    const items = await this.queries.execute(new ListReportedItems(asOf));
    return {
      asOf,
      items: items.filter(
        ({ year, department }) =>
          this.gate.allows(actor, 'figures', [department.id]) &&
          (query.year === undefined || year === query.year) &&
          (query.department === undefined || [department.id, department.name].includes(query.department)),
      ),
    };
  }

  @Post()
  report(@Body() body: ReportItemDto, @Caller() caller: RequestContext): Promise<DecisionMade> {
    return this.door.sendEntry(body, caller, ({ span, note, ...said }): ReportItem => ({
      type: 'ReportItem',
      ...said,
      span: span ?? null,
      note: note ?? null,
    }));
  }

  @Post(':itemId/withdrawals')
  withdraw(
    @Param('itemId') itemId: string,
    @Body() body: WithdrawReportedItemDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return this.door.sendEntry(body, caller, ({ withdraws }): WithdrawReportedItem => ({
      type: 'WithdrawReportedItem',
      itemId,
      withdraws,
    }));
  }
}
