import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import type { EventStore } from '../../src/event-store/event-store.port.ts';
import type { Projection } from '../../src/kernel/projection.ts';
import { BuildRefused } from '../../src/platform/projections/projection-builds.ts';
import { ProjectionHost } from '../../src/platform/projections/projection-host.ts';
import { Lease, LeaseLost } from '../../src/platform/projections/projection-lease.ts';
import { ProjectionRebuild } from '../../src/platform/projections/projection-rebuild.ts';
import { ProjectionRunner } from '../../src/platform/projections/projection-runner.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { openTestLog } from '../support/test-event-store.ts';
import { appendDeposits, deposits, during, exactlyOnce, installControl, seen } from './deposits.ts';

describe('a rebuild', () => {
  let database: TestDatabase;
  let pool: Pool;
  let store: EventStore;

  beforeEach(async () => {
    database = await createTestDatabase();
    pool = database.pool;
    await installControl(pool);
    ({ store } = await openTestLog(pool));
  });
  afterEach(async () => {
    await store.close();
    await database.drop();
  });

  const options = { pageSize: 2, pollMs: 5 };
  const hostOf = (...projections: Projection[]) => new ProjectionHost({ pool, store, projections, options });
  const rebuildOf = (...projections: Projection[]) => new ProjectionRebuild({ pool, store, projections, options });
  const builds = async () =>
    (
      await pool.query<{ version: number; build: number; role: string; position: number }>(
        'select version, build, role, position::integer from projection_version order by version, build',
      )
    ).rows;

  it('of an untouched read model is equal', async () => {
    await appendDeposits(store, 9);
    await hostOf(deposits()).catchUp();
    const progress: number[] = [];
    const result = await rebuildOf(deposits()).rebuild('deposits', ({ position }) => progress.push(position));
    expect(result).toEqual({ equal: true, differences: [], build: 2, position: 9 });
    expect(progress).toEqual([2, 4, 6, 8, 9]);
    expect(await builds()).toEqual([
      { version: 1, build: 1, role: 'serving', position: 9 },
      { version: 1, build: 2, role: 'filling', position: 9 },
    ]);
    expect(await hostOf(deposits()).status()).toMatchObject([{ foundEqual: false }, { foundEqual: true }]);
  });

  it('beside a host that follows concurrent appends is compared at one position', async () => {
    await appendDeposits(store, 30);
    const trouble: unknown[] = [];
    const onTrouble = (_: string, error: unknown) => trouble.push(error);
    const host = new ProjectionHost({ pool, store, projections: [deposits()], options: { ...options, onTrouble } });
    await host.start();
    await host.catchUp();
    const appending = appendDeposits(store, 60, 5);
    const result = await rebuildOf(deposits()).rebuild('deposits');
    await appending;
    expect(result.equal).toBe(true);
    await rebuildOf(deposits()).promote('deposits');
    await host.catchUp();
    await host.stop();
    expect(await seen(pool)).toMatchObject({ sum: 465 + 1830, events: 90, entries: 90, entriesSum: 465 + 1830 });
    expect(await builds()).toMatchObject([{ role: 'retired' }, { role: 'serving', position: 90 }]);
    expect(trouble).toEqual([]);
  });

  it('finds every kind of difference, and can not be promoted then', async () => {
    await appendDeposits(store, 6);
    await hostOf(deposits()).catchUp();
    await pool.query(`update total_v1_b1 set total = total + 1 where account = 'acc1'`);
    await pool.query(`delete from deposit_v1_b1 where position = 3`);
    await pool.query(`insert into deposit_v1_b1 values (99, 'nobody', 1)`);
    const result = await rebuildOf(deposits()).rebuild('deposits');
    expect(result.equal).toBe(false);
    expect([...result.differences].sort((a, b) => (a.key < b.key ? -1 : 1))).toEqual([
      { table: 'deposit', key: '(3)', left: null, right: '(3,acc0,3)' },
      { table: 'deposit', key: '(99)', left: '(99,nobody,1)', right: null },
      expect.objectContaining({ table: 'total', key: '(acc1)' }),
    ]);
    await expect(rebuildOf(deposits()).promote('deposits')).rejects.toThrow(BuildRefused);
    expect(await rebuildOf(deposits()).discard('deposits')).toMatchObject([{ version: 1, build: 2 }]);
    expect(await builds()).toMatchObject([{ build: 1, role: 'serving' }]);
  });

  it('that differs is put in front of damaged tables for a reason, which is kept', async () => {
    await appendDeposits(store, 6);
    await hostOf(deposits()).catchUp();
    await pool.query(`update total_v1_b1 set total = total + 1 where account = 'acc1'`);
    await rebuildOf(deposits()).rebuild('deposits');
    await appendDeposits(store, 3);
    await hostOf(deposits()).catchUp();
    expect(await rebuildOf(deposits()).promote('deposits', '표가 손으로 고쳐짐')).toMatchObject({
      version: 1,
      build: 2,
    });
    expect(await builds()).toMatchObject([{ role: 'retired' }, { role: 'serving', position: 9 }]);
    expect(await seen(pool)).toMatchObject({ sum: 27, entriesSum: 27 });
    const { rows } = await pool.query('select build, promoted_because as why from projection_version order by build');
    expect(rows).toEqual([
      { build: 1, why: null },
      { build: 2, why: '표가 손으로 고쳐짐' },
    ]);
  });

  it('lists 20 differences at most', async () => {
    await appendDeposits(store, 50, 50);
    await hostOf(deposits()).catchUp();
    await pool.query('update deposit_v1_b1 set amount = amount + 1');
    const { differences } = await rebuildOf(deposits()).rebuild('deposits');
    expect(differences).toHaveLength(20);
  });

  it('that was interrupted goes on from its checkpoint', async () => {
    await appendDeposits(store, 10);
    await hostOf(deposits()).catchUp();
    const interrupt = new AbortController();
    const interrupted = rebuildOf(deposits()).rebuild(
      'deposits',
      ({ position }) => {
        if (position === 4) interrupt.abort(new Error('power cut'));
      },
      interrupt.signal,
    );
    await expect(interrupted).rejects.toThrow('power cut');
    const progress: number[] = [];
    const result = await rebuildOf(deposits()).rebuild('deposits', ({ position }) => progress.push(position));
    expect(progress).toEqual([6, 8, 10]);
    expect(result).toMatchObject({ equal: true, build: 2 });
  });

  it('is not run by two at once', async () => {
    await appendDeposits(store, 4);
    await hostOf(deposits()).catchUp();
    const results = await Promise.allSettled([1, 2].map(() => rebuildOf(deposits()).rebuild('deposits')));
    expect(results.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThanOrEqual(1);
    const refused = results.flatMap((result) => (result.status === 'rejected' ? [String(result.reason)] : []));
    expect(refused.every((reason) => reason.includes('in other hands'))).toBe(true);
    expect(await builds()).toHaveLength(2);
  });

  it('is promoted and rolled back, caught up each time', async () => {
    const rebuild = rebuildOf(deposits());
    await appendDeposits(store, 4);
    await hostOf(deposits()).catchUp();
    await rebuild.rebuild('deposits');
    await rebuild.promote('deposits');
    await pool.query(`update total_v1_b1 set note = 'former'`);
    expect(await pool.query(`select 1 from total where note = 'former'`)).toMatchObject({ rowCount: 0 });
    await appendDeposits(store, 4);
    await hostOf(deposits()).catchUp();
    expect(await builds()).toMatchObject([
      { build: 1, role: 'retired', position: 4 },
      { build: 2, role: 'serving', position: 8 },
    ]);
    await rebuild.rollback('deposits');
    expect(await builds()).toMatchObject([
      { build: 1, role: 'serving', position: 8 },
      { build: 2, role: 'retired', position: 8 },
    ]);
    expect(await seen(pool)).toMatchObject({ events: 8, entries: 8, sum: 20 });
    await appendDeposits(store, 2);
    await hostOf(deposits()).catchUp();
    expect(await builds()).toMatchObject([{ build: 1, position: 10 }, { position: 8 }]);
  });

  it('takes the pen from the owner of the build it replaces', async () => {
    await appendDeposits(store, 4);
    await hostOf(deposits()).catchUp();
    await rebuildOf(deposits()).rebuild('deposits');
    const former = { name: 'deposits', version: 1, build: 1 };
    const lease = await Lease.claim(pool, former, { id: 'former', leaseSeconds: 15 }, ['serving']);
    await rebuildOf(deposits()).promote('deposits');
    await appendDeposits(store, 4);
    const runner = new ProjectionRunner({ pool, store, pageSize: 5 }, deposits(), lease!);
    await expect(runner.drain()).rejects.toThrow(LeaseLost);
    expect(await lease!.heartbeat()).toBe(false);
    expect(await builds()).toMatchObject([{ role: 'retired', position: 4 }, { role: 'serving' }]);
  });

  it('without a rebuild there is nothing to promote, and nothing to roll back to', async () => {
    await hostOf(deposits()).catchUp();
    await expect(rebuildOf(deposits()).promote('deposits')).rejects.toThrow(BuildRefused);
    await expect(rebuildOf(deposits()).rollback('deposits')).rejects.toThrow('되돌릴 앞의 빌드가 없습니다');
    await expect(rebuildOf(deposits()).rebuild('unknown')).rejects.toThrow('unknown(이)라는 조회 모형은 없습니다');
  });

  describe('by a newer declared version', () => {
    const older = deposits();
    const newer = deposits({ version: 2, factor: 10 });

    it('fills beside the older one, which serves until the newer one is caught up', async () => {
      await appendDeposits(store, 9);
      await hostOf(older).catchUp();
      const sums: number[] = [];
      let pages = 0;
      // At each event of the new fold, look at what queries see.
      const looking: Promise<unknown>[] = [];
      const watched = deposits({
        version: 2,
        factor: 10,
        before: () => {
          pages += 1;
          looking.push(seen(pool).then(({ sum }) => sums.push(sum)));
        },
      });
      await hostOf(watched).catchUp();
      await Promise.all(looking);
      expect(pages).toBe(9);
      expect(new Set(sums.slice(0, 5))).toEqual(new Set([45]));
      expect(await seen(pool)).toMatchObject({ sum: 450, events: 9, entries: 9, entriesSum: 45 });
      expect(await builds()).toMatchObject([
        { version: 1, role: 'retired', position: 9 },
        { version: 2, role: 'serving', position: 9 },
      ]);
    });

    it('takes over from a host of the older version that is running', async () => {
      const running = hostOf(older);
      await running.start();
      await appendDeposits(store, 5);
      await running.catchUp();
      const deployed = hostOf(newer);
      await deployed.start();
      await appendDeposits(store, 5);
      await deployed.catchUp();
      await running.stop();
      await deployed.stop();
      expect(await seen(pool)).toMatchObject({ sum: 300, events: 10, entries: 10 });
    });

    it('rolls back to the older version with its code, and stays there', async () => {
      await appendDeposits(store, 3);
      await hostOf(older).catchUp();
      await hostOf(newer).catchUp();
      await appendDeposits(store, 3);
      await hostOf(newer).catchUp();
      await expect(rebuildOf(newer).rollback('deposits')).rejects.toThrow('behind the serving build');
      expect(await seen(pool)).toMatchObject({ sum: 120 });
      await rebuildOf(older, newer).rollback('deposits');
      expect(await seen(pool)).toMatchObject({ sum: 12, events: 6 });
      await hostOf(newer).catchUp();
      expect(await builds()).toMatchObject([{ role: 'serving' }, { role: 'retired' }]);
    });

    it('changes the columns and the tables that queries see', async () => {
      await appendDeposits(store, 2);
      await hostOf(older).catchUp();
      const [total] = newer.tables;
      const onlyTotal: Projection = {
        ...newer,
        tables: [{ ...total!, name: 'total', columns: { ...total!.columns, region: 'text' }, nullable: ['region'] }],
        handlers: {},
      };
      await hostOf(onlyTotal).catchUp();
      expect((await pool.query('select region from total')).rows).toEqual([]);
      await expect(pool.query('select * from deposit')).rejects.toThrow('does not exist');
    });
  });

  it('lets a reader see one version or the other, never none', async () => {
    await appendDeposits(store, 6);
    await hostOf(deposits()).catchUp();
    const rebuild = rebuildOf(deposits());
    await rebuild.rebuild('deposits');
    const sums: number[] = [];
    const swaps = async () => {
      await rebuild.promote('deposits');
      for (let n = 0; n < 4; n += 1) await rebuild.rollback('deposits');
    };
    await during(swaps(), async () => sums.push((await seen(pool)).sum));
    expect(new Set(sums)).toEqual(new Set([exactlyOnce(6).sum]));
  });
});
