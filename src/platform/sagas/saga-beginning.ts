import type { Pool } from 'pg';
import type { EventStore } from '../../event-store/event-store.port.ts';
import type { StoredEvent } from '../../kernel/domain-event.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { Saga } from '../../kernel/saga.ts';
import { dateInSeoul } from '../../kernel/time.ts';
import type { Clock } from '../clock.ts';
import type { Ground } from '../commands/decide.command.ts';
import type { AnyCommand } from '../commands/decider-room.ts';
import { systemGround } from '../commands/system-ground.ts';
import { commandIdOf } from '../commands/uuid-v5.ts';
import { sagaActor } from './saga-ground.ts';
import { addCheckpoint, newestCheckpoint } from './saga-memory.ts';

export interface SagaDeps {
  readonly pool: Pool;
  readonly store: EventStore;
  /** Sends a command; the same id twice is one command. */
  readonly send: (command: AnyCommand, ground: Ground) => Promise<unknown>;
  readonly clock: Clock;
}

const streamOf = (saga: Saga): string => `saga-${saga.name}`;

/**
 * Makes sure the declared version has begun and has a checkpoint. The first version ever acts on what comes after the end
 * of the log as it is now; a newer one, on what comes after the former one's checkpoint. Both remember the log from its
 * first event on. The beginning is a fact of the log, so that a restored installation begins nothing anew.
 */
export async function installSaga(deps: SagaDeps, saga: Saga): Promise<void> {
  const newest = await newestCheckpoint(deps.pool, saga);
  if (newest && newest.version >= saga.version) return;
  if ((await liveFrom(deps.store, saga)) === null)
    await begin(deps, saga, newest?.position ?? (await deps.store.head()));
  await addCheckpoint(deps.pool, saga);
}

/** Position up to which this version only remembers; null before it has begun. */
export async function liveFrom(store: EventStore, saga: Saga): Promise<number | null> {
  const begun = (await store.read(streamOf(saga))).find(isBeginningOf(saga));
  return begun === undefined ? null : Number(begun.fact.data['liveFrom']);
}

const isBeginningOf =
  ({ version }: Saga) =>
  ({ fact }: StoredEvent): boolean =>
    fact.type === 'SagaBegan' && fact.data['version'] === version;

async function begin({ send, clock }: SagaDeps, saga: Saga, from: number): Promise<void> {
  const { name, version } = saga;
  const command = { type: 'BeginSaga', saga: name, version, liveFrom: from, effectiveOn: dateInSeoul(clock()) };
  const ground = systemGround({
    actor: sagaActor(saga),
    reason: `${saga.title} ${version}판 시작`,
    document: '설치',
    commandId: commandIdOf('saga', name, String(version), String(from)),
  });
  try {
    await send(command, ground);
  } catch (error) {
    if (!(error instanceof Rejection) || error.rule !== 'saga-begins-once') throw error; // another process was first
  }
}
