import type { EventPage } from './event-store.port.ts';
import type { LogAtRest } from './log-archive.port.ts';
import { storedEvent } from './stored-event.ts';

/** The events of these types in a log at rest, up to a position, for whoever folds them. */
export async function* eventPages(log: LogAtRest, until: number, types: readonly string[]): AsyncGenerator<EventPage> {
  const wanted = new Set(types);
  for await (const rows of log.pages()) {
    const events = rows.filter(({ position, type }) => position <= until && wanted.has(type)).map(storedEvent);
    const last = rows.at(-1)?.position ?? 0;
    yield { events, readUpTo: Math.min(last, until) };
    if (last >= until) return;
  }
}
