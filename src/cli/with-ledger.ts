import { Logger, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Pool } from 'pg';
import { AppModule, projections } from '../app.module.ts';
import { EVENT_STORE, type EventStore } from '../event-store/event-store.port.ts';
import { LOG_ARCHIVE, type LogArchive } from '../event-store/log-archive.port.ts';
import { readConfig, type Config } from '../platform/config.ts';
import { openDatabase } from '../platform/database/open-database.ts';
import type { Work } from '../platform/background-work.ts';
import { POOL } from '../platform/database/pool.ts';
import { ProjectionHost } from '../platform/projections/projection-host.ts';
import { waitForPosition } from '../platform/projections/wait-for-position.ts';

/** What a command of the terminal works with. */
export interface Ledger {
  readonly app: INestApplicationContext;
  readonly pool: Pool;
  readonly store: EventStore;
  readonly archive: LogArchive;
  readonly host: ProjectionHost;
  readonly seals: Config['seals'];
  /** Resolves when the read models, or this one, include everything recorded by now, whoever folds it. */
  readonly upToDate: (onProgress?: (position: number, head: number) => void, name?: string) => Promise<void>;
}

const PATIENCE_MS = 10 * 60_000; // a first fold of a large log

/**
 * Opens the same database a running server uses, or starts it, and lets go of it at the end. Meanwhile it keeps the read
 * models up, unless it is only to look; nothing else goes on by itself.
 */
export async function withLedger<T>(use: (ledger: Ledger) => Promise<T>, work: Work = 'read-models'): Promise<T> {
  const config = readConfig(process.env);
  const database = await openDatabase(config, (text) => process.stderr.write(`${text}\n`));
  try {
    Logger.overrideLogger(false); // a failure is thrown, and said once, in one sentence
    const { eventStore, seals } = config;
    const module = AppModule.on({ databaseUrl: database.url, eventStore, seals, work });
    const app = await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
    try {
      const pool = app.get<Pool>(POOL);
      const store = app.get<EventStore>(EVENT_STORE);
      const upToDate: Ledger['upToDate'] = async (onProgress, only) => {
        const names = only === undefined ? projections.map(({ name }) => name) : [only];
        const head = await store.head();
        await waitForPosition(pool, names, head, PATIENCE_MS, (position) => onProgress?.(position, head));
        onProgress?.(head, head);
      };
      const archive = app.get<LogArchive>(LOG_ARCHIVE);
      return await use({ app, pool, store, archive, host: app.get(ProjectionHost), seals, upToDate });
    } finally {
      await app.close();
    }
  } finally {
    await database.close();
  }
}
