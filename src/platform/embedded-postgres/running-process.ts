import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { systemErrorCode } from './unavailable.ts';

export interface RunningProcess {
  /** Tells this process from a later one with the same pid, also after a reboot. */
  readonly startedAt: string;
  /** Program and arguments, separated by spaces. */
  readonly command: string;
}

/** null when no process has this pid; a zombie counts as gone. */
export const runningProcess = (pid: number): RunningProcess | null =>
  process.platform === 'linux' ? fromProc(pid) : fromPs(pid);

function fromProc(pid: number): RunningProcess | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // proc(5): the name in parentheses may hold anything; behind it come the state (field 3) … the start time (field 22).
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const startTicks = fields[19];
    if (fields[0] === 'Z' || startTicks === undefined) return null;
    const bootId = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return { startedAt: `${bootId}/${startTicks}`, command };
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes(systemErrorCode(error))) return null;
    throw error;
  }
}

/** macOS has no /proc. */
function fromPs(pid: number): RunningProcess | null {
  const columns = ['-o', 'stat=', '-o', 'lstart=', '-o', 'command='];
  const { stdout } = spawnSync('ps', ['-ww', ...columns, '-p', `${pid}`], { encoding: 'utf8', env: { LC_ALL: 'C' } });
  const [, state, startedAt, command] = /^\s*(\S+)\s+(\S+\s+\S+\s+\d+ [\d:]{8} \d{4})\s+(.*)/.exec(stdout) ?? [];
  if (!state || state.startsWith('Z') || !startedAt || command === undefined) return null;
  return { startedAt, command: `${command} ` };
}
