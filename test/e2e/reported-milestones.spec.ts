import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { loadSeed } from '../../src/cli/seed.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let ledger: TestApp;
let auditor: string;
let evaluation: string;

beforeAll(async () => {
  ledger = await startTestApp();
  auditor = await ledger.logIn('auditor', 'auditor');
  evaluation = await ledger.logIn('evaluation', 'evaluator');
  await loadSeed(ledger, '2023-report');
  await ledger.upToDate();
});
afterAll(() => ledger.close());

const KNOWN = 'asOf=2023-05-31&knownAt=2023-06-12T23:59:59%2B09:00';

async function items(query: string, token = auditor): Promise<ReadonlyMap<string, unknown>> {
  const { body } = await ledger.request('GET', `/api/reported-milestones?${query}`, { token });
  return new Map([body['items']].flat().map((item) => [codeOf(item), item]));
}

const codeOf = (item: unknown): string =>
  typeof item === 'object' && item !== null && 'code' in item && typeof item.code === 'string' ? item.code : '';

describe('what the 2023 report says beside its budget', () => {
  test('as of 5.31, known on 6.12: 148 projects, 5–10–100, and the months of the year', async () => {
    const found = await items(KNOWN);
    expect(found.get('performance-projects')).toMatchObject({
      totals: [{ value: '148', unit: '개' }],
      place: expect.stringContaining('6쪽'),
      document: expect.stringContaining('제245회 구의회'),
    });
    expect(found.get('four-year-plan-structure')).toMatchObject({
      totals: [{ value: '5' }, { value: '10' }, { value: '100' }],
    });
    expect(found.get('performance-guideline')).toMatchObject({ span: { from: '2023-01-01', through: '2023-01-31' } });
    expect(found.get('mid-year-evaluation')).toMatchObject({ part: 'planned', span: { through: '2023-07-31' } });
  });

  test('makes no project of the 148', async () => {
    const { body } = await ledger.request('GET', '/api/performance-plan/projects?year=2023', { token: auditor });
    expect(body).toMatchObject({ projects: [] });
  });

  test('the day before the report nobody knew it, and a strict question only knows when it was recorded', async () => {
    expect((await items('asOf=2023-05-31&knownAt=2023-06-11T23:59:59%2B09:00')).size).toBe(0);
    expect((await items(`${KNOWN}&strict=true`)).size).toBe(0);
    expect((await items('asOf=2023-05-30')).size).toBe(0);
  });

  test('loaded twice it is there once', async () => {
    const before = await items(KNOWN);
    expect(await loadSeed(ledger, '2023-report')).toMatchObject({ events: 0 });
    expect(await items(KNOWN)).toEqual(before);
  });

  test('is asked by year and department, and read by who may read the department', async () => {
    expect((await items('year=2023&department=기획예산과')).size).toBeGreaterThan(30);
    expect((await items('year=2022')).size).toBe(0);
    expect((await items('department=culture')).size).toBe(0);
    const culture = await ledger.logIn('hong', 'department-officer', 'culture');
    expect((await items('year=2023', culture)).size).toBe(0);
  });
});

describe('a statement by hand', () => {
  const report = {
    year: 2023,
    department: { id: 'planning-budget', name: '기획예산과' },
    code: 'committee-2',
    name: '위원회',
    part: 'achieved',
    totals: [{ name: '회의', value: '2', unit: '회' }],
    printed: '위원회: 2회',
    place: '1쪽',
    effectiveOn: '2023-05-31',
    reason: '누락분 옮김',
    document: '평가-1',
  };
  const path = '/api/reported-milestones';

  test('is taken from 평가팀, and withdrawn again', async () => {
    expect((await ledger.request('POST', path, { token: auditor, body: report })).status).toBe(403);
    const answer = await ledger.request('POST', path, { token: evaluation, body: report });
    expect(answer.status).toBe(201);
    const withdraws = (await ledger.store.read('reportedItem-2023.planning-budget.committee-2')).at(-1)?.id;
    await ledger.upToDate();
    expect((await items('')).get('committee-2')).toMatchObject({ span: null, note: null });
    const withdrawal = { withdraws, reason: '잘못 옮김', document: '평가-2' };
    const by = `${path}/2023.planning-budget.committee-2/withdrawals`;
    expect((await ledger.request('POST', by, { token: evaluation, body: withdrawal })).status).toBe(201);
    await ledger.upToDate();
    expect((await items('')).has('committee-2')).toBe(false);
  });

  test.each([
    ['a number with a comma', { totals: [{ name: '수', value: '1,399', unit: '개' }] }],
    ['totals that are an object', { totals: {} }],
    ['no department', { department: undefined }],
    ['a span without an end', { span: { from: '2023-01-01' } }],
  ])('with %s is refused by name', async (_, part) => {
    const answer = await ledger.request('POST', path, { token: evaluation, body: { ...report, ...part } });
    expect(answer).toMatchObject({ status: 400, body: { rule: 'bad-request' } });
  });
});
