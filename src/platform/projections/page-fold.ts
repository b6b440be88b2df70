import type { StoredEvent } from '../../kernel/domain-event.ts';
import type { Cell, Projection, Row, Rows, Table } from '../../kernel/projection.ts';

/** The rows of one table that a page added or changed. */
export interface TableChanges {
  readonly table: Table;
  readonly rows: readonly Row[];
}

export type LoadRows = (table: Table, keys: readonly (readonly Cell[])[]) => Promise<readonly Row[]>;

/** A handler threw: this event can't be folded. */
export class FoldFailure extends Error {
  override readonly name = 'FoldFailure';
  constructor(
    readonly event: StoredEvent,
    override readonly cause: unknown,
  ) {
    super(`event ${event.id} at ${event.position} can't be folded: ${messageOf(cause)}`);
  }
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Loads the touched rows once for each table, folds the page in memory, gives the rows to write. */
export async function foldPage(
  projection: Projection,
  events: readonly StoredEvent[],
  load: LoadRows,
): Promise<readonly TableChanges[]> {
  const rows = new PageRows(projection.tables);
  for (const event of events)
    attempt(event, () => {
      rows.expect(event, touchedBy(projection, event));
    });
  await rows.load(load);
  for (const event of events) {
    attempt(event, () => {
      rows.reading(event);
      projection.handlers[event.fact.type]?.fold(event, rows);
    });
  }
  return rows.changes();
}

const touchedBy = (projection: Projection, event: StoredEvent) =>
  projection.handlers[event.fact.type]?.touches(event) ?? [];

function attempt(event: StoredEvent, work: () => void): void {
  try {
    work();
  } catch (error) {
    throw new FoldFailure(event, error);
  }
}

/** Keys of one table are all of one shape, so a single text stands for itself. */
function keyText(key: readonly Cell[]): string {
  const [only] = key;
  return key.length === 1 && typeof only === 'string' ? only : JSON.stringify(key);
}

const isRowOf = <R extends Row>(table: Table<R>, row: Row): row is R => table.key.every((column) => column in row);

/** The rows of one table in memory while a page is folded. */
class TableRows {
  readonly wanted = new Map<string, readonly Cell[]>();
  readonly rows = new Map<string, Row>();
  readonly changed = new Map<string, Row>();
  readonly appended: Row[] = [];
  readonly #integers: readonly string[];

  constructor(readonly table: Table) {
    this.#integers = Object.keys(table.columns).filter((name) => /^(bigint|integer)$/.test(table.columns[name] ?? ''));
  }

  keyOf(row: Row): string {
    return keyText(this.table.key.map((column) => row[column] ?? null));
  }

  put(row: Row): string {
    for (const column of this.#integers) {
      const cell = row[column];
      if (cell !== null && !Number.isSafeInteger(cell)) {
        throw new RangeError(`${this.table.name}.${column} = ${String(cell)} is no integer`);
      }
    }
    if (this.table.writes === 'append') {
      this.appended.push(row);
      return '';
    }
    const key = this.keyOf(row);
    this.rows.set(key, row);
    this.changed.set(key, row);
    return key;
  }
}

class PageRows implements Rows {
  readonly #tables: ReadonlyMap<string, TableRows>;
  readonly #declared = new Map<StoredEvent, Set<string>>();
  /** What the event in hand may read: the rows it declared, and those it put itself. */
  #readable = new Set<string>();

  constructor(tables: readonly Table[]) {
    this.#tables = new Map(tables.map((table) => [table.name, new TableRows(table)]));
  }

  expect(event: StoredEvent, touched: ReturnType<typeof touchedBy>): void {
    if (touched.length === 0) return;
    const declared = new Set<string>();
    for (const { table, key } of touched) {
      const text = keyText(key);
      this.#table(table.name).wanted.set(text, key);
      declared.add(`${table.name} ${text}`);
    }
    this.#declared.set(event, declared);
  }

  async load(load: LoadRows): Promise<void> {
    for (const rows of this.#tables.values()) {
      if (rows.wanted.size === 0 || rows.table.writes === 'append') continue;
      for (const row of await load(rows.table, [...rows.wanted.values()])) rows.rows.set(rows.keyOf(row), row);
    }
  }

  reading(event: StoredEvent): void {
    this.#readable = this.#declared.get(event) ?? new Set();
  }

  get<R extends Row>(table: Table<R>, key: readonly Cell[]): R | undefined {
    if (table.writes === 'append') throw new Error(`${table.name} is append only: its rows are not read`);
    const text = keyText(key);
    // Else the answer would depend on where the page happens to begin.
    if (!this.#readable.has(`${table.name} ${text}`)) {
      throw new Error(`${table.name} ${text} is read but not declared in touches`);
    }
    const row = this.#table(table.name).rows.get(text);
    return row !== undefined && isRowOf(table, row) ? row : undefined;
  }

  put<R extends Row>(table: Table<R>, row: NoInfer<R>): void {
    const key = this.#table(table.name).put(row);
    if (table.writes === 'upsert') this.#readable.add(`${table.name} ${key}`);
  }

  changes(): readonly TableChanges[] {
    return [...this.#tables.values()]
      .map(({ table, appended, changed }) => ({
        table,
        rows: table.writes === 'append' ? appended : [...changed.values()],
      }))
      .filter(({ rows }) => rows.length > 0);
  }

  #table(name: string): TableRows {
    const rows = this.#tables.get(name);
    if (!rows) throw new Error(`${name} is no table of this projection`);
    return rows;
  }
}
