import type { ClientBase, Pool, QueryArrayResult } from 'pg';
import type { LogRow } from '../log-archive.port.ts';
import { type Cells, COLUMNS, rowOf } from './rows.ts';

const PAGE = 5_000;

const NEXT_PAGE = {
  name: 'raw-page',
  rowMode: 'array' as const,
  text: `select ${COLUMNS} from events e where e.position > $1 order by e.position limit ${PAGE}`,
};

/** The stored rows in order of position, texts untouched; the next page is on its way while one is looked at. */
export async function* rawPages(database: Pool | ClientBase, after = 0): AsyncIterable<readonly LogRow[]> {
  const request = (last: string): Promise<QueryArrayResult<Cells>> => {
    const answer = database.query<Cells>({ ...NEXT_PAGE, values: [last] });
    answer.catch(() => undefined); // a reader that stops early never asks for it
    return answer;
  };
  let next: Promise<QueryArrayResult<Cells>> | null = request(String(after));
  while (next) {
    const { rows }: QueryArrayResult<Cells> = await next;
    const last: string | undefined = rows.at(-1)?.[0];
    next = last !== undefined && rows.length === PAGE ? request(last) : null;
    if (rows.length > 0) yield rows.map(rowOf);
  }
}
