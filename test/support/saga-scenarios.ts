import { expect } from '@jest/globals';
import type { Fact, StoredEvent } from '../../src/kernel/domain-event.ts';
import type { JsonObject } from '../../src/kernel/json.ts';
import type { Consequence, Saga } from '../../src/kernel/saga.ts';
import { logOf, type GivenFact } from './given-when-then.ts';

type Command = Consequence['command'];

/** What follows from the last of these events, when the saga remembers all of them, as the runner would let it. */
export function followsLast<State extends JsonObject>(
  saga: Saga<State>,
  log: readonly StoredEvent[],
): readonly Command[] {
  const states = new Map<string, State>();
  let commands: readonly Command[] = [];
  for (const event of log) {
    const reaction = saga.reactions[event.fact.type];
    commands = [];
    if (!reaction) continue;
    const key = reaction.keyOf(event);
    const state = reaction.remember(states.get(key) ?? saga.initial, event);
    states.set(key, state);
    commands = reaction.follows(state, event).map(({ command }) => command);
  }
  return commands;
}

/** given(history).when(fact).then(commands) for one saga. The fact may be recorded at another moment than the next second. */
export const sagaScenariosOf =
  <State extends JsonObject>(saga: Saga<State>) =>
  (...history: readonly GivenFact<Fact>[]) => ({
    when: (fact: GivenFact<Fact>, own: Partial<Pick<StoredEvent, 'recordedAt'>> = {}) => ({
      then: (...commands: readonly Command[]): void => {
        const log = logOf([...history, fact]).map((event, index) =>
          index === history.length ? { ...event, ...own } : event,
        );
        expect(followsLast(saga, log)).toEqual(commands);
      },
    }),
  });

export const dayBegan = (day: string) => ({
  stream: 'calendar-days',
  fact: { type: 'DayBegan', schemaVersion: 1, effectiveOn: day, data: {} },
});
