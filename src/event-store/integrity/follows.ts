import { RowsDoNotFollow, type LogHead, type LogRow } from '../log-archive.port.ts';
import { chainHash } from './chain.ts';

/** How many of the rows are the next ones of the log that ends with this head, and what is wrong with the one after them. */
export function countFollowing(head: LogHead, rows: readonly LogRow[]): { count: number; problem: string | null } {
  let last = head;
  for (const [count, row] of rows.entries()) {
    if (row.position !== last.position + 1)
      return { count, problem: `position ${row.position} stands where ${last.position + 1} belongs` };
    if (row.hash !== chainHash(last.hash, row))
      return { count, problem: `the event at position ${row.position} does not follow the one before it` };
    last = row;
  }
  return { count: rows.length, problem: null };
}

/** @throws RowsDoNotFollow when the rows are not the next ones of the log that ends with this head. */
export function requireFollowing(head: LogHead | null, rows: readonly LogRow[]): void {
  const { problem } = head ? countFollowing(head, rows) : { problem: 'the log has lost the mark of its end' };
  if (problem !== null) throw new RowsDoNotFollow(problem);
}
