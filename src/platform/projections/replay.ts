import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import type { EventPage, EventStore } from '../../event-store/event-store.port.ts';
import type { Projection, Table } from '../../kernel/projection.ts';
import { PageApplier } from './page-applier.ts';
import { buildsOf } from './projection-builds.ts';
import { writeChanges } from './projection-runner.ts';
import { createTables, placeInSchema, placeOfBuild, quoted, type Place } from './projection-tables.ts';
import { readPages } from './read-pages.ts';
import { loadRows } from './table-rows.ts';
import { compareTables, inSnapshot, type Comparison } from './table-comparison.ts';
import { inTransaction } from './transaction.ts';

export interface ReplayDeps {
  readonly pool: Pool;
  readonly store: EventStore;
  readonly projections: readonly Projection[];
  readonly pageSize?: number;
}

export interface Replay {
  /** The read models stand here under their own names: with it as search_path their queries run unchanged. */
  readonly schema: string;
  readonly position: number;
  /** By projection. */
  readonly comparisons: ReadonlyMap<string, ReplayComparison>;
}

export interface ReplayComparison extends Comparison {
  /**
   * Tables that were compared: all where the live ones stand at the same position; where they are further on, those that
   * only grow and name the position of each row; none where another version serves.
   */
  readonly tables: readonly string[];
}

const SCHEMA = /^replay_[0-9a-f]{12}$/;

/** Recomputes read models from the first event up to a position, beside the live ones. The left side is the live row. */
export async function replay(
  deps: ReplayDeps,
  until: number,
  onProgress: (folded: number) => void = () => undefined,
): Promise<Replay> {
  const { pool, store, pageSize = 5000 } = deps;
  const position = Math.min(until, await store.head());
  const schema = await createReplay(pool);
  try {
    const comparisons = new Map<string, ReplayComparison>();
    for (const [index, projection] of deps.projections.entries()) {
      const pages = readPages(store, { after: 0, until: position, limit: pageSize, types: typesOf(projection) });
      await refold(pool, projection, schema, pages, (readUpTo) => {
        onProgress(index * position + readUpTo);
      });
      comparisons.set(projection.name, await compareWithLive(pool, projection, schema, position));
    }
    return { schema, position, comparisons };
  } catch (error) {
    await dropReplay(pool, schema);
    throw error;
  }
}

/** An empty schema beside the live read models, for dropReplay. */
export async function createReplay(pool: Pool): Promise<string> {
  const schema = `replay_${randomBytes(6).toString('hex')}`;
  await pool.query(`create schema ${schema}`);
  return schema;
}

export const isReplay = (schema: string): boolean => SCHEMA.test(schema);

export async function dropReplay(pool: Pool, schema: string): Promise<void> {
  if (!isReplay(schema)) throw new RangeError(`${schema} is no replay`);
  await pool.query(`drop schema if exists ${quoted(schema)} cascade`);
}

/** Folds the pages of a log, from its first event on, into tables of a schema that has none of this projection yet. */
export async function refold(
  pool: Pool,
  projection: Projection,
  schema: string,
  pages: AsyncIterable<EventPage>,
  onPage: (readUpTo: number) => void,
): Promise<void> {
  const place = placeInSchema(schema);
  await inTransaction(pool, (client) => createTables(client, projection, place));
  const applier = new PageApplier(projection, {
    load: (table, keys) => loadRows(pool, table, place(table.name), keys),
    commit: (changes) => inTransaction(pool, (client) => writeChanges(client, changes, place)),
  });
  for await (const page of pages) {
    await applier.apply(page.events, page.readUpTo);
    onPage(page.readUpTo);
  }
}

export const typesOf = ({ handlers }: Projection): readonly string[] => Object.keys(handlers);

async function compareWithLive(
  pool: Pool,
  projection: Projection,
  schema: string,
  position: number,
): Promise<ReplayComparison> {
  return inSnapshot(pool, async (client) => {
    const live = (await buildsOf(client, projection.name)).find(({ role }) => role === 'serving');
    if (live?.version !== projection.version || live.position < position)
      return { equal: true, differences: [], tables: [] };
    const place = placeOfBuild(live);
    const tables = live.position === position ? projection.tables : projection.tables.filter(namesPositions);
    const then: Place = (table) => `(select * from ${place(table)} where position <= ${String(position)})`;
    const comparison = await compareTables(
      tables,
      { client, place: live.position === position ? place : then },
      { client, place: placeInSchema(schema) },
    );
    return { ...comparison, tables: tables.map(({ name }) => name) };
  });
}

const namesPositions = (table: Table): boolean => table.writes === 'append' && table.columns['position'] === 'bigint';
