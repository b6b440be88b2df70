import { setTimeout as wait } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 5_000;

/** Hears through a connection of its own that events were committed, whichever process did it. */
export class WakeUps {
  private readonly wakes = new Set<{ readonly wake: () => void }>();
  private readonly closing = new AbortController();
  private listening: Promise<void> | null = null;
  private hangUp = (): void => undefined;

  constructor(private readonly connection: ClientConfig) {}

  add(wake: () => void): () => void {
    const entry = { wake };
    this.wakes.add(entry);
    if (!this.closing.signal.aborted) this.listening ??= this.keepListening();
    return () => this.wakes.delete(entry);
  }

  async close(): Promise<void> {
    this.wakes.clear();
    this.closing.abort();
    this.hangUp();
    await this.listening;
  }

  private async keepListening(): Promise<void> {
    const { signal } = this.closing;
    let waitMs = FIRST_WAIT_MS;
    while (!signal.aborted) {
      const heard = await this.listenUntilLost();
      waitMs = heard ? FIRST_WAIT_MS : Math.min(2 * waitMs, LONGEST_WAIT_MS);
      await wait(waitMs, undefined, { signal }).catch(() => undefined);
    }
  }

  /** True when it listened at all. */
  private async listenUntilLost(): Promise<boolean> {
    const client = new Client({ ...this.connection, keepAlive: true });
    const lost = new Promise<void>((resolve) => {
      this.hangUp = resolve;
    });
    client.on('error', this.hangUp);
    client.on('end', this.hangUp);
    try {
      await client.connect();
      client.on('notification', () => {
        this.wakeAll();
      });
      await client.query('listen event_log');
      this.wakeAll(); // for what was committed while nobody listened
      await lost;
      return true;
    } catch {
      return false;
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  private wakeAll(): void {
    for (const { wake } of this.wakes) wake();
  }
}
