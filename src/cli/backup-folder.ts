import { cp, mkdir, open, readdir, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Rejection } from '../kernel/rejection.ts';
import type { LogHead } from '../event-store/log-archive.port.ts';
import { isSecrets, type Secrets } from '../modules/accounts/account-secrets.ts';
import type { Config } from '../platform/config.ts';
import { systemErrorCode } from '../platform/embedded-postgres/unavailable.ts';

/** Directories beside the database that belong to an installation. */
export type KeyDirectories = Config['seals'];

const OWNER_ONLY = { file: 0o600, directory: 0o700 };
const FORMAT = 'performance-ledger/backup';

/** Where a backup has what: the log, what of the accounts is in no event, the sealing keys and the receipts of seals. */
export class BackupFolder {
  constructor(readonly path: string) {}

  get log(): string {
    return join(this.path, 'log.jsonl');
  }

  async create(): Promise<void> {
    await mkdir(this.path, { recursive: true, mode: OWNER_ONLY.directory });
  }

  writeSecrets(secrets: Secrets): Promise<void> {
    return writeDurably(join(this.path, 'secrets.json'), JSON.stringify(secrets, null, 2));
  }

  async secrets(): Promise<Secrets> {
    const secrets = await readJson(join(this.path, 'secrets.json'));
    if (!isSecrets(secrets)) throw broken(this.path, 'secrets.json');
    return secrets;
  }

  /** Written last: up to this event the backup is whole. */
  writeHead({ position, hash }: LogHead): Promise<void> {
    return writeDurably(join(this.path, 'backup.json'), JSON.stringify({ format: FORMAT, version: 1, position, hash }));
  }

  /** @throws Rejection backup-broken when there is no whole backup. */
  async head(): Promise<LogHead> {
    const head = await readJson(join(this.path, 'backup.json')).catch(() => null);
    if (!isHead(head)) throw broken(this.path, 'backup.json');
    return { position: head.position, hash: head.hash };
  }

  /** @returns how many files the backup has of them. */
  async takeKeys({ keys, receipts }: KeyDirectories): Promise<number> {
    return (await copyFiles(keys, join(this.path, 'keys'))) + (await copyFiles(receipts, join(this.path, 'seals')));
  }

  /** @throws Rejection key-in-place when another file stands where one of the backup belongs. */
  async requireRoomForKeys({ keys, receipts }: KeyDirectories): Promise<void> {
    await requireSameOrMissing(join(this.path, 'keys'), keys);
    await requireSameOrMissing(join(this.path, 'seals'), receipts);
  }

  async giveKeys({ keys, receipts }: KeyDirectories): Promise<number> {
    return (await copyFiles(join(this.path, 'keys'), keys)) + (await copyFiles(join(this.path, 'seals'), receipts));
  }
}

const broken = (path: string, file: string): Rejection =>
  new Rejection('backup-broken', `${path}에는 온전한 백업이 없습니다: ${file}이(가) 없거나 상했습니다.`);

const isHead = (value: unknown): value is LogHead =>
  typeof value === 'object' &&
  value !== null &&
  'format' in value &&
  value.format === FORMAT &&
  'version' in value &&
  value.version === 1 &&
  'position' in value &&
  Number.isSafeInteger(value.position) &&
  'hash' in value &&
  typeof value.hash === 'string';

async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, 'utf8'));
}

/** The old text or the new one, whenever the power goes. */
async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(`${path}.new`, 'w', OWNER_ONLY.file);
  await file.writeFile(text);
  await file.sync();
  await file.close();
  await rename(`${path}.new`, path);
  const directory = await open(dirname(path), 'r');
  await directory.sync().finally(() => directory.close());
}

/** Paths below a directory; none when there is no such directory. */
async function filesIn(directory: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(directory, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

async function copyFiles(from: string, to: string): Promise<number> {
  const files = await filesIn(from);
  if (files.length > 0) await cp(from, to, { recursive: true, preserveTimestamps: true });
  return files.length;
}

async function requireSameOrMissing(from: string, to: string): Promise<void> {
  for (const file of await filesIn(from)) {
    const place = join(to, file.slice(from.length));
    const standing = await readFile(place).catch((error: unknown) => {
      if (systemErrorCode(error) === 'ENOENT') return null;
      throw error;
    });
    if (standing && !standing.equals(await readFile(file)))
      throw new Rejection('key-in-place', `${place}에 백업과 다른 파일이 있습니다. 옮겨 놓고 다시 하십시오.`);
  }
}
