import type { NewEvent, StoredEvent } from '../../kernel/domain-event.ts';
import type { Instant } from '../../kernel/time.ts';
import {
  type Appended,
  type AppendResult,
  type Conflict,
  EventIdReused,
  type EventPage,
  EventRefused,
  type EventStore,
  type Expected,
  type ReadAll,
  type ReadRange,
  type StreamAppend,
} from '../event-store.port.ts';
import { chainHash, GENESIS_HASH } from '../integrity/chain.ts';
import { type LogRow, storedEvent } from '../log-row.ts';
import { isAsExpected, outgoing, type Outgoing, type OutgoingEvent } from '../outgoing.ts';
import { checkedLimit } from '../page-limit.ts';

/** The log of one process, for tests and as the model that the other adapters are held against. */
export class InMemoryEventStore implements EventStore {
  readonly capabilities = { multiStreamAppend: true, densePositions: true, durable: false };
  private readonly log: StoredEvent[] = [];
  private readonly streams = new Map<string, StoredEvent[]>();
  private readonly rows = new Map<string, LogRow>();
  private readonly wakes = new Set<{ readonly wake: () => void }>();
  private closed = false;

  constructor(private readonly clock: () => Instant) {}

  append(stream: string, events: readonly NewEvent[], expected: Expected): Promise<AppendResult> {
    return this.appendMany([{ stream, expected, events }]);
  }

  appendMany(appends: readonly StreamAppend[]): Promise<AppendResult> {
    // then: a refusal rejects the promise instead of throwing at the caller.
    return Promise.resolve().then(() => this.write(outgoing(appends)));
  }

  read(stream: string, range: ReadRange = {}): Promise<readonly StoredEvent[]> {
    const { from = 1, to = Infinity } = range;
    return Promise.resolve(this.eventsOf(stream).filter(({ version }) => version >= from && version <= to));
  }

  readMany(streams: readonly string[]): Promise<ReadonlyMap<string, readonly StoredEvent[]>> {
    const found = streams.filter((stream) => this.streams.has(stream));
    return Promise.resolve(new Map(found.map((stream) => [stream, [...this.eventsOf(stream)]])));
  }

  readAll({ after, until = Infinity, limit, types }: ReadAll): Promise<EventPage> {
    return Promise.resolve().then(() => {
      const wanted = types && new Set(types);
      const last = Math.min(until, this.log.length);
      const found = this.log.slice(after, Math.max(after, last)).filter(({ fact }) => wanted?.has(fact.type) ?? true);
      const events = found.slice(0, checkedLimit(limit));
      const readUpTo = events.length < limit ? Math.max(after, last) : (events.at(-1)?.position ?? after);
      return { events, readUpTo };
    });
  }

  onAppended(wake: () => void): () => void {
    const entry = { wake };
    this.wakes.add(entry);
    return () => this.wakes.delete(entry);
  }

  head(): Promise<number> {
    return Promise.resolve(this.log.length);
  }

  close(): Promise<void> {
    this.closed = true;
    this.wakes.clear();
    return Promise.resolve();
  }

  private write(parts: Outgoing): AppendResult {
    if (this.closed) throw new Error('the event store is closed');
    const now = this.now();
    const earlier = this.earlierTry(parts);
    if (earlier) return earlier;
    for (const event of parts.flatMap((part) => part.events))
      if (event.documentedKnownAt !== null && event.documentedKnownAt > now)
        throw new EventRefused(`event ${event.id}: documentedKnownAt is later than now`);
    const conflict = this.conflictOf(parts);
    if (conflict) return conflict;
    const versions = new Map<string, number>();
    for (const { stream, events } of parts)
      for (const event of events) versions.set(stream, this.store(stream, event, now));
    if (versions.size > 0) this.wakeAll();
    return { ok: true, versions, position: this.log.length, duplicate: false };
  }

  private now(): Instant {
    const now = this.clock();
    const last = this.log.at(-1)?.recordedAt ?? now;
    return last > now ? last : now;
  }

  /** The result of the first try when these events are in the log already. */
  private earlierTry(parts: Outgoing): Appended | null {
    const versions = new Map<string, number>();
    let position = 0;
    let missing = 0;
    let stored: string | null = null;
    for (const { stream, events } of parts)
      for (const event of events) {
        const row = this.rows.get(event.id);
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

  private conflictOf(parts: Outgoing): Conflict | null {
    for (const { stream, expected } of parts) {
      const actual = this.eventsOf(stream).length;
      if (!isAsExpected(expected, actual)) return { ok: false, stream, expected, actual };
    }
    return null;
  }

  private store(stream: string, event: OutgoingEvent, recordedAt: Instant): number {
    const events = this.streams.get(stream) ?? [];
    this.streams.set(stream, events);
    const placed = { ...event, stream, position: this.log.length + 1, version: events.length + 1, recordedAt };
    const row = { ...placed, hash: chainHash(this.log.at(-1)?.hash ?? GENESIS_HASH, placed) };
    const stored = storedEvent(row);
    freezeDeeply(stored);
    this.rows.set(event.id, row);
    this.log.push(stored);
    events.push(stored);
    return row.version;
  }

  private eventsOf(stream: string): readonly StoredEvent[] {
    return this.streams.get(stream) ?? [];
  }

  private wakeAll(): void {
    for (const { wake } of this.wakes) queueMicrotask(wake);
  }
}

const isSamePayload = (stream: string, event: OutgoingEvent, row: LogRow): boolean =>
  row.stream === stream &&
  row.type === event.type &&
  row.schemaVersion === event.schemaVersion &&
  row.effectiveOn === event.effectiveOn &&
  row.documentedKnownAt === event.documentedKnownAt &&
  row.data === event.data &&
  row.meta === event.meta;

function freezeDeeply(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const member of Object.values<unknown>({ ...value })) freezeDeeply(member);
  Object.freeze(value);
}
