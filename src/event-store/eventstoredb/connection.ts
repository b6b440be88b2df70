import { setTimeout as wait } from 'node:timers/promises';
import { EventStoreDBClient } from '@eventstore/db-client';
import { StoreUnavailable } from '../event-store.port.ts';
import { isAnswer } from './failures.ts';

export interface Patience {
  /** How long one call may take. The client itself waits for a batch append for ever. */
  readonly oneCallMs: number;
  /** How long a caller waits for a server that is gone, or a cluster that elects its leader. */
  readonly altogetherMs: number;
}
const PATIENCE: Patience = { oneCallMs: 10_000, altogetherMs: 15_000 };

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2_000;

/** Between half and all of it, so that many clients of a server that comes back do not all come at once. */
export const jittered = (pauseMs: number): number => pauseMs * (0.5 + Math.random() / 2);

export const longerPause = (pauseMs: number): number => Math.min(2 * pauseMs, LONGEST_PAUSE_MS);

/** The client, made anew after every failure: a client that failed keeps what it learnt of the server, also when it is wrong. */
export class Connection {
  private current: EventStoreDBClient | null = null;
  private closed = false;

  constructor(
    private readonly url: string,
    private readonly patience = PATIENCE,
  ) {}

  /**
   * Repeats the work until the server answers it, be it with a refusal. The work must be one that may be repeated.
   * @throws StoreUnavailable when patience ends.
   */
  async use<T>(work: (client: EventStoreDBClient, signal: AbortSignal) => Promise<T>): Promise<T> {
    const deadline = performance.now() + this.patience.altogetherMs;
    for (let pause = FIRST_PAUSE_MS; ; pause = longerPause(pause)) {
      if (this.closed) throw new StoreUnavailable('the connection to EventStoreDB is closed');
      const client = this.client();
      try {
        const answer = await withinTime(work, client, this.patience.oneCallMs);
        // Who gives a client up cancels all its calls, and a read that is cancelled ends as if there were no more.
        if (this.current === client) return answer;
        throw new Error('another call gave the client up');
      } catch (error) {
        if (isAnswer(error)) throw error;
        this.forget(client);
        if (performance.now() + pause > deadline)
          throw new StoreUnavailable(`EventStoreDB does not answer: ${String(error)}`, { cause: error });
        await wait(jittered(pause));
      }
    }
  }

  client(): EventStoreDBClient {
    this.current ??= EventStoreDBClient.connectionString(this.url);
    return this.current;
  }

  /** The next call makes a client of its own, which discovers the leader anew. */
  forget(client: EventStoreDBClient): void {
    if (this.current !== client) return;
    this.current = null;
    client.dispose().catch(() => undefined); // it failed already
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.current?.dispose();
  }
}

async function withinTime<T>(
  work: (client: EventStoreDBClient, signal: AbortSignal) => Promise<T>,
  client: EventStoreDBClient,
  oneCallMs: number,
): Promise<T> {
  const ended = new AbortController();
  const timer = new AbortController();
  const late = wait(oneCallMs, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`no answer within ${oneCallMs} ms`);
  });
  late.catch(() => undefined); // the race may be over
  try {
    return await Promise.race([work(client, ended.signal), late]);
  } finally {
    timer.abort();
    ended.abort();
  }
}
