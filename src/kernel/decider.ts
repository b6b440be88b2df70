import type { Actor, Fact, StoredEvent } from './domain-event.ts';
import type { Instant, PlainDate } from './time.ts';

/** What a decision may know beside the command and the history: time and person arrive as values. */
export interface Circumstances {
  readonly actor: Actor;
  /** Today in Seoul when the command arrived. */
  readonly today: PlainDate;
  /** The moment it arrived, for deadlines with a clock time. */
  readonly now: Instant;
  /** Set when the command enters history from a dated document. */
  readonly documentedOn: PlainDate | null;
}

/** A fact and the stream it belongs to. */
export interface Decided<F extends Fact> {
  readonly stream: string;
  readonly fact: F;
}

/**
 * Turns commands into facts. All facts of one decision are appended together or not at all, each stream at the version
 * that was read, so what a decision saw still holds when it is written.
 */
export interface Decider<Command extends { readonly type: string }, State, F extends Fact> {
  /** Stream names before their first hyphen; they have none themselves (EventStoreDB cuts $ce- there). */
  readonly categories: readonly string[];
  /** The command types this decider answers. */
  readonly commands: readonly Command['type'][];
  readonly initialState: State;
  /** Streams to load for this command, each once. */
  streams(command: Command): readonly string[];
  evolve(state: State, event: StoredEvent<F>): State;
  /** @throws Rejection when a rule refuses. */
  decide(command: Command, states: StateOf<State>, circumstances: Circumstances): readonly Decided<F>[];
}

/** The state of one of the streams the command named. */
export type StateOf<State> = (stream: string) => State;

export const streamName = (category: string, id: string): string => `${category}-${id}`;
