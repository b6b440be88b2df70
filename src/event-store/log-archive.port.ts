import type { Instant, PlainDate } from '../kernel/time.ts';
import type { EventStore } from './event-store.port.ts';

/** An event exactly as it is stored: data and meta are the very texts that the chain hash covers. */
export interface LogRow {
  readonly position: number;
  readonly stream: string;
  readonly version: number;
  readonly id: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly effectiveOn: PlainDate;
  readonly recordedAt: Instant;
  readonly documentedKnownAt: Instant | null;
  readonly data: string;
  readonly meta: string;
  readonly hash: string;
}

/** Position and hash of the last event. */
export interface LogHead {
  readonly position: number;
  readonly hash: string;
}

/** The log as one moment saw it; appends go on meanwhile. */
export interface LogAtRest {
  /** null: the store has lost the mark of its end. */
  readonly head: LogHead | null;
  /** The rows as stored, texts untouched, in order of position, from the first one after that position on. */
  readonly pages: (after?: number) => AsyncIterable<readonly LogRow[]>;
}

/** The log as auditors, seals and copies see it: as rows, not as events. */
export interface LogArchive {
  inspect<T>(work: (log: LogAtRest) => Promise<T>): Promise<T>;
  /**
   * Takes over rows of another log as they are, with ids, clocks and hashes, behind the head; all of them or none.
   * Not for the office's own events: those go through the EventStore, which alone sets the time.
   * @throws RowsDoNotFollow
   */
  restore(rows: readonly LogRow[]): Promise<void>;
}

/** One log through both its doors. */
export interface EventLog {
  readonly store: EventStore;
  readonly archive: LogArchive;
}

export const LOG_ARCHIVE = Symbol('LogArchive');

/** The first of these rows is not what its hash says, behind the end of this log: it belongs to another log. */
export class RowsDoNotFollow extends Error {
  override readonly name = 'RowsDoNotFollow';
}
