import type { StoredEvent } from '../../kernel/domain-event.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { Saga } from '../../kernel/saga.ts';
import type { Ground } from '../commands/decide.command.ts';
import type { AnyCommand } from '../commands/decider-room.ts';
import { groundOf } from './saga-ground.ts';

/** A command of a saga, with the id and the ground that the runner would give it. */
export interface Following {
  readonly saga: Saga;
  readonly command: AnyCommand;
  readonly ground: Ground;
  readonly cause: StoredEvent;
}

/** The sagas on events that are on their way to the log, in memory: what the runner does with those that are in it. */
export class SagaEcho {
  readonly #sagas: readonly { readonly saga: Saga; readonly settled: Map<string, JsonObject> }[];
  /** What they know of events whose positions are not certain yet. */
  readonly #passing = new Map<Saga, Map<string, JsonObject>>();

  constructor(sagas: readonly Saga[]) {
    this.#sagas = sagas.map((saga) => ({ saga, settled: new Map() }));
  }

  /** What follows from an event before it is stored. */
  follow(event: StoredEvent): readonly Following[] {
    return this.#sagas.flatMap(({ saga, settled }) => {
      const reaction = saga.reactions[event.fact.type];
      if (!reaction) return [];
      const passing = this.#passing.get(saga) ?? new Map<string, JsonObject>();
      this.#passing.set(saga, passing);
      const key = reaction.keyOf(event);
      const state = reaction.remember(passing.get(key) ?? settled.get(key) ?? saga.initial, event);
      passing.set(key, state);
      return reaction.follows(state, event).map(({ command, reason }, ordinal) => ({
        saga,
        command,
        ground: groundOf(saga, event, ordinal, reason),
        cause: event,
      }));
    });
  }

  /** These are stored, and nothing of what was followed is on its way any more. */
  settle(events: readonly StoredEvent[]): void {
    this.#passing.clear();
    for (const { saga, settled } of this.#sagas)
      for (const event of events) {
        const reaction = saga.reactions[event.fact.type];
        if (!reaction) continue;
        const key = reaction.keyOf(event);
        settled.set(key, reaction.remember(settled.get(key) ?? saga.initial, event));
      }
  }
}
