import type { StoredEvent } from '../../src/kernel/domain-event.ts';
import type { Cell, Projection, Row, Rows, Table } from '../../src/kernel/projection.ts';

const keyOf = (table: Table, key: readonly Cell[]): string => `${table.name}${JSON.stringify(key)}`;
const rowKey = (table: Table, row: Row): string =>
  keyOf(
    table,
    table.key.map((column) => row[column] ?? null),
  );
const isRowOf = <R extends Row>(table: Table<R>, row: Row): row is R =>
  Object.keys(row).length === Object.keys(table.columns).length &&
  Object.keys(table.columns).every((column) => column in row);

/** The tables of a projection in memory, folded page by page. */
export class MemoryTables {
  readonly #rows = new Map<string, Row>();
  readonly #projection: Projection;

  constructor(projection: Projection) {
    this.#projection = projection;
  }

  /** One page, as the runner does it: touched rows are loaded, the page is folded, what was put is written back. */
  fold(events: readonly StoredEvent[]): this {
    const page = new MemoryRows();
    for (const event of events)
      for (const { table, key } of this.#projection.handlers[event.fact.type]?.touches(event) ?? [])
        page.load(table, key, this.#rows.get(keyOf(table, key)));
    for (const event of events) this.#projection.handlers[event.fact.type]?.fold(event, page);
    for (const { table, row } of page.written) {
      const key = rowKey(table, row);
      if (table.writes === 'append' && this.#rows.has(key)) throw new Error(`${key} was appended twice`);
      this.#rows.set(key, row);
    }
    return this;
  }

  /** All rows of one table, in the order of their keys. */
  rows<R extends Row>(table: Table<R>): readonly R[] {
    const rows: R[] = [];
    for (const [key, row] of [...this.#rows].sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (!key.startsWith(`${table.name}[`)) continue;
      if (!isRowOf(table, row)) throw new Error(`${key} has other columns than its table`);
      rows.push(row);
    }
    return rows;
  }
}

/** The rows of one page. Only what was touched or put in this page can be read. */
class MemoryRows implements Rows {
  readonly written: { readonly table: Table; readonly row: Row }[] = [];
  readonly #readable = new Map<string, Row | undefined>();

  load(table: Table, key: readonly Cell[], row: Row | undefined): void {
    this.#readable.set(keyOf(table, key), row);
  }

  get<R extends Row>(table: Table<R>, key: readonly Cell[]): R | undefined {
    const name = keyOf(table, key);
    if (!this.#readable.has(name)) throw new Error(`${name} is read but was not touched`);
    const row = this.#readable.get(name);
    return row !== undefined && isRowOf(table, row) ? row : undefined;
  }

  put<R extends Row>(table: Table<R>, row: NoInfer<R>): void {
    this.#readable.set(rowKey(table, row), row);
    this.written.push({ table, row });
  }
}
