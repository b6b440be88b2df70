import type { Instant } from '../kernel/time.ts';
import {
  type Appended,
  type AppendResult,
  type Conflict,
  EventIdReused,
  EventRefused,
  type Expected,
} from './event-store.port.ts';
import { chainHash } from './integrity/chain.ts';
import type { LogHead, LogRow } from './log-archive.port.ts';
import type { Outgoing, OutgoingEvent } from './outgoing.ts';

/** What of the log one append must know: its end, and what already stands under the names that the append uses. */
export interface LogView {
  readonly head: LogHead;
  /** 0: there is no such stream. */
  versionOf(stream: string): number;
  rowOf(eventId: string): LogRow | undefined;
}

export interface Placement {
  readonly result: AppendResult;
  /** The rows to be written behind the head; none where the result is a duplicate or a conflict. */
  readonly rows: readonly LogRow[];
}

/**
 * Decides one append against the log as it stands, and gives its rows their place, time and hash. append_events in
 * PostgreSQL decides the same.
 * @param now not earlier than the recordedAt of the head.
 * @throws EventIdReused
 * @throws EventRefused
 */
export function placeAppend(parts: Outgoing, log: LogView, now: Instant): Placement {
  const earlier = earlierTry(parts, log);
  if (earlier) return { result: earlier, rows: [] };
  for (const event of parts.flatMap((part) => part.events))
    if (event.documentedKnownAt !== null && event.documentedKnownAt > now)
      throw new EventRefused(`event ${event.id}: documentedKnownAt is later than now`);
  const conflict = conflictOf(parts, log);
  if (conflict) return { result: conflict, rows: [] };
  return written(parts, log, now);
}

/** The result of the first try when these events are in the log already. */
function earlierTry(parts: Outgoing, log: LogView): Appended | null {
  const versions = new Map<string, number>();
  let position = 0;
  let missing = 0;
  let stored: string | null = null;
  for (const { stream, events } of parts)
    for (const event of events) {
      const row = log.rowOf(event.id);
      if (!row) missing += 1;
      else if (!isSamePayload(stream, event, row)) throw new EventIdReused(event.id);
      else {
        stored ??= event.id;
        position = Math.max(position, row.position);
        versions.set(stream, row.version);
      }
    }
  if (stored === null) return null;
  if (missing > 0) throw new EventIdReused(stored);
  return { ok: true, versions, position, duplicate: true };
}

function conflictOf(parts: Outgoing, log: LogView): Conflict | null {
  for (const { stream, expected } of parts) {
    const actual = log.versionOf(stream);
    if (!isAsExpected(expected, actual)) return { ok: false, stream, expected, actual };
  }
  return null;
}

/** Whether a stream that stands at this version (0: there is none) is as expected. */
function isAsExpected(expected: Expected, version: number): boolean {
  switch (expected) {
    case 'any':
      return true;
    case 'none':
      return version === 0;
    case 'exists':
      return version > 0;
    default:
      return version === expected;
  }
}

function written(parts: Outgoing, log: LogView, recordedAt: Instant): Placement {
  const versions = new Map<string, number>();
  const rows: LogRow[] = [];
  let head = log.head;
  for (const { stream, events } of parts)
    for (const [index, event] of events.entries()) {
      const version = log.versionOf(stream) + index + 1;
      const placed = { ...event, stream, version, position: head.position + 1, recordedAt };
      const row = { ...placed, hash: chainHash(head.hash, placed) };
      rows.push(row);
      versions.set(stream, version);
      head = row;
    }
  return { result: { ok: true, versions, position: head.position, duplicate: false }, rows };
}

const isSamePayload = (stream: string, event: OutgoingEvent, row: LogRow): boolean =>
  row.stream === stream &&
  row.type === event.type &&
  row.schemaVersion === event.schemaVersion &&
  row.effectiveOn === event.effectiveOn &&
  row.documentedKnownAt === event.documentedKnownAt &&
  row.data === event.data &&
  row.meta === event.meta;
