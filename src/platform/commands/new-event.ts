import { createHash } from 'node:crypto';
import { canonicalJson } from '../../kernel/canonical-json.ts';
import type { EventMeta, Fact, NewEvent } from '../../kernel/domain-event.ts';
import { startOfDay } from '../../kernel/time.ts';
import type { Ground } from './decide.command.ts';
import type { AnyCommand } from './decider-room.ts';
import { uuidV5 } from './uuid-v5.ts';

/** The command with its ground, without what differs between two tries of the same command. */
export const fingerprint = (command: AnyCommand, { reason, document, documentedOn, actor }: Ground): string =>
  createHash('sha256')
    .update(canonicalJson({ command: { ...command }, reason, document, documentedOn, actorId: actor.id }))
    .digest('hex');

/** A fact of a command on its way to the store; its id is made of the command's and its place among its facts. */
export function newEvent(fact: Fact, index: number, ground: Ground, commandHash: string): NewEvent {
  const meta: EventMeta = {
    actor: ground.actor,
    reason: ground.reason,
    document: ground.document,
    commandId: ground.commandId,
    commandHash,
    correlationId: ground.correlationId ?? ground.commandId,
    causationId: ground.causationId,
  };
  return {
    id: uuidV5(ground.commandId, String(index)),
    fact,
    meta,
    documentedKnownAt: ground.documentedOn === null ? null : startOfDay(ground.documentedOn),
  };
}
