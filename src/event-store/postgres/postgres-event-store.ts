import type { Pool } from 'pg';
import type { NewEvent, StoredEvent } from '../../kernel/domain-event.ts';
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
import { Combiner } from '../combiner.ts';
import { byStream, storedEvent } from '../stored-event.ts';
import { type Outcome, outgoing, type Outgoing } from '../outgoing.ts';
import { checkedLimit } from '../page-limit.ts';
import { appendCall, type BatchAnswer, outcomesOf } from './append-call.ts';
import { isConnectionLost, isPassing, tryTwice } from './failures.ts';
import { type NamedQuery, type PageCells, readHead, readPage, readStream, readStreams } from './queries.ts';
import { type Cells, rowOf } from './rows.ts';
import { WakeUps } from './wake-ups.ts';

const ignoreLostIdleClient = (): undefined => undefined; // the pool replaces it

/** The log in PostgreSQL 15 or later. The pool stays its owner's: close() leaves it open. */
export class PostgresEventStore implements EventStore {
  readonly capabilities: Capabilities = { durable: true, limits: { dataBytes: 1_048_576, metaBytes: 1_048_576 } };
  private readonly combiner = new Combiner(
    (batch) => tryTwice(() => this.send(batch), batch.length > 1 ? isConnectionLost : isPassing),
    (error) => !isConnectionLost(error),
  );
  private readonly wakeUps: WakeUps;
  private closed = false;

  constructor(private readonly pool: Pool) {
    this.wakeUps = new WakeUps(pool.options);
    pool.on('error', ignoreLostIdleClient);
  }

  append(stream: string, events: readonly NewEvent[], expected: Expected): Promise<AppendResult> {
    return this.appendMany([{ stream, expected, events }]);
  }

  async appendMany(appends: readonly StreamAppend[]): Promise<AppendResult> {
    if (this.closed) throw new Error('the event store is closed');
    const outcome = await this.combiner.submit(outgoing(appends, this.capabilities.limits));
    if (outcome instanceof Error) throw outcome;
    return outcome;
  }

  async read(stream: string, range: ReadRange = {}): Promise<readonly StoredEvent[]> {
    const rows = await this.query<Cells>(readStream(stream, range.from ?? 1, range.to ?? null));
    return rows.map((cells) => storedEvent(rowOf(cells)));
  }

  async readMany(streams: readonly string[]): Promise<ReadonlyMap<string, readonly StoredEvent[]>> {
    const rows = await this.query<Cells>(readStreams(streams));
    return byStream(rows.map((cells) => storedEvent(rowOf(cells))));
  }

  async readAll(query: ReadAll): Promise<EventPage> {
    checkedLimit(query.limit);
    const rows = await this.query<PageCells>(readPage(query));
    const events = rows.flatMap(([, ...cells]) => (cells[0] === null ? [] : [storedEvent(rowOf(cells))]));
    const head = Number(rows[0]?.[0] ?? 0);
    const readUpTo = Math.max(query.after, Math.min(query.until ?? head, head));
    return { events, readUpTo: events.length < query.limit ? readUpTo : (events.at(-1)?.position ?? readUpTo) };
  }

  onAppended(wake: () => void): () => void {
    return this.wakeUps.add(wake);
  }

  async head(): Promise<number> {
    const rows = await this.query<[position: string]>(readHead);
    return Number(rows[0]?.[0] ?? 0);
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.combiner.idle();
    await this.wakeUps.close();
    this.pool.off('error', ignoreLostIdleClient);
  }

  private async send(batch: readonly Outgoing[]): Promise<readonly Outcome[]> {
    const { rows } = await this.pool.query<BatchAnswer>(appendCall(batch));
    const [answer] = rows;
    if (!answer) throw new Error('append_events gave no answer');
    return outcomesOf(batch, answer);
  }

  private async query<Row extends unknown[]>(query: NamedQuery): Promise<Row[]> {
    const { rows } = await tryTwice(() => this.pool.query<Row>({ ...query, rowMode: 'array' }), isConnectionLost);
    return rows;
  }
}
