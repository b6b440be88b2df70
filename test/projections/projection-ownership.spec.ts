import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { once } from 'node:events';
import { Pool, type PoolClient } from 'pg';
import type { EventStore } from '../../src/event-store/event-store.port.ts';
import { install } from '../../src/platform/projections/projection-builds.ts';
import { ProjectionHost, type ProjectionOptions } from '../../src/platform/projections/projection-host.ts';
import { Lease, LeaseLost } from '../../src/platform/projections/projection-lease.ts';
import { ProjectionRunner } from '../../src/platform/projections/projection-runner.ts';
import { inTransaction } from '../../src/platform/projections/transaction.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { openTestLog } from '../support/test-event-store.ts';
import {
  appendDeposits,
  deposits,
  during,
  eventually,
  exactlyOnce,
  expireLeases,
  installControl,
  seen,
} from './deposits.ts';

const KEY = { name: 'deposits', version: 1, build: 1 };
const first = { id: 'first', leaseSeconds: 15 };
const second = { id: 'second', leaseSeconds: 15 };

describe('the owner of a projection', () => {
  let database: TestDatabase;
  let pool: Pool;
  let store: EventStore;
  let extraPools: Pool[];

  beforeEach(async () => {
    database = await createTestDatabase();
    pool = database.pool;
    extraPools = [];
    await installControl(pool);
    ({ store } = await openTestLog(pool));
  });
  afterEach(async () => {
    await store.close();
    await Promise.all(extraPools.map((extra) => extra.end()));
    await database.drop();
  });

  const poolOf = (max: number): Pool => {
    const extra = new Pool({ connectionString: database.url, max });
    extra.on('error', () => undefined); // the database may be dropped before the server has heard of the end
    extraPools.push(extra);
    return extra;
  };
  const host = (options: ProjectionOptions, projection = deposits()) =>
    new ProjectionHost({ pool, store, projections: [projection], options });
  const runner = (lease: Lease, projection = deposits(), on = pool) =>
    new ProjectionRunner({ pool: on, store, pageSize: 5000 }, projection, lease);
  const claim = async (owner: typeof first, on = pool): Promise<Lease> => {
    const lease = await Lease.claim(on, KEY, owner, ['serving']);
    if (!lease) throw new Error(`${owner.id} could not claim`);
    return lease;
  };

  /** An owner whose page is folded, and who can't commit it before the returned function is called. */
  async function ownerStuckBeforeCommit(): Promise<{ resume: () => void; work: Promise<void> }> {
    const only = poolOf(1);
    const taken: Promise<PoolClient>[] = [];
    // The fold takes the one connection of its pool, so the commit waits for it.
    const projection = deposits({
      before: () => {
        if (taken.length === 0) taken.push(only.connect());
      },
    });
    const work = runner(await claim(first, only), projection, only).drain();
    work.catch(() => undefined);
    await eventually(() => taken.length > 0);
    const client = await taken[0]!;
    return {
      resume: () => {
        client.release();
      },
      work,
    };
  }

  it('that slept through its lease while folding can not commit, once another one has taken over', async () => {
    await install(pool, deposits());
    await appendDeposits(store, 10);
    const zombie = await ownerStuckBeforeCommit();
    await expireLeases(pool);
    await runner(await claim(second)).drain();
    zombie.resume();
    await expect(zombie.work).rejects.toThrow(LeaseLost);
    expect(await seen(pool)).toEqual(exactlyOnce(10));
  });

  it('is fenced by the epoch, also when the new owner has not moved the checkpoint yet', async () => {
    await install(pool, deposits());
    await appendDeposits(store, 10);
    const zombie = await ownerStuckBeforeCommit();
    await expireLeases(pool);
    const taken = await claim(second);
    zombie.resume();
    await expect(zombie.work).rejects.toThrow(LeaseLost);
    expect(await seen(pool)).toEqual(exactlyOnce(0));
    await runner(taken).drain();
    expect(await seen(pool)).toEqual(exactlyOnce(10));
  });

  it('that falls silent in the middle of a commit does not keep the next one out', async () => {
    await install(pool, deposits());
    await appendDeposits(store, 10);
    const lease = await claim(first);
    const silent = inTransaction(
      pool,
      async (client) => {
        await lease.advance(client, 10);
        await once(client, 'end');
      },
      'quick',
    );
    silent.catch(() => undefined); // it is awaited below
    await expireLeases(pool); // waits for the row
    await runner(await claim(second)).drain();
    await expect(silent).rejects.toThrow();
    expect(await seen(pool)).toEqual(exactlyOnce(10));
  });

  it('is not driven out by a host whose clock runs ahead, nor does one that runs behind keep its lease', async () => {
    await install(pool, deposits());
    await claim(first);
    const clock = jest.spyOn(Date, 'now');
    clock.mockReturnValue(Date.parse('2099-01-01'));
    const early = await Lease.claim(pool, KEY, second, ['serving']);
    clock.mockReturnValue(Date.parse('1999-01-01'));
    await expireLeases(pool);
    const late = await Lease.claim(pool, KEY, second, ['serving']);
    clock.mockRestore();
    expect(early).toBeNull();
    expect(late).not.toBeNull();
  });

  it('keeps its lease by a heartbeat while it is idle', async () => {
    const idle = host({ ownerId: 'idle', leaseSeconds: 1, pollMs: 3_600_000 });
    await idle.start();
    await idle.catchUp();
    const until = async () =>
      (await pool.query<{ until: string }>(`select lease_until::text as until from projection_version`)).rows[0]!.until;
    const granted = await until();
    await eventually(
      async () =>
        (await pool.query(`select 1 where clock_timestamp() > $1::timestamptz + interval '0.2 second'`, [granted]))
          .rowCount === 1,
    );
    expect(await Lease.claim(pool, KEY, second, ['serving'])).toBeNull();
    expect((await idle.status())[0]!.owner).toBe('idle');
    await idle.stop();
    expect((await idle.status())[0]!.owner).toBeNull();
  });

  it('gives the lease back when it stops, so that the next one need not wait', async () => {
    const one = host({ ownerId: 'one' });
    await one.start();
    await eventually(async () => (await one.status())[0]!.owner === 'one');
    await one.stop();
    expect(await Lease.claim(pool, KEY, second, ['serving'])).not.toBeNull();
  });

  it('is one of two hosts at a time: each event counts exactly once, also when the leases change hands', async () => {
    const trouble: unknown[] = [];
    const onTrouble = (_: string, error: unknown) => trouble.push(error);
    const hosts = ['one', 'two'].map((ownerId) => host({ ownerId, pageSize: 3, pollMs: 5, onTrouble }));
    await Promise.all(hosts.map((each) => each.start()));
    await during(appendDeposits(store, 120, 7), () => expireLeases(pool));
    await Promise.all(hosts.map((each) => each.catchUp()));
    await Promise.all(hosts.map((each) => each.stop()));
    expect(await seen(pool)).toEqual(exactlyOnce(120));
    expect(trouble).toEqual([]);
    const { rows } = await pool.query<{ epoch: string }>('select epoch from projection_version');
    expect(Number(rows[0]!.epoch)).toBeGreaterThan(2); // the leases did change hands
  });

  it('that is killed between the rows and the commit leaves nothing, and the next try is right', async () => {
    await install(pool, deposits());
    await appendDeposits(store, 10);
    // A deferred trigger runs at COMMIT, when every row is written.
    await pool.query(`
      create function die() returns trigger language plpgsql as
        $$ begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$;
      create constraint trigger die after insert on deposit_v1_b1
        deferrable initially deferred for each row execute function die()`);
    const trouble: unknown[] = [];
    const killed = host({ pollMs: 5, onTrouble: (_, error) => trouble.push(error) });
    await killed.start();
    await eventually(() => trouble.length > 0);
    expect(String(trouble[0])).toMatch(/terminat/);
    expect(await seen(pool)).toEqual(exactlyOnce(0));
    await pool.query('drop trigger die on deposit_v1_b1');
    await killed.catchUp();
    await killed.stop();
    expect(await seen(pool)).toEqual(exactlyOnce(10));
  });

  it('whose commit succeeded unheard goes on from the stored checkpoint', async () => {
    await install(pool, deposits());
    await appendDeposits(store, 6);
    const lease = await claim(first);
    const deaf = runner(lease);
    const advanced = jest.spyOn(lease, 'advanced').mockImplementation(() => {
      throw new Error('the connection broke before the answer came');
    });
    await expect(deaf.drain()).rejects.toThrow('before the answer came');
    advanced.mockRestore();
    await expect(deaf.drain()).rejects.toThrow(LeaseLost);
    await host({ ownerId: 'first' }).catchUp();
    expect(await seen(pool)).toEqual(exactlyOnce(6));
  });
});
