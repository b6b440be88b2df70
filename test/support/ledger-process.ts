import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import type { EventStoreChoice } from '../../src/platform/config.ts';
import { testEventStore } from './test-event-store.ts';

const ROOT = new URL('../..', import.meta.url).pathname;
const LEDGER = ['--import', './test/support/typescript-loader.mjs', 'src/cli.ts'];

const started = new Set<LedgerProcess>();

/** The product in a process of its own, as its user starts it. */
export class LedgerProcess {
  private said = '';

  private constructor(private readonly child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => (this.said = (this.said + chunk.toString()).slice(-20_000)));
    }
  }

  /** Resolves when it has said the line that tells it is ready. */
  static async start(environment: NodeJS.ProcessEnv, args: readonly string[], ready: RegExp): Promise<LedgerProcess> {
    const child = spawn(process.execPath, [...LEDGER, ...args], { cwd: ROOT, env: environment });
    const ledger = new LedgerProcess(child);
    started.add(ledger);
    await new Promise<void>((resolve, reject) => {
      child.once('exit', () => {
        reject(new Error(`ledger ${args.join(' ')} ended before it was ready:\n${ledger.said}`));
      });
      createInterface({ input: child.stdout }).on('line', (line) => {
        if (ready.test(line)) resolve();
      });
    });
    return ledger;
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Where it serves; '' when it does not. */
  get address(): string {
    return /(http:\/\/\S+) 에서 기다립니다/.exec(this.said)?.[1] ?? '';
  }

  /** Of the first administrator; null when it opened none. */
  get password(): string | null {
    return /비밀번호 (\S+)/.exec(this.said)?.[1] ?? null;
  }

  get isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** @throws Error when it had ended by itself. */
  async kill(): Promise<void> {
    if (!this.isRunning) throw new Error(`a ledger process ended by itself:\n${this.said}`);
    await this.end('SIGKILL');
  }

  /** Asks it to stop, by Ctrl-C unless told otherwise. Returns its exit code; null when it was killed. */
  async stop(signal: 'SIGINT' | 'SIGTERM' = 'SIGINT'): Promise<number | null> {
    if (this.isRunning) await this.end(signal);
    return this.child.exitCode;
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const exit = once(this.child, 'exit');
    this.child.kill(signal);
    await exit;
  }
}

export const startServer = (environment: NodeJS.ProcessEnv, ...options: readonly string[]): Promise<LedgerProcess> =>
  LedgerProcess.start(environment, ['serve', ...options], /에서 기다립니다/);

export const startWorker = (environment: NodeJS.ProcessEnv): Promise<LedgerProcess> =>
  LedgerProcess.start(environment, ['work'], /배경 작업을 합니다/);

/** A command of the terminal. Rejects when it fails. */
export const ledger = (environment: NodeJS.ProcessEnv, ...args: readonly string[]) =>
  promisify(execFile)(process.execPath, [...LEDGER, ...args], { cwd: ROOT, env: environment });

/** The environment of ledger processes that work together, without the settings that this one may have. */
export const environmentOf = (
  settings: ({ readonly DATABASE_URL: string } | { readonly LEDGER_DATA: string }) & NodeJS.ProcessEnv,
  eventStore: EventStoreChoice = testEventStore(),
): NodeJS.ProcessEnv => ({
  ...process.env,
  DATABASE_URL: undefined,
  LEDGER_DATA: undefined,
  EVENT_STORE: eventStore.kind,
  ...(eventStore.kind === 'eventstoredb' && {
    EVENTSTORE_URL: eventStore.url,
    EVENTSTORE_JOURNAL: eventStore.journal,
  }),
  PORT: '0',
  LEDGER_SEAL_EVERY: '0',
  NODE_NO_WARNINGS: '1',
  ...settings,
});

/** Stops what a test started and left running. */
export async function stopLedgerProcesses(): Promise<void> {
  await Promise.all([...started].map((each) => each.stop()));
  started.clear();
}
