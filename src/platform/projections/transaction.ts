import type { Pool, PoolClient } from 'pg';

/**
 * quick: acknowledged before it is on disk. A crash may take the last of them back, whole; right only for what is
 * computed from the log together with its checkpoint, and is then computed again. A process that falls silent in the
 * middle of it (its machine is gone) loses it after 5 s, and with it the rows that it kept from others.
 */
const BEGIN = {
  durable: 'begin',
  quick: `begin; set local synchronous_commit = off; set local idle_in_transaction_session_timeout = '5s'`,
  snapshot: 'begin isolation level repeatable read',
} as const;

export type Queryable = Pick<PoolClient, 'query'>;

/** Runs work in one transaction: all of it or nothing. */
export async function inTransaction<T>(
  pool: Pool,
  work: (client: PoolClient) => Promise<T>,
  kind: keyof typeof BEGIN = 'durable',
): Promise<T> {
  const client = await pool.connect();
  // Without a listener, a backend that dies while it is checked out ends the process; the query in flight rejects anyway.
  const onLost = () => undefined;
  client.on('error', onLost);
  let broken = false;
  try {
    await client.query(BEGIN[kind]);
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => {
      broken = true;
    });
    throw error;
  } finally {
    client.removeListener('error', onLost);
    client.release(broken);
  }
}
