import { EventIdReused, EventRefused } from '../event-store.port.ts';
import type { LogHead, LogRow } from '../log-archive.port.ts';
import type { Outcome, Outgoing } from '../outgoing.ts';
import { placeAppend, type Placement } from '../place-append.ts';
import type { JournalEnd, Lookup } from './journal-index.ts';

export interface PlacedBatch {
  readonly end: JournalEnd;
  /** One per append, in the order of the batch. */
  readonly outcomes: readonly Outcome[];
  readonly rows: readonly LogRow[];
  /** No append was refused or found to be a duplicate. */
  readonly areAllWritten: boolean;
}

/** Decides a batch of appends, each on the log as those before it leave it. */
export function placeBatch(batch: readonly Outgoing[], lookup: Lookup, stored: readonly LogRow[]): PlacedBatch {
  const { end } = lookup;
  const versions = new Map(lookup.versions);
  const byId = new Map(stored.map((row) => [row.id, row]));
  const now = end.recordedAt > lookup.now ? end.recordedAt : lookup.now;
  const rows: LogRow[] = [];
  const outcomes: Outcome[] = [];
  let head: LogHead = end;
  let written = 0;
  for (const append of batch) {
    const view = {
      head,
      versionOf: (stream: string) => versions.get(stream) ?? 0,
      rowOf: (id: string) => byId.get(id),
    };
    const placed = outcomeOf(() => placeAppend(append, view, now));
    if (placed instanceof Error) {
      outcomes.push(placed);
      continue;
    }
    for (const row of placed.rows) versions.set(row.stream, row.version);
    head = placed.rows.at(-1) ?? head;
    rows.push(...placed.rows);
    outcomes.push(placed.result);
    if (placed.rows.length > 0) written += 1;
  }
  return { end, outcomes, rows, areAllWritten: written === batch.length };
}

function outcomeOf(place: () => Placement): Placement | EventIdReused | EventRefused {
  try {
    return place();
  } catch (error) {
    if (error instanceof EventIdReused || error instanceof EventRefused) return error;
    throw error;
  }
}
