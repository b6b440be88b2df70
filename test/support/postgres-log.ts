import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import type { Pool, PoolClient } from 'pg';
import { CreateEventLog1795000000000 } from '../../src/event-store/postgres/event-log.migration.ts';
import type { EventLog } from '../../src/event-store/log-archive.port.ts';
import { verifyLog, type Verdict } from '../../src/event-store/integrity/verify-log.ts';
import { PostgresEventStore } from '../../src/event-store/postgres/postgres-event-store.ts';
import { PostgresLogArchive } from '../../src/event-store/postgres/postgres-log-archive.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { wholeLog } from './whole-log.ts';

const migration = new CreateEventLog1795000000000();

/** A database for the spec file and an empty log for each test. */
export class PostgresLog {
  private database: TestDatabase | undefined;
  private opened: PostgresEventStore | undefined;

  constructor() {
    beforeAll(async () => {
      this.database = await createTestDatabase();
      await migration.up(this.pool);
    });
    beforeEach(async () => {
      await migration.down(this.pool);
      await migration.up(this.pool);
      this.opened = new PostgresEventStore(this.pool);
    });
    afterEach(async () => {
      await this.opened?.close();
    });
    afterAll(async () => {
      await this.database?.drop();
    });
  }

  get pool(): Pool {
    if (!this.database) throw new Error('there is no database before the tests begin');
    return this.database.pool;
  }

  get store(): PostgresEventStore {
    if (!this.opened) throw new Error('there is no store before the tests begin');
    return this.opened;
  }

  /** An empty log again, in the middle of a test. */
  async emptied(): Promise<EventLog> {
    await migration.down(this.pool);
    await migration.up(this.pool);
    return { store: new PostgresEventStore(this.pool), archive: new PostgresLogArchive(this.pool) };
  }

  verdict(onProgress?: (events: number) => void): Promise<Verdict> {
    return new PostgresLogArchive(this.pool).inspect((atRest) => verifyLog(atRest, onProgress));
  }

  async positions(): Promise<number[]> {
    return (await wholeLog(this.store, 5_000)).map((event) => event.position);
  }

  /** Runs statements on a connection of its own. */
  async session<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    try {
      return await work(client);
    } finally {
      client.release(true);
    }
  }

  /** Does what only a superuser can: past the triggers. Gives the number of rows that it changed. */
  tamper(sql: string): Promise<number | null> {
    return this.session(async (client) => {
      await client.query('set session_replication_role = replica');
      return (await client.query(sql)).rowCount;
    });
  }

  /** Resolves when an append waits for a lock. */
  async appendWaits(): Promise<void> {
    const { rowCount } = await this.pool.query(
      `select from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock' and query like '%append_events%'`,
    );
    if (!rowCount) await this.appendWaits();
  }
}
