import type { Pool } from 'pg';
import type { Instant } from '../../kernel/time.ts';
import type { LogHead } from '../log-archive.port.ts';
import type { JournalRecord } from './journal-record.ts';

/** The last record that counts. */
export interface JournalEnd extends LogHead {
  readonly revision: bigint;
  readonly recordedAt: Instant;
}

/** What one batch of appends must know, as of one moment of the index. */
export interface Lookup {
  readonly end: JournalEnd;
  /** The database's clock: the processes of an office have this one in common. */
  readonly now: Instant;
  readonly versions: ReadonlyMap<string, number>;
  /** Revisions of those ids that are stored. */
  readonly stored: readonly bigint[];
}

export interface PlacesPage {
  readonly head: number;
  readonly revisions: readonly bigint[];
}

interface EndRow {
  readonly revision: string;
  readonly position: string;
  readonly hash: string;
  readonly recorded_at: string;
}

const END = 'e.revision, e.position, e.hash, e.recorded_at';

/** Where each event of the journal stands, in PostgreSQL. */
export class JournalIndex {
  constructor(private readonly pool: Pool) {}

  async end(): Promise<JournalEnd> {
    const { rows } = await this.pool.query<EndRow>({ name: 'journal-end', text: `select ${END} from journal_end e` });
    return endOf(rows);
  }

  async lookUp(streams: readonly string[], ids: readonly string[]): Promise<Lookup> {
    const { rows } = await this.pool.query<EndRow & { now: string; versions: number[]; stored: string[] }>({
      name: 'journal-look-up',
      text: `
        select ${END}, to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as now,
          array(select coalesce((select i.version from journal_index i where i.stream = s.stream
                                 order by i.version desc limit 1), 0)
                from unnest($1::text[]) with ordinality s(stream, ord) order by s.ord) as versions,
          array(select i.revision::text from unnest($2::uuid[]) n(id) join journal_index i on i.id = n.id) as stored
        from journal_end e`,
      values: [streams, ids],
    });
    const [row] = rows;
    return {
      end: endOf(rows),
      now: row?.now ?? '',
      versions: new Map(streams.map((stream, at) => [stream, row?.versions[at] ?? 0])),
      stored: row?.stored.map(BigInt) ?? [],
    };
  }

  /** Revisions of the events of these streams, by stream and in order of version; null bounds are none. */
  async placesOf(streams: readonly string[], from: number, to: number | null): Promise<readonly bigint[]> {
    const { rows } = await this.pool.query<{ revision: string }>({
      name: 'journal-places',
      text: `select revision from journal_index
             where stream = any($1) and version >= $2::bigint and ($3::bigint is null or version <= $3)
             order by stream, version`,
      values: [streams, from, to],
    });
    return rows.map(({ revision }) => BigInt(revision));
  }

  /** Revisions of a page of the log, with the head of the same moment. */
  async page(after: number, until: number | null, limit: number, types: readonly string[] | null): Promise<PlacesPage> {
    const { rows } = await this.pool.query<{ head: string; revisions: string[] }>({
      name: types === null ? 'journal-page' : 'journal-page-of-types',
      text: `
        select e.position as head,
          array(select i.revision::text from journal_index i
                where i.position > $1 and i.position <= coalesce($2::bigint, e.position)
                ${types === null ? '' : 'and i.type = any($4)'}
                order by i.position limit $3) as revisions
        from journal_end e`,
      values: [after, until, limit, ...(types === null ? [] : [types])],
    });
    const [row] = rows;
    return { head: Number(row?.head ?? 0), revisions: row?.revisions.map(BigInt) ?? [] };
  }

  /** Revision of the event at that position; undefined where the index has none. */
  async revisionAt(position: number): Promise<bigint | undefined> {
    const { rows } = await this.pool.query<{ revision: string }>(
      'select revision from journal_index where position = $1',
      [position],
    );
    return rows[0] && BigInt(rows[0].revision);
  }

  /**
   * Enters records that follow the end, in one statement. What a crash takes back is read from the journal again, so it
   * need not be on disk when this returns.
   * @returns false when the index ended elsewhere: another process was here first, or a crash took the end back.
   */
  async enter(records: readonly JournalRecord[], end: JournalEnd): Promise<boolean> {
    const last = records.at(-1);
    if (!last) return this.reaches(end);
    const { row: lastRow } = last;
    const { rows } = await this.pool.query<{ moved: boolean }>({
      name: 'journal-enter',
      text: `
        with quick as (select set_config('synchronous_commit', 'off', true) as setting),
        moved as (
          update journal_end e set revision = $2, position = $3, hash = $4, recorded_at = $5 from quick
          where e.revision = $1 and quick.setting = 'off' returning true as moved
        ), entered as (
          insert into journal_index (position, revision, stream, version, id, type)
          select r.* from moved, unnest($6::bigint[], $7::bigint[], $8::text[], $9::int[], $10::uuid[], $11::text[])
            as r(position, revision, stream, version, id, type)
        )
        select moved from moved`,
      values: [
        end.revision,
        last.revision,
        lastRow.position,
        lastRow.hash,
        lastRow.recordedAt,
        records.map(({ row }) => row.position),
        records.map(({ revision }) => revision),
        records.map(({ row }) => row.stream),
        records.map(({ row }) => row.version),
        records.map(({ row }) => row.id),
        records.map(({ row }) => row.type),
      ],
    });
    return rows.length > 0;
  }

  private async reaches({ revision }: JournalEnd): Promise<boolean> {
    const { rows } = await this.pool.query<{ reaches: boolean }>({
      name: 'journal-reaches',
      text: 'select e.revision >= $1::bigint as reaches from journal_end e',
      values: [revision],
    });
    return rows[0]?.reaches ?? false;
  }
}

function endOf(rows: readonly EndRow[]): JournalEnd {
  const [row] = rows;
  if (!row) throw new Error('the index of the journal has lost the mark of its end: drop it and fill it again');
  return {
    revision: BigInt(row.revision),
    position: Number(row.position),
    hash: row.hash,
    recordedAt: row.recorded_at,
  };
}
