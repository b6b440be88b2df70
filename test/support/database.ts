import { randomBytes } from 'node:crypto';
import { Pool } from 'pg';

/** A database of its own for one spec file, on the server that start-servers chose. */
export interface TestDatabase {
  readonly url: string;
  readonly pool: Pool;
  drop(): Promise<void>;
}

export async function createTestDatabase(): Promise<TestDatabase> {
  const serverUrl = process.env['LEDGER_TEST_DATABASE_URL'];
  if (!serverUrl) throw new Error('LEDGER_TEST_DATABASE_URL is not set: run the suite with npm test');
  const name = `ledger_test_${randomBytes(6).toString('hex')}`;
  const server = new Pool({ connectionString: serverUrl, max: 1 });
  await server.query(`create database ${name} template template0 encoding 'UTF8'`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const pool = new Pool({ connectionString: url.href, max: 40 });
  pool.on('error', () => undefined); // tests kill backends on purpose; a lost idle client is not their failure
  return {
    url: url.href,
    pool,
    async drop() {
      await pool.end();
      await server.query(`drop database ${name} with (force)`);
      await server.end();
    },
  };
}
