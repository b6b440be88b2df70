import { beforeEach, describe, expect, test } from '@jest/globals';
import { CIRCUMSTANCES, COMMANDER } from '../../../test/support/given-when-then.ts';
import type { AppendResult, StreamAppend } from '../../event-store/event-store.port.ts';
import { InMemoryEventStore } from '../../event-store/in-memory/in-memory-event-store.ts';
import type { Decider } from '../../kernel/decider.ts';
import type { Fact } from '../../kernel/domain-event.ts';
import type { EventCatalogue } from '../../kernel/event-catalogue.ts';
import { INTEGER, membersOf } from '../../kernel/shape.ts';
import { refuseUnless, Rejection } from '../../kernel/rejection.ts';
import { startOfDay } from '../../kernel/time.ts';
import type { AccessPolicy } from '../access/access-policy.port.ts';
import { Decide, type DecisionMade, type Ground } from './decide.command.ts';
import { DecideHandler } from './decide.handler.ts';
import { roomOf } from './decider-room.ts';
import { commandIdOf } from './uuid-v5.ts';

/** Purses with whole won in them, the smallest thing that can be decided about. */
type Moved = Fact<'Moved', { readonly won: number; readonly leftWon: number }>;
type PurseCommand =
  | { readonly type: 'PutIn'; readonly purse: string; readonly won: number }
  | { readonly type: 'HandOver'; readonly from: string; readonly to: string; readonly won: number }
  /** Puts a won into one purse if the other has any: it stands on a stream that it does not write. */
  | { readonly type: 'Match'; readonly purse: string; readonly other: string }
  | { readonly type: 'Misdirect'; readonly purse: string };

const EFFECTIVE_ON = '2025-05-31';
const purseStream = (purse: string): string => `purse-${purse}`;
const moved = (purse: string, won: number, beforeWon: number) => ({
  stream: purseStream(purse),
  fact: {
    type: 'Moved',
    schemaVersion: 1,
    effectiveOn: EFFECTIVE_ON,
    data: { won, leftWon: beforeWon + won },
  } satisfies Moved,
});

const purses: Decider<PurseCommand, number, Moved> = {
  categories: ['purse'],
  commands: ['PutIn', 'HandOver', 'Match', 'Misdirect'],
  initialState: 0,
  streams(command) {
    if (command.type === 'HandOver') return [purseStream(command.from), purseStream(command.to)];
    if (command.type === 'Match') return [purseStream(command.purse), purseStream(command.other)];
    return [purseStream(command.purse)];
  },
  evolve: (won, { fact }) => won + fact.data.won,
  decide(command, states) {
    const wonIn = (purse: string) => states(purseStream(purse));
    switch (command.type) {
      case 'PutIn':
        return command.won === 0 ? [] : [moved(command.purse, command.won, wonIn(command.purse))];
      case 'HandOver': {
        const { from, to, won } = command;
        refuseUnless(wonIn(from) >= won, 'purse-not-empty', '지갑에 그만한 돈이 없습니다.', { won });
        return [moved(from, -won, wonIn(from)), moved(to, won, wonIn(to))];
      }
      case 'Match':
        return wonIn(command.other) > 0 ? [moved(command.purse, 1, wonIn(command.purse))] : [];
      case 'Misdirect':
        return [moved('elsewhere', 1, 0)];
    }
  },
};

const catalogue: EventCatalogue<Moved> = {
  Moved: { schemaVersion: 1, label: '옮김', data: membersOf({ won: INTEGER, leftWon: INTEGER }) },
};

const policy: AccessPolicy = {
  mayCommand: (role) => (role === 'any' ? 'any' : role === 'own' ? 'own-department' : null),
  mayRead: () => null,
  mayDocument: (role) => role === 'any',
};

/** Before the first appends of others, somebody else's event comes in between. */
class ContestedStore extends InMemoryEventStore {
  reads = 0;
  tries = 0;
  /** Runs before each append; a test lets it write. */
  interrupt: (tries: number) => Promise<unknown> = () => Promise.resolve();

  override readMany(streams: readonly string[]) {
    this.reads += 1;
    return super.readMany(streams);
  }

  override async appendMany(appends: readonly StreamAppend[]): Promise<AppendResult> {
    this.tries += 1;
    await this.interrupt(this.tries);
    return super.appendMany(appends);
  }

  /** Past the interruption, as another process would. */
  putIn(purse: string, won: number, commandId: string): Promise<AppendResult> {
    const meta = { reason: '', document: '', commandId, commandHash: '', correlationId: commandId, causationId: null };
    const event = { id: commandIdOf(commandId), fact: moved(purse, won, 0).fact, documentedKnownAt: null };
    const events = [{ ...event, meta: { ...meta, actor: COMMANDER } }];
    return super.appendMany([{ stream: purseStream(purse), expected: 'any', events }]);
  }
}

const TODAY = CIRCUMSTANCES.today;
const clock = () => startOfDay(TODAY);

let store: ContestedStore;
let handler: DecideHandler;
beforeEach(() => {
  store = new ContestedStore(clock);
  const departments = (command: PurseCommand) => ('purse' in command ? [command.purse] : [command.from, command.to]);
  handler = new DecideHandler([roomOf(purses, departments, catalogue)], store, policy, clock);
});

const GROUND: Omit<Ground, 'commandId'> = {
  actor: { ...COMMANDER, role: 'any' },
  reason: '시험',
  document: '시험-1',
  documentedOn: null,
  expectedVersion: null,
  dryRun: false,
  correlationId: null,
  causationId: null,
};
let commands = 0;
const send = (
  command: PurseCommand | { readonly type: 'Unheard' },
  ground: Partial<Ground> = {},
): Promise<DecisionMade> =>
  handler.execute(
    new Decide(command, { ...GROUND, commandId: commandIdOf('spec', String((commands += 1))), ...ground }),
  );
const putIn = (won: number, purse = 'a'): PurseCommand => ({ type: 'PutIn', purse, won });
const handOver = (won: number, from = 'a', to = 'b'): PurseCommand => ({ type: 'HandOver', from, to, won });
const KEY = { commandId: commandIdOf('spec', 'key') };

async function refusal(attempt: Promise<unknown>): Promise<Rejection> {
  const error: unknown = await attempt.then(
    () => new Error('nothing was refused'),
    (reason: unknown) => reason,
  );
  if (error instanceof Rejection) return error;
  throw error;
}
const eventsIn = (purse: string) => store.read(purseStream(purse));
const wonIn = async (purse: string): Promise<number> =>
  (await eventsIn(purse)).reduce((sum, { fact }) => sum + Number(fact.data['won']), 0);

describe('a decision', () => {
  test('is recorded with whose it is, why and by which document', async () => {
    const decision = await send(putIn(100), { ...KEY, causationId: 'cause' });
    const [event] = await eventsIn('a');
    expect(event).toMatchObject({
      fact: moved('a', 100, 0).fact,
      meta: {
        actor: GROUND.actor,
        reason: '시험',
        document: '시험-1',
        commandId: KEY.commandId,
        correlationId: KEY.commandId,
        causationId: 'cause',
      },
      documentedKnownAt: null,
    });
    expect(decision).toEqual({
      commandId: KEY.commandId,
      position: 1,
      versions: { 'purse-a': 1 },
      facts: [{ eventId: event?.id, ...moved('a', 100, 0) }],
      dryRun: false,
      duplicate: false,
    });
  });

  test('that records nothing appends nothing', async () => {
    expect(await send(putIn(0))).toMatchObject({ position: 0, facts: [], duplicate: false });
    expect(store.tries).toBe(0);
  });

  test('as a dry run says what it would record and appends nothing', async () => {
    expect(await send(putIn(100), { dryRun: true })).toMatchObject({
      dryRun: true,
      position: 0,
      facts: [moved('a', 100, 0)],
    });
    expect(store.tries).toBe(0);
    expect(await store.head()).toBe(0);
  });

  test('that a rule refuses appends nothing, dry or not', async () => {
    const all = handOver(1);
    expect((await refusal(send(all))).rule).toBe('purse-not-empty');
    expect((await refusal(send(all, { dryRun: true }))).rule).toBe('purse-not-empty');
    expect(await store.head()).toBe(0);
  });

  test('that writes to a stream it did not read is an error, no refusal', async () => {
    const attempt = send({ type: 'Misdirect', purse: 'a' });
    await expect(attempt).rejects.toThrow('decision wrote to purse-elsewhere, which it did not read');
    await expect(attempt).rejects.not.toBeInstanceOf(Rejection);
    expect(await store.head()).toBe(0);
  });

  test.each([{}, { dryRun: true }])('that could not be folded is an error and appends nothing (%j)', async (ground) => {
    const attempt = send(putIn(0.5), ground);
    await expect(attempt).rejects.toMatchObject({ name: 'MalformedFact', message: 'Moved.won: 0.5' });
    expect([store.tries, await store.head()]).toEqual([0, 0]);
  });

  test('on a command that no decider answers is an error', async () => {
    await expect(send({ type: 'Unheard' })).rejects.toThrow('no decider answers Unheard');
  });
});

describe('a lost race', () => {
  test('is decided once more, on what is there by then', async () => {
    store.interrupt = (tries) => (tries <= 3 ? store.putIn('a', 10, `rival-${String(tries)}`) : Promise.resolve());
    expect(await send(putIn(1))).toMatchObject({ versions: { 'purse-a': 4 }, facts: [moved('a', 1, 30)] });
    expect(store.tries).toBe(4);
  });

  test('on a stream that was only read is one too', async () => {
    store.interrupt = (tries) => (tries === 1 ? store.putIn('b', -5, 'rival') : Promise.resolve());
    await store.putIn('b', 5, 'before');
    expect(await send({ type: 'Match', purse: 'a', other: 'b' })).toMatchObject({ facts: [] });
    expect(await wonIn('a')).toBe(0);
  });

  test('that is lost every time ends in version-conflict, and nothing of it is recorded', async () => {
    store.interrupt = (tries) => store.putIn('a', 10, `rival-${String(tries)}`);
    const { rule, numbers } = await refusal(send(putIn(1)));
    expect(rule).toBe('version-conflict');
    expect(store.tries).toBe(20);
    expect(numbers).toEqual({ stream: 'purse-a', expected: 19, actual: 20 });
    expect(await wonIn('a')).toBe(200);
  });

  test('that makes the command impossible is a refusal by its rule', async () => {
    await send(putIn(5));
    store.interrupt = (tries) => (tries === 2 ? store.putIn('a', -5, 'rival') : Promise.resolve());
    const { rule } = await refusal(send(handOver(5)));
    expect(rule).toBe('purse-not-empty');
    expect(await wonIn('b')).toBe(0);
  });
});

describe('an expected version', () => {
  test('that is not the stored one is refused with both, and not tried again', async () => {
    await send(putIn(1));
    const { rule, numbers } = await refusal(send(putIn(1), { expectedVersion: 0 }));
    expect([rule, numbers]).toEqual(['version-conflict', { stream: 'purse-a', expected: 0, actual: 1 }]);
    expect(await wonIn('a')).toBe(1);
  });

  test('that is the stored one lets the command through', async () => {
    expect(await send(putIn(1), { expectedVersion: 0 })).toMatchObject({ versions: { 'purse-a': 1 } });
    expect(await send(putIn(1), { expectedVersion: 1 })).toMatchObject({ versions: { 'purse-a': 2 } });
  });

  test('that a race made old is refused, although the first read agreed', async () => {
    store.interrupt = (tries) => (tries === 1 ? store.putIn('a', 10, 'rival') : Promise.resolve());
    expect((await refusal(send(putIn(1), { expectedVersion: 0 }))).rule).toBe('version-conflict');
    expect(await wonIn('a')).toBe(10);
  });
});

describe('the same command id', () => {
  test('twice is one set of events and one answer, whatever happened since', async () => {
    const all = handOver(60);
    await send(putIn(100));
    const first = await send(all, KEY);
    await send(putIn(7));
    const head = await store.head();
    expect(await send(all, KEY)).toEqual({ ...first, duplicate: true });
    expect(await send(all, { ...KEY, expectedVersion: 1 })).toEqual({ ...first, duplicate: true });
    expect(await store.head()).toBe(head);
  });

  test('at the same moment is one set of events and one answer', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => send(putIn(100), KEY)));
    expect(new Set(answers.map((decision) => JSON.stringify({ ...decision, duplicate: null }))).size).toBe(1);
    expect(answers.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
    expect(await wonIn('a')).toBe(100);
  });

  test('at the same moment as a race is one set of events and one answer', async () => {
    // The first try loses to a rival and wins the second time; the second try still has the state before the rival.
    const again: Promise<DecisionMade>[] = [];
    let letGo: (value?: unknown) => void = () => undefined;
    const held = new Promise((resolve) => (letGo = resolve));
    store.interrupt = async (tries) => {
      if (tries === 1) {
        again.push(send(putIn(100), KEY));
        await store.putIn('a', 10, 'rival');
      } else if (tries === 2) await held;
    };
    const first = await send(putIn(100), KEY);
    letGo();
    expect(first).toMatchObject({ facts: [moved('a', 100, 10)], duplicate: false });
    expect(await Promise.all(again)).toEqual([{ ...first, duplicate: true }]);
    expect(await wonIn('a')).toBe(110);
  });

  test.each([
    ['another command on the same stream', putIn(2), {}],
    ['the same command for another reason', putIn(1), { reason: '다른 사유' }],
    ['the same command by another document', putIn(1), { document: '시험-2' }],
    ['the same command of somebody else', putIn(1), { actor: { ...GROUND.actor, id: 'other' } }],
    ['another command on another stream', putIn(1, 'b'), {}],
  ])('with %s is refused: idempotency-key-reused', async (_, command, ground) => {
    await send(putIn(1), KEY);
    expect((await refusal(send(command, { ...KEY, ...ground }))).rule).toBe('idempotency-key-reused');
    expect(await store.head()).toBe(1);
  });
});

describe('the ground', () => {
  test.each([
    ['a reason', { reason: '' }],
    ['a reason with a letter in it', { reason: ' \n' }],
    ['a document', { document: '' }],
    ['a document with a letter in it', { document: '\t' }],
    ['somebody who did it', { actor: { ...GROUND.actor, id: '' } }],
  ])('every-change-has-a-ground: %s', async (_, ground) => {
    expect((await refusal(send(putIn(1), ground))).rule).toBe('every-change-has-a-ground');
    expect([store.reads, await store.head()]).toEqual([0, 0]);
  });

  test.each(['2026-02-11', '2026-02-30', '20260101', ''])('documented-not-in-future: not %j', async (documentedOn) => {
    expect((await refusal(send(putIn(1), { documentedOn }))).rule).toBe('documented-not-in-future');
    expect([store.reads, await store.head()]).toEqual([0, 0]);
  });

  test('a document of today or before proves knowledge from the start of its day', async () => {
    await send(putIn(1), { documentedOn: TODAY });
    await send(putIn(1), { documentedOn: '2023-06-12' });
    const known = (await eventsIn('a')).map(({ documentedKnownAt }) => documentedKnownAt);
    expect(known).toEqual([startOfDay(TODAY), '2023-06-11T15:00:00.000000Z']);
  });
});

describe('permission', () => {
  const as = (role: string, departmentId = 'a') => ({ actor: { ...COMMANDER, role, departmentId } });

  test('is refused before anything is read, even before the ground is looked at', async () => {
    const { rule, numbers } = await refusal(send(putIn(1), { ...as('stranger'), reason: '' }));
    expect(rule).toBe('not-permitted');
    expect(numbers).toEqual({ role: 'stranger', department: 'a', command: 'PutIn' });
    expect(store.reads).toBe(0);
  });

  test('for the own department reaches every department the command changes', async () => {
    await send(putIn(5), as('own'));
    expect((await refusal(send(putIn(5, 'b'), as('own')))).rule).toBe('not-permitted');
    const all = handOver(5);
    expect((await refusal(send(all, as('own')))).rule).toBe('not-permitted');
    expect([await wonIn('a'), await wonIn('b')]).toEqual([5, 0]);
  });

  test('to let a document prove earlier knowledge is another one', async () => {
    const { rule } = await refusal(send(putIn(1), { ...as('own'), documentedOn: '2023-06-12' }));
    expect([rule, store.reads]).toEqual(['not-permitted', 0]);
  });
});

describe('a decision on two streams', () => {
  const RACERS = 20;

  test('is all or nothing under contention: the sum stays', async () => {
    await send(putIn(100, 'a'));
    await send(putIn(100, 'b'));
    const racers = Array.from({ length: RACERS }, (_, index) =>
      send(index % 2 === 0 ? handOver(index + 1, 'a', 'b') : handOver(index + 1, 'b', 'a')),
    );
    const answers = await Promise.all(racers);
    expect(new Set(answers.map(({ position }) => position)).size).toBe(RACERS);
    expect([await wonIn('a'), await wonIn('b')]).toEqual([110, 90]);
    for (const { position, facts } of answers) {
      const { events } = await store.readAll({ after: position - 2, limit: 2 });
      expect(events.map(({ id }) => id)).toEqual(facts.map(({ eventId }) => eventId));
      expect(events.reduce((sum, { fact }) => sum + Number(fact.data['won']), 0)).toBe(0);
    }
  });

  test('saw, each of them, exactly what was there when it was written', async () => {
    await send(putIn(100, 'a'));
    await Promise.all(Array.from({ length: RACERS }, () => send(handOver(1))));
    for (const purse of ['a', 'b']) {
      let won = 0;
      for (const { fact } of await eventsIn(purse)) {
        won += Number(fact.data['won']);
        expect(fact.data['leftWon']).toBe(won);
      }
    }
    expect([await wonIn('a'), await wonIn('b')]).toEqual([80, 20]);
  });

  test('never overdraws: of twenty that want it all, one gets it', async () => {
    await send(putIn(10, 'a'));
    const attempts = Array.from({ length: RACERS }, () => send(handOver(10)));
    const settled = await Promise.allSettled(attempts);
    const refused = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
    expect(refused).toHaveLength(RACERS - 1);
    expect(refused.map((error) => (error instanceof Rejection ? error.rule : error))).toEqual(
      Array.from({ length: RACERS - 1 }, () => 'purse-not-empty'),
    );
    expect([await wonIn('a'), await wonIn('b')]).toEqual([0, 10]);
  });
});
