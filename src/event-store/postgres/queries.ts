import type { ReadAll } from '../event-store.port.ts';
import { type Cells, COLUMNS } from './rows.ts';

/** A statement that every connection prepares once. */
export interface NamedQuery {
  readonly name: string;
  readonly text: string;
  readonly values: unknown[];
}

export const readStream = (stream: string, from: number, to: number | null): NamedQuery => ({
  name: 'read-stream',
  text: `select ${COLUMNS} from events e
    where e.stream = $1 and e.version >= $2::bigint and ($3::bigint is null or e.version <= $3) order by e.version`,
  values: [stream, from, to],
});

export const readStreams = (streams: readonly string[]): NamedQuery => ({
  name: 'read-streams',
  text: `select ${COLUMNS} from events e where e.stream = any($1) order by e.stream, e.version`,
  values: [streams],
});

export const readHead: NamedQuery = { name: 'read-head', text: 'select position from log_head', values: [] };

/** The head and an event of the page; without events, one row with the head alone. */
export type PageCells = [head: string, ...Cells] | [head: string, ...Nulls<Cells>];
type Nulls<Columns extends unknown[]> = { [Column in keyof Columns]: null };

// One statement, so head and events are of one moment: what is not on the page is not in the log up to that head.
// limit 1 tells a planner without statistics that there is one head, and the upper bound stays outside the page: with
// guesses for either it compiles (JIT) or sorts what an index gives in order.
const page = (events: string): string => `
  select h.position, ${COLUMNS}
  from (select position from log_head limit 1) h left join (${events}) e on e.position <= least($2::bigint, h.position)
  order by e.position`;

const WHOLE_PAGE = page('select * from events where position > $1 order by position limit $3');

// Read models want nearly all types: walking the log beats an index by type, which every append would have to keep.
const PAGE_OF_TYPES = page('select * from events where position > $1 and type = any($4) order by position limit $3');

export function readPage({ after, until, limit, types }: ReadAll): NamedQuery {
  const values = [after, until ?? null, limit];
  return types
    ? { name: 'read-page-of-types', text: PAGE_OF_TYPES, values: [...values, [...new Set(types)]] }
    : { name: 'read-page', text: WHOLE_PAGE, values };
}
