import type { StoredEvent } from './domain-event.ts';
import type { JsonObject } from './json.ts';

/** A command that follows from an event, and why, in one Korean sentence. */
export interface Consequence {
  readonly command: { readonly type: string };
  readonly reason: string;
}

/** What a saga does with one event type. */
export interface Reaction<State extends JsonObject = JsonObject, E extends StoredEvent = StoredEvent> {
  /** Which instance of the saga the event belongs to: an office, a cycle, a plan. */
  keyOf(event: E): string;
  /** What that instance knows from now on. */
  remember(state: State, event: E): State;
  /** What follows, on the state that includes the event. */
  follows(state: State, event: E): readonly Consequence[];
}

/** Turns events into further commands. Pure: time comes as the fact that a day began, never from a clock. */
export interface Saga<State extends JsonObject = JsonObject> {
  /** <fact>-<consequence>, as its file is named. */
  readonly name: string;
  /** Korean name of what it does; it is the actor of what follows. */
  readonly title: string;
  /** Raise it when what it remembers changes: the log is then remembered anew, and nothing follows from it twice. */
  readonly version: number;
  readonly initial: State;
  /** The map is the subscription; there is no second list. */
  readonly reactions: Readonly<Record<string, Reaction<State>>>;
}
