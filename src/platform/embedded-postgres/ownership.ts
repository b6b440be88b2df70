import { linkSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { runningProcess } from './running-process.ts';
import { systemErrorCode } from './unavailable.ts';

export interface Ownership {
  release(): void;
}

/**
 * At most one living process owns the server of a data directory; null when another one does. Claims are files named
 * 1, 2, 3 …; the highest counts, and only as long as its process lives. A claim comes into being whole (link), and the
 * highest is never removed, so a late comer with an old listing always sees that it lost.
 */
export function takeOwnership(directory: string): Ownership | null {
  mkdirSync(directory, { recursive: true });
  const latest = latestClaim(directory);
  if (latest > 0 && isHeld(join(directory, `${latest}`))) return null;
  const claim = latest + 1;
  const file = join(directory, `${claim}`);
  if (!createClaim(directory, file)) return null;
  if (latestClaim(directory) > claim) {
    rmSync(file);
    return null;
  }
  for (const older of claims(directory)) if (older < claim) rmSync(join(directory, `${older}`), { force: true });
  return {
    release() {
      truncateSync(file);
    },
  };
}

const claims = (directory: string): number[] =>
  readdirSync(directory)
    .filter((name) => /^\d+$/.test(name))
    .map(Number);

const latestClaim = (directory: string): number => Math.max(0, ...claims(directory));

const holder = (pid: number): string => `${pid} ${runningProcess(pid)?.startedAt ?? ''}`;

function isHeld(file: string): boolean {
  const content = readIfThere(file);
  return content !== '' && content === holder(Number.parseInt(content, 10));
}

/** A claim that a newer owner just removed is as free as a released one. */
function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return '';
    throw error;
  }
}

function createClaim(directory: string, file: string): boolean {
  const draft = join(directory, `${randomUUID()}.draft`);
  writeFileSync(draft, holder(process.pid));
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (systemErrorCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft);
  }
}
