import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { district, OFFICE } from '../support/budget-line-facts.ts';
import { startTestApp, textOf, type Answer, type TestApp } from '../support/test-app.ts';

const { lineId } = OFFICE;
const LINES = '/api/budget-execution/lines';
const ground = { reason: '2025년 본예산', document: '예산-2025-1' };

let ledger: TestApp;
let token: string;

const post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> =>
  ledger.request('POST', path, { token, body, headers });

beforeAll(async () => {
  ledger = await startTestApp();
  token = await ledger.logIn('budget', 'budget-officer');
  const opened = await post(LINES, { ...OFFICE, effectiveOn: '2025-01-01', ...ground });
  expect(opened.status).toBe(201);
});
afterAll(() => ledger.close());

describe('a command by HTTP', () => {
  const enact = { effectiveOn: '2025-01-01', funds: district(1_000_000), ...ground };

  test('with ?dryRun=true says what would happen and records nothing', async () => {
    const head = await ledger.store.head();
    const answer = await post(`${LINES}/${lineId}/original-budget?dryRun=true`, enact);
    expect(answer.body).toMatchObject({ dryRun: true, facts: [{ fact: { type: 'OriginalBudgetEnacted' } }] });
    expect(await ledger.store.head()).toBe(head);
  });

  test('twice under one key is one set of events and one answer', async () => {
    const headers = { 'idempotency-key': 'enact-1' };
    const first = await post(`${LINES}/${lineId}/original-budget`, enact, headers);
    const head = await ledger.store.head();
    const second = await post(`${LINES}/${lineId}/original-budget`, enact, headers);
    expect(first.body).toMatchObject({ duplicate: false, versions: { [`budgetLine-${lineId}`]: 2 } });
    expect(second.body).toMatchObject({ ...first.body, duplicate: true });
    expect(await ledger.store.head()).toBe(head);
  });

  test('under a key that another command has used is refused', async () => {
    const other = { ...enact, funds: district(2_000_000) };
    const answer = await post(`${LINES}/${lineId}/original-budget`, other, { 'idempotency-key': 'enact-1' });
    expect(answer).toMatchObject({ status: 409, body: { rule: 'idempotency-key-reused' } });
  });

  test('against an older version than the stored one is refused with the actual version', async () => {
    const allot = { effectiveOn: '2025-01-02', amountWon: 500_000, ...ground };
    const stale = await post(`${LINES}/${lineId}/allotments`, allot, { 'if-match': '"1"' });
    expect(stale).toMatchObject({
      status: 409,
      body: { rule: 'version-conflict', numbers: { expected: 1, actual: 2 } },
    });
    expect((await post(`${LINES}/${lineId}/allotments`, allot, { 'if-match': '"2"' })).status).toBe(201);
  });

  test('that a rule refuses answers with the rule, a Korean sentence and the numbers, and changes nothing', async () => {
    const head = await ledger.store.head();
    const body = { effectiveOn: '2025-02-01', obligationId: 'O1', amountWon: 600_000, subject: '용역', ...ground };
    const answer = await post(`${LINES}/${lineId}/obligations`, body);
    expect(answer.contentType).toContain('application/problem+json');
    expect(answer).toMatchObject({ status: 422, body: { rule: 'obligation-within-allotment' } });
    expect(textOf(answer.body['detail'])).toMatch(/[가-힣]/);
    expect(JSON.stringify(answer.body['numbers'])).toContain('600000');
    expect(await ledger.store.head()).toBe(head);
  });

  test('can be read at once by naming its position', async () => {
    const body = { effectiveOn: '2025-02-01', obligationId: 'O2', amountWon: 300_000, subject: '용역', ...ground };
    const { body: answer } = await post(`${LINES}/${lineId}/obligations`, body);
    const id = 'ledger/line/2025/planning/general.J1.201-01/obligated';
    const read = await ledger.request('GET', `/api/figures?id=${id}`, {
      token,
      headers: { 'ledger-position': textOf(answer['position']) },
    });
    expect(read.body).toMatchObject([{ id, value: { unit: 'won', won: 300_000 } }]);
  });

  test.each([
    ['an unknown member', { ...enact, bonus: 1 }],
    ['a text for an amount', { ...enact, funds: { ...enact.funds, city: '5' } }],
    ['half a won', { ...enact, funds: { ...enact.funds, city: 0.5 } }],
    ['an amount of more than 1조 원', { ...enact, funds: { ...enact.funds, city: 1e12 + 1 } }],
    ['a day the calendar lacks', { ...enact, effectiveOn: '2025-02-30' }],
    ['a NUL in the reason', { ...enact, reason: 'a\u0000b' }],
    ['no document', { ...enact, document: undefined }],
    ['an empty reason', { ...enact, reason: '  ' }],
  ])('with %s is refused by name and changes nothing', async (_what, body) => {
    const head = await ledger.store.head();
    const answer = await post(`${LINES}/${lineId}/original-budget`, body);
    expect(answer).toMatchObject({ status: 400, body: { rule: 'bad-request' } });
    expect(await ledger.store.head()).toBe(head);
  });

  const line = `${LINES}/${lineId}`;
  const on = { effectiveOn: '2025-02-01', ...ground };
  const funded = { ...on, funds: district(1) };
  const assignment = { department: { id: 'planning', name: '기획예산과' }, role: 'auditor' };
  const opened = { ...OFFICE, effectiveOn: '2025-01-01', ...ground };
  const subject = {
    subjectId: '2025.planning.unit.U1',
    fiscalYear: 2025,
    department: { id: 'planning', name: '기획예산과' },
    level: 'unit',
    code: 'U1',
    name: '단위사업',
  };
  const figures = { budgetWon: 1, spentWon: 0 };
  test.each<readonly [string, Readonly<Record<string, unknown>>, readonly string[]]>([
    [LINES, opened, ['account', 'department', 'policy', 'unit', 'project', 'objectGroup', 'object']],
    [`${line}/original-budget`, funded, ['funds']],
    [`${line}/supplementary-budgets`, { ...funded, round: 1, absorbs: [] }, ['funds', 'absorbs']],
    [`${line}/deemed-budgets`, { ...funded, round: 1 }, ['funds']],
    [`${line}/pre-enactment-uses`, { ...funded, ground: 'disaster' }, ['funds']],
    [`${line}/carryovers`, { ...funded, carryover: 'explicit', fromLineId: 'x' }, ['funds']],
    [`${line}/transfers`, { ...funded, toLineId: 'x', transferId: 'T', transfer: 'reserve' }, ['funds']],
    [`${line}/payments`, { ...funded, paymentId: 'P', obligationId: 'O' }, ['funds']],
    [`${line}/payments/P/returns`, { ...funded, returnId: 'R' }, ['funds']],
    [`${line}/payments/P/reclassifications`, { ...funded, toLineId: 'x', reclassificationId: 'C' }, ['funds']],
    [
      `${line}/closing`,
      { ...on, carryover: { explicit: 0, accidental: 0, continuing: 0 }, subsidyReturnWon: 0 },
      ['carryover'],
    ],
    ['/api/reported-balances', { ...on, subject, figures }, ['subject', 'figures']],
    ['/api/accounts', { accountId: 'kim', name: '김', assignment, ...ground }, ['assignment']],
  ])('POST %s without one of its parts is refused by name and changes nothing', async (path, body, parts) => {
    const head = await ledger.store.head();
    for (const part of parts)
      for (const instead of [undefined, null, part === 'absorbs' ? {} : []]) {
        const answer = await post(path, { ...body, [part]: instead });
        expect(answer).toMatchObject({ status: 400, body: { rule: 'bad-request' } });
        expect(JSON.stringify(answer.body['numbers'])).toContain(`"field":"${part}"`);
      }
    expect(await ledger.store.head()).toBe(head);
  });

  test('PUT of an assignment without the assignment is refused', async () => {
    const answer = await ledger.request('PUT', '/api/accounts/budget/assignment', { token, body: ground });
    expect(answer).toMatchObject({ status: 400, body: { rule: 'bad-request' } });
  });

  test('whose amounts together are more than a line may have is refused by its rule', async () => {
    const body = { ...on, round: 1, funds: { national: 1e12, city: 1e12, district: 0, other: 0 } };
    const answer = await post(`${LINES}/${lineId}/deemed-budgets`, body);
    expect(answer).toMatchObject({
      status: 422,
      body: { rule: expect.stringMatching(/amount-positive|budget-within-limit/) },
    });
  });

  test('with a broken body or of a wrong kind is refused', async () => {
    const broken = await ledger.app.inject({
      method: 'POST',
      url: `${LINES}/${lineId}/original-budget`,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      payload: '{',
    });
    expect(broken.statusCode).toBe(400);
    expect(broken.headers['content-type']).toContain('application/problem+json');
  });

  test('keeps who sent it, as they were', async () => {
    const [event] = await ledger.store.read(`budgetLine-${lineId}`, { from: 2, to: 2 });
    expect(event?.meta).toMatchObject({ actor: { id: 'budget', role: 'budget-officer' }, ...ground });
  });
});

describe('the API documents itself', () => {
  test('OpenAPI names every route', async () => {
    const { body } = await ledger.request('GET', '/api/openapi.json', { token });
    const paths = Object.keys(JSON.parse(JSON.stringify(body['paths'])) as object);
    expect(paths).toContain('/api/budget-execution/lines/{lineId}/payments');
    expect(paths).toContain('/api/imports/lofin');
    expect(paths.length).toBeGreaterThan(30);
  });
});

describe('a page of lines', () => {
  test('goes on where the last one ended', async () => {
    await ledger.upToDate();
    const path = `${LINES}?year=2025&department=planning&limit=1`;
    const first = await ledger.request('GET', path, { token });
    expect(first.body).toMatchObject({ lines: [{ line_id: lineId, allotted_won: 500_000 }], next: lineId });
    const second = await ledger.request('GET', `${path}&after=${lineId}`, { token });
    expect(second.body).toEqual({ lines: [], next: null });
  });
});

describe('lines as large as a line may be', () => {
  test('are still reported, and added up exactly', async () => {
    const lines = ['301', '302', '303'].map((code) => ({
      ...OFFICE,
      department: { id: 'large', name: '큰과' },
      objectGroup: { code, name: '큰 과목' },
      lineId: `2025.large.general.J1.${code}-01`,
    }));
    for (const line of lines) {
      await post(LINES, { ...line, effectiveOn: '2025-01-01', ...ground });
      const body = { effectiveOn: '2025-01-01', funds: district(1e12), ...ground };
      expect((await post(`${LINES}/${line.lineId}/original-budget`, body)).status).toBe(201);
    }
    await ledger.upToDate();
    for (const path of ['report?department=large&year=2025', 'report/departments?year=2025']) {
      const { status, body } = await ledger.request('GET', `/api/budget-execution/${path}`, { token });
      expect(status).toBe(200);
      expect(JSON.stringify(body)).toContain('"won":3000000000000');
    }
  });
});

describe('an address that leads nowhere', () => {
  test.each([
    ['/api/log?after=9223372036854775807', 400],
    ['/api/log?after=-1', 400],
    ['/api/streams/%00', 400],
    ['/api/streams/%E0%A4%A', 400],
    ['/api/nowhere', 404],
  ])('%s is a problem of %i', async (path, status) => {
    const auditor = await ledger.logIn(`auditor${path.length}`, 'auditor');
    const answer = await ledger.request('GET', path, { token: auditor });
    expect([answer.status, answer.contentType]).toEqual([status, expect.stringContaining('application/problem+json')]);
  });

  test('shows a browser without a session the way in', async () => {
    const reply = await ledger.app.inject({ url: '/api/docs', headers: { accept: 'text/html,*/*' } });
    expect([reply.statusCode, reply.headers.location]).toEqual([303, '/login?to=%2Fapi%2Fdocs']);
  });
});
