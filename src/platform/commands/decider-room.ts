import type { Circumstances, Decided, Decider } from '../../kernel/decider.ts';
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
}

/** The rooms of all modules, by command type. */
export type DeciderRooms = readonly DeciderRoom[];
export const DECIDER_ROOMS = Symbol('DeciderRooms');

export function roomOf<C extends AnyCommand, S, F extends Fact>(
  decider: Decider<C, S, F>,
  departments: (command: C) => readonly string[],
  catalogue: EventCatalogue<F>,
): DeciderRoom {
  const isMine = (command: AnyCommand): command is C => decider.commands.some((type) => type === command.type);
  const isMyEvent = (event: StoredEvent): event is StoredEvent<F> =>
    decider.categories.includes(event.stream.slice(0, event.stream.indexOf('-')));
  const mine = (command: AnyCommand): C => {
    if (isMine(command)) return command;
    throw new Error(`${command.type} is not answered by the decider of ${decider.categories.join(', ')}`);
  };
  return {
    commands: decider.commands,
    streams: (command) => decider.streams(mine(command)),
    departments: (command) => departments(mine(command)),
    decide: (command, history, circumstances) => {
      const stateOf = (stream: string): S =>
        (history.get(stream) ?? [])
          .filter(isMyEvent)
          .reduce((state, event) => decider.evolve(state, event), decider.initialState);
      const decided = decider.decide(mine(command), stateOf, circumstances);
      for (const one of decided) requireWellFormed(one, catalogue);
      return decided;
    },
  };
}
