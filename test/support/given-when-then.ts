import { expect } from '@jest/globals';
import type { Circumstances, Decided, Decider, StateOf } from '../../src/kernel/decider.ts';
import type { Actor, Fact, StoredEvent } from '../../src/kernel/domain-event.ts';
import { Rejection } from '../../src/kernel/rejection.ts';
import { instantOf } from '../../src/kernel/time.ts';

/** Recorded every fact that a test is given. */
export const RECORDER: Actor = {
  id: 'recorder',
  name: '김기록',
  departmentId: 'planning',
  departmentName: '기획예산과',
  role: 'officer',
};

/** Gives the command, unless the test names other circumstances. */
export const COMMANDER: Actor = { ...RECORDER, id: 'commander', name: '이지출' };

/** Late enough for every day of fiscal year 2025, its grace days included. */
export const CIRCUMSTANCES: Circumstances = {
  actor: COMMANDER,
  today: '2026-02-10',
  now: '2026-02-10T00:00:00.000000Z',
  documentedOn: null,
};

const FIRST_RECORDED_MS = Date.UTC(2025, 0, 2);

/** A fact as the log would give it back. Event ids are e1, e2 … by position. */
export const storedEvent = <F extends Fact>(
  { stream, fact }: Decided<F>,
  position: number,
  version: number,
  actor: Actor = RECORDER,
): StoredEvent<F> => ({
  id: `e${position}`,
  stream,
  version,
  position,
  fact,
  meta: {
    actor,
    reason: '시험',
    document: '기획예산과-1',
    commandId: `c${position}`,
    commandHash: '00',
    correlationId: `c${position}`,
    causationId: null,
  },
  recordedAt: instantOf(FIRST_RECORDED_MS + position * 1000),
  documentedKnownAt: null,
  hash: '00',
});

/** A fact of the history; by whom only where it matters. */
export type GivenFact<F extends Fact> = Decided<F> & { readonly by?: Actor };

/** The facts as one log, each stream with versions of its own. */
export function logOf<F extends Fact>(decided: readonly GivenFact<F>[]): readonly StoredEvent<F>[] {
  const versions = new Map<string, number>();
  return decided.map((one, index) => {
    const version = (versions.get(one.stream) ?? 0) + 1;
    versions.set(one.stream, version);
    return storedEvent(one, index + 1, version, one.by);
  });
}

/** The state of each stream of a log. */
export function statesOf<C extends { readonly type: string }, State, F extends Fact>(
  decider: Decider<C, State, F>,
  log: readonly StoredEvent<F>[],
): StateOf<State> {
  return (stream) =>
    log
      .filter((event) => event.stream === stream)
      .reduce<State>((state, event) => decider.evolve(state, event), decider.initialState);
}

/** What follows from a command: facts, or the name of the rule that refused. */
export interface Outcome<F extends Fact> {
  then(...facts: readonly Decided<F>[]): void;
  thenRefused(rule: string): void;
}

export interface Given<C, F extends Fact> {
  when(command: C, circumstances?: Partial<Circumstances>): Outcome<F>;
}

/** given(history).when(command).then(facts) for one decider. */
export const scenariosOf =
  <C extends { readonly type: string }, State, F extends Fact>(decider: Decider<C, State, F>) =>
  (...history: readonly GivenFact<F>[]): Given<C, F> => ({
    when(command, circumstances = {}) {
      const decide = () => {
        const named = decider.streams(command);
        const states = statesOf(decider, logOf(history));
        const namedStates = (stream: string) => {
          if (!named.includes(stream)) throw new Error(`${stream} was read but is not among the command's streams`);
          return states(stream);
        };
        return decider.decide(command, namedStates, { ...CIRCUMSTANCES, ...circumstances });
      };
      return {
        then: (...facts) => {
          expect(decide()).toEqual(facts.map(({ stream, fact }) => ({ stream, fact })));
        },
        thenRefused: (rule) => {
          expect(refusalOf(decide)).toBe(rule);
        },
      };
    },
  });

/** The rule that refused; null when nothing was refused. Any other error is a failure of the test. */
export function refusalOf(attempt: () => unknown): string | null {
  try {
    attempt();
    return null;
  } catch (error) {
    if (error instanceof Rejection) return error.rule;
    throw error;
  }
}
