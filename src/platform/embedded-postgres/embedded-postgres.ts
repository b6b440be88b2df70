import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { assertSameMajor, type DataDirectory, initialiseCluster, openDataDirectory } from './data-directory.ts';
import { type Ownership, takeOwnership } from './ownership.ts';
import { findBinaries } from './postgres-binaries.ts';
import {
  accepts,
  databaseUrl,
  findServer,
  findWorkingServer,
  interruptServer,
  POLL_MS,
  type Server,
  startServer,
  stopServer,
} from './server-process.ts';
import { type ServerUser, serverUser } from './server-user.ts';
import { EmbeddedPostgresUnavailable } from './unavailable.ts';

const DATABASE = 'ledger';
const JOIN_LIMIT_MS = 120_000; // the owner may be recovering from a crash

export interface EmbeddedPostgresOptions {
  readonly dataDirectory: string;
  /** What a person should know about this start, one Korean sentence at a time. */
  readonly onNotice?: (text: string) => void;
  /** Server settings beside the usual ones. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface EmbeddedPostgres {
  /** For a pg Pool: role and database 'ledger', over a Unix socket that only this account can open. */
  readonly url: string;
  /** own: we started or took over the server, and stop() ends it. joined: another ledger process owns it. */
  readonly mode: 'own' | 'joined';
  stop(): Promise<void>;
}

/**
 * The PostgreSQL of a data directory, made on the first start. One process owns the server; others on the same
 * directory join it. A server whose owner was killed is taken over.
 * @throws EmbeddedPostgresUnavailable when it can't run here.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const user = serverUser();
  const data = openDataDirectory(resolve(options.dataDirectory), user);
  if (data.relocated) {
    options.onNotice?.(`서버 계정이 접근할 수 있도록 데이터베이스를 ${data.path}에 둡니다.`);
  }
  const deadline = Date.now() + JOIN_LIMIT_MS;
  for (;;) {
    const ownership = takeOwnership(data.ownership);
    if (ownership) return own(data, user, ownership, options);
    const server = findServer(data);
    if (server && (await accepts(server, DATABASE))) return join(server);
    if (Date.now() > deadline) {
      throw new EmbeddedPostgresUnavailable(`${data.path}의 데이터베이스를 시작하는 다른 프로세스가 끝나지 않습니다.`);
    }
    await delay(POLL_MS);
  }
}

const join = (server: Server): EmbeddedPostgres => ({
  url: databaseUrl(server, DATABASE),
  mode: 'joined',
  stop: () => Promise.resolve(),
});

async function own(
  data: DataDirectory,
  user: ServerUser,
  ownership: Ownership,
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  try {
    const server = await runServer(data, user, options);
    const stopOnExit = () => {
      interruptServer(data, server);
    };
    process.once('exit', stopOnExit);
    let stopped: Promise<void> | undefined;
    const stop = async () => {
      await stopServer(data, server);
      process.off('exit', stopOnExit);
      ownership.release();
    };
    return { url: databaseUrl(server, DATABASE), mode: 'own', stop: () => (stopped ??= stop()) };
  } catch (error) {
    ownership.release();
    throw error;
  }
}

async function runServer(
  data: DataDirectory,
  user: ServerUser,
  { settings = {}, onNotice }: EmbeddedPostgresOptions,
): Promise<Server> {
  const binaries = findBinaries(user);
  await initialiseCluster(data, binaries, user);
  assertSameMajor(data, binaries);
  const orphan = await findWorkingServer(data);
  if (orphan) onNotice?.('비정상 종료된 프로세스가 남긴 데이터베이스 서버를 이어받았습니다.');
  const server = orphan ?? (await startServer(data, binaries, user, settings));
  try {
    await createDatabaseOnce(server);
    return server;
  } catch (error) {
    await stopServer(data, server);
    throw error;
  }
}

async function createDatabaseOnce(server: Server): Promise<void> {
  const client = new Client({ connectionString: databaseUrl(server, 'postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE} template template0`);
  } finally {
    await client.end();
  }
}
