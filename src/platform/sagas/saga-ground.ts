import type { StoredEvent } from '../../kernel/domain-event.ts';
import type { Saga } from '../../kernel/saga.ts';
import type { Ground } from '../commands/decide.command.ts';
import { systemActor, systemGround } from '../commands/system-ground.ts';
import { commandIdOf } from '../commands/uuid-v5.ts';

export const sagaActor = (saga: Saga) => systemActor(`saga:${saga.name}`, saga.title);

/** The saga acts, caused by the event, on the ground of the document that the event stands on. */
export const groundOf = (saga: Saga, { id, meta }: StoredEvent, ordinal: number, reason: string): Ground =>
  systemGround({
    actor: sagaActor(saga),
    reason,
    document: meta.document,
    commandId: commandIdOf('saga', saga.name, id, String(ordinal)),
    correlationId: meta.correlationId,
    causationId: id,
  });
