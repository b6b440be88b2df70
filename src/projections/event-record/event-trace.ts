import type { Effect, RecordedEvent } from './event-record.queries.ts';

/** What followed from an event, as a tree. followed: in the order of the log, so a cause comes before its effects. */
export function effectsOf(eventId: string, followed: readonly RecordedEvent[]): readonly Effect[] {
  const found = new Map<string, Effect[]>([[eventId, []]]);
  for (const event of followed) {
    const effects: Effect[] = [];
    found.set(event.event_id, effects);
    found.get(event.causation_id ?? '')?.push({ event, effects });
  }
  return found.get(eventId) ?? [];
}
