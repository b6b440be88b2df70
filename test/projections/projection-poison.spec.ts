import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Pool } from 'pg';
import { InMemoryEventStore } from '../../src/event-store/in-memory/in-memory-event-store.ts';
import type { Projection } from '../../src/kernel/projection.ts';
import { ProjectionHalted, ProjectionHost } from '../../src/platform/projections/projection-host.ts';
import { ProjectionBehind, waitForPosition } from '../../src/platform/projections/wait-for-position.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { appendDeposits, deposits, exactlyOnce, installControl, seen, type Variant } from './deposits.ts';

const poisonedAt =
  (...positions: number[]): NonNullable<Variant['before']> =>
  ({ position }) => {
    if (positions.includes(position)) throw new Error(`no fold for ${position}`);
  };

describe('a poison event', () => {
  let database: TestDatabase;
  let pool: Pool;
  let store: InMemoryEventStore;

  beforeEach(async () => {
    database = await createTestDatabase();
    pool = database.pool;
    store = new InMemoryEventStore(() => '2025-03-02T00:00:00.000000Z');
    await installControl(pool);
  });
  afterEach(() => database.drop());

  const hostOf = (projections: readonly Projection[], pageSize = 5000) =>
    new ProjectionHost({ pool, store, projections, options: { pageSize } });

  it.each([1, 2, 5000])('halts loudly; what was before it stays applied (page size %i)', async (pageSize) => {
    await appendDeposits(store, 8);
    const host = hostOf([deposits({ before: poisonedAt(5) })], pageSize);
    await expect(host.catchUp()).rejects.toThrow(ProjectionHalted);
    const [status] = await host.status();
    expect(status).toMatchObject({ status: 'halted', position: 4, lagEvents: 4, owner: null });
    const { events } = await store.readAll({ after: 4, limit: 1 });
    expect(status!.error).toBe(`위치 5, 사건 ${events[0]!.id}에서 멈춤: no fold for 5`);
    expect(await seen(pool)).toEqual(exactlyOnce(4));
  });

  it('stays where it is at the next start, until it is retried, and goes through once the fold is repaired', async () => {
    await appendDeposits(store, 8);
    await expect(hostOf([deposits({ before: poisonedAt(5) })]).catchUp()).rejects.toThrow('no fold for 5');
    const other = hostOf([deposits({ before: poisonedAt(7) })]);
    await expect(other.catchUp()).rejects.toThrow('no fold for 5');
    expect(await other.status()).toMatchObject([{ status: 'halted', position: 4 }]);
    await other.retry('deposits');
    await expect(other.catchUp()).rejects.toThrow('no fold for 7');
    const repaired = hostOf([deposits()]);
    await expect(repaired.retry('unknown')).rejects.toThrow('unknown(이)라는 조회 모형은 없습니다: deposits');
    await repaired.retry();
    await repaired.catchUp();
    expect(await repaired.status()).toMatchObject([{ status: 'serving', position: 8, error: null }]);
    expect(await seen(pool)).toEqual(exactlyOnce(8));
  });

  it('that is stored for good is passed by a new version whose fold takes it; the halted one serves until then', async () => {
    await appendDeposits(store, 8);
    await expect(hostOf([deposits({ before: poisonedAt(5) })]).catchUp()).rejects.toThrow('no fold for 5');
    const halfWay = hostOf([deposits({ version: 2, before: poisonedAt(7) })]);
    await expect(halfWay.catchUp()).rejects.toThrow('no fold for 7');
    expect(await halfWay.status()).toMatchObject([
      { version: 1, status: 'halted', position: 4 },
      { version: 2, status: 'halted', position: 6 },
    ]);
    expect(await seen(pool)).toEqual(exactlyOnce(4));
    const repaired = hostOf([deposits({ version: 2 })]);
    await repaired.retry();
    await repaired.catchUp();
    expect(await repaired.status()).toMatchObject([
      { version: 1, status: 'retired', error: null },
      { version: 2, status: 'serving', position: 8, error: null },
    ]);
    expect(await seen(pool)).toEqual(exactlyOnce(8));
  });

  it('leaves no half of itself behind', async () => {
    await appendDeposits(store, 2);
    const breaksHalfway = deposits({
      after: ({ position }) => {
        if (position === 2) throw new Error('after its rows were put');
      },
    });
    await expect(hostOf([breaksHalfway]).catchUp()).rejects.toThrow('after its rows were put');
    expect(await seen(pool)).toEqual(exactlyOnce(1));
  });

  it.each([1, 3, 5000])('that only the database refuses is found by halving (page size %i)', async (pageSize) => {
    await appendDeposits(store, 9);
    const host = hostOf([deposits({ keyOf: ({ position }) => (position === 6 ? 1 : position) })], pageSize);
    await expect(host.catchUp()).rejects.toThrow(/위치 6, .*duplicate key/);
    expect(await host.status()).toMatchObject([{ status: 'halted', position: 5 }]);
    expect(await seen(pool)).toEqual(exactlyOnce(5));
  });

  it.each([1, 2, 5000])(
    'is parked with the later events of its stream; the rest goes on (page size %i)',
    async (size) => {
      await appendDeposits(store, 9); // acc1 has 1, 4, 7
      const projection = deposits({ onPoison: 'park', before: poisonedAt(4) });
      const host = hostOf([projection], size);
      await host.catchUp();
      expect(await host.status()).toMatchObject([{ status: 'serving', position: 9, parked: 2 }]);
      expect(await seen(pool)).toEqual({ sum: 45 - 4 - 7, events: 7, entries: 7, entriesSum: 45 - 4 - 7 });
      await appendDeposits(store, 1); // acc1 again, now in another process: the stream stays parked
      await hostOf([deposits({ onPoison: 'park' })], size).catchUp();
      const { rows } = await pool.query('select stream, position::integer, error from parked_event order by position');
      expect(rows).toEqual([
        { stream: 'account-acc1', position: 4, error: 'no fold for 4' },
        { stream: 'account-acc1', position: 7, error: '위치 4 뒤에서 대기' },
        { stream: 'account-acc1', position: 10, error: '위치 4 뒤에서 대기' },
      ]);
    },
  );

  it('stops its own projection only', async () => {
    await appendDeposits(store, 4);
    const sound: Projection = { ...deposits({ name: 'sound' }), tables: [], handlers: {} };
    const host = hostOf([deposits({ before: poisonedAt(1) }), sound]);
    await expect(host.catchUp()).rejects.toThrow(ProjectionHalted);
    await hostOf([sound]).catchUp();
    expect(await host.status()).toMatchObject([
      { name: 'deposits', status: 'halted', position: 0 },
      { name: 'sound', status: 'serving', position: 4 },
    ]);
  });

  describe('and whoever waits for a position', () => {
    it('hears at once of a halted projection', async () => {
      await appendDeposits(store, 2);
      await expect(hostOf([deposits({ before: poisonedAt(2) })]).catchUp()).rejects.toThrow(ProjectionHalted);
      await waitForPosition(pool, ['deposits'], 1, 0);
      const waited = waitForPosition(pool, ['deposits'], 2, 3_600_000);
      await expect(waited).rejects.toMatchObject({ name: 'ProjectionBehind', position: 1, needed: 2 });
    });

    it('is told what was reached when the time is up', async () => {
      await appendDeposits(store, 2);
      await hostOf([deposits()]).catchUp();
      const waited = waitForPosition(pool, ['deposits', 'unknown'], 3, 20);
      await expect(waited).rejects.toThrow(ProjectionBehind);
      await expect(waited).rejects.toMatchObject({ projections: ['deposits', 'unknown'], position: 0, needed: 3 });
    });

    it('is served by a host on another pool', async () => {
      const other = new Pool({ connectionString: database.url, max: 2 });
      other.on('error', () => undefined); // the database may be dropped before the server has heard of the end
      const host = hostOf([deposits()]);
      await host.start();
      const waited = waitForPosition(other, ['deposits'], 5, 15_000);
      await appendDeposits(store, 5);
      await waited;
      expect(await seen(other)).toEqual(exactlyOnce(5));
      await host.stop();
      await other.end();
    });
  });
});
