import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { storeOf } from '../../src/app.module.ts';
import type { EventLog } from '../../src/event-store/log-archive.port.ts';
import type { EventStoreChoice } from '../../src/platform/config.ts';

/**
 * The store that this run of the tests is on: the PostgreSQL of the test database, or with
 * LEDGER_TEST_EVENT_STORE=eventstoredb the EventStoreDB that start-servers chose, in a journal of its own.
 */
export function testEventStore(): EventStoreChoice {
  const url = process.env['LEDGER_TEST_EVENTSTORE_STARTED'];
  return url === undefined ? { kind: 'postgres' } : { kind: 'eventstoredb', url, journal: `test-${randomUUID()}` };
}

/** An empty log on that store, with what it needs in the database. */
export async function openTestLog(pool: Pool): Promise<EventLog> {
  const { migration: Migration, open } = storeOf(testEventStore());
  await new Migration().up(pool);
  return open(pool);
}
