import { describe, expect, it } from '@jest/globals';
import type { NewEvent } from '../../src/kernel/domain-event.ts';
import { EventIdReused, type AppendResult } from '../../src/event-store/event-store.port.ts';
import { outgoing } from '../../src/event-store/outgoing.ts';
import { appendCall } from '../../src/event-store/postgres/append-call.ts';
import { PostgresEventStore } from '../../src/event-store/postgres/postgres-event-store.ts';
import { newEvent, newEvents } from '../support/new-event.ts';
import { PostgresLog } from '../support/postgres-log.ts';
import { numbers, wholeLog } from '../support/whole-log.ts';
import { eventStoreContract } from './event-store.contract.ts';

const LIMITS = { dataBytes: 10_000, metaBytes: 10_000 };
const one = (stream: string, events: readonly NewEvent[] = newEvents(1)) =>
  outgoing([{ stream, expected: 'any', events }], LIMITS);

describe('PostgreSQL event store', () => {
  const log = new PostgresLog();

  describe('as any event store', () => {
    eventStoreContract(() => log.emptied());
  });

  describe('an append that is not committed yet', () => {
    it('is neither seen nor skipped by readers, and others wait for it', async () => {
      await log.store.append('A-1', newEvents(2), 'any');
      await log.session(async (held) => {
        await held.query('begin');
        await held.query(appendCall([one('B-1')]));
        const later = log.store.append('C-1', newEvents(1), 'any');
        await log.appendWaits();
        expect(await log.store.readAll({ after: 0, limit: 9, types: ['ThingNoted'] })).toMatchObject({ readUpTo: 2 });
        expect(await log.positions()).toEqual([1, 2]);
        await held.query('commit');
        expect(await later).toMatchObject({ ok: true, position: 4 });
      });
      expect((await log.store.readAll({ after: 2, limit: 9 })).events.map((event) => event.stream)).toEqual([
        'B-1',
        'C-1',
      ]);
    });

    it('leaves no gap when it is rolled back', async () => {
      await log.session(async (held) => {
        await held.query('begin');
        await held.query(appendCall([one('B-1')]));
        const later = log.store.append('B-1', newEvents(1), 'none');
        await log.appendWaits();
        await held.query('rollback');
        expect(await later).toMatchObject({ ok: true, position: 1 });
      });
      expect(await log.verdict()).toMatchObject({ ok: true, events: 1 });
    });

    it('must be the only one of its transaction', async () => {
      await log.session(async (client) => {
        await client.query('begin');
        await client.query(appendCall([one('A-1')]));
        await expect(client.query(appendCall([one('B-1')]))).rejects.toThrow('twice in one transaction');
        await client.query('rollback');
        await client.query(appendCall([one('A-1')]));
        await client.query(appendCall([one('B-1')]));
      });
      expect(await log.positions()).toEqual([1, 2]);
    });
  });

  describe('several processes', () => {
    it('append to the same streams crosswise without deadlock', async () => {
      const others = numbers(4).map(() => new PostgresEventStore(log.pool));
      const crossing = async (each: PostgresEventStore, order: readonly string[]) => {
        for (let turn = 0; turn < 25; turn += 1)
          await each.appendMany(order.map((stream) => ({ stream, expected: 'any' as const, events: newEvents(1) })));
      };
      const orders = [
        ['A-1', 'B-1', 'C-1'],
        ['C-1', 'B-1', 'A-1'],
        ['B-1', 'A-1'],
        ['A-1', 'D-1', 'B-1'],
      ];
      await Promise.all(others.map((each, index) => crossing(each, orders[index] ?? [])));
      expect(await log.positions()).toEqual(numbers(275));
      expect(await log.verdict()).toMatchObject({ ok: true, events: 275 });
      await Promise.all(others.map((each) => each.close()));
    });

    it('race for the same versions and ids: one wins each, positions stay dense', async () => {
      const other = new PostgresEventStore(log.pool);
      const results: AppendResult[] = [];
      for (const turn of numbers(40)) {
        const event = newEvent();
        const [mine, theirs, same, again] = await Promise.all([
          log.store.append('A-1', newEvents(1), turn - 1),
          other.append('A-1', newEvents(1), turn - 1),
          log.store.append(`B-${turn}`, [event], 'none'),
          other.append(`B-${turn}`, [event], 'none'),
        ]);
        results.push(mine, theirs);
        expect([same, again].map((result) => result.ok && result.duplicate).sort()).toEqual([false, true]);
      }
      expect(results.filter((result) => result.ok)).toHaveLength(40);
      expect(await log.positions()).toEqual(numbers(80));
      await other.close();
    });

    it('cannot store one event id in two streams', async () => {
      const other = new PostgresEventStore(log.pool);
      const event = newEvent();
      await log.session(async (held) => {
        await held.query('begin');
        await held.query(appendCall([one('A-1', [event])]));
        const reused = other.append('B-1', [event], 'any');
        await log.appendWaits();
        await held.query('commit');
        await expect(reused).rejects.toThrow(EventIdReused);
      });
      expect(await log.positions()).toEqual([1]);
      await other.close();
    });

    it('wake each other, also after the connection that listens was lost', async () => {
      let wake: () => void = () => undefined;
      const woken = () => new Promise<void>((resolve) => (wake = resolve));
      const connected = woken();
      log.store.onAppended(() => {
        wake();
      });
      await connected;
      const reconnected = woken();
      await log.pool.query(`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and query = 'listen event_log'`);
      await reconnected;
      const heard = woken();
      await log.session((client) => client.query(appendCall([one('A-1')])));
      await heard;
      expect(await log.store.head()).toBe(1);
    });
  });

  describe('a lost connection', () => {
    it('loses no acknowledged event, and the store goes on', async () => {
      const acknowledged: string[] = [];
      let running = true;
      const writer = async (name: number) => {
        while (running) {
          const event = newEvent();
          const result = await log.store.append(`A-${name}`, [event], 'any').catch(() => null);
          if (result?.ok) acknowledged.push(event.id);
        }
      };
      const writers = numbers(16).map(writer);
      for (const turn of numbers(8)) {
        while (acknowledged.length < turn * 60) await log.store.head().catch(() => 0);
        await log.session((client) =>
          client.query(`select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid()`),
        );
      }
      running = false;
      await Promise.all(writers);
      const stored = new Set((await wholeLog(log.store, 5_000)).map((event) => event.id));
      expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
      expect(await log.verdict()).toMatchObject({ ok: true, events: stored.size });
    });
  });

  describe('appends that go together', () => {
    it('each get their own result', async () => {
      const results = await Promise.all(
        numbers(300).map((n) => log.store.append(`A-${n % 100}`, newEvents((n % 3) + 1), n <= 100 ? 'none' : 'any')),
      );
      const events = new Map((await wholeLog(log.store, 5_000)).map((event) => [event.position, event]));
      expect(events.size).toBe(600);
      for (const [index, result] of results.entries()) {
        const event = result.ok ? events.get(result.position) : undefined;
        expect(result).toEqual({
          ok: true,
          versions: new Map([[event!.stream, event!.version]]),
          position: event!.position,
          duplicate: false,
        });
        expect(event!.stream).toBe(`A-${(index + 1) % 100}`);
        expect(event!.fact.data['n']).toBe(((index + 1) % 3) + 1);
      }
    });

    it('do not suffer from a bad one among them', async () => {
      const known = newEvent();
      await log.store.append('A-1', [known], 'any');
      const future = newEvent({ documentedKnownAt: '2999-01-01T00:00:00.000000Z' });
      const outcomes = await Promise.allSettled([
        log.store.append('B-1', newEvents(1), 'none'),
        log.store.append('B-1', newEvents(1), 'none'),
        log.store.append('C-1', [known], 'any'),
        log.store.append('C-1', [future], 'any'),
        log.store.append('C-1', newEvents(2), 'none'),
        log.store.append('A-1', [known], 'none'),
      ]);
      expect(outcomes).toMatchObject([
        { value: { ok: true, position: 2 } },
        { value: { ok: false, actual: 1 } },
        { status: 'rejected', reason: { name: 'EventIdReused', eventId: known.id } },
        { status: 'rejected', reason: { name: 'EventRefused' } },
        { value: { ok: true, position: 4 } },
        { value: { ok: true, position: 1, duplicate: true } },
      ]);
    });

    it('fail alone when the database refuses one of them', async () => {
      await log.pool.query(`alter table events add constraint planted check (type <> 'Bad')`);
      const outcomes = await Promise.allSettled(
        numbers(9).map((n) => log.store.append(`A-${n}`, [newEvent({ type: n === 4 ? 'Bad' : 'Good' })], 'none')),
      );
      expect(outcomes.map((outcome) => outcome.status === 'fulfilled')).toEqual(numbers(9).map((n) => n !== 4));
      expect(await log.positions()).toEqual(numbers(8));
    });
  });
});
