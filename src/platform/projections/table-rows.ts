import type { Cell, ColumnType, Row, Table } from '../../kernel/projection.ts';
import { columnsOf, quoted, quotedList } from './projection-tables.ts';
import type { Queryable } from './transaction.ts';

/** The rows with these keys, in one statement. Cells come back in the text forms of the kernel. */
export async function loadRows(
  client: Queryable,
  table: Table,
  place: string,
  keys: readonly (readonly Cell[])[],
): Promise<readonly Row[]> {
  const columns = columnsOf(table);
  const arrays = table.key.map((column, at) =>
    arrayLiteral(
      keys.map((key) => key[at] ?? null),
      typeOf(table, column),
    ),
  );
  const types = table.key.map((column, at) => `$${at + 1}::${typeOf(table, column)}[]`);
  const match = table.key.map((column, at) => `t.${quoted(column)} = k.k${at}`);
  const { rows } = await client.query<(string | boolean | null)[]>({
    text: `select ${columns.map(([name, type]) => readAs(`t.${quoted(name)}`, type)).join(', ')}
           from unnest(${types.join(', ')}) as k(${table.key.map((_, at) => `k${at}`).join(', ')})
           join ${place} t on ${match.join(' and ')}`,
    values: arrays,
    rowMode: 'array',
  });
  return rows.map((cells) =>
    Object.fromEntries(columns.map(([name, type], at) => [name, cellOf(cells[at] ?? null, type)])),
  );
}

/** All rows in one statement. */
export async function writeRows(client: Queryable, table: Table, place: string, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = columnsOf(table);
  const names = columns.map(([name]) => name);
  await client.query(
    `insert into ${place} (${quotedList(names)})
     select * from unnest(${columns.map(([, type], at) => `$${at + 1}::${type}[]`).join(', ')})${onConflict(table, names)}`,
    columns.map(([name, type]) =>
      arrayLiteral(
        rows.map((row) => row[name] ?? null),
        type,
      ),
    ),
  );
}

function onConflict(table: Table, names: readonly string[]): string {
  if (table.writes === 'append') return '';
  const others = names.filter((name) => !table.key.includes(name)).map(quoted);
  const action =
    others.length === 0 ? 'nothing' : `update set ${others.map((name) => `${name} = excluded.${name}`).join(', ')}`;
  return ` on conflict (${quotedList(table.key)}) do ${action}`;
}

function typeOf(table: Table, column: string): ColumnType {
  const type = table.columns[column];
  if (type === undefined) throw new Error(`${table.name} has no column ${column}`);
  return type;
}

function readAs(column: string, type: ColumnType): string {
  switch (type) {
    case 'timestamptz':
      return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
    case 'date':
      return `to_char(${column}, 'YYYY-MM-DD')`;
    case 'bigint':
    case 'integer':
      return `${column}::text`;
    case 'text':
    case 'boolean':
      return column;
  }
}

function cellOf(value: string | boolean | null, type: ColumnType): Cell {
  if (value === null || (type !== 'bigint' && type !== 'integer')) return value;
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`${String(value)} is past the safe integers`);
  return number;
}

const NEEDS_ESCAPE = /["\\]/;
const ESCAPED = /["\\]/g;

/** An array as PostgreSQL reads it; the general encoder of pg costs more than the write itself. */
function arrayLiteral(cells: readonly Cell[], type: ColumnType): string {
  const items = cells.map((cell) => {
    if (cell === null) return 'NULL';
    if (type !== 'text') return String(cell);
    const text = String(cell);
    return `"${NEEDS_ESCAPE.test(text) ? text.replace(ESCAPED, '\\$&') : text}"`;
  });
  return `{${items.join(',')}}`;
}
