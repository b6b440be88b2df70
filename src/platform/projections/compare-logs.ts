import type { Pool } from 'pg';
import type { EventPage } from '../../event-store/event-store.port.ts';
import type { Projection, Table } from '../../kernel/projection.ts';
import { placeInSchema } from './projection-tables.ts';
import { createReplay, dropReplay, refold, typesOf } from './replay.ts';
import { compareTables, inSnapshot, type Comparison } from './table-comparison.ts';
import type { Queryable } from './transaction.ts';

/** The pages of a log from its first event on, with the events of these types. */
export type LogPages = (types: readonly string[]) => AsyncIterable<EventPage>;

export interface LogComparison extends Comparison {
  readonly tables: number;
  /** In the tables of the left side. */
  readonly rows: number;
}

/** Folds two logs into read models of their own, beside the live ones, and compares all their rows. */
export async function compareLogs(
  pool: Pool,
  projections: readonly Projection[],
  left: LogPages,
  right: LogPages,
  /** Told of the events folded; each log is folded once for each projection. */
  onProgress: (folded: number) => void,
): Promise<LogComparison> {
  const schemas: string[] = [];
  let [folded, inHand] = [0, 0];
  const fold = async (log: LogPages): Promise<string> => {
    const schema = await createReplay(pool);
    schemas.push(schema);
    for (const projection of projections) {
      await refold(pool, projection, schema, log(typesOf(projection)), (readUpTo) => {
        inHand = readUpTo;
        onProgress(folded + inHand);
      });
      folded += inHand;
    }
    return schema;
  };
  try {
    const [leftPlace, rightPlace] = [placeInSchema(await fold(left)), placeInSchema(await fold(right))];
    const tables = projections.flatMap((projection) => projection.tables);
    return await inSnapshot(pool, async (client) => ({
      ...(await compareTables(tables, { client, place: leftPlace }, { client, place: rightPlace })),
      tables: tables.length,
      rows: await rowsIn(client, tables, leftPlace),
    }));
  } finally {
    for (const schema of schemas) await dropReplay(pool, schema);
  }
}

async function rowsIn(client: Queryable, tables: readonly Table[], place: (table: string) => string): Promise<number> {
  let count = 0;
  for (const { name } of tables) {
    const { rows } = await client.query<{ count: number }>(`select count(*)::integer as count from ${place(name)}`);
    count += rows[0]?.count ?? 0;
  }
  return count;
}
