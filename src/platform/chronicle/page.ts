import type { StreamAppend } from '../../event-store/event-store.port.ts';
import type { NewEvent, StoredEvent } from '../../kernel/domain-event.ts';

interface Part {
  readonly place: number;
  readonly expected: number;
  readonly events: NewEvent[];
}

/** An event on its way to a stream, which had so many events when it was decided. */
export interface Entering {
  readonly stream: string;
  readonly expected: number;
  readonly event: NewEvent;
}

/**
 * Events that are appended together, and so stand in the log stream by stream: a decision never before what it was decided
 * on, and what something followed from never elsewhere than where it stood when it followed.
 */
export class Page {
  readonly #parts = new Map<string, Part>();
  #size = 0;
  /** Parts before this one may not grow any more. */
  #pinned = 0;

  constructor(
    /** Position of the event before the first one. */
    readonly after: number,
  ) {}

  get size(): number {
    return this.#size;
  }

  /** Whether events of these streams can follow what is here of those that were read. */
  takes(reads: readonly string[], writes: readonly string[]): boolean {
    const placeOf = (stream: string): number => this.#parts.get(stream)?.place ?? -1;
    const first = Math.max(this.#pinned, ...reads.map(placeOf));
    return writes.every((stream) => placeOf(stream) < 0 || placeOf(stream) >= first);
  }

  /** The events of one decision, as they stand in the log unless a part before theirs grows. */
  add(events: readonly Entering[]): readonly StoredEvent[] {
    const placed = events.map(({ stream, expected, event }) => {
      const part = this.#parts.get(stream) ?? { place: this.#parts.size, expected, events: [] };
      this.#parts.set(stream, part);
      part.events.push(event);
      return { stream, event, part, nth: part.events.length };
    });
    this.#size += events.length;
    return placed.map(({ stream, event, part, nth }) =>
      storedAs(event, stream, part.expected + nth, this.#before(part) + nth),
    );
  }

  pin(stream: string): void {
    this.#pinned = Math.max(this.#pinned, this.#parts.get(stream)?.place ?? 0);
  }

  appends(): readonly StreamAppend[] {
    return [...this.#parts].map(([stream, { expected, events }]) => ({ stream, expected, events }));
  }

  /** As they stand in the log. */
  stored(): readonly StoredEvent[] {
    let position = this.after;
    return [...this.#parts].flatMap(([stream, { expected, events }]) =>
      events.map((event, index) => storedAs(event, stream, expected + index + 1, (position += 1))),
    );
  }

  /** Position of the event before the part. */
  #before({ place, events }: Part): number {
    if (place === this.#parts.size - 1) return this.after + this.#size - events.length;
    const earlier = [...this.#parts.values()].slice(0, place);
    return earlier.reduce((position, part) => position + part.events.length, this.after);
  }
}

/** The clock of the store and the hash of the chain are the log's to say; nothing is decided on them. */
const storedAs = (event: NewEvent, stream: string, version: number, position: number): StoredEvent => ({
  ...event,
  stream,
  version,
  position,
  recordedAt: event.documentedKnownAt ?? '',
  hash: '',
});
