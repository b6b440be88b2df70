import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { accountOf, type DataDirectory, SUPERUSER } from './data-directory.ts';
import { type PostgresBinaries } from './postgres-binaries.ts';
import { runningProcess } from './running-process.ts';
import { canReach, type ServerUser } from './server-user.ts';
import { EmbeddedPostgresUnavailable, systemErrorCode } from './unavailable.ts';

/** A running server of a data directory, as its postmaster.pid tells. */
export interface Server {
  readonly pid: number;
  readonly socketDirectory: string;
}

export const POLL_MS = 20;
const PORT = 5432; // names the socket file; the server never listens on TCP
const SOCKET_PATH_LIMIT = 100; // bytes; sun_path holds 104 on macOS, 108 on Linux
const START_LIMIT_MS = 120_000; // recovery after a crash replays up to max_wal_size
const STOP_LIMIT_MS = 60_000;

const SETTINGS = {
  listen_addresses: '',
  port: `${PORT}`,
  unix_socket_permissions: '0700',
  fsync: 'on',
  synchronous_commit: 'on',
  max_connections: '100',
  shared_buffers: '256MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'fatal', // the log stays small and holds no data: failed statements reach their caller anyway
};

export const databaseUrl = ({ socketDirectory }: Server, database: string): string =>
  `postgresql://${SUPERUSER}@localhost:${PORT}/${database}?host=${encodeURIComponent(socketDirectory)}&sslmode=disable`;

/** The server whose process lives now, whoever started it; it may be starting or stopping still. */
export function findServer({ cluster }: DataDirectory): Server | null {
  const [pid, , , , socketDirectory] = readPidFile(cluster);
  if (!pid || !socketDirectory) return null;
  const isPostmaster = runningProcess(Number(pid))?.command.includes(` -D ${cluster} `) ?? false;
  return isPostmaster ? { pid: Number(pid), socketDirectory } : null;
}

function readPidFile(cluster: string): string[] {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

export async function accepts(server: Server, database: string): Promise<boolean> {
  const client = new Client({ connectionString: databaseUrl(server, database) });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end();
  }
}

/** A server left behind that still works; waits while it starts or stops. null when there is none. */
export async function findWorkingServer(data: DataDirectory): Promise<Server | null> {
  const deadline = Date.now() + START_LIMIT_MS;
  for (;;) {
    const server = findServer(data);
    if (!server || (await accepts(server, 'postgres'))) return server;
    if (Date.now() > deadline) throw notStarted(data);
    await delay(POLL_MS);
  }
}

export async function startServer(
  data: DataDirectory,
  binaries: PostgresBinaries,
  user: ServerUser,
  settings: Readonly<Record<string, string>>,
): Promise<Server> {
  const socketDirectory = makeSocketDirectory(data, user);
  const all = { ...SETTINGS, unix_socket_directories: socketDirectory, ...settings };
  const args = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const deadline = Date.now() + START_LIMIT_MS;
  for (;;) {
    const child = await spawnServer(data, binaries, user, args);
    const server = await whenReady(data, child, deadline);
    if (server) return server;
    // A killed server's children need a moment to notice; until then PostgreSQL rightly refuses.
    if (!/shared memory block/.test(logTail(data)) || Date.now() > deadline) throw notStarted(data);
    await delay(10 * POLL_MS);
  }
}

function makeSocketDirectory(data: DataDirectory, user: ServerUser): string {
  const [, , , , previous] = readPidFile(data.cluster);
  if (previous) removeSocketDirectory(data, previous);
  const isShort = Buffer.byteLength(join(data.socket, `.s.PGSQL.${PORT}`)) <= SOCKET_PATH_LIMIT;
  const directory = isShort ? data.socket : mkdtempSync(join(shortTemporary(user), 'ledger-'));
  if (isShort) mkdirSync(directory, { recursive: true, mode: 0o700 });
  if (user.other) chownSync(directory, user.uid, user.gid);
  return directory;
}

const shortTemporary = (user: ServerUser): string =>
  tmpdir().length < 70 && (!user.other || canReach(user, tmpdir())) ? tmpdir() : '/tmp';

/** Only one that stands outside the data directory, for a path that was too long. */
function removeSocketDirectory(data: DataDirectory, directory: string): void {
  const isOurs = directory !== data.socket && /^ledger-\w{6}$/.test(directory.slice(dirname(directory).length + 1));
  if (isOurs) rmSync(directory, { recursive: true, force: true });
}

async function spawnServer(
  data: DataDirectory,
  binaries: PostgresBinaries,
  user: ServerUser,
  args: readonly string[],
): Promise<ChildProcess> {
  const [stalePid] = readPidFile(data.cluster);
  // No server runs, so whatever has that pid now is another program. PostgreSQL passes over this pid, yet still checks
  // the shared memory that the file names; removing the file would lose that check.
  const stale = stalePid ? { PG_GRANDPARENT_PID: stalePid } : {};
  writeFileSync(data.log, '', { mode: 0o600 });
  const log = openSync(data.log, 'a'); // the last children of a killed server may still write to it
  try {
    const child = spawn(binaries.postgres, ['-D', data.cluster, ...args], {
      ...accountOf(user),
      cwd: '/',
      detached: true, // a Ctrl-C in the terminal is for the ledger, which stops the server when it is done
      env: { LC_ALL: 'C', ...stale },
      stdio: ['ignore', 'ignore', log],
    });
    child.unref();
    await once(child, 'spawn');
    return child;
  } catch (error) {
    throw notStarted(data, String(error));
  } finally {
    closeSync(log);
  }
}

/** null when the process ended instead. */
async function whenReady(data: DataDirectory, child: ChildProcess, deadline: number): Promise<Server | null> {
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null) return null;
    const server = findServer(data);
    if (server && server.pid === child.pid && (await accepts(server, 'postgres'))) return server;
    if (Date.now() > deadline) {
      child.kill('SIGINT');
      throw notStarted(data);
    }
    await delay(POLL_MS);
  }
}

/** Fast shutdown: running transactions are rolled back, committed ones are on disk. Resolves when the process is gone. */
export async function stopServer(data: DataDirectory, server: Server): Promise<void> {
  const stopping = findServer(data)?.pid === server.pid ? runningProcess(server.pid) : null;
  interruptServer(data, server);
  const deadline = Date.now() + STOP_LIMIT_MS;
  while (stopping && runningProcess(server.pid)?.startedAt === stopping.startedAt) {
    if (Date.now() > deadline) throw new Error(`PostgreSQL(pid ${server.pid})이 제때 멈추지 않았습니다.`);
    await delay(POLL_MS);
  }
  removeSocketDirectory(data, server.socketDirectory);
}

export function interruptServer(data: DataDirectory, server: Server): void {
  if (findServer(data)?.pid === server.pid) process.kill(server.pid, 'SIGINT');
}

const logTail = ({ log }: DataDirectory): string => readFileSync(log, 'utf8').slice(-2000);

const notStarted = (data: DataDirectory, reason = logTail(data)): EmbeddedPostgresUnavailable =>
  new EmbeddedPostgresUnavailable(`내장 PostgreSQL이 시작되지 않았습니다(${data.log}): ${reason}`);
