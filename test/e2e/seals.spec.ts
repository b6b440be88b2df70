import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { workReport2023 } from '../../seeds/2023-report/reported-balance.data.ts';
import { reportedBalanceCommands } from '../../seeds/2023-report/reported-balance.seed.ts';
import type { Json, JsonObject } from '../../src/kernel/json.ts';
import { testEventStore } from '../support/test-event-store.ts';
import { startTestApp, textOf, type TestApp } from '../support/test-app.ts';

const ROOT = new URL('../..', import.meta.url).pathname;
const LEDGER = ['--import', './test/support/typescript-loader.mjs', 'src/cli.ts'];
const FIGURE = 'stated/unit/2023/planning-budget/U3/spent';
const CLOCKS = 'asOf=2023-05-31&knownAt=2023-06-12T23:59:59%2B09:00';

const eventStore = testEventStore();
const ITS_SETTINGS =
  eventStore.kind === 'postgres'
    ? {}
    : { EVENT_STORE: eventStore.kind, EVENTSTORE_URL: eventStore.url, EVENTSTORE_JOURNAL: eventStore.journal };

let ledger: TestApp;
let directory: string;
let auditor: string;

beforeAll(async () => {
  ledger = await startTestApp({ eventStore });
  directory = await mkdtemp(join(tmpdir(), 'ledger-evidence-'));
  for (const { command, documentedOn } of reportedBalanceCommands(workReport2023))
    await ledger.send(command, { documentedOn });
  auditor = await ledger.logIn('auditor', 'auditor');
});
afterAll(async () => {
  await ledger.close();
  await rm(directory, { recursive: true });
});

interface Run {
  readonly code: number;
  readonly said: string;
}

/** The product's terminal in a process of its own. */
async function run(environment: NodeJS.ProcessEnv, ...args: string[]): Promise<Run> {
  const options = { cwd: ROOT, env: { PATH: process.env['PATH'], NODE_NO_WARNINGS: '1', ...environment } };
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [...LEDGER, ...args], options);
    return { code: 0, said: stdout };
  } catch (error) {
    const { code, stderr } = error as { code: number; stderr: string };
    return { code, said: stderr };
  }
}

/** Beside the server, on its stores and its keys. */
const beside = (...args: string[]) =>
  run(
    {
      DATABASE_URL: String(ledger.pool.options.connectionString),
      LEDGER_KEYS: ledger.seals.keys,
      LEDGER_SEALS: ledger.seals.receipts,
      ...ITS_SETTINGS,
    },
    ...args,
  );
/** On the auditor's own machine: no store can be reached. */
const offline = (...args: string[]) => run({ DATABASE_URL: 'postgres://nowhere.invalid/none' }, ...args);

const seal = (token: string, query = '') =>
  ledger.request('POST', `/api/seals${query}`, { token, body: { reason: '정기 감사', document: '감사-7' } });
const objects = (value: Json | undefined): readonly JsonObject[] => (value as readonly JsonObject[] | undefined) ?? [];
const firstKey = async () =>
  textOf(objects((await ledger.request('GET', '/api/seals', { token: auditor })).body['keys'])[0]?.['keyId']);

describe('seals over HTTP', () => {
  test('nothing can be proved before there is a seal', async () => {
    await ledger.upToDate();
    expect(await ledger.request('GET', `/api/evidence?subject=${FIGURE}&${CLOCKS}`, { token: auditor })).toMatchObject({
      status: 422,
      body: { rule: 'sealed-first' },
    });
  });

  test.each(['evaluator', 'budget-officer', 'department-officer', 'manager'] as const)(
    'a %s neither seals nor reads seals, and no key is made',
    async (role) => {
      const token = await ledger.logIn(role.replace('-', '.'), role);
      const refused = { status: 403, body: { rule: 'not-permitted' } };
      expect(await seal(token)).toMatchObject(refused);
      expect(await ledger.request('GET', '/api/seals', { token })).toMatchObject(refused);
      expect(await ledger.request('GET', `/api/evidence?subject=${FIGURE}`, { token })).toMatchObject(refused);
      expect(await ledger.store.read('seal-log')).toEqual([]);
    },
  );

  test('an auditor seals in their own name; a second time seals nothing', async () => {
    const head = await ledger.store.head();
    const first = await seal(auditor);
    expect(first).toMatchObject({ status: 201, body: { sealedUpTo: head, sealed: [{ body: { from: 1, to: head } }] } });
    expect((await seal(auditor)).body).toEqual({ sealed: [], sealedUpTo: head });
    const { body } = await ledger.request('GET', '/api/seals', { token: auditor });
    expect(body).toMatchObject({
      seals: [{ number: 1, from: 1, to: head, by: { id: 'auditor' } }],
      keys: [{ after: null, by: { id: 'sealing' } }],
      sealedUpTo: head,
      unsealed: 2,
    });
  });

  test('a dry run is refused, because it can not be done', async () => {
    expect(await seal(auditor, '?dryRun=true')).toMatchObject({ status: 400, body: { rule: 'bad-request' } });
  });

  test('an administrator seals too', async () => {
    const administrator = await ledger.logIn('boss', 'administrator');
    expect((await seal(administrator)).body).toMatchObject({ sealed: [{ body: { number: 2 } }] });
  });
});

describe('evidence of a figure of the 2023 report', () => {
  test('goes out over HTTP and is proved by a process without server and store', async () => {
    await ledger.upToDate();
    const { status, body } = await ledger.request('GET', `/api/evidence?subject=${FIGURE}&${CLOCKS}`, {
      token: auditor,
    });
    expect(status).toBe(200);
    const file = join(directory, 'figure.json');
    await writeFile(file, JSON.stringify(body));
    const key = await firstKey();

    const proved = await offline('verify-evidence', file, '--key', key);
    expect(proved).toMatchObject({ code: 0, said: expect.stringContaining('38,235,000원') });
    expect(proved.said).not.toContain('직접 맞대어');
    expect((await offline('verify-evidence', file)).said).toContain(`${key}을(를) 기관이 알린 지문과 직접 맞대어`);

    expect(await offline('verify-evidence', file, '--key', '0'.repeat(64))).toMatchObject({
      code: 1,
      said: expect.stringContaining('다른 키로 봉인되었습니다'),
    });
    await writeFile(file, JSON.stringify(body).replaceAll('38235000', '38236000'));
    expect(await offline('verify-evidence', file)).toMatchObject({
      code: 1,
      said: expect.stringContaining('기록된 그대로가 아닙니다'),
    });
  }, 60_000);

  test('is written at the terminal too, which seals first; and verify knows the seals and the receipts', async () => {
    await ledger.logIn('newcomer', 'evaluator');
    const file = join(directory, 'account.json');
    const written = await beside('evidence', 'account-newcomer', '--out', file);
    expect(written).toMatchObject({ code: 0, said: expect.stringContaining('봉인 3: ') });
    expect(written.said).toContain('봉인되지 않은 것 0건');
    expect(await offline('verify-evidence', file)).toMatchObject({ code: 0 });
    expect(await readFile(file, 'utf8')).toContain('account-newcomer');

    const head = await ledger.store.head();
    const verified = await beside('verify', '--key', await firstKey());
    expect(verified.said).toContain(`사건 ${String(head)}건이 모두 기록된 그대로입니다`);
    expect(verified.said).toContain('봉인 3개가 위치');
    expect(verified.said).toContain('영수증 3장과 맞습니다');
    expect(await beside('verify', '--key', 'f'.repeat(64))).toMatchObject({
      code: 1,
      said: expect.stringContaining('기관이 알린 키가 아닙니다'),
    });
  }, 60_000);

  test('keys are listed and changed at the terminal', async () => {
    expect((await beside('keys', 'list')).said).toContain('첫 키');
    expect(await beside('keys', 'rotate')).toMatchObject({
      code: 0,
      said: expect.stringContaining('서명해 넘겼습니다'),
    });
    expect(await beside('keys', 'lost', '--reason', '시험')).toMatchObject({
      code: 1,
      said: expect.stringContaining('sealing-key-lost'),
    });
    expect((await beside('seal')).said).toContain('새로 봉인할 사건이 없습니다');
  }, 60_000);
});
