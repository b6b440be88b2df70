import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll } from '@jest/globals';
import type { Pool } from 'pg';
import { CreateJournalIndex1795000300000 } from '../../src/event-store/eventstoredb/journal-index.migration.ts';
import { openEventStoreDb } from '../../src/event-store/eventstoredb/open-eventstoredb.ts';
import type { EventLog } from '../../src/event-store/log-archive.port.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { startEventStoreDb, startStandIn, type RealServer, type StandIn, type StandInOptions } from './eventstoredb.ts';

/** Short, so that an outage in a test is soon over. */
const PATIENCE = { oneCallMs: 1_000, altogetherMs: 4_000 };

const migration = new CreateJournalIndex1795000300000();

/** An EventStoreDB and a database for the spec file; every log is a journal of its own. */
export class EventStoreDbLog {
  private database: TestDatabase | undefined;
  private started: StandIn | RealServer | undefined;
  private readonly opened: EventLog[] = [];

  /** alwaysStandIn: for tests that make faults, which a real server does not do to order. */
  constructor({ alwaysStandIn = false, ...options }: StandInOptions & { readonly alwaysStandIn?: boolean } = {}) {
    beforeAll(async () => {
      this.started = await (alwaysStandIn ? startStandIn : startEventStoreDb)(options);
      this.database = await createTestDatabase();
      await migration.up(this.pool);
    });
    afterEach(async () => {
      for (const { store } of this.opened.splice(0)) await store.close();
    });
    afterAll(async () => {
      await this.database?.drop();
      await this.started?.close();
    });
  }

  get server(): StandIn | RealServer {
    if (!this.started) throw new Error('there is no server before the tests begin');
    return this.started;
  }

  get standIn(): StandIn {
    if (this.server.kind !== 'stand-in') throw new Error('a real server makes no faults to order');
    return this.server;
  }

  get pool(): Pool {
    if (!this.database) throw new Error('there is no database before the tests begin');
    return this.database.pool;
  }

  /** An empty log. */
  async emptied(): Promise<EventLog & { readonly journal: string }> {
    const journal = `ledger-${randomUUID()}`;
    await this.forgetIndex();
    return { ...this.open(journal), journal };
  }

  /** The log as a further process opens it. */
  open(journal: string): EventLog {
    const log = openEventStoreDb({ url: this.server.url, journal, patience: PATIENCE }, this.pool);
    this.opened.push(log);
    return log;
  }

  async forgetIndex(): Promise<void> {
    await migration.down(this.pool);
    await migration.up(this.pool);
  }
}
