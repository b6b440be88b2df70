import type { Pool } from 'pg';
import type { Table } from '../../kernel/projection.ts';
import { quotedList, type Place } from './projection-tables.ts';
import { inTransaction, type Queryable } from './transaction.ts';

/** A row that is not the same on both sides, as the database prints it; null where that side has none. */
export interface Difference {
  readonly table: string;
  readonly key: string;
  readonly left: string | null;
  readonly right: string | null;
}

export interface Comparison {
  readonly equal: boolean;
  /** Up to 20 of them. */
  readonly differences: readonly Difference[];
}

/** Where one side's rows are read; a snapshot, so that the reading sees one position only. */
export interface Side {
  readonly client: Queryable;
  readonly place: Place;
}

export const MOST_DIFFERENCES = 20;
const LAST_BUCKET = 1023;

/** A view of the database at one moment, with one way of printing times. */
export const inSnapshot = <T>(pool: Pool, work: (client: Queryable) => Promise<T>): Promise<T> =>
  inTransaction(
    pool,
    async (client) => {
      await client.query(`set local timezone = 'UTC'`);
      return work(client);
    },
    'snapshot',
  );

/**
 * Row for row, without moving the rows: each side gives checksums over its ordered rows, bucket by bucket, and only
 * buckets that differ are read.
 */
export async function compareTables(tables: readonly Table[], left: Side, right: Side): Promise<Comparison> {
  const differences: Difference[] = [];
  for (const table of tables) differences.push(...(await differencesIn(table, left, right)));
  return { equal: differences.length === 0, differences: differences.slice(0, MOST_DIFFERENCES) };
}

async function differencesIn(table: Table, left: Side, right: Side): Promise<Difference[]> {
  const [leftSums, rightSums] = await Promise.all([checksums(table, left), checksums(table, right)]);
  const buckets = [...new Set([...leftSums.keys(), ...rightSums.keys()])]
    .filter((bucket) => leftSums.get(bucket) !== rightSums.get(bucket))
    .slice(0, MOST_DIFFERENCES); // each of them holds at least one difference
  if (buckets.length === 0) return [];
  const [leftRows, rightRows] = await Promise.all([rowsIn(table, left, buckets), rowsIn(table, right, buckets)]);
  return [...new Set([...leftRows.keys(), ...rightRows.keys()])]
    .map((key) => ({
      table: table.name,
      key,
      left: leftRows.get(key) ?? null,
      right: rightRows.get(key) ?? null,
    }))
    .filter((difference) => difference.left !== difference.right);
}

const keyOf = (table: Table): string => `row(${quotedList(table.key)})::text`;
const bucketOf = (table: Table): string => `hashtext(${keyOf(table)}) & ${LAST_BUCKET}`;

async function checksums(table: Table, { client, place }: Side): Promise<ReadonlyMap<number, string>> {
  const { rows } = await client.query<{ bucket: number; checksum: string }>(
    `select ${bucketOf(table)} as bucket, md5(string_agg(md5(t::text), '' order by ${quotedList(table.key)})) as checksum
     from ${place(table.name)} t group by 1`,
  );
  return new Map(rows.map(({ bucket, checksum }) => [bucket, checksum]));
}

async function rowsIn(
  table: Table,
  { client, place }: Side,
  buckets: readonly number[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ key: string; content: string }>(
    `select ${keyOf(table)} as key, t::text as content from ${place(table.name)} t
     where ${bucketOf(table)} = any($1::integer[]) order by ${quotedList(table.key)}`,
    [buckets],
  );
  return new Map(rows.map(({ key, content }) => [key, content]));
}
