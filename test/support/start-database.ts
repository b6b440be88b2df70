import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres/embedded-postgres.ts';

declare global {
  var stopTestServer: (() => Promise<void>) | undefined; // jest's setup and teardown share globalThis only
}

/** Runs before all spec files: one PostgreSQL server for all of them, the embedded one unless a url names another. */
export default async function startDatabase(): Promise<void> {
  if (process.env['LEDGER_TEST_DATABASE_URL']) return;
  const directory = await mkdtemp(join(tmpdir(), 'ledger-test-'));
  // The data doesn't outlive the run, so tests don't wait for the disk; what must survive a crash has specs of its own.
  const server = await startEmbeddedPostgres({ dataDirectory: directory, settings: { fsync: 'off' } });
  process.env['LEDGER_TEST_DATABASE_URL'] = server.url;
  globalThis.stopTestServer = async () => {
    await server.stop();
    await rm(directory, { recursive: true });
  };
}
