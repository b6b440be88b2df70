import { beforeEach, describe, expect, test } from '@jest/globals';
import { COMMANDER } from '../../../test/support/given-when-then.ts';
import { wholeLog } from '../../../test/support/whole-log.ts';
import { InMemoryEventStore } from '../../event-store/in-memory/in-memory-event-store.ts';
import type { Decider } from '../../kernel/decider.ts';
import type { Fact, StoredEvent } from '../../kernel/domain-event.ts';
import type { EventCatalogue } from '../../kernel/event-catalogue.ts';
import { refuseUnless } from '../../kernel/rejection.ts';
import type { Reaction, Saga } from '../../kernel/saga.ts';
import { INTEGER, membersOf, TEXT } from '../../kernel/shape.ts';
import { startOfDay } from '../../kernel/time.ts';
import type { AccessPolicy } from '../access/access-policy.port.ts';
import { Decide } from '../commands/decide.command.ts';
import { DecideHandler } from '../commands/decide.handler.ts';
import { roomOf } from '../commands/decider-room.ts';
import { groundOf } from '../sagas/saga-ground.ts';
import { Chronicle, type ChronicleEntry, type Recorded } from './chronicle.ts';

/** Shelves with jars on them; a jar is taken from one and put on another. */
type Moved = Fact<'Moved', { readonly jars: number; readonly from: string }>;
type Move = { readonly type: 'Move'; readonly from: string; readonly to: string; readonly jars: number };

const shelfStream = (shelf: string): string => `shelf-${shelf}`;

const shelves: Decider<Move, number, Moved> = {
  categories: ['shelf'],
  commands: ['Move'],
  initialState: 0,
  streams: ({ from, to }) => [shelfStream(from), shelfStream(to)],
  evolve: (jars, { fact }) => jars + fact.data.jars,
  decide: ({ from, to, jars }, states, { today }) => {
    const left = states(shelfStream(from));
    refuseUnless(from === 'shop' || left >= jars, 'shelf-has-them', '그만큼 없습니다.', { left });
    const moved = (stream: string, count: number) => {
      const data = { jars: count, from };
      return { stream, fact: { type: 'Moved', schemaVersion: 1, effectiveOn: today, data } satisfies Moved };
    };
    return [moved(shelfStream(to), jars), ...(from === 'shop' ? [] : [moved(shelfStream(from), -jars)])];
  },
};

const catalogue: EventCatalogue<Moved> = {
  Moved: { schemaVersion: 1, label: '옮김', data: membersOf({ jars: INTEGER, from: TEXT }) },
};
const room = roomOf(shelves, () => [], catalogue);

type Seen = { readonly positions: readonly number[] };
const moved: Reaction<Seen, StoredEvent<Moved>> = {
  keyOf: () => 'all',
  remember: ({ positions }, { position }) => ({ positions: [...positions, position] }),
  follows: ({ positions }, { fact: { data } }) => {
    if (data.from !== 'shop') return [];
    const command: Move = { type: 'Move', from: 'hall', to: 'cellar', jars: positions.at(-2) ?? 1 };
    return [{ command, reason: '들어온 것은 지하로' }];
  },
};
/** What comes from the shop goes on to the cellar; how much of it tells where the event before stands in the log. */
const storing: Saga<Seen> = {
  name: 'jars-moved-jars-stored',
  title: '보관',
  version: 1,
  initial: { positions: [] },
  reactions: { Moved: moved },
};

const NOW = startOfDay('2026-02-10');
const entry = (documentedOn: string, command: Move): ChronicleEntry => ({
  command,
  actor: COMMANDER,
  documentedOn,
  reason: '시험',
  document: '시험-1',
});
const bought = (jars: number, to = 'hall'): Move => ({ type: 'Move', from: 'shop', to, jars });

let store: InMemoryEventStore;
beforeEach(() => {
  store = new InMemoryEventStore(() => NOW);
});

const record = (entries: Iterable<ChronicleEntry>, sagas: readonly Saga[] = []): Promise<Recorded> =>
  new Chronicle({ name: 'spec', store, desks: [room.desk()], sagas }).record(entries);
const log = () => wholeLog(store, 100);

describe('a chronicle', () => {
  test('records what was decided on its day, known from that day on', async () => {
    await record([entry('2025-01-02', bought(5)), entry('2025-01-03', bought(7))]);
    expect(
      (await log()).map(({ fact, documentedKnownAt, recordedAt }) => [fact.effectiveOn, documentedKnownAt, recordedAt]),
    ).toEqual([
      ['2025-01-02', startOfDay('2025-01-02'), NOW],
      ['2025-01-03', startOfDay('2025-01-03'), NOW],
    ]);
  });

  test('decides each entry on what the ones before left', async () => {
    await record([
      entry('2025-01-02', bought(5)),
      entry('2025-01-02', { type: 'Move', from: 'hall', to: 'cellar', jars: 5 }),
    ]);
    const refused = record([
      entry('2025-01-02', bought(5)),
      entry('2025-01-02', { type: 'Move', from: 'hall', to: 'cellar', jars: 6 }),
    ]);
    await expect(refused).rejects.toThrow(/^2025-01-02, \{"type":"Move".*shelf-has-them/);
  });

  test('written again changes nothing', async () => {
    const entries = [entry('2025-01-02', bought(5)), entry('2025-01-03', bought(7))];
    expect(await record(entries)).toEqual({ commands: 2, duplicates: 0, events: 2, refused: [] });
    const head = await store.head();
    expect(await record(entries)).toEqual({ commands: 2, duplicates: 2, events: 0, refused: [] });
    expect(await store.head()).toBe(head);
  });

  test('that was broken off goes on where it was', async () => {
    const entries = [entry('2025-01-02', bought(5)), entry('2025-01-03', bought(7))];
    await record(entries.slice(0, 1));
    expect(await record(entries)).toEqual({ commands: 2, duplicates: 1, events: 1, refused: [] });
  });

  test('asks for the next entry when it has shown the events of the one before', async () => {
    const seen: string[] = [];
    function* story() {
      yield entry('2025-01-02', bought(5));
      expect(seen).toEqual(['shelf-hall']);
      yield entry('2025-01-02', bought(1, 'cellar'));
      expect(seen).toEqual(['shelf-hall', 'shelf-cellar']);
    }
    const onEvent = ({ stream }: StoredEvent) => seen.push(stream);
    await new Chronicle({ name: 'spec', store, desks: [room.desk()], onEvent }).record(story());
    expect(seen).toHaveLength(2);
  });

  test('goes forward in time', async () => {
    const back = record([entry('2025-01-03', bought(5)), entry('2025-01-02', bought(7))]);
    await expect(back).rejects.toThrow('2025-01-02 comes after 2025-01-03');
  });

  test('stops where somebody else has written', async () => {
    await record([entry('2025-01-02', bought(5))]);
    const other = new Chronicle({ name: 'other', store, desks: [room.desk()] }).record([
      entry('2025-01-02', bought(1)),
    ]);
    await expect(other).rejects.toThrow('shelf-hall is at version 1 instead of 0');
    expect(await store.head()).toBe(1);
  });

  test('never lets a decision stand before one that it was decided on', async () => {
    await record([
      entry('2025-01-02', bought(1, 'cellar')),
      entry('2025-01-02', bought(5, 'hall')),
      entry('2025-01-02', { type: 'Move', from: 'hall', to: 'cellar', jars: 5 }),
    ]);
    expect((await log()).map(({ stream, fact }) => [stream, fact.data['jars']])).toEqual([
      ['shelf-cellar', 1],
      ['shelf-hall', 5],
      ['shelf-cellar', 5],
      ['shelf-hall', -5],
    ]);
  });
});

describe('what follows by itself in a chronicle', () => {
  const ALL: AccessPolicy = { mayCommand: () => 'any', mayRead: () => 'any', mayDocument: () => true };

  test('follows at once, from the saga, for the reason that it gives', async () => {
    await record([entry('2025-01-02', bought(5))], [storing]);
    const [cause, ...stored] = await log();
    expect(
      stored.map(({ stream, fact, meta }) => [stream, fact.data['jars'], meta.actor.id, meta.reason, meta.causationId]),
    ).toEqual([
      ['shelf-hall', -1, 'saga:jars-moved-jars-stored', '들어온 것은 지하로', cause?.id],
      ['shelf-cellar', 1, 'saga:jars-moved-jars-stored', '들어온 것은 지하로', cause?.id],
    ]);
    expect(stored.map(({ documentedKnownAt }) => documentedKnownAt)).toEqual(
      [1, 2].map(() => startOfDay('2025-01-02')),
    );
  });

  test('is found done when the runner sends it later', async () => {
    await record([entry('2025-01-02', bought(5))], [storing]);
    const [cause] = await log();
    if (!cause) throw new Error('nothing was recorded');
    const handler = new DecideHandler([room], store, ALL, () => NOW);
    const command: Move = { type: 'Move', from: 'hall', to: 'cellar', jars: 1 };
    const ground = groundOf(storing, cause, 0, '들어온 것은 지하로');
    expect(await handler.execute(new Decide(command, ground))).toMatchObject({ duplicate: true, position: 3 });
  });

  test('knows events by where they stand in the log, whatever stands before them', async () => {
    await new Chronicle({ name: 'other', store, desks: [room.desk()] }).record([
      entry('2025-01-02', bought(5, 'attic')),
    ]);
    const entries = [entry('2025-01-02', bought(9)), entry('2025-01-03', bought(9))];
    await record(entries, [storing]);
    const jars = async () => (await log()).map(({ stream, fact }) => [stream, fact.data['jars']]);
    const first = await jars();
    expect(first.at(-1)).toEqual(['shelf-cellar', 4]); // 4 is where the event before the second purchase stands
    expect(await record(entries, [storing])).toMatchObject({ events: 0, duplicates: 4 });
    expect(await jars()).toEqual(first);
  });

  test('and is refused is told, and the rest goes on', async () => {
    const { refused, events } = await record(
      [entry('2025-01-02', bought(0)), entry('2025-01-03', bought(3))],
      [storing],
    );
    expect(refused).toEqual([
      {
        saga: 'jars-moved-jars-stored',
        command: { type: 'Move', from: 'hall', to: 'cellar', jars: 1 },
        rule: 'shelf-has-them',
      },
    ]);
    expect(events).toBe(4);
  });
});
