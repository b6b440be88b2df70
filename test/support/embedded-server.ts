import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { runningProcess } from '../../src/platform/embedded-postgres/running-process.ts';

export const pidFileOf = (dataDirectory: string): string => join(dataDirectory, 'cluster', 'postmaster.pid');

export const serverPid = (dataDirectory: string): number =>
  Number.parseInt(readFileSync(pidFileOf(dataDirectory), 'utf8'), 10);

/** kill -9 of the PostgreSQL of a data directory. Returns the pid it had. */
export async function killServer(dataDirectory: string): Promise<number> {
  const pid = serverPid(dataDirectory);
  if (runningProcess(pid)) process.kill(pid, 'SIGKILL');
  while (runningProcess(pid)) await delay(5);
  return pid;
}
