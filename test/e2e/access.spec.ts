import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { FirstAdministrator } from '../../src/modules/accounts/first-administrator.ts';
import { startTestApp, TEST_PASSWORD, textOf, type TestApp } from '../support/test-app.ts';

let ledger: TestApp;
let administrator: string;
let officer: string;
let auditor: string;

beforeAll(async () => {
  ledger = await startTestApp();
  administrator = await ledger.logIn('boss', 'administrator');
  officer = await ledger.logIn('hong', 'department-officer', 'culture');
  auditor = await ledger.logIn('auditor', 'auditor');
});
afterAll(() => ledger.close());

const problem = (status: number, rule: string) => ({
  status,
  contentType: expect.stringContaining('application/problem+json'),
  body: expect.objectContaining({ status, rule, detail: expect.any(String) }),
});

describe('nobody gets in unnamed', () => {
  test.each([
    ['GET', '/api/budget-execution/report?year=2023&department=x'],
    ['GET', '/api/figures?id=x'],
    ['GET', '/api/log'],
    ['GET', '/api/events'],
    ['GET', '/api/events/1/trace'],
    ['GET', '/api/docs'],
    ['GET', '/api/openapi.json'],
    ['GET', '/api/no-such-route'],
    ['GET', '/'],
    ['POST', '/api/budget-execution/lines'],
    ['POST', '/api/imports/lofin'],
    ['POST', '/api/health'],
  ] as const)('%s %s is refused without a token', async (method, path) => {
    expect(await ledger.request(method, path)).toEqual(problem(401, 'unauthenticated'));
  });

  test('only health and the log-in answer without one', async () => {
    expect((await ledger.request('GET', '/api/health')).body).toMatchObject({ status: 'green' });
    const body = { loginName: 'boss', password: TEST_PASSWORD };
    expect((await ledger.request('POST', '/api/auth/login', { body })).status).toBe(200);
  });

  test.each(['', 'x', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJib3NzIn0.'])('the forged token %j is refused', async (token) => {
    expect((await ledger.request('GET', '/api/auth/me', { token })).status).toBe(401);
  });

  test('a token with one character changed is refused', async () => {
    const [head, payload = '', signature] = auditor.split('.');
    const forged = [
      head,
      Buffer.from('{"iss":"performance-ledger","sub":"boss","exp":9999999999}').toString('base64url'),
      signature,
    ];
    expect(payload).not.toBe(forged[1]);
    expect((await ledger.request('GET', '/api/auth/me', { token: forged.join('.') })).status).toBe(401);
  });

  test('a wrong password and an unknown name get the same answer', async () => {
    const wrong = await ledger.request('POST', '/api/auth/login', { body: { loginName: 'boss', password: 'wrong' } });
    const unknown = await ledger.request('POST', '/api/auth/login', {
      body: { loginName: 'ghost', password: 'wrong' },
    });
    expect(wrong).toEqual(problem(401, 'unauthenticated'));
    expect(unknown.body).toEqual(wrong.body);
  });

  test('a closed account is out from the next request on', async () => {
    const token = await ledger.logIn('leaver', 'auditor');
    expect((await ledger.request('GET', '/api/auth/me', { token })).body).toMatchObject({
      id: 'leaver',
      role: 'auditor',
    });
    const body = { reason: '퇴직', document: '인사-1' };
    expect((await ledger.request('DELETE', '/api/accounts/leaver', { token: administrator, body })).status).toBe(200);
    expect((await ledger.request('GET', '/api/auth/me', { token })).status).toBe(401);
  });

  test('the first administrator gets a random password that opens the door, once when two servers start', async () => {
    const first = ledger.app.get(FirstAdministrator);
    expect(await first.exists()).toBe(false);
    const opened = (await Promise.all([first.open(), first.open()])).filter((account) => account !== null);
    expect(opened).toHaveLength(1);
    expect(await first.exists()).toBe(true);
    const { loginName, password } = opened[0]!;
    expect(password.length).toBeGreaterThanOrEqual(16);
    const answer = await ledger.request('POST', '/api/auth/login', { body: { loginName, password } });
    expect(answer.body).toMatchObject({ actor: { id: 'admin', role: 'administrator' } });
  });
});

describe('roles and departments', () => {
  const opening = {
    accountId: 'kim',
    name: '김담당',
    assignment: { department: { id: 'culture', name: '문화과' }, role: 'department-officer' },
    reason: '발령',
    document: '인사-2',
  };

  test('only an administrator opens accounts; the password is shown once', async () => {
    expect(await ledger.request('POST', '/api/accounts', { token: auditor, body: opening })).toEqual(
      problem(403, 'not-permitted'),
    );
    const headers = { 'idempotency-key': 'open-kim' };
    const opened = await ledger.request('POST', '/api/accounts', { token: administrator, body: opening, headers });
    expect(opened.body).toMatchObject({ duplicate: false, password: expect.any(String) });
    const again = await ledger.request('POST', '/api/accounts', { token: administrator, body: opening, headers });
    expect(again.body).toMatchObject({ duplicate: true, password: null, position: opened.body['position'] });
  });

  test('an administrator records no money', async () => {
    const body = { effectiveOn: '2025-01-02', amountWon: 1, reason: '배정', document: '예산-1' };
    const path = '/api/budget-execution/lines/2025.culture.general.J1.201-01/allotments';
    expect(await ledger.request('POST', path, { token: administrator, body })).toEqual(problem(403, 'not-permitted'));
  });

  test('an officer acts for the own department only', async () => {
    const body = {
      effectiveOn: '2025-01-02',
      obligationId: 'O1',
      amountWon: 1,
      subject: '물품',
      reason: '구매',
      document: '문화-1',
    };
    const own = '/api/budget-execution/lines/2025.culture.general.J1.201-01/obligations';
    const foreign = '/api/budget-execution/lines/2025.welfare.general.J1.201-01/obligations';
    expect(await ledger.request('POST', own, { token: officer, body })).toEqual(problem(422, 'line-opened-first'));
    expect(await ledger.request('POST', foreign, { token: officer, body })).toEqual(problem(403, 'not-permitted'));
  });

  test('an officer reads the own department only', async () => {
    const id = (department: string) => `/api/figures?id=ledger/department/2025/${department}/all/spent`;
    expect((await ledger.request('GET', id('welfare'), { token: officer })).status).toBe(403);
    expect((await ledger.request('GET', id('culture'), { token: officer })).status).toBe(404);
  });

  test('only an import role lets a document prove earlier knowledge', async () => {
    const body = {
      effectiveOn: '2025-01-02',
      obligationId: 'O1',
      amountWon: 1,
      subject: '물품',
      reason: '구매',
      document: '문화-1',
      documentedOn: '2025-01-02',
    };
    const path = '/api/budget-execution/lines/2025.culture.general.J1.201-01/obligations';
    expect(await ledger.request('POST', path, { token: officer, body })).toEqual(problem(403, 'not-permitted'));
  });

  test('the log is read by the auditor, not by an officer', async () => {
    expect((await ledger.request('GET', '/api/log?limit=2', { token: auditor })).body['events']).toHaveLength(2);
    expect((await ledger.request('GET', '/api/log', { token: officer })).status).toBe(403);
  });

  test('a password is reset by an administrator for somebody else, and changed by its owner', async () => {
    const token = await ledger.logIn('forgetful', 'auditor');
    const reset = '/api/accounts/forgetful/password-reset';
    const ground = { reason: '분실', document: '인사-3' };
    expect(await ledger.request('POST', reset, { token, body: ground })).toEqual(problem(403, 'not-permitted'));
    const own = '/api/accounts/boss/password-reset';
    expect(await ledger.request('POST', own, { token: administrator, body: ground })).toEqual(
      problem(422, 'reset-of-somebody-else'),
    );
    const { body } = await ledger.request('POST', reset, { token: administrator, body: ground });
    const currentPassword = textOf(body['password']);
    const newPassword = 'a quite different horse';
    const change = (current: string) =>
      ledger.request('POST', '/api/auth/password', { token, body: { currentPassword: current, newPassword } });
    expect(await change(TEST_PASSWORD)).toEqual(problem(403, 'not-permitted'));
    expect((await change(currentPassword)).status).toBe(204);
    const logIn = await ledger.request('POST', '/api/auth/login', {
      body: { loginName: 'forgetful', password: newPassword },
    });
    expect(logIn.status).toBe(200);
    expect((await ledger.store.read('account-forgetful')).map(({ fact }) => fact.type)).toEqual([
      'AccountOpened',
      'PasswordChanged',
      'PasswordChanged',
    ]);
  });

  test('nobody changes the own role', async () => {
    const body = { ...opening, accountId: undefined, name: undefined };
    expect(await ledger.request('PUT', '/api/accounts/boss/assignment', { token: administrator, body })).toEqual(
      problem(422, 'not-ones-own-role'),
    );
  });
});

describe('the rate limit of the log-in', () => {
  test('stops the eleventh try within a minute', async () => {
    const own = await startTestApp();
    try {
      const statuses: number[] = [];
      for (let tries = 0; tries < 11; tries++) {
        const body = { loginName: 'nobody', password: TEST_PASSWORD };
        statuses.push((await own.request('POST', '/api/auth/login', { body })).status);
      }
      expect(statuses.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 401));
      expect(statuses[10]).toBe(429);
    } finally {
      await own.close();
    }
  });
});
