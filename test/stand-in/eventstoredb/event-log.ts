import { type AppendRecord, decodeAppend, encodeAppend } from './append-record.ts';
import { type ExpectedRevision, NO_STREAM, type ProposedEvent, type RecordedEvent } from './events.ts';
import { Journal } from './journal.ts';

/** The last event of the append, or the revision of the stream (NO_STREAM for none) that was in its way. */
export type AppendOutcome =
  { readonly ok: true; readonly last: RecordedEvent } | { readonly ok: false; readonly current: number };

interface Stream {
  readonly events: RecordedEvent[];
  /** Those on disk; only they are read. */
  readable: number;
  waiting: (() => void)[];
}

/** All streams of a server, in memory and in its journal. */
export class EventLog {
  readonly #journal: Journal;
  readonly #streams = new Map<string, Stream>();
  readonly #byId = new Map<string, RecordedEvent>();
  #nextPosition = 0;
  #durable: Promise<void> = Promise.resolve();

  private constructor(journal: Journal) {
    this.#journal = journal;
  }

  static async open(directory: string): Promise<EventLog> {
    const { journal, records } = await Journal.open(directory);
    const log = new EventLog(journal);
    for (const record of records) log.#publish(log.#add(decodeAppend(record)));
    return log;
  }

  close(): Promise<void> {
    return this.#journal.close();
  }

  /** Resolves when the events are on disk, whether by this append or by an earlier one of the same events. */
  async append(name: string, expected: ExpectedRevision, events: readonly ProposedEvent[]): Promise<AppendOutcome> {
    const verdict = this.#judge(name, expected, events);
    if (typeof verdict === 'object') {
      await this.#durable;
      return { ok: true, last: verdict };
    }
    if (verdict === 'refused') return { ok: false, current: this.#revisionOf(name) };
    const append = { stream: name, created: new Date(), events };
    const last = this.#add(append);
    this.#durable = this.#journal.append(encodeAppend(append));
    await this.#durable;
    this.#publish(last);
    return { ok: true, last };
  }

  /** The number of events that can be read; 0 if there is no such stream. */
  length(name: string): number {
    return this.#streams.get(name)?.readable ?? 0;
  }

  at(name: string, revision: number): RecordedEvent {
    const event = this.#streams.get(name)?.events[revision];
    if (!event) throw new RangeError(`stream ${name} has no event ${revision}`);
    return event;
  }

  /** Resolves with the next event that can be read. */
  grown(name: string): Promise<void> {
    return new Promise((resolve) => this.#stream(name).waiting.push(resolve));
  }

  /** The server's IndexWriter.CheckCommit: write, repeat (the event that ended the earlier append), or refuse. */
  #judge(
    name: string,
    expected: ExpectedRevision,
    proposed: readonly ProposedEvent[],
  ): 'written' | 'refused' | RecordedEvent {
    const current = this.#revisionOf(name);
    if (expected === 'stream_exists' && current === NO_STREAM) return 'refused';
    if (expected === 'any' || expected === 'stream_exists') {
      const known = proposed.map(({ id }) => this.#byId.get(id)).map((event) => event?.stream === name && event);
      if (!known[0]) return 'written';
      return (known.every(Boolean) && known.at(-1)) || 'refused';
    }
    const revision = expected === 'no_stream' ? NO_STREAM : expected;
    if (revision === current) return 'written';
    const stored = proposed.map(({ id }, index) => {
      const event = this.#streams.get(name)?.events[revision + 1 + index];
      return event?.id === id && event;
    });
    return (stored.every(Boolean) && stored.at(-1)) || 'refused';
  }

  #add({ stream: name, created, events }: AppendRecord): RecordedEvent {
    const stream = this.#stream(name);
    let last: RecordedEvent | undefined;
    for (const event of events) {
      last = { ...event, stream: name, revision: stream.events.length, position: this.#nextPosition++, created };
      stream.events.push(last);
      this.#byId.set(last.id, last);
    }
    if (!last) throw new Error('an append without events');
    return last;
  }

  #publish(last: RecordedEvent): void {
    const stream = this.#stream(last.stream);
    stream.readable = last.revision + 1;
    for (const wake of stream.waiting.splice(0)) wake();
  }

  #revisionOf(name: string): number {
    return (this.#streams.get(name)?.events.length ?? 0) - 1;
  }

  #stream(name: string): Stream {
    const found = this.#streams.get(name);
    if (found) return found;
    const stream: Stream = { events: [], readable: 0, waiting: [] };
    this.#streams.set(name, stream);
    return stream;
  }
}
