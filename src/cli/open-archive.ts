import { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { CreateJournalIndex1795000300000 } from '../event-store/eventstoredb/journal-index.migration.ts';
import { openEventStoreDb } from '../event-store/eventstoredb/open-eventstoredb.ts';
import { FileLogArchive } from '../event-store/file/file-log-archive.ts';
import type { LogArchive } from '../event-store/log-archive.port.ts';
import { CreateEventLog1795000000000 } from '../event-store/postgres/event-log.migration.ts';
import { PostgresLogArchive } from '../event-store/postgres/postgres-log-archive.ts';
import { Rejection } from '../kernel/rejection.ts';
import { migrate } from '../platform/database/migrate.ts';
import { createReplay, dropReplay } from '../platform/projections/replay.ts';
import type { Ledger } from './with-ledger.ts';

export interface OpenArchive {
  readonly archive: LogArchive;
  /** The address without its password. */
  readonly name: string;
  close(): Promise<void>;
}

/** source: is only read. target: its tables, or its file, are made when missing. */
export type ArchiveUse = 'source' | 'target';

/**
 * The log at an address: postgres://…, esdb://… or kurrentdb://…, file:path, or 'ledger', the one that this installation
 * works on.
 * @throws Rejection store-address, store-without-log
 */
export async function openArchive(
  address: string,
  use: ArchiveUse,
  { archive, pool }: Pick<Ledger, 'archive' | 'pool'>,
): Promise<OpenArchive> {
  if (address === 'ledger') return { archive, name: address, close: () => Promise.resolve() };
  switch (/^([a-z]+)(?:[+]discover)?:/.exec(address)?.[1]) {
    case 'file':
      return openFile(address, use);
    case 'postgres':
    case 'postgresql':
      return openPostgres(address, use);
    case 'esdb':
    case 'kurrentdb':
      return openJournal(address, pool);
    default:
      throw new Rejection(
        'store-address',
        `${address}은(는) 원장의 주소가 아닙니다. ledger, postgres://…, esdb://…, file:경로 가운데 하나여야 합니다.`,
      );
  }
}

async function openFile(address: string, use: ArchiveUse): Promise<OpenArchive> {
  const path = address.slice('file:'.length);
  const archive = await FileLogArchive.open(path, use === 'source' ? 'read' : 'write');
  return { archive, name: address, close: () => archive.close() };
}

async function openPostgres(address: string, use: ArchiveUse): Promise<OpenArchive> {
  const name = withoutPassword(address);
  const pool = new Pool({ connectionString: address });
  pool.on('error', () => undefined); // a lost idle connection: the next query says it
  try {
    if (use === 'target') await createLog(address, pool);
    else await requireLog(name, pool);
    return { archive: new PostgresLogArchive(pool), name, close: () => pool.end() };
  } catch (error) {
    await pool.end();
    if (error instanceof Rejection) throw error;
    throw new Error(`${name}을(를) 열 수 없습니다`, { cause: error });
  }
}

/** As the product's own start would, so that the product can start on this database later. */
async function createLog(url: string, pool: Pool): Promise<void> {
  const database = new DataSource({ type: 'postgres', url, migrations: [CreateEventLog1795000000000] });
  await database.initialize();
  await migrate(database, pool).finally(() => database.destroy());
}

async function requireLog(name: string, pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ log: string | null }>(`select to_regclass('log_head')::text as log`);
  if (!rows[0]?.log) throw new Rejection('store-without-log', `${name}에는 원장이 없습니다.`);
}

/**
 * The journal is named behind a #, 'ledger' when it is not. Its index (docs/adr/0011) is made for this once, in a schema of
 * the installation's database.
 */
async function openJournal(address: string, pool: Pool): Promise<OpenArchive> {
  const [url = '', journal = 'ledger'] = address.replace(/^kurrentdb/, 'esdb').split('#');
  const schema = await createReplay(pool);
  const indexPool = new Pool(pool.options);
  indexPool.on('error', () => undefined);
  indexPool.on('connect', (client) => {
    client.query(`set search_path to ${schema}`).catch(() => undefined); // the next query fails for the same reason
  });
  const close = async () => {
    await indexPool.end();
    await dropReplay(pool, schema);
  };
  try {
    await new CreateJournalIndex1795000300000().up(indexPool);
    const { store, archive } = openEventStoreDb({ url, journal }, indexPool);
    return { archive, name: withoutPassword(address), close: () => store.close().then(close) };
  } catch (error) {
    await close();
    throw error;
  }
}

const withoutPassword = (address: string): string =>
  address.replace(/^([a-z+]+:\/\/[^:@/]*):.*@/, '$1@').replace(/([?&]password=)[^&]*/g, '$1…');
