import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { QueryBus } from '@nestjs/cqrs';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backUp } from '../../src/cli/backup.ts';
import { rebuildReadModels, restoreFrom } from '../../src/cli/restore.ts';
import { loadSeed } from '../../src/cli/seed.ts';
import type { Outcome } from '../../src/cli/verify.ts';
import { verifyLog } from '../../src/event-store/integrity/verify-log.ts';
import { LOG_ARCHIVE, type LogArchive } from '../../src/event-store/log-archive.port.ts';
import { endOfDay } from '../../src/kernel/time.ts';
import {
  ListDepartments,
  ReportBudgetExecution,
  type BudgetReport,
} from '../../src/projections/budget-execution/budget-execution.queries.ts';
import { startTestApp, TEST_PASSWORD, textOf, type TestApp } from '../support/test-app.ts';

const DAYS = ['2023-05-31', '2025-03-31', '2025-06-19', '2025-12-31'];
const KNOWN = ['2023-06-11', '2023-06-12', '2025-06-20', '2100-01-01'];

let office: TestApp;
let token: string;
let directory: string;
let officeKeys: { keys: string; receipts: string };
const opened: TestApp[] = [];

const start = async (): Promise<TestApp> => {
  const app = await startTestApp({ work: 'read-models' }); // what is to be restored into stays empty
  opened.push(app);
  return app;
};
const place = (name: string): string => join(directory, name);
const archiveOf = ({ app }: TestApp): LogArchive => app.get<LogArchive>(LOG_ARCHIVE);
const unstopped = new AbortController().signal;
const backUpTo = (name: string): Promise<Outcome> =>
  backUp({ app: office.app, archive: archiveOf(office) }, place(name), officeKeys, unstopped);
const keysAt = (name: string) => ({ keys: place(`${name}/keys`), receipts: place(`${name}/seals`) });
const restoreInto = (ledger: TestApp, from: string, to: string, signal = unstopped): Promise<Outcome> =>
  restoreFrom({ app: ledger.app, archive: archiveOf(ledger) }, place(from), keysAt(to), signal);

/** Every report of every department, by year, for every pair of clocks. */
async function reports({ app }: TestApp): Promise<readonly BudgetReport[]> {
  const queries = app.get(QueryBus);
  const shown: BudgetReport[] = [];
  for (const department of await queries.execute(new ListDepartments()))
    for (const effectiveOn of DAYS)
      for (const knownOn of KNOWN)
        for (const strict of [false, true]) {
          const asOf = { effectiveOn, knownAt: endOfDay(knownOn), strict };
          shown.push(
            await queries.execute(new ReportBudgetExecution(department, asOf, { down: 'line', byFund: true })),
          );
        }
  return shown;
}

const logIn = (ledger: TestApp, password: string) =>
  ledger.request('POST', '/api/auth/login', { body: { loginName: 'officer', password } });

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ledger-backup-'));
  officeKeys = keysAt('office');
  await mkdir(officeKeys.keys, { recursive: true });
  await mkdir(officeKeys.receipts);
  await writeFile(join(officeKeys.keys, 'seal.pem'), 'a key');
  await chmod(join(officeKeys.keys, 'seal.pem'), 0o600);
  await writeFile(join(officeKeys.receipts, '000001.json'), 'a receipt');
  office = await start();
  await loadSeed(office, '2023-report');
  token = await office.logIn('officer', 'budget-officer');
  await loadSeed(office, 'demo');
  await office.upToDate();
}, 60_000);
afterAll(async () => {
  for (const app of opened) await app.close();
  await rm(directory, { recursive: true });
});

describe('a backup', () => {
  test('restored into an empty database is the same office: log, figures at both clocks, passwords, tokens', async () => {
    const taken = await backUpTo('whole');
    expect(taken).toMatchObject({ ok: true, sentence: expect.stringContaining('비밀번호 1개') });

    const restored = await start();
    expect(await restoreInto(restored, 'whole', 'restored')).toMatchObject({ ok: true });
    expect(await rebuildReadModels(restored)).toEqual({
      ok: true,
      sentence: expect.stringMatching(/표 \d+개가 다시 계산한 것과 같습니다/),
    });

    const [was, is] = [await reports(office), await reports(restored)];
    expect(is).toEqual(was);
    expect(was.filter(({ sections }) => sections.length > 0).length).toBeGreaterThan(10);
    expect(await archiveOf(restored).inspect((log) => verifyLog(log))).toEqual(
      await archiveOf(office).inspect((log) => verifyLog(log)),
    );

    expect((await logIn(restored, TEST_PASSWORD)).status).toBe(200);
    expect((await logIn(restored, 'another password')).status).toBe(401);
    const me = await restored.request('GET', '/api/auth/me', { token }); // a token of before, signed by the same key
    expect([me.status, textOf(me.body['id'])]).toEqual([200, 'officer']);
  });

  test('has the sealing keys and receipts, each as closed to others as it was', async () => {
    await backUpTo('keys');
    const restored = await start();
    await restoreInto(restored, 'keys', 'with-keys');
    const { keys, receipts } = keysAt('with-keys');
    expect(await readFile(join(keys, 'seal.pem'), 'utf8')).toBe('a key');
    expect((await stat(join(keys, 'seal.pem'))).mode & 0o777).toBe(0o600);
    expect(await readFile(join(receipts, '000001.json'), 'utf8')).toBe('a receipt');
    for (const secret of ['', 'secrets.json', 'log.jsonl'])
      expect((await stat(place(`keys/${secret}`))).mode & 0o077).toBe(0);
  });

  test('taken again appends what is new, and changes nothing that it has', async () => {
    await backUpTo('twice');
    const before = await readFile(place('twice/log.jsonl'));
    await office.send(
      {
        type: 'ChangePassword',
        accountId: 'officer',
        effectiveOn: '2026-01-01',
      },
      { actor: { id: 'officer', name: 'officer', departmentId: 'x', departmentName: 'x', role: 'budget-officer' } },
    );
    expect((await backUpTo('twice')).sentence).toContain('이번에 옮긴 것 1건');
    const after = await readFile(place('twice/log.jsonl'));
    expect(after.subarray(0, before.length).equals(before)).toBe(true);
    expect(after.subarray(before.length).toString().trimEnd().split('\n')).toHaveLength(1);
  });

  test('that was interrupted restores up to where the last whole one ended, or further', async () => {
    await backUpTo('interrupted');
    await rm(place('interrupted/backup.json'));
    const restored = await start();
    await expect(restoreInto(restored, 'interrupted', 'a')).rejects.toMatchObject({ rule: 'backup-broken' });
    await backUpTo('interrupted');
    const stopped = restoreInto(restored, 'interrupted', 'a', AbortSignal.abort(new Error('Ctrl-C')));
    await expect(stopped).rejects.toThrow('Ctrl-C');
    expect(await restoreInto(restored, 'interrupted', 'a')).toMatchObject({ ok: true });
    expect(await restoreInto(restored, 'interrupted', 'a')).toMatchObject({ ok: true }); // twice is once
    expect(await restored.store.head()).toBe(await office.store.head());
  });

  describe('is refused', () => {
    test('where the end of its log was cut off', async () => {
      await backUpTo('cut');
      const path = place('cut/log.jsonl');
      const text = await readFile(path, 'utf8');
      await truncate(path, Buffer.byteLength(text.slice(0, text.trimEnd().lastIndexOf('\n') + 1)));
      const restored = await start();
      await expect(restoreInto(restored, 'cut', 'b')).rejects.toMatchObject({ rule: 'backup-broken' });
      expect(await restored.store.head()).toBe(0);
    });

    test('where one of its events was changed, and no password of it is taken over', async () => {
      await backUpTo('changed');
      const path = place('changed/log.jsonl');
      await writeFile(path, (await readFile(path, 'utf8')).replace('기획예산과', '기획재정과'));
      const restored = await start();
      const { ok, sentence } = await restoreInto(restored, 'changed', 'c');
      expect([ok, sentence]).toEqual([false, expect.stringMatching(/위치 1에서 어긋납니다/)]);
      expect((await restored.pool.query('select from credential')).rowCount).toBe(0);
    });

    test('by an installation that has a log of its own, which stays as it is', async () => {
      await backUpTo('foreign');
      const other = await start();
      await loadSeed(other, 'demo');
      const head = await other.store.head();
      const { ok, sentence } = await restoreInto(other, 'foreign', 'd');
      expect([ok, sentence]).toEqual([false, expect.stringContaining('다른 원장입니다')]);
      expect(await other.store.head()).toBe(head);
    });

    test('where another sealing key is in its place, before anything is written', async () => {
      await backUpTo('other-key');
      const { keys } = keysAt('e');
      await mkdir(keys, { recursive: true });
      await writeFile(join(keys, 'seal.pem'), 'another key');
      const restored = await start();
      await expect(restoreInto(restored, 'other-key', 'e')).rejects.toMatchObject({ rule: 'key-in-place' });
      expect(await restored.store.head()).toBe(0);
    });

    test('into a folder that holds the backup of another office', async () => {
      const other = await start();
      await loadSeed(other, 'demo');
      await backUp({ app: other.app, archive: archiveOf(other) }, place('taken'), keysAt('none'), unstopped);
      expect(await backUpTo('taken')).toMatchObject({
        ok: false,
        sentence: expect.stringContaining('다른 원장입니다'),
      });
    });
  });
});
