import type { Outcome, Outgoing } from './outgoing.ts';

const MAX_APPENDS = 200;
const MAX_EVENTS = 5_000;
const MAX_CHARACTERS = 16_000_000;

interface Waiting {
  readonly append: Outgoing;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * While one call is on its way the appends that come meanwhile queue, and go together in the next: they share its
 * round trip, its lock on the head and its fsync.
 */
export class Combiner {
  private readonly queue: Waiting[] = [];
  private draining: Promise<void> | null = null;

  constructor(
    private readonly send: (batch: readonly Outgoing[]) => Promise<readonly Outcome[]>,
    /** Whether a batch failed for what one append in it says, so that the others may go without it. */
    private readonly isFaultOfOne: (error: unknown) => boolean,
  ) {}

  submit(append: Outgoing): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      this.queue.push({ append, resolve, reject });
      this.draining ??= this.drain();
    });
  }

  /** Resolves when nothing is on its way. */
  async idle(): Promise<void> {
    await this.draining;
  }

  private async drain(): Promise<void> {
    await Promise.resolve(); // appends of the same turn go together
    while (this.queue.length > 0) await this.deliver(this.queue.splice(0, batchLength(this.queue)));
    this.draining = null;
  }

  private async deliver(batch: readonly Waiting[]): Promise<void> {
    try {
      const outcomes = await this.send(batch.map(({ append }) => append));
      for (const [index, outcome] of outcomes.entries()) batch[index]?.resolve(outcome);
    } catch (error) {
      if (batch.length > 1 && this.isFaultOfOne(error)) for (const one of batch) await this.deliver([one]);
      else for (const { reject } of batch) reject(error);
    }
  }
}

/** As many as fit; an append with an event id of the batch waits, because the log must hold the first before the second. */
function batchLength(queue: readonly Waiting[]): number {
  const ids = new Set<string>();
  let characters = 0;
  for (const [index, { append }] of queue.slice(0, MAX_APPENDS).entries()) {
    const events = append.flatMap((part) => part.events);
    const named = ids.size;
    for (const { id, data, meta } of events) {
      if (ids.has(id)) return index;
      characters += data.length + meta.length;
    }
    for (const { id } of events) ids.add(id);
    if (named > 0 && (ids.size > MAX_EVENTS || characters > MAX_CHARACTERS)) return index;
  }
  return Math.min(queue.length, MAX_APPENDS);
}
