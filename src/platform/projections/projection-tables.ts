import type { ColumnType, Projection, Table } from '../../kernel/projection.ts';
import type { Queryable } from './transaction.ts';

/** Which build of a read model. A version is a fold; a build is one filling of it. */
export interface BuildKey {
  readonly name: string;
  readonly version: number;
  readonly build: number;
}

/** Where the rows of a table stand: the name as SQL takes it. */
export type Place = (table: string) => string;

export const quoted = (identifier: string): string => `"${identifier.replaceAll('"', '""')}"`;
export const quotedList = (identifiers: readonly string[]): string => identifiers.map(quoted).join(', ');

const LONGEST_IDENTIFIER = 63; // PostgreSQL cuts longer names, and two cut names could be the same one.

/** <table>_v<version>_b<build>, behind the view <table>. */
export const placeOfBuild =
  ({ version, build }: Pick<BuildKey, 'version' | 'build'>): Place =>
  (table) => {
    const name = `${table}_v${version}_b${build}`;
    if (name.length > LONGEST_IDENTIFIER) throw new RangeError(`table name ${name} is too long`);
    return quoted(name);
  };

/** The tables stand under their own names in that schema, so the queries of the read model run there unchanged. */
export const placeInSchema =
  (schema: string): Place =>
  (table) =>
    `${quoted(schema)}.${quoted(table)}`;

export const columnsOf = (table: Table): readonly (readonly [name: string, type: ColumnType])[] =>
  Object.entries(table.columns);

/** What must not change without a new version. */
export const shapeOf = (projection: Projection): string => JSON.stringify(projection.tables);

export async function createTables(client: Queryable, projection: Projection, place: Place): Promise<void> {
  for (const table of projection.tables) for (const sql of ddlOf(table, place(table.name))) await client.query(sql);
}

// The order of the code points is the same on every server, and for Hangul it is 가나다.
const typeSql = (type: ColumnType): string => (type === 'text' ? 'text collate "C"' : type);

function ddlOf(table: Table, place: string): string[] {
  const columns = columnsOf(table).map(
    ([name, type]) => `${quoted(name)} ${typeSql(type)}${table.nullable.includes(name) ? '' : ' not null'}`,
  );
  // Room in each page, so that an update that touches no indexed column stays there (HOT).
  const storage = table.writes === 'upsert' ? ' with (fillfactor = 85)' : '';
  return [
    `create table ${place} (${columns.join(', ')}, primary key (${quotedList(table.key)}))${storage}`,
    ...table.indexes.map(({ on, include }) => {
      const carried = include === undefined ? '' : ` include (${quotedList(include)})`;
      return `create index on ${place} (${quotedList(on)})${carried}`;
    }),
  ];
}

/** Points the views of a read model to one build; views that only the former build had go away. */
export async function pointViews(
  client: Queryable,
  tables: readonly string[],
  place: Place,
  formerTables: readonly string[] = [],
): Promise<void> {
  for (const table of new Set([...formerTables, ...tables])) await client.query(`drop view if exists ${quoted(table)}`);
  for (const table of tables) await client.query(`create view ${quoted(table)} as select * from ${place(table)}`);
}

export async function dropTables(client: Queryable, tables: readonly string[], place: Place): Promise<void> {
  for (const table of tables) await client.query(`drop table if exists ${place(table)}`);
}
