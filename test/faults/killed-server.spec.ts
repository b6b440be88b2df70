import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import type { Json, JsonObject } from '../../src/kernel/json.ts';
import { district, lineWith } from '../support/budget-line-facts.ts';
import { textOf } from '../support/test-app.ts';

const ROOT = new URL('../..', import.meta.url).pathname;
const LEDGER = ['--import', './test/support/typescript-loader.mjs', 'src/cli.ts'];
const CALLERS = 16;
/** Enough acknowledged appends that the kill falls among many others in flight. */
const BEFORE_THE_KILL = 200;

interface Server {
  readonly process: ChildProcess;
  readonly address: string;
  /** null after the first start. */
  readonly password: string | null;
}

let directory: string;
let environment: NodeJS.ProcessEnv;
let running: ChildProcess | undefined;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'ledger-killed-'));
  chmodSync(directory, 0o755);
  environment = { ...process.env, LEDGER_DATA: join(directory, 'data'), PORT: '0', NODE_NO_WARNINGS: '1' };
  delete environment['DATABASE_URL'];
});
afterAll(async () => {
  if (running?.exitCode === null) {
    running.kill('SIGINT');
    await once(running, 'exit');
  }
  rmSync(directory, { recursive: true, force: true });
});

/** Starts the product as its user does, and reads what it prints. */
async function serve(): Promise<Server> {
  const child = spawn(process.execPath, [...LEDGER, 'serve'], { cwd: ROOT, env: environment });
  running = child;
  let [password, said]: [string | null, string] = [null, ''];
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const address = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => {
      reject(new Error(`the server did not start:\n${said}`));
    });
    createInterface({ input: child.stdout }).on('line', (line) => {
      said += `${line}\n`;
      password ??= /비밀번호 (\S+)/.exec(line)?.[1] ?? null;
      const waitsAt = /(http:\/\/\S+) 에서 기다립니다/.exec(line)?.[1];
      if (waitsAt !== undefined) resolve(waitsAt);
    });
  });
  return { process: child, address, password };
}

const ledger = (...args: string[]) =>
  promisify(execFile)(process.execPath, [...LEDGER, ...args], { cwd: ROOT, env: environment });

async function call(
  server: Server,
  token: string | null,
  method: string,
  path: string,
  body?: unknown,
): Promise<JsonObject> {
  const answer = await fetch(server.address + path, {
    method,
    headers: {
      ...(token !== null && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const content: unknown = JSON.parse(await answer.text());
  if (!answer.ok || !isObject(content)) throw new Error(`${method} ${path}: ${JSON.stringify(content)}`);
  return content;
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const objectsIn = (value: Json | undefined): JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);

async function logIn(server: Server, loginName: string, password: string): Promise<string> {
  return textOf((await call(server, null, 'POST', '/api/auth/login', { loginName, password }))['token']);
}

const ground = { reason: '시험', document: '시험-1' };

describe('kill -9 of the server during 16-way appends', () => {
  test('loses nothing that was acknowledged, and the read models equal a rebuild', async () => {
    const first = await serve();
    const admin = await logIn(first, 'admin', first.password ?? '');
    const open = async (accountId: string, role: string): Promise<string> => {
      const assignment = { department: { id: 'planning', name: '기획예산과' }, role };
      const body = { accountId, name: accountId, assignment, ...ground };
      return textOf((await call(first, admin, 'POST', '/api/accounts', body))['password']);
    };
    const officer = await logIn(first, 'officer', await open('officer', 'budget-officer'));
    const auditorPassword = await open('auditor', 'auditor');

    const lines = Array.from({ length: CALLERS }, (_, index) =>
      lineWith({ project: { code: `J${String(index)}`, name: `사업 ${String(index)}` } }),
    );
    const acknowledged: JsonObject[] = [];
    let enough: () => void = () => undefined;
    const midway = new Promise<void>((resolve) => (enough = resolve));
    const post = async (path: string, body: object) => {
      acknowledged.push(await call(first, officer, 'POST', path, { ...body, ...ground }));
      if (acknowledged.length === BEFORE_THE_KILL) enough();
    };
    const callers = lines.map(async (line) => {
      const path = `/api/budget-execution/lines/${line.lineId}`;
      const effectiveOn = '2025-01-02';
      await post('/api/budget-execution/lines', { ...line, effectiveOn });
      await post(`${path}/original-budget`, { effectiveOn, funds: district(1_000_000) });
      for (;;) await post(`${path}/allotments`, { effectiveOn, amountWon: 1 });
    });
    const ended = Promise.allSettled(callers); // each caller ends when its server is gone
    await midway;
    first.process.kill('SIGKILL');
    await once(first.process, 'exit');
    const reasons = (await ended).map((result) => (result.status === 'rejected' ? String(result.reason) : 'went on'));
    expect(reasons).toEqual(lines.map(() => expect.stringContaining('fetch failed')));

    const second = await serve();
    expect(second.password).toBeNull();
    const auditor = await logIn(second, 'auditor', auditorPassword);
    const stored = new Map<string, number>();
    for (let after = 0; ;) {
      const page = await call(second, auditor, 'GET', `/api/events?after=${String(after)}&limit=1000`);
      const events = objectsIn(page['events']);
      if (events.length === 0) break;
      for (const { id, position } of events) {
        expect(position).toBe(after + 1);
        after += 1;
        stored.set(textOf(id), after);
      }
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(BEFORE_THE_KILL);
    for (const { position, facts } of acknowledged)
      expect(objectsIn(facts).map(({ eventId }) => stored.get(textOf(eventId)))).toEqual([position]);

    for (const name of ['budget-execution', 'figure-movements', 'accounts'])
      expect((await ledger('projections', 'rebuild', name)).stdout).toContain('같습니다');
    expect((await ledger('verify')).stdout).toContain(`사건 ${String(stored.size)}건`);
  }, 120_000);
});
