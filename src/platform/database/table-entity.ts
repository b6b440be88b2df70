import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import type { ColumnType, Row, Table } from '../../kernel/projection.ts';

/** bigint columns hold safe integers (kernel Cell), so they are read as numbers. */
const AS_NUMBER = {
  from: (text: string | null) => (text === null ? null : Number(text)),
  to: (value: unknown) => value,
};

const columnOptions = (type: ColumnType): EntitySchemaColumnOptions =>
  type === 'bigint' ? { type, transformer: AS_NUMBER } : { type };

/** The TypeORM entity of a read-model table, made from the table itself, so that its columns are listed once. */
export function entityOf<R extends Row>(table: Table<R>): EntitySchema<R> {
  const columns: Record<string, EntitySchemaColumnOptions> = {};
  for (const [name, type] of Object.entries<ColumnType>(table.columns))
    columns[name] = {
      ...columnOptions(type),
      primary: table.key.includes(name),
      nullable: table.nullable.includes(name),
    };
  return new EntitySchema<R>({ name: table.name, tableName: table.name, columns, synchronize: false });
}
