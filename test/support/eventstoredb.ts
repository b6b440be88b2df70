import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type Fault, type FaultRequest, isFaultReply } from '../stand-in/eventstoredb/fault-messages.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LOADER = './test/support/typescript-loader.mjs';
const MAIN = 'test/stand-in/eventstoredb/main.ts';

/** The stand-in (test/stand-in/eventstoredb) as a process of its own, on a directory of its own. */
export interface StandIn {
  readonly kind: 'stand-in';
  /** A connection string, which stays the same over restarts. */
  readonly url: string;
  /** Resolves when the fault is armed (or, for await-held, has come about). */
  readonly faults: (fault: Fault) => Promise<void>;
  /** SIGKILL; resolves when the process is gone. */
  readonly kill: () => Promise<void>;
  /** SIGTERM; resolves when the process is gone. */
  readonly stop: () => Promise<void>;
  /** Starts it again with the same data and ports; stops it first if it runs. */
  readonly restart: () => Promise<void>;
  /** Stops it, and removes its directory unless that was given. */
  readonly close: () => Promise<void>;
}

/** A server that somebody else runs, and nobody here stops. */
export interface RealServer {
  readonly kind: 'real server';
  readonly url: string;
  readonly faults: null;
  readonly kill: null;
  readonly stop: null;
  readonly restart: null;
  readonly close: () => Promise<void>;
}

export interface StandInOptions {
  readonly nodes?: 1 | 3;
  readonly directory?: string;
  /** The port of the only node; a free one unless named. */
  readonly port?: number;
}

/** The server that LEDGER_TEST_EVENTSTORE_URL names, or else a stand-in; says which. */
export async function startEventStoreDb(options: StandInOptions = {}): Promise<StandIn | RealServer> {
  const url = process.env['LEDGER_TEST_EVENTSTORE_URL'];
  if (!url) return startStandIn(options);
  say(`EventStoreDB: the real server ${url}`);
  return {
    kind: 'real server',
    url,
    faults: null,
    kill: null,
    stop: null,
    restart: null,
    close: () => Promise.resolve(),
  };
}

export async function startStandIn({ nodes = 1, directory, port = 0 }: StandInOptions = {}): Promise<StandIn> {
  say('EventStoreDB: the stand-in');
  const data = directory ?? (await mkdtemp(join(tmpdir(), 'ledger-eventstoredb-')));
  let running = await start(['--directory', data, '--nodes', String(nodes), '--port', String(port)]);
  const { url } = running;
  const ports = [...url.matchAll(/:(\d+)/g)].map(([, taken]) => taken).join(',');
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const { child } = running;
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  };
  const stop = () => end('SIGTERM');
  return {
    kind: 'stand-in',
    url,
    faults: (fault) => order(running.child, fault),
    kill: () => end('SIGKILL'),
    stop,
    async restart() {
      await stop();
      running = await start(['--directory', data, '--nodes', String(nodes), '--port', ports]);
    },
    async close() {
      await stop();
      if (directory === undefined) await rm(data, { recursive: true });
    },
  };
}

async function start(args: readonly string[]): Promise<{ child: ChildProcess; url: string }> {
  const child = fork(MAIN, args, {
    cwd: ROOT,
    execArgv: ['--import', LOADER],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  child.setMaxListeners(0);
  if (!child.stdout) throw new Error('the stand-in has no output');
  for await (const url of createInterface({ input: child.stdout })) {
    child.stdout.resume();
    return { child, url };
  }
  throw new Error('the stand-in did not start');
}

let requests = 0;

function order(child: ChildProcess, fault: Fault): Promise<void> {
  const message: FaultRequest = { request: (requests += 1), fault };
  return new Promise((resolve, reject) => {
    const gone = (): void => {
      reject(new Error(`the stand-in ended before: ${JSON.stringify(fault)}`));
    };
    const hear = (reply: unknown): void => {
      if (!isFaultReply(reply) || reply.reply !== message.request) return;
      child.off('message', hear).off('exit', gone);
      resolve();
    };
    child.on('message', hear).once('exit', gone);
    child.send(message);
  });
}

let said = '';

function say(text: string): void {
  if (text !== said) process.stderr.write(`${text}\n`);
  said = text;
}
