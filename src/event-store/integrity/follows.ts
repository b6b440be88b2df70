import { RowsDoNotFollow } from '../log-archive.port.ts';
import type { LogHead, LogRow } from '../log-archive.port.ts';
import { chainHash } from './chain.ts';

/** @throws RowsDoNotFollow when the rows are not the next ones of the log that ends with this head. */
export function requireFollowing(head: LogHead | null, rows: readonly LogRow[]): void {
  if (head === null) throw new RowsDoNotFollow('the log has lost the mark of its end');
  let last = head;
  for (const row of rows) {
    if (row.position !== last.position + 1)
      throw new RowsDoNotFollow(`position ${row.position} stands where ${last.position + 1} belongs`);
    if (row.hash !== chainHash(last.hash, row))
      throw new RowsDoNotFollow(`the event at position ${row.position} does not follow the one before it`);
    last = row;
  }
}
