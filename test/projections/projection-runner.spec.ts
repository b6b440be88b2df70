import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { InMemoryEventStore } from '../../src/event-store/in-memory/in-memory-event-store.ts';
import type { StoredEvent } from '../../src/kernel/domain-event.ts';
import type { Handler, Projection } from '../../src/kernel/projection.ts';
import { ProjectionHalted, ProjectionHost } from '../../src/platform/projections/projection-host.ts';
import { waitForPosition } from '../../src/platform/projections/wait-for-position.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import {
  appendDeposits,
  depositOf,
  deposits,
  exactlyOnce,
  installControl,
  seen,
  total,
  type Deposited,
  type TotalRow,
} from './deposits.ts';

const NOW = '2025-03-02T01:02:03.123456Z';

describe('a projection runner', () => {
  let database: TestDatabase;
  let store: InMemoryEventStore;

  beforeEach(async () => {
    database = await createTestDatabase();
    store = new InMemoryEventStore(() => NOW);
    await installControl(database.pool);
  });
  afterEach(() => database.drop());

  const hostOf = (projection: Projection, pageSize = 5000) =>
    new ProjectionHost({ pool: database.pool, store, projections: [projection], options: { pageSize } });

  it.each([1, 2, 3, 5000])('folds the same rows at page size %i', async (pageSize) => {
    await appendDeposits(store, 7);
    await hostOf(deposits(), pageSize).catchUp();
    expect(await seen(database.pool)).toEqual(exactlyOnce(7));
    const { rows } = await database.pool.query('select account, total::integer, deposits from total order by account');
    expect(rows).toEqual([
      { account: 'acc0', total: 3 + 6, deposits: 2 },
      { account: 'acc1', total: 1 + 4 + 7, deposits: 3 },
      { account: 'acc2', total: 2 + 5, deposits: 2 },
    ]);
  });

  it.each(['plain', '{"a\\b",NULL}\n\t\'', 'NULL', '', '한글 △ 🙂', 'null', '\\', '"'])(
    'reads a row back as the fold put it: note %j',
    async (note) => {
      const loaded: (TotalRow | undefined)[] = [];
      const projection = deposits({ before: (_, row) => loaded.push(row) });
      const event = {
        ...depositOf('a', Number.MAX_SAFE_INTEGER - 1, note),
        documentedKnownAt: '2024-12-31T14:59:59.999999Z',
      };
      await store.append('account-a', [event], 'none');
      await store.append('account-a', [depositOf('a', 1)], 'any');
      await hostOf(projection, 1).catchUp();
      expect(loaded).toEqual([
        undefined,
        {
          account: 'a',
          total: Number.MAX_SAFE_INTEGER - 1,
          deposits: 1,
          last_on: '2025-03-02',
          last_at: NOW,
          documented_at: '2024-12-31T14:59:59.999999Z',
          note,
          is_large: true,
        },
      ]);
    },
  );

  it('goes on where it stood', async () => {
    await appendDeposits(store, 4);
    await hostOf(deposits()).catchUp();
    await hostOf(deposits()).catchUp();
    await appendDeposits(store, 4);
    await hostOf(deposits()).catchUp();
    expect(await seen(database.pool)).toMatchObject({ sum: 20, events: 8, entries: 8 });
  });

  it('passes events that it does not handle', async () => {
    await appendDeposits(store, 2);
    const other = depositOf('a', 1);
    await store.append('other-1', [{ ...other, fact: { ...other.fact, type: 'AccountClosed' } }], 'any');
    const host = hostOf(deposits());
    await host.catchUp();
    expect(await host.status()).toMatchObject([{ position: 3, lagEvents: 0, lagSeconds: 0, status: 'serving' }]);
    expect(await seen(database.pool)).toEqual(exactlyOnce(2));
  });

  it('is woken by an append, long before it would look by itself', async () => {
    const { pool } = database;
    const host = new ProjectionHost({ pool, store, projections: [deposits()], options: { pollMs: 3_600_000 } });
    await host.start();
    for (let n = 0; n < 5; n += 1) await waitForPosition(pool, ['deposits'], await appendDeposits(store, 1), 10_000);
    expect(await seen(pool)).toMatchObject({ sum: 5, events: 5 });
    await host.stop();
  });

  it('tells how far it lies behind the real head', async () => {
    await appendDeposits(store, 3);
    const host = hostOf(deposits());
    await host.catchUp();
    await appendDeposits(store, 2);
    const [status] = await host.status();
    expect(status).toMatchObject({ name: 'deposits', version: 1, build: 1, position: 3, lagEvents: 2, owner: null });
    expect(status!.lagSeconds).toBeGreaterThan(1_000_000); // the events say 2025
  });

  it('refuses a read that the handler did not declare, at every page size', async () => {
    const careless: Handler<StoredEvent<Deposited>> = {
      touches: () => [],
      fold(event, rows) {
        rows.get(total, [event.fact.data.account]);
      },
    };
    await appendDeposits(store, 1);
    const host = hostOf({ ...deposits(), handlers: { Deposited: careless } });
    await expect(host.catchUp()).rejects.toThrow(ProjectionHalted);
    expect((await host.status())[0]!.error).toContain('not declared in touches');
  });

  it('refuses other tables under the same version', async () => {
    await hostOf(deposits()).catchUp();
    const changed = { ...deposits(), tables: [{ ...total, nullable: [] }] };
    await expect(hostOf(changed).start()).rejects.toThrow('its version is still 1');
  });
});
