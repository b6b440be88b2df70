import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Decide, type DecisionMade } from '../commands/decide.command.ts';
import type { AnyCommand } from '../commands/decider-room.ts';
import { commandIdOf } from '../commands/uuid-v5.ts';
import type { GroundDto } from './ground.dto.ts';
import type { RequestContext } from './request-context.ts';

/** The way from a controller to the write side. */
@Injectable()
export class CommandDoor {
  constructor(private readonly commands: CommandBus) {}

  /** A body says the ground beside the entry that the command is made of. */
  sendEntry<Body extends GroundDto>(
    body: Body,
    caller: RequestContext,
    commandOf: (entry: Omit<Body, keyof GroundDto>) => AnyCommand,
  ): Promise<DecisionMade> {
    const { reason, document, documentedOn, ...entry } = body;
    return this.send(commandOf(entry), { reason, document, ...(documentedOn && { documentedOn }) }, caller);
  }

  send(command: AnyCommand, ground: GroundDto, caller: RequestContext): Promise<DecisionMade> {
    const { actor, idempotencyKey, expectedVersion, dryRun } = caller;
    return this.commands.execute(
      new Decide(command, {
        actor,
        reason: ground.reason,
        document: ground.document,
        documentedOn: ground.documentedOn ?? null,
        commandId: idempotencyKey === null ? randomUUID() : commandIdOf(actor.id, idempotencyKey),
        expectedVersion,
        dryRun,
        correlationId: null,
        causationId: null,
      }),
    );
  }
}
