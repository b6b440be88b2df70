import type { NewEvent, StoredEvent } from '../kernel/domain-event.ts';

/** What the stream must look like for the append to happen; a number is the exact version. */
export type Expected = 'any' | 'none' | 'exists' | number;

export interface StreamAppend {
  readonly stream: string;
  readonly expected: Expected;
  /** Empty: only the expectation is checked, atomically with the other streams. */
  readonly events: readonly NewEvent[];
}

/** Version and position of the last event; equal to those of the first try when it was a duplicate. */
export interface Appended {
  readonly ok: true;
  readonly versions: ReadonlyMap<string, number>;
  readonly position: number;
  readonly duplicate: boolean;
}

/** Someone else wrote first. Nothing was appended. */
export interface Conflict {
  readonly ok: false;
  readonly stream: string;
  readonly expected: Expected;
  readonly actual: number;
}

export type AppendResult = Appended | Conflict;

/** The same event id came again with another payload: a bug of the caller, never a retry. */
export class EventIdReused extends Error {
  override readonly name = 'EventIdReused';
  constructor(readonly eventId: string) {
    super(`event id ${eventId} is already stored with another payload`);
  }
}

/** An event that the log can't take as it is (size, name, a documented knowledge later than now). */
export class EventRefused extends Error {
  override readonly name = 'EventRefused';
}

/**
 * The store did not answer in time, or not at all. An append may have happened nevertheless: the same event ids again
 * tell, and change nothing.
 */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

export interface ReadRange {
  /** First version, inclusive; 1 when left out. */
  readonly from?: number;
  /** Last version, inclusive. */
  readonly to?: number;
}

export interface ReadAll {
  /** Positions greater than this. */
  readonly after: number;
  /** Positions up to this, inclusive; the head when left out. */
  readonly until?: number;
  readonly limit: number;
  /** Only these event types; all when left out. */
  readonly types?: readonly string[];
}

export interface EventPage {
  readonly events: readonly StoredEvent[];
  /** Everything of these types up to here is in this page or an earlier one: the next `after`. */
  readonly readUpTo: number;
}

/** The most that one event may take, in bytes of its JSON texts. */
export interface AppendLimits {
  readonly dataBytes: number;
  readonly metaBytes: number;
}

/** Where stores differ. Everything else of the contract holds for all of them. */
export interface Capabilities {
  /** Events survive the process. */
  readonly durable: boolean;
  readonly limits: AppendLimits;
}

/**
 * The log. Positions are 1, 2, 3 … without gaps, in the order of commit. Acknowledged means durable; nothing in it is
 * ever changed or removed.
 */
export interface EventStore {
  readonly capabilities: Capabilities;
  append(stream: string, events: readonly NewEvent[], expected: Expected): Promise<AppendResult>;
  /** All streams or none. Each stream at most once. */
  appendMany(appends: readonly StreamAppend[]): Promise<AppendResult>;
  /** The events of a stream in order; empty when there is no such stream. */
  read(stream: string, range?: ReadRange): Promise<readonly StoredEvent[]>;
  /** Several whole streams in one round trip; streams without events are left out. */
  readMany(streams: readonly string[]): Promise<ReadonlyMap<string, readonly StoredEvent[]>>;
  /** One page of the log in commit order. */
  readAll(query: ReadAll): Promise<EventPage>;
  /** Calls back soon after new events are committed, by whichever process; a wake-up, not a delivery. Returns the unsubscribe. */
  onAppended(wake: () => void): () => void;
  /** Position of the last event; 0 when the log is empty. */
  head(): Promise<number>;
  close(): Promise<void>;
}

export const EVENT_STORE = Symbol('EventStore');
