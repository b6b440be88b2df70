import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { importLofin } from '../../src/cli/import-lofin.ts';
import { listProjections, retry } from '../../src/cli/projections.ts';
import { district, OFFICE } from '../support/budget-line-facts.ts';
import { newEvent } from '../support/new-event.ts';
import { startTestApp, type Answer, type TestApp } from '../support/test-app.ts';
import { eventually } from '../projections/deposits.ts';

const REPORT = '/api/budget-execution/report?year=2025&department=planning';
const former = { ...process.env };

let ledger: TestApp;
let token: string;
let auditor: string;

const line = (objectGroup: string) => ({
  ...OFFICE,
  objectGroup: { code: objectGroup, name: '과목' },
  lineId: `2025.planning.general.J1.${objectGroup}-01`,
});
const open = (objectGroup: string): Promise<Answer> =>
  ledger.request('POST', '/api/budget-execution/lines', {
    token,
    body: { ...line(objectGroup), effectiveOn: '2025-01-01', reason: '본예산', document: '예산-1' },
  });
async function headersOf(path: string): Promise<Readonly<Record<string, unknown>>> {
  const { headers, statusCode } = await ledger.app.inject({ url: path, headers: { authorization: `Bearer ${token}` } });
  expect(statusCode).toBe(200);
  return { behind: headers['ledger-behind'], halted: headers['ledger-halted'] };
}
const statusOf = async (): Promise<string> =>
  JSON.stringify((await ledger.request('GET', '/api/projections', { token: auditor })).body);

/** Stored past every door, as no command can: a line of which nothing is known. */
const storePoison = () =>
  ledger.store.append('budgetLine-broken', [newEvent({ type: 'BudgetLineOpened', data: {} })], 'none');

beforeAll(async () => {
  ledger = await startTestApp();
  Object.assign(process.env, ledger.environment);
  token = await ledger.logIn('budget', 'budget-officer');
  auditor = await ledger.logIn('auditor', 'auditor');
  await open('201');
  const body = { effectiveOn: '2025-01-01', funds: district(100), reason: '본예산', document: '예산-1' };
  await ledger.request('POST', `/api/budget-execution/lines/${line('201').lineId}/original-budget`, { token, body });
  await ledger.upToDate();
  expect(await headersOf(REPORT)).toEqual({ behind: undefined, halted: undefined });
  await storePoison();
  await open('202');
  await eventually(async () => (await statusOf()).includes('"status":"halted"'));
}, 60_000);
afterAll(async () => {
  process.env = former;
  await ledger.close();
});

describe('a read model that halted', () => {
  test('still answers, and says that it does not include everything', async () => {
    expect(await headersOf(REPORT)).toEqual({ behind: '2', halted: 'budget-execution' });
  });

  test('is refused to whoever needs what comes after', async () => {
    const headers = { 'ledger-position': String(await ledger.store.head()) };
    const answer = await ledger.request('GET', REPORT, { token, headers });
    expect(answer).toMatchObject({ status: 503, body: { rule: 'projection-behind' } });
  });

  test('is shown as halted, with its reason, by the terminal, and stays so', async () => {
    for (const listing of [listProjections, listProjections]) {
      const listed = (await listing()).split('\n').find((row) => row.startsWith('budget-execution'));
      expect(listed).toMatch(/halted.*위치 \d+, 사건 .*에서 멈춤/);
    }
    expect(await statusOf()).toContain('"status":"halted"');
  });

  test('does not hide that a file was recorded', async () => {
    const url = new URL('../fixtures/lofin/garam-20250705.json', import.meta.url);
    const ground = {
      dryRun: false,
      reason: '반영',
      expectedVersion: null,
      commandId: 'c1b5a0de-0000-4000-8000-000000000001',
    };
    const head = await ledger.store.head();
    const said = await importLofin(readFileSync(url, 'utf8'), 'garam.json', { ...ground, account: undefined });
    expect(said).toContain('반영했습니다. 묶음 번호 lofin-');
    expect(said).toMatch(/조회 모형\(.*budget-execution.*\)이 아직 거기까지 오지 못해/);
    expect(await ledger.store.head()).toBe(head + 5);
  });

  test('is tried again by an act, and says where it halted again', async () => {
    expect(await retry('budget-execution')).toEqual({
      ok: false,
      sentence: expect.stringMatching(/^budget-execution: 다시 멈췄습니다\. 위치 \d+, 사건 .*에서 멈춤/),
    });
    await expect(retry('unknown')).rejects.toThrow('unknown(이)라는 조회 모형은 없습니다');
    expect(await retry('accounts')).toMatchObject({ ok: true });
  });
});
