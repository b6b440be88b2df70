import type { SealBody, SealingKey } from '../../events/seals.events.ts';
import type { EventStore } from '../../event-store/event-store.port.ts';
import type { Actor, StoredEvent } from '../../kernel/domain-event.ts';
import type { Instant } from '../../kernel/time.ts';
import { SealedLog } from './sealed-log.ts';

interface Recorded {
  readonly position: number;
  readonly recordedAt: Instant;
  readonly by: Actor;
}

export interface ListedSeals {
  readonly seals: readonly (SealBody & Recorded & { readonly digest: string })[];
  /** The last one seals. */
  readonly keys: readonly (SealingKey & Recorded)[];
  readonly sealedUpTo: number;
  /** Events behind the last seal; that seal itself is always among them. */
  readonly unsealed: number;
}

const recorded = ({ position, recordedAt, meta }: StoredEvent): Recorded => ({ position, recordedAt, by: meta.actor });

/** Every seal and every key there is, in order. */
export async function listSeals(store: EventStore): Promise<ListedSeals> {
  const { chain, events } = await SealedLog.of(store);
  return {
    seals: events.flatMap((event) =>
      event.fact.type === 'LogSealed'
        ? [{ ...event.fact.data.body, digest: event.fact.data.digest, ...recorded(event) }]
        : [],
    ),
    keys: events.flatMap((event) =>
      event.fact.type === 'SealingKeyIntroduced' ? [{ ...event.fact.data, ...recorded(event) }] : [],
    ),
    sealedUpTo: chain.sealedUpTo,
    unsealed: (await store.head()) - chain.sealedUpTo,
  };
}
