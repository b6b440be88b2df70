import { readFileSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname } from 'node:path';
import { EmbeddedPostgresUnavailable } from './unavailable.ts';

/** The account the server runs as: PostgreSQL refuses to run as root. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
  /** True when it is another account than our own. */
  readonly other: boolean;
}

export function serverUser(): ServerUser {
  if (process.getuid?.() === 0) return unprivilegedAccount();
  try {
    const { uid, gid } = userInfo();
    if (uid >= 0) return { uid, gid, other: false };
  } catch {
    // initdb needs the name of the account as well.
    throw new EmbeddedPostgresUnavailable(
      '현재 사용자가 계정 목록(/etc/passwd)에 없어 내장 PostgreSQL을 실행할 수 없습니다.',
    );
  }
  throw new EmbeddedPostgresUnavailable('내장 PostgreSQL은 Linux와 macOS에서만 실행됩니다.');
}

function unprivilegedAccount(): ServerUser {
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const account = ['postgres', 'nobody'].flatMap((name) => accounts.filter(([own]) => own === name))[0];
  if (!account) {
    throw new EmbeddedPostgresUnavailable(
      'root로 실행 중이지만 PostgreSQL을 대신 실행할 postgres 또는 nobody 계정이 없습니다.',
    );
  }
  return { uid: Number(account[2]), gid: Number(account[3]), other: true };
}

/** May the server's account pass through every directory down to this path, and enter or execute it? */
export function canReach({ uid, gid }: ServerUser, path: string): boolean {
  const stat = statSync(path);
  const mayPass = stat.uid === uid ? 0o100 : stat.gid === gid ? 0o010 : 0o001;
  const parent = dirname(path);
  return (stat.mode & mayPass) !== 0 && (parent === path || canReach({ uid, gid, other: true }, parent));
}
