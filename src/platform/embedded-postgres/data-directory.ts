import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, chmodSync, chownSync, closeSync, constants, existsSync, fsyncSync, mkdirSync } from 'node:fs';
import { mkdtempSync, openSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type PostgresBinaries, RELOCATION_ROOT } from './postgres-binaries.ts';
import { canReach, type ServerUser } from './server-user.ts';
import { EmbeddedPostgresUnavailable } from './unavailable.ts';

export const SUPERUSER = 'ledger';

/** Everything of one embedded database in one directory. */
export interface DataDirectory {
  readonly path: string;
  /** True when it stands elsewhere than asked for. */
  readonly relocated: boolean;
  /** PostgreSQL's own data directory. */
  readonly cluster: string;
  readonly ownership: string;
  readonly socket: string;
  readonly log: string;
}

/** The directory itself, or its stand-in where the server's account can't reach it (a checkout below /root). */
export function openDataDirectory(requested: string, user: ServerUser): DataDirectory {
  mkdirSync(requested, { recursive: true });
  const directory = realpathSync(requested);
  const path = user.other ? placeFor(directory, user) : directory;
  assertOurs(path, user);
  return {
    path,
    relocated: path !== directory,
    cluster: clusterIn(path),
    ownership: join(path, 'owner'),
    socket: join(path, 'socket'),
    log: join(path, 'server.log'),
  };
}

const clusterIn = (directory: string): string => join(directory, 'cluster');
const hasCluster = (directory: string): boolean => existsSync(join(clusterIn(directory), 'PG_VERSION'));

function placeFor(directory: string, user: ServerUser): string {
  const standIn = join(RELOCATION_ROOT, createHash('sha256').update(directory).digest('hex').slice(0, 16));
  const mayStay = canReach(user, dirname(directory));
  // Never open an empty database beside one with data, whatever the permissions became meanwhile.
  if (hasCluster(directory) && !mayStay) {
    throw new EmbeddedPostgresUnavailable(
      `${directory}의 데이터베이스를 서버 계정(uid ${user.uid})이 읽을 수 없습니다.`,
    );
  }
  if (hasCluster(directory) && hasCluster(standIn)) {
    throw new EmbeddedPostgresUnavailable(`같은 원장의 데이터베이스가 ${directory}와 ${standIn} 두 곳에 있습니다.`);
  }
  const place = mayStay && !hasCluster(standIn) ? directory : standIn;
  mkdirSync(place, { recursive: true });
  if (place === standIn) chmodSync(RELOCATION_ROOT, 0o755);
  chmodSync(place, 0o755); // what is private in it has closed directories of its own
  return place;
}

function assertOurs(directory: string, user: ServerUser): void {
  const owner = hasCluster(directory) ? statSync(clusterIn(directory)).uid : user.uid;
  if (owner !== user.uid) {
    throw new EmbeddedPostgresUnavailable(
      `${directory}의 데이터베이스는 다른 계정(uid ${owner})의 것이라 uid ${user.uid}(으)로 실행할 수 없습니다. 처음 만든 계정으로 실행하십시오.`,
    );
  }
  try {
    accessSync(directory, constants.W_OK);
  } catch {
    throw new EmbeddedPostgresUnavailable(`${directory}에 쓸 권한이 없습니다.`);
  }
}

/** Makes the cluster on the first start. It appears by one rename, so a start that was killed leaves no half of one. */
export async function initialiseCluster(data: DataDirectory, binaries: PostgresBinaries, user: ServerUser) {
  if (hasCluster(data.path)) return;
  removeDrafts(data);
  const draft = mkdtempSync(draftPrefix(data)); // a new name each time: a killed start's initdb may still be writing
  if (user.other) chownSync(draft, user.uid, user.gid);
  await runInitdb(binaries, draft, user);
  renameSync(draft, data.cluster);
  const directory = openSync(data.path, 'r');
  fsyncSync(directory);
  closeSync(directory);
}

const draftPrefix = (data: DataDirectory): string => `${data.cluster}.init-`;

function removeDrafts(data: DataDirectory): void {
  for (const name of readdirSync(data.path)) {
    const path = join(data.path, name);
    if (path.startsWith(draftPrefix(data))) rmSync(path, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function runInitdb(binaries: PostgresBinaries, directory: string, user: ServerUser): Promise<void> {
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  try {
    await promisify(execFile)(binaries.initdb, ['-D', directory, '-U', SUPERUSER, '--auth=trust', ...locale], {
      env: { LC_ALL: 'C', TZ: 'UTC' },
      cwd: '/',
      ...accountOf(user),
    });
  } catch (error) {
    rmSync(directory, { recursive: true, force: true });
    throw new EmbeddedPostgresUnavailable(`PostgreSQL 데이터 디렉터리를 만들지 못했습니다: ${String(error)}`);
  }
}

/** The options of a child process that make it run as the server's account. */
export const accountOf = ({ uid, gid, other }: ServerUser): { uid?: number; gid?: number } =>
  other ? { uid, gid } : {};

export function assertSameMajor({ cluster }: DataDirectory, { major }: PostgresBinaries): void {
  const found = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (found === major) return;
  throw new EmbeddedPostgresUnavailable(
    `${cluster}은(는) PostgreSQL ${found}의 데이터이고 설치된 내장 PostgreSQL은 ${major}입니다. ` +
      `${found}을(를) 쓰는 판으로 실행해 원장을 내보낸 다음, 빈 디렉터리에서 가져오십시오.`,
  );
}
