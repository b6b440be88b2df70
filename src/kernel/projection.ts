import type { StoredEvent } from './domain-event.ts';

/** What a read-model cell may hold; bigint columns carry safe integers. */
export type Cell = string | number | boolean | null;
export type Row = Readonly<Record<string, Cell>>;

export type ColumnType = 'text' | 'bigint' | 'integer' | 'boolean' | 'date' | 'timestamptz';

/** A read-model table as data: the database, the entities and the comparison of versions are derived from it. */
export interface Table<R extends Row = Row> {
  /** Name of the view that queries use; the rows stand in <name>_v<version>. */
  readonly name: string;
  readonly columns: { readonly [Column in keyof R]: ColumnType };
  readonly nullable: readonly (keyof R & string)[];
  readonly key: readonly (keyof R & string)[];
  /** Further indexes: the columns, and those only carried along (INCLUDE). */
  readonly indexes: readonly {
    readonly on: readonly (keyof R & string)[];
    readonly include?: readonly (keyof R & string)[];
  }[];
  /** append: rows are only ever added, so the runner loads none. upsert: rows are loaded, folded and written back. */
  readonly writes: 'append' | 'upsert';
}

/** The rows a page of events touches, in memory. */
export interface Rows {
  get<R extends Row>(table: Table<R>, key: readonly Cell[]): R | undefined;
  put<R extends Row>(table: Table<R>, row: NoInfer<R>): void;
}

/** A row an event will read: load it before the fold. */
export interface Touched {
  readonly table: Table;
  readonly key: readonly Cell[];
}

/** How one event type changes the read model. The map of handlers is the subscription; there is no second list. */
export interface Handler<E extends StoredEvent = StoredEvent> {
  touches(event: E): readonly Touched[];
  fold(event: E, rows: Rows): void;
}

export interface Projection {
  readonly name: string;
  /** Raise it when the fold or a table changes: the new version fills beside the old one. */
  readonly version: number;
  readonly tables: readonly Table[];
  readonly handlers: Readonly<Record<string, Handler>>;
  /** halt: a poison event stops the projection (money). park: the event's stream is set aside, the rest goes on. */
  readonly onPoison: 'halt' | 'park';
}
