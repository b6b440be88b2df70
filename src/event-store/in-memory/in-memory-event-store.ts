import type { NewEvent, StoredEvent } from '../../kernel/domain-event.ts';
import type { Instant } from '../../kernel/time.ts';
import type {
  AppendResult,
  Capabilities,
  EventPage,
  EventStore,
  Expected,
  ReadAll,
  ReadRange,
  StreamAppend,
} from '../event-store.port.ts';
import { GENESIS_HASH } from '../integrity/chain.ts';
import { requireFollowing } from '../integrity/follows.ts';
import type { LogArchive, LogAtRest, LogHead, LogRow } from '../log-archive.port.ts';
import { storedEvent } from '../stored-event.ts';
import { outgoing, type Outgoing } from '../outgoing.ts';
import { checkedLimit } from '../page-limit.ts';
import { placeAppend } from '../place-append.ts';

/** The log of one process, for tests and as the model that the other adapters are held against. */
export class InMemoryEventStore implements EventStore, LogArchive {
  readonly capabilities: Capabilities = { durable: false, limits: { dataBytes: 1_048_576, metaBytes: 1_048_576 } };
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
    return Promise.resolve().then(() => this.write(outgoing(appends, this.capabilities.limits)));
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

  inspect<T>(work: (log: LogAtRest) => Promise<T>): Promise<T> {
    const rows = [...this.rows.values()];
    return work({ head: this.end(), pages: (after) => pagesOf(rows.slice(after)) });
  }

  restore(rows: readonly LogRow[]): Promise<void> {
    return Promise.resolve().then(() => {
      requireFollowing(this.end(), rows);
      for (const row of rows) this.store(row);
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
    const { result, rows } = placeAppend(
      parts,
      {
        head: this.end(),
        versionOf: (stream) => this.eventsOf(stream).length,
        rowOf: (id) => this.rows.get(id),
      },
      this.now(),
    );
    for (const row of rows) this.store(row);
    if (rows.length > 0) this.wakeAll();
    return result;
  }

  private end(): LogHead {
    const { position, hash } = this.log.at(-1) ?? { position: 0, hash: GENESIS_HASH };
    return { position, hash };
  }

  private now(): Instant {
    const now = this.clock();
    const last = this.log.at(-1)?.recordedAt ?? now;
    return last > now ? last : now;
  }

  private store(row: LogRow): void {
    const events = this.streams.get(row.stream) ?? [];
    this.streams.set(row.stream, events);
    const stored = storedEvent(row);
    freezeDeeply(stored);
    this.rows.set(row.id, row);
    this.log.push(stored);
    events.push(stored);
  }

  private eventsOf(stream: string): readonly StoredEvent[] {
    return this.streams.get(stream) ?? [];
  }

  private wakeAll(): void {
    for (const { wake } of this.wakes) queueMicrotask(wake);
  }
}

async function* pagesOf(rows: readonly LogRow[]): AsyncIterable<readonly LogRow[]> {
  if (rows.length > 0) yield await Promise.resolve(rows);
}

function freezeDeeply(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const member of Object.values<unknown>({ ...value })) freezeDeeply(member);
  Object.freeze(value);
}
