import type { Pool, PoolClient } from 'pg';
import { requireFollowing } from '../integrity/follows.ts';
import type { LogArchive, LogAtRest, LogHead, LogRow } from '../log-archive.port.ts';
import { rawPages } from './raw-pages.ts';

/** The log in PostgreSQL as rows. */
export class PostgresLogArchive implements LogArchive {
  constructor(private readonly pool: Pool) {}

  inspect<T>(work: (log: LogAtRest) => Promise<T>): Promise<T> {
    return this.inTransaction('begin isolation level repeatable read read only', async (client) => {
      const head = await headOf(client, '');
      return work({ head, pages: (after) => rawPages(client, after) });
    });
  }

  async restore(rows: readonly LogRow[]): Promise<void> {
    await this.inTransaction('begin', async (client) => {
      requireFollowing(await headOf(client, 'for update'), rows);
      await client.query(RESTORE, [JSON.stringify(rows)]);
    });
  }

  private async inTransaction<T>(begin: string, work: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    let lost: Error | undefined;
    const onError = (error: Error) => {
      lost = error;
    };
    client.on('error', onError);
    try {
      await client.query(begin);
      const result = await work(client);
      await client.query('commit');
      return result;
    } catch (error) {
      lost ??= new Error('the transaction failed', { cause: error }); // rolled back with its connection
      throw error;
    } finally {
      client.off('error', onError);
      client.release(lost);
    }
  }
}

async function headOf(client: PoolClient, lock: '' | 'for update'): Promise<LogHead | null> {
  const { rows } = await client.query<{ position: string; hash: string }>(
    `select position, hash from log_head ${lock}`,
  );
  const [head] = rows;
  return head ? { position: Number(head.position), hash: head.hash } : null;
}

/** data and meta stay the very texts that the hashes cover. */
const RESTORE = `
with restored as (
  insert into events (position, stream, version, id, type, schema_version, effective_on, recorded_at,
      documented_known_at, data, meta, hash)
    select position, stream, version, id, type, "schemaVersion", "effectiveOn", "recordedAt", "documentedKnownAt",
      data::json, meta::json, hash
    from json_to_recordset($1::json) as r(position bigint, stream text, version integer, id uuid, type text,
      "schemaVersion" integer, "effectiveOn" date, "recordedAt" timestamptz, "documentedKnownAt" timestamptz,
      data text, meta text, hash text)
    order by position
    returning position, stream, version, recorded_at, hash
), stream_ends as (
  insert into streams (stream, version) select stream, max(version) from restored group by stream
    on conflict (stream) do update set version = excluded.version
), last as (
  select position, hash, recorded_at from restored order by position desc limit 1
)
update log_head set position = last.position, hash = last.hash, recorded_at = last.recorded_at from last`;
