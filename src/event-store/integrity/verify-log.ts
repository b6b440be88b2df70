import type { LogAtRest, LogHead, LogRow } from '../log-archive.port.ts';
import { chainHash, GENESIS_HASH } from './chain.ts';

export type Verdict =
  | { readonly ok: true; readonly events: number; readonly headHash: string }
  | {
      readonly ok: false;
      /** The first position that is not as it was written. */
      readonly position: number;
      readonly problem: string;
      /** How many events before it are sound. */
      readonly events: number;
    };

export interface Flaw {
  readonly position: number;
  readonly problem: string;
}

/** Looks at the rows on the same way through the log, each once the chain has found it sound. */
export interface FurtherCheck {
  flawOf(row: LogRow): Flaw | null;
  flawOfEnd(events: number): Flaw | null;
}

/**
 * Proves a log untouched from its stored texts: positions and versions without gaps, time in order, every hash, and the
 * head, so that a cut-off tail is found too. Stops at the first flaw.
 * @param onProgress called after each page with the number of events that are sound so far.
 */
export async function verifyLog(
  { head, pages }: LogAtRest,
  onProgress?: (events: number) => void,
  further?: FurtherCheck,
): Promise<Verdict> {
  if (head === null) return { ok: false, position: 1, problem: 'the head of the log is missing', events: 0 };
  const log = new SoundLog(head);
  for await (const page of pages()) {
    for (const row of page) {
      const flaw = log.flawOf(row) ?? further?.flawOf(row);
      if (flaw) return { ok: false, ...flaw, events: log.events };
      log.accept(row);
    }
    onProgress?.(log.events);
  }
  const flaw = log.flawOfEnd() ?? further?.flawOfEnd(log.events);
  return flaw ? { ok: false, ...flaw, events: log.events } : { ok: true, events: log.events, headHash: head.hash };
}

/** The part of the log that was found sound. */
class SoundLog {
  events = 0;
  private hash = GENESIS_HASH;
  private recordedAt = '';
  private readonly versions = new Map<string, number>();

  constructor(private readonly head: LogHead) {}

  flawOf(row: LogRow): Flaw | null {
    const position = this.events + 1;
    if (row.position > position) return { position, problem: `the event at position ${position} is missing` };
    const problem = this.problemOf(row);
    return problem === null ? null : { position: row.position, problem };
  }

  accept(row: LogRow): void {
    this.events = row.position;
    this.hash = row.hash;
    this.recordedAt = row.recordedAt;
    this.versions.set(row.stream, row.version);
  }

  flawOfEnd(): Flaw | null {
    const { events, head } = this;
    if (events < head.position)
      return { position: events + 1, problem: `the log ends at ${events}, but its head says ${head.position}` };
    return this.hash === head.hash
      ? null
      : { position: head.position, problem: 'the hash in the head is not the hash of the last event' };
  }

  private problemOf(row: LogRow): string | null {
    const version = (this.versions.get(row.stream) ?? 0) + 1;
    if (row.position <= this.events) return 'this position comes a second time';
    if (row.hash !== chainHash(this.hash, row)) return 'the event is not what its hash was made of';
    if (row.position > this.head.position) return `the event lies beyond the head, which says ${this.head.position}`;
    if (row.version !== version) return `version ${row.version} of ${row.stream} stands where ${version} belongs`;
    if (row.recordedAt < this.recordedAt) return 'the event was recorded earlier than the one before it';
    return null;
  }
}
