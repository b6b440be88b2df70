import type { DataSource } from 'typeorm';
import type { ColumnType, Row, Table } from '../../kernel/projection.ts';

/**
 * Rows of a read model by position, each cell in the form the kernel has it: instants and dates as text, bigint as number.
 * condition: SQL over the table's columns, with $1, $2 … for the values.
 */
export const readRows = <R extends Row & { readonly position: number }>(
  database: DataSource,
  table: Table<R>,
  condition: string,
  values: readonly unknown[],
): Promise<R[]> =>
  database.query<R[]>(
    `select ${kernelColumns(table, table.name)} from ${table.name} where ${condition} order by position, ${table.key.join(', ')}`,
    [...values],
  );

/** What to select of a table under that name, so that each cell comes in the form the kernel has it. */
export const kernelColumns = (table: Pick<Table, 'columns'>, from: string): string =>
  Object.entries<ColumnType>(table.columns)
    .map(([name, type]) => `${asKernel(`${from}.${name}`, type)} as ${name}`)
    .join(', ');

function asKernel(column: string, type: ColumnType): string {
  switch (type) {
    case 'timestamptz':
      return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
    case 'date':
      return `to_char(${column}, 'YYYY-MM-DD')`;
    case 'bigint':
      return `${column}::double precision`; // safe integers, which it keeps exactly; the driver reads bigint as text
    case 'integer':
    case 'text':
    case 'boolean':
      return column;
  }
}
