import type { StoredEvent } from '../../src/kernel/domain-event.ts';
import type { EventStore } from '../../src/event-store/event-store.port.ts';

/** 1, 2, 3 … */
export const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

/** Everything, as a reader sees it that keeps nothing but its checkpoint between two pages. */
export async function wholeLog(store: EventStore, limit: number, types?: readonly string[]): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  const head = await store.head();
  for (let after = 0; after < head;) {
    const page = await store.readAll(types ? { after, limit, types } : { after, limit });
    events.push(...page.events);
    if (page.readUpTo <= after) throw new Error(`a reader would stay at ${after} for ever`);
    after = page.readUpTo;
  }
  return events;
}
