import { Body, Controller, Delete, Get, Inject, Param, Post, Put } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { dateInSeoul } from '../../kernel/time.ts';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import type { DecisionMade } from '../../platform/commands/decide.command.ts';
import { CommandDoor } from '../../platform/http/command-door.ts';
import { GroundDto } from '../../platform/http/ground.dto.ts';
import { ReadGate } from '../../platform/http/read-gate.ts';
import { Caller, type RequestContext } from '../../platform/http/request-context.ts';
import { ListAccounts, type AccountRow } from '../../projections/accounts/accounts.queries.ts';
import type { CloseAccount, OpenAccount, ReassignAccount, ResetPassword } from './domain/accounts.commands.ts';
import { OpenAccountDto, ReassignAccountDto } from './accounts.dto.ts';
import { randomPassword } from './passwords.ts';
import { Sessions } from './sessions.ts';

/** A decision with the password that was set by it; shown this once. */
interface WithPassword extends DecisionMade {
  readonly password: string | null;
}

@Controller('api/accounts')
export class AccountsController {
  constructor(
    private readonly door: CommandDoor,
    private readonly queries: QueryBus,
    private readonly gate: ReadGate,
    private readonly sessions: Sessions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  list(@Caller() { actor }: RequestContext): Promise<readonly AccountRow[]> {
    this.gate.require(actor, 'accounts', []);
    return this.queries.execute(new ListAccounts());
  }

  @Post()
  async open(@Body() body: OpenAccountDto, @Caller() caller: RequestContext): Promise<WithPassword> {
    const { accountId, name, assignment, ...ground } = body;
    const command: OpenAccount = { type: 'OpenAccount', accountId, name, assignment, effectiveOn: this.today() };
    return this.withNewPassword(accountId, await this.door.send(command, ground, caller));
  }

  @Put(':accountId/assignment')
  reassign(
    @Param('accountId') accountId: string,
    @Body() body: ReassignAccountDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    const { assignment, ...ground } = body;
    const command: ReassignAccount = { type: 'ReassignAccount', accountId, assignment, effectiveOn: this.today() };
    return this.door.send(command, ground, caller);
  }

  @Post(':accountId/password-reset')
  async resetPassword(
    @Param('accountId') accountId: string,
    @Body() ground: GroundDto,
    @Caller() caller: RequestContext,
  ): Promise<WithPassword> {
    const command: ResetPassword = { type: 'ResetPassword', accountId, effectiveOn: this.today() };
    return this.withNewPassword(accountId, await this.door.send(command, ground, caller));
  }

  @Delete(':accountId')
  close(
    @Param('accountId') accountId: string,
    @Body() ground: GroundDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    const command: CloseAccount = { type: 'CloseAccount', accountId, effectiveOn: this.today() };
    return this.door.send(command, ground, caller);
  }

  private today(): string {
    return dateInSeoul(this.clock());
  }

  private async withNewPassword(accountId: string, decision: DecisionMade): Promise<WithPassword> {
    if (decision.dryRun || decision.duplicate) return { ...decision, password: null };
    const password = randomPassword();
    await this.sessions.setPassword(accountId, password);
    return { ...decision, password };
  }
}
