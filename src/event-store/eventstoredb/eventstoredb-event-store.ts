import type { NewEvent, StoredEvent } from '../../kernel/domain-event.ts';
import { Combiner } from '../combiner.ts';
import {
  type AppendResult,
  type Capabilities,
  type EventPage,
  type EventStore,
  type Expected,
  type ReadAll,
  type ReadRange,
  type StreamAppend,
  StoreUnavailable,
} from '../event-store.port.ts';
import { type Outcome, outgoing, type Outgoing } from '../outgoing.ts';
import { checkedLimit } from '../page-limit.ts';
import { byStream, storedEvent } from '../stored-event.ts';
import type { Connection } from './connection.ts';
import type { IndexedJournal } from './indexed-journal.ts';
import { type PlacedBatch, placeBatch } from './place-batch.ts';
import type { WakeUps } from './wake-ups.ts';

/** Each lost race means that somebody else's append succeeded. */
const TRIES = 50;

/** The log in EventStoreDB 23.10 or later, or KurrentDB (docs/adr/0011). */
export class EventStoreDbEventStore implements EventStore {
  /** Both with the rest of the record stay below the 1 MiB that the server takes in one append. */
  readonly capabilities: Capabilities = { durable: true, limits: { dataBytes: 983_040, metaBytes: 49_152 } };
  private readonly combiner = new Combiner(
    (batch) => this.send(batch),
    (error) => !(error instanceof StoreUnavailable),
  );
  private closed = false;

  constructor(
    private readonly journal: IndexedJournal,
    private readonly wakeUps: WakeUps,
    private readonly connection: Connection,
  ) {}

  append(stream: string, events: readonly NewEvent[], expected: Expected): Promise<AppendResult> {
    return this.appendMany([{ stream, expected, events }]);
  }

  async appendMany(appends: readonly StreamAppend[]): Promise<AppendResult> {
    if (this.closed) throw new Error('the event store is closed');
    const outcome = await this.combiner.submit(outgoing(appends, this.capabilities.limits));
    if (outcome instanceof Error) throw outcome;
    return outcome;
  }

  async read(stream: string, { from = 1, to }: ReadRange = {}): Promise<readonly StoredEvent[]> {
    return this.eventsOf([stream], from, to ?? null);
  }

  async readMany(streams: readonly string[]): Promise<ReadonlyMap<string, readonly StoredEvent[]>> {
    return byStream(await this.eventsOf(streams, 1, null));
  }

  async readAll({ after, until, limit, types }: ReadAll): Promise<EventPage> {
    checkedLimit(limit);
    await this.journal.catchUp();
    const page = await this.journal.index.page(after, until ?? null, limit, types ?? null);
    const events = (await this.journal.rowsAt(page.revisions)).map(storedEvent);
    const readUpTo = Math.max(after, Math.min(until ?? page.head, page.head));
    return { events, readUpTo: events.length < limit ? readUpTo : (events.at(-1)?.position ?? readUpTo) };
  }

  onAppended(wake: () => void): () => void {
    return this.wakeUps.add(wake);
  }

  async head(): Promise<number> {
    return (await this.journal.catchUp()).end.position;
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.combiner.idle();
    await this.wakeUps.close();
    await this.connection.close();
  }

  private async eventsOf(streams: readonly string[], from: number, to: number | null): Promise<StoredEvent[]> {
    await this.journal.catchUp();
    const rows = await this.journal.recentRowsAt(await this.journal.index.placesOf(streams, from, to));
    return rows.map(storedEvent);
  }

  /**
   * Decides on the index as it stands, which is right where all are to be written: the journal takes them only if it
   * ends where the index does. Before an append is refused, the index is brought up to the journal's end.
   */
  private async send(batch: readonly Outgoing[]): Promise<readonly Outcome[]> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const caughtUp = tries > 0 ? await this.journal.settledEnd() : null;
      const placed = await this.place(batch);
      const { rows, end } = placed;
      const isUpToDate = caughtUp?.end.revision === end.revision;
      if (!isUpToDate && !placed.areAllWritten) continue;
      const lastRevision = isUpToDate ? caughtUp.lastRevision : end.revision;
      if (rows.length === 0 || (await this.journal.write(rows, { end, lastRevision }))) return placed.outcomes;
    }
    throw new StoreUnavailable(`${TRIES} times others wrote first`);
  }

  private async place(batch: readonly Outgoing[]): Promise<PlacedBatch> {
    const parts = batch.flat();
    const streams = [...new Set(parts.map(({ stream }) => stream))];
    const ids = parts.flatMap(({ events }) => events.map(({ id }) => id));
    const lookup = await this.journal.index.lookUp(streams, ids);
    return placeBatch(batch, lookup, await this.journal.recentRowsAt(lookup.stored));
  }
}
