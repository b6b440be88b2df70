import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { InMemoryEventStore } from '../../src/event-store/in-memory/in-memory-event-store.ts';
import { ProjectionHost } from '../../src/platform/projections/projection-host.ts';
import { dropReplay, replay } from '../../src/platform/projections/replay.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { appendDeposits, deposits, exactlyOnce, installControl, seen } from './deposits.ts';

const EQUAL = { equal: true, differences: [], tables: ['total', 'deposit'] };

describe('a replay', () => {
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

  const projections = [deposits()];
  const catchUp = (variants = projections) => new ProjectionHost({ pool, store, projections: variants }).catchUp();
  const sumIn = async (schema: string) =>
    (await pool.query<{ sum: number }>(`select sum(total)::integer as sum from ${schema}.total`)).rows[0]!.sum;

  it.each([1, 2, 5000])('to the head equals the live read model (page size %i)', async (pageSize) => {
    await appendDeposits(store, 9);
    await catchUp();
    const { schema, position, comparisons } = await replay({ pool, store, projections, pageSize }, 9);
    expect(position).toBe(9);
    expect(comparisons).toEqual(new Map([['deposits', EQUAL]]));
    expect(await sumIn(schema)).toBe(45);
  });

  it('twice gives what it gives once, and leaves the live read model alone', async () => {
    await appendDeposits(store, 9);
    await catchUp();
    const first = await replay({ pool, store, projections }, 9);
    const second = await replay({ pool, store, projections }, 9);
    expect(second.schema).not.toBe(first.schema);
    expect([...first.comparisons, ...second.comparisons]).toEqual([
      ['deposits', EQUAL],
      ['deposits', EQUAL],
    ]);
    expect(await seen(pool)).toEqual(exactlyOnce(9));
  });

  it('to an earlier position is the read model of that moment, and is compared where rows name their position', async () => {
    await appendDeposits(store, 9);
    await catchUp();
    const { schema, comparisons } = await replay({ pool, store, projections }, 4);
    expect(await sumIn(schema)).toBe(10);
    expect(comparisons).toEqual(new Map([['deposits', { ...EQUAL, tables: ['deposit'] }]]));
  });

  it('never goes past the head, and stands empty at 0', async () => {
    await appendDeposits(store, 2);
    expect((await replay({ pool, store, projections }, 1_000_000)).position).toBe(2);
    const { schema } = await replay({ pool, store, projections }, 0);
    expect((await pool.query(`select * from ${schema}.deposit`)).rowCount).toBe(0);
  });

  it('finds a live row that was changed by hand', async () => {
    await appendDeposits(store, 3);
    await catchUp();
    await pool.query('update deposit_v1_b1 set amount = 200 where position = 2');
    const { comparisons } = await replay({ pool, store, projections }, 3);
    expect(comparisons.get('deposits')).toEqual({
      equal: false,
      differences: [{ table: 'deposit', key: '(2)', left: '(2,acc2,200)', right: '(2,acc2,2)' }],
      tables: ['total', 'deposit'],
    });
    const earlier = await replay({ pool, store, projections }, 2);
    expect(earlier.comparisons.get('deposits')).toMatchObject({ equal: false, tables: ['deposit'] });
  });

  it('parks what the live projection parks', async () => {
    const parking = [
      deposits({
        onPoison: 'park',
        before: ({ position }) => {
          if (position === 4) throw new Error('no fold');
        },
      }),
    ];
    await appendDeposits(store, 9);
    await catchUp(parking);
    const { comparisons } = await replay({ pool, store, projections: parking, pageSize: 2 }, 9);
    expect(comparisons).toEqual(new Map([['deposits', EQUAL]]));
  });

  it('is dropped with its schema, and drops nothing else', async () => {
    const { schema } = await replay({ pool, store, projections }, 0);
    await dropReplay(pool, schema);
    await expect(sumIn(schema)).rejects.toThrow('does not exist');
    await expect(dropReplay(pool, 'public')).rejects.toThrow('public is no replay');
  });

  it('that fails leaves no schema behind', async () => {
    const failing = deposits({
      before: () => {
        throw new Error('no fold');
      },
    });
    await appendDeposits(store, 1);
    await expect(replay({ pool, store, projections: [failing] }, 1)).rejects.toThrow('no fold');
    const { rows } = await pool.query(`select nspname from pg_namespace where nspname like 'replay%'`);
    expect(rows).toEqual([]);
  });
});
