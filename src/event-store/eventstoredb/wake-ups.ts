import { setTimeout as wait } from 'node:timers/promises';
import { jittered, longerPause } from './connection.ts';
import type { Journal } from './journal.ts';

const FIRST_PAUSE_MS = 100;

/** Hears through a subscription that something was appended, whichever process did it. The client does not resubscribe. */
export class WakeUps {
  private readonly wakes = new Set<{ readonly wake: () => void }>();
  private readonly closing = new AbortController();
  private following: Promise<void> | null = null;

  constructor(private readonly journal: Journal) {}

  add(wake: () => void): () => void {
    const entry = { wake };
    this.wakes.add(entry);
    if (!this.closing.signal.aborted) this.following ??= this.keepFollowing();
    return () => this.wakes.delete(entry);
  }

  async close(): Promise<void> {
    this.wakes.clear();
    this.closing.abort();
    await this.following;
  }

  /** Goes on behind the last event it heard of, so nothing that came meanwhile is missed. */
  private async keepFollowing(): Promise<void> {
    const { signal } = this.closing;
    let heard: bigint | null = null;
    let pause = FIRST_PAUSE_MS;
    while (!this.isClosing()) {
      try {
        heard ??= await this.journal.end();
        if (this.isClosing()) return;
        this.wakeAll(); // for what was appended while nobody listened
        await this.journal.follow(heard, signal, (revision) => {
          heard = revision;
          pause = FIRST_PAUSE_MS;
          this.wakeAll();
        });
      } catch {
        // Not reachable: the readers look by themselves too, and the next try tells them to.
      }
      await wait(jittered(pause), undefined, { signal }).catch(() => undefined);
      pause = longerPause(pause);
    }
  }

  // A method, because the compiler takes a field for unchanged across an await.
  private isClosing(): boolean {
    return this.closing.signal.aborted;
  }

  private wakeAll(): void {
    for (const { wake } of this.wakes) wake();
  }
}
