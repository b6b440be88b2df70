import type { Pool } from 'pg';
import { type Verdict, verifyLog } from '../integrity/verify-log.ts';
import { rawPages } from './raw-pages.ts';

/** Verifies the whole log as one moment saw it; appends go on meanwhile. */
export async function verifyPostgresLog(pool: Pool, onProgress?: (events: number) => void): Promise<Verdict> {
  const client = await pool.connect();
  let lost: Error | undefined;
  const onError = (error: Error) => {
    lost = error;
  };
  client.on('error', onError);
  try {
    await client.query('begin isolation level repeatable read read only');
    const { rows } = await client.query<{ position: string; hash: string }>('select position, hash from log_head');
    const [head] = rows;
    const verdict = head
      ? await verifyLog(rawPages(client), { position: Number(head.position), hash: head.hash }, onProgress)
      : { ok: false as const, position: 1, problem: 'the head of the log is missing', events: 0 };
    await client.query('commit');
    return verdict;
  } catch (error) {
    lost ??= new Error('verification failed', { cause: error });
    throw error;
  } finally {
    client.off('error', onError);
    client.release(lost);
  }
}
