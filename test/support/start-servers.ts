import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres/embedded-postgres.ts';
import { startEventStoreDb } from './eventstoredb.ts';

declare global {
  var stopTestServers: (() => Promise<void>)[] | undefined; // jest's setup and teardown share globalThis only
}

/** Runs before all spec files: the servers that they share. */
export default async function startServers(): Promise<void> {
  globalThis.stopTestServers = [await startPostgres(), await startChosenStore()];
}

/** One PostgreSQL for all spec files, the embedded one unless a url names another. */
async function startPostgres(): Promise<() => Promise<void>> {
  if (process.env['LEDGER_TEST_DATABASE_URL']) return () => Promise.resolve();
  const directory = await mkdtemp(join(tmpdir(), 'ledger-test-'));
  // The data doesn't outlive the run, so tests don't wait for the disk; what must survive a crash has specs of its own.
  // Several whole applications run on it at a time.
  const server = await startEmbeddedPostgres({
    dataDirectory: directory,
    settings: { fsync: 'off', max_connections: '400' },
  });
  process.env['LEDGER_TEST_DATABASE_URL'] = server.url;
  return async () => {
    await server.stop();
    await rm(directory, { recursive: true });
  };
}

/** LEDGER_TEST_EVENT_STORE=eventstoredb: an EventStoreDB for all spec files that do not name their store. */
async function startChosenStore(): Promise<() => Promise<void>> {
  const chosen = process.env['LEDGER_TEST_EVENT_STORE'] ?? 'postgres';
  if (chosen === 'postgres') return () => Promise.resolve();
  if (chosen !== 'eventstoredb') throw new Error(`LEDGER_TEST_EVENT_STORE=${chosen} is no store`);
  const server = await startEventStoreDb();
  process.env['LEDGER_TEST_EVENTSTORE_STARTED'] = server.url;
  return () => server.close();
}
