import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';

/** Two processes that start at once migrate one after the other. The number names this product's migrations. */
const MIGRATION_LOCK = 7_402_023;

export async function migrate(dataSource: DataSource, pool: Pool): Promise<void> {
  const client = await pool.connect();
  let lost: Error | undefined;
  const onLost = (error: Error) => (lost = error);
  client.on('error', onLost);
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await dataSource.runMigrations({ transaction: 'each' });
    await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
  } catch (error) {
    lost ??= new Error('migration failed', { cause: error }); // the session and its lock go together
    throw error;
  } finally {
    client.off('error', onLost);
    client.release(lost);
  }
}
