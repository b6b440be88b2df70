import type { Circumstances, Decided, Decider, StateOf } from '../../kernel/decider.ts';
import type { Fact, StoredEvent } from '../../kernel/domain-event.ts';
import { requireWellFormed, type EventCatalogue } from '../../kernel/event-catalogue.ts';

/** A command as the door sees it; the decider that answers it knows the rest. */
export interface AnyCommand {
  readonly type: string;
}

export type History = ReadonlyMap<string, readonly StoredEvent[]>;

/** One decider with its own types closed in, so that every decider stands in the same registry. */
export interface DeciderRoom {
  readonly commands: readonly string[];
  /** Streams to read, each once; the first is the one an expected version speaks of. */
  streams(command: AnyCommand): readonly string[];
  /** Departments whose figures the command changes. */
  departments(command: AnyCommand): readonly string[];
  /** @throws Rejection when a rule refuses, MalformedFact when what was decided could not be folded. */
  decide(command: AnyCommand, history: History, circumstances: Circumstances): readonly Decided<Fact>[];
  desk(): Desk;
}

/** Decides as its room does, on states that it keeps, so that many commands in a row need not fold a stream anew each. */
export interface Desk<State = unknown> {
  readonly commands: readonly string[];
  streams(command: AnyCommand): readonly string[];
  state(stream: string): State;
  /** How many events of the stream it has taken in. */
  version(stream: string): number;
  /** @throws as its room does. */
  decide(command: AnyCommand, circumstances: Circumstances): readonly Decided<Fact>[];
  /** Every event of its streams comes by here, in order; what is not of its streams passes. */
  take(event: StoredEvent): void;
  /** Lets go of a stream that has ended. */
  forget(stream: string): void;
}

/** The rooms of all modules, by command type. */
export type DeciderRooms = readonly DeciderRoom[];
export const DECIDER_ROOMS = Symbol('DeciderRooms');

export function roomOf<C extends AnyCommand, S, F extends Fact>(
  decider: Decider<C, S, F>,
  departments: (command: C) => readonly string[],
  catalogue: EventCatalogue<F>,
): DeciderRoom {
  const { mine, isMyEvent, decideOn } = closedIn(decider, catalogue);
  return {
    commands: decider.commands,
    streams: (command) => decider.streams(mine(command)),
    departments: (command) => departments(mine(command)),
    decide: (command, history, circumstances) => {
      const stateOf = (stream: string): S =>
        (history.get(stream) ?? [])
          .filter(isMyEvent)
          .reduce((state, event) => decider.evolve(state, event), decider.initialState);
      return decideOn(command, stateOf, circumstances);
    },
    desk: () => deskOf(decider, catalogue),
  };
}

export function deskOf<C extends AnyCommand, S, F extends Fact>(
  decider: Decider<C, S, F>,
  catalogue: EventCatalogue<F>,
): Desk<S> {
  const { mine, isMyEvent, decideOn } = closedIn(decider, catalogue);
  const kept = new Map<string, { readonly state: S; readonly version: number }>();
  const state = (stream: string): S => kept.get(stream)?.state ?? decider.initialState;
  const version = (stream: string): number => kept.get(stream)?.version ?? 0;
  return {
    commands: decider.commands,
    streams: (command) => decider.streams(mine(command)),
    state,
    version,
    decide: (command, circumstances) => decideOn(command, state, circumstances),
    take: (event) => {
      const { stream } = event;
      if (isMyEvent(event))
        kept.set(stream, { state: decider.evolve(state(stream), event), version: version(stream) + 1 });
    },
    forget: (stream) => {
      kept.delete(stream);
    },
  };
}

/** The decider for commands and events whose types are not known beforehand. */
function closedIn<C extends AnyCommand, S, F extends Fact>(decider: Decider<C, S, F>, catalogue: EventCatalogue<F>) {
  const isMine = (command: AnyCommand): command is C => decider.commands.some((type) => type === command.type);
  const mine = (command: AnyCommand): C => {
    if (isMine(command)) return command;
    throw new Error(`${command.type} is not answered by the decider of ${decider.categories.join(', ')}`);
  };
  return {
    mine,
    isMyEvent: (event: StoredEvent): event is StoredEvent<F> =>
      decider.categories.includes(event.stream.slice(0, event.stream.indexOf('-'))),
    decideOn: (command: AnyCommand, stateOf: StateOf<S>, circumstances: Circumstances): readonly Decided<F>[] => {
      const decided = decider.decide(mine(command), stateOf, circumstances);
      for (const one of decided) requireWellFormed(one, catalogue);
      return decided;
    },
  };
}
