import { afterEach, describe, expect, it } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../src/platform/embedded-postgres/embedded-postgres.ts';
import { runningProcess } from '../../src/platform/embedded-postgres/running-process.ts';
import { accountOf } from '../../src/platform/embedded-postgres/data-directory.ts';
import { serverUser } from '../../src/platform/embedded-postgres/server-user.ts';
import { killServer, pidFileOf, serverPid } from '../support/embedded-server.ts';

// A ledger process: on Ctrl-C it still asks the database, then stops it.
const LEDGER_PROCESS = `
  import { Client } from 'pg';
  import { startEmbeddedPostgres } from './src/platform/embedded-postgres/embedded-postgres.ts';
  const server = await startEmbeddedPostgres({ dataDirectory: process.argv[1] });
  process.once('SIGINT', async () => {
    const client = new Client({ connectionString: server.url });
    await client.connect();
    await client.query('insert into kept values (2)');
    await client.end();
    await server.stop();
    process.exit();
  });
  process.stdin.resume().once('end', () => process.exit()); // not to outlive the test
  console.log(server.mode, server.url);
`;

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

function newDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'ledger-embedded-'));
  chmodSync(directory, 0o755);
  cleanups.push(async () => {
    if (existsSync(pidFileOf(directory))) await killServer(directory); // a failed test may leave one
    rmSync(directory, { recursive: true });
  });
  return directory;
}

async function start(dataDirectory: string, notices: string[] = []): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDirectory, onNotice: (text) => notices.push(text) });
  cleanups.push(() => server.stop());
  return server;
}

interface LedgerProcess {
  readonly child: ChildProcess;
  readonly mode: string;
  readonly url: string;
}

async function startInProcess(dataDirectory: string): Promise<LedgerProcess> {
  const args = ['--import', './test/support/typescript-loader.mjs', '--input-type=module', '-e', LEDGER_PROCESS];
  const child = spawn(process.execPath, [...args, dataDirectory], {
    detached: true, // a process group of its own, like a shell gives
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  cleanups.push(() => kill(child));
  for await (const line of createInterface({ input: child.stdout })) {
    const [mode = '', url = ''] = line.split(' ');
    return { child, mode, url };
  }
  throw new Error('the ledger process ended before its database was ready');
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<unknown[]>({ text: sql, rowMode: 'array' });
    return rows.flat();
  } finally {
    await client.end();
  }
}

const socketDirectory = (server: EmbeddedPostgres): string => new URL(server.url).searchParams.get('host') ?? '';

const keepOne = 'create table kept as select 1 as n';
const kept = 'select n from kept order by n';

describe('embedded PostgreSQL', () => {
  it('starts on an empty directory and keeps its data from one start to the next', async () => {
    const directory = newDirectory();
    const first = await start(directory);
    await query(first.url, keepOne);
    const pid = serverPid(directory);
    await first.stop();
    expect(runningProcess(pid)).toBeNull();

    const second = await start(directory);
    expect([first.mode, second.mode]).toEqual(['own', 'own']);
    expect(await query(second.url, kept)).toEqual([1]);
  });

  it('is durable and reachable over its socket only', async () => {
    const server = await start(newDirectory());
    const setting = (name: string) => query(server.url, `show ${name}`);
    expect(await setting('fsync')).toEqual(['on']);
    expect(await setting('synchronous_commit')).toEqual(['on']);
    expect(await setting('listen_addresses')).toEqual(['']);
    expect(statSync(socketDirectory(server)).mode & 0o777).toBe(0o700);
    expect(await query(server.url, 'select current_user, current_database()')).toEqual(['ledger', 'ledger']);
  });

  it('has one owner when two starts of one process meet; the other one leaves the server running', async () => {
    const directory = newDirectory();
    const servers = await Promise.all([start(directory), start(directory)]);
    expect(servers.map(({ mode }) => mode).sort()).toEqual(['joined', 'own']);
    const joined = servers.find(({ mode }) => mode === 'joined')!;
    await joined.stop();
    expect(await query(joined.url, 'select 1')).toEqual([1]);
  });

  it('has one owner when several processes start at once, also after an owner was killed', async () => {
    const directory = newDirectory();
    const first = await Promise.all([startInProcess(directory), startInProcess(directory)]);
    expect(first.map(({ mode }) => mode).sort()).toEqual(['joined', 'own']);
    await Promise.all(first.map(({ child }) => kill(child)));

    const next = await Promise.all([startInProcess(directory), startInProcess(directory), start(directory)]);
    expect(next.map(({ mode }) => mode).sort()).toEqual(['joined', 'joined', 'own']);
    for (const { url } of next) expect(await query(url, 'select 1')).toEqual([1]);
  });

  it('takes over the running server of an owner that was killed', async () => {
    const directory = newDirectory();
    const killed = await startInProcess(directory);
    await query(killed.url, keepOne);
    const pid = serverPid(directory);
    await kill(killed.child);
    expect(runningProcess(pid)).not.toBeNull();

    const notices: string[] = [];
    const server = await start(directory, notices);
    expect([server.mode, serverPid(directory)]).toEqual(['own', pid]);
    expect(notices).toEqual([expect.stringContaining('이어받았습니다')]);
    expect(await query(server.url, kept)).toEqual([1]);
    await server.stop();
    expect(runningProcess(pid)).toBeNull();
  });

  it('recovers what was committed when owner and server were both killed', async () => {
    const directory = newDirectory();
    const killed = await startInProcess(directory);
    await query(killed.url, keepOne);
    await kill(killed.child);
    const pid = await killServer(directory);

    const server = await start(directory);
    expect(server.mode).toBe('own');
    expect(serverPid(directory)).not.toBe(pid);
    expect(await query(server.url, kept)).toEqual([1]);
  });

  it('waits until the last child of a server that was killed lets go of its memory', async () => {
    const directory = newDirectory();
    const { child, url } = await startInProcess(directory);
    await query(url, keepOne);
    const busy = new Client({ connectionString: url });
    busy.on('error', () => undefined);
    await busy.connect();
    const { rows } = await busy.query<{ pid: number }>('select pg_backend_pid() as pid');
    const { pid } = rows[0]!;
    process.kill(pid, 'SIGSTOP');
    await kill(child);
    await killServer(directory);

    const starting = start(directory);
    const log = join(directory, 'server.log');
    while (!readFileSync(log, 'utf8').includes('shared memory block')) await delay(5);
    process.kill(pid, 'SIGCONT');
    expect(await query((await starting).url, kept)).toEqual([1]);
  });

  it('starts although another program has the pid of the server that was killed', async () => {
    const directory = newDirectory();
    const killed = await startInProcess(directory);
    await query(killed.url, keepOne);
    await kill(killed.child);
    const pid = await killServer(directory);
    const other = spawn('sleep', ['600'], { stdio: 'ignore', ...accountOf(serverUser()) });
    cleanups.push(() => kill(other));
    await once(other, 'spawn');
    for (const file of [pidFileOf(directory), join(directory, 'socket', '.s.PGSQL.5432.lock')]) {
      writeFileSync(file, readFileSync(file, 'utf8').replace(`${pid}\n`, `${other.pid!}\n`));
    }

    const server = await start(directory);
    expect(await query(server.url, kept)).toEqual([1]);
    expect(other.exitCode ?? other.signalCode).toBeNull();
  });

  it('still answers after a Ctrl-C, until the ledger stops it', async () => {
    const directory = newDirectory();
    const { child, url } = await startInProcess(directory);
    await query(url, keepOne);
    const pid = serverPid(directory);
    process.kill(-child.pid!, 'SIGINT');
    await once(child, 'exit');
    expect(child.exitCode).toBe(0);
    expect(runningProcess(pid)).toBeNull();
    expect(await query((await start(directory)).url, kept)).toEqual([1, 2]);
  });

  it('leaves no half of a data directory when the first start was cut short', async () => {
    const directory = newDirectory();
    mkdirSync(join(directory, 'cluster.init-killed', 'base'), { recursive: true });
    await start(directory);
    expect(readdirSync(directory).sort()).toEqual(['cluster', 'owner', 'server.log', 'socket']);
  });

  it('refuses the data of another major version, and says what to do', async () => {
    const directory = newDirectory();
    mkdirSync(join(directory, 'cluster'));
    writeFileSync(join(directory, 'cluster', 'PG_VERSION'), '9\n');
    const { uid, gid } = serverUser();
    if (process.getuid?.() === 0) chownSync(join(directory, 'cluster'), uid, gid);
    await expect(start(directory)).rejects.toThrow(/PostgreSQL 9의 데이터.*DATABASE_URL/s);
  });

  it('never runs as root', async () => {
    const directory = newDirectory();
    await start(directory);
    const { uid } = statSync(pidFileOf(directory));
    const own = process.getuid?.();
    expect(own === 0 ? uid > 0 : uid === own).toBe(true);
  });

  it('works below a path that is too long for a socket, and leaves nothing elsewhere', async () => {
    const directory = join(newDirectory(), 'x'.repeat(60), 'y'.repeat(60));
    const server = await start(directory);
    const socket = socketDirectory(server);
    expect(socket.startsWith(directory)).toBe(false);
    expect(await query(server.url, 'select 1')).toEqual([1]);
    await server.stop();
    expect(existsSync(socket)).toBe(false);
  });

  it('works below a directory that only its owner may enter', async () => {
    const closed = join(newDirectory(), 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const directory = join(closed, 'data');
    const first = await start(directory);
    await query(first.url, keepOne);
    const place = dirname(socketDirectory(first));
    cleanups.unshift(() => {
      rmSync(place, { recursive: true, force: true });
    });
    await first.stop();
    chmodSync(closed, 0o755);
    const second = await start(directory);
    expect(await query(second.url, kept)).toEqual([1]);
    expect(place === directory).toBe(process.getuid?.() !== 0);
  });
});
