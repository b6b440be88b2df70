import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Json, JsonObject } from '../../src/kernel/json.ts';
import { startTestApp, type Answer, type TestApp } from '../support/test-app.ts';

interface LofinRow {
  readonly dbizCd: string;
  readonly bdgCashAmt: number;
  readonly epAmt: number;
}
interface LofinFile {
  readonly exeYmd: string;
  readonly projects: readonly LofinRow[];
}

const [LIBRARY, PARKING, MEALS, WATER] = [1, 2, 3, 4].map((n) => `990000020250000${String(n)}`);
const isFile = (value: unknown): value is LofinFile =>
  typeof value === 'object' && value !== null && 'exeYmd' in value && 'projects' in value;

function readFixture(): LofinFile {
  const url = new URL('../fixtures/lofin/garam-20250705.json', import.meta.url);
  const file: unknown = JSON.parse(readFileSync(url, 'utf8'));
  if (!isFile(file)) throw new Error('the fixture is no file of 지방재정365');
  return file;
}

/** Invented: four projects of 가람구 on 2025-07-05, one of them overspent by 1 won. */
const JULY_5 = readFixture();

/** The file of another day, in which these projects have spent something else. */
const onDay = (exeYmd: string, spent: Readonly<Record<string, number>>): LofinFile => ({
  ...JULY_5,
  exeYmd,
  projects: JULY_5.projects.map((row) => ({ ...row, epAmt: spent[row.dbizCd] ?? row.epAmt })),
});

/** The file of another day without these projects. */
const without = (exeYmd: string, ...gone: readonly (string | undefined)[]): LofinFile => ({
  ...JULY_5,
  exeYmd,
  projects: JULY_5.projects.filter(({ dbizCd }) => !gone.includes(dbizCd)),
});

let ledger: TestApp;
let token: string;

beforeAll(async () => {
  ledger = await startTestApp();
  token = await ledger.logIn('budget', 'budget-officer');
});
afterAll(() => ledger.close());

/** Each test has a local government of its own, so that none sees the files of another. */
let district = 9_900_000;
const lafCd = (): string => String(district);
const lafHgNm = (): string => `가람구 ${lafCd()}`;
const departmentId = (): string => `lofin-${lafCd()}`;
beforeEach(() => {
  district += 1;
});

const post = (path: string, body: unknown): Promise<Answer> => ledger.request('POST', path, { token, body });
const upload = (file: object, name = 'QWGJK.json') => ({
  fileName: name,
  content: JSON.stringify({ ...file, lafCd: lafCd(), lafHgNm: lafHgNm() }),
  reason: '일일 공시 반영',
});
const apply = (file: object, { name = 'QWGJK.json', query = '' } = {}): Promise<Answer> =>
  post(`/api/imports/lofin${query}`, upload(file, name));
/** The id of the batch that an import was. */
const batchOf = ({ body }: Answer): string => (typeof body['batchId'] === 'string' ? body['batchId'] : '');
const reverse = (batchId: string, query = ''): Promise<Answer> =>
  post(`/api/imports/${batchId}/reversal${query}`, { reason: '잘못 올린 파일' });

async function get(path: string): Promise<Answer> {
  const headers = { 'ledger-position': String(await ledger.store.head()) };
  return ledger.request('GET', path, { token, headers });
}

/** The sections of the report by the department's name; empty where nothing is known. */
async function sections(asOf = '2025-12-31', knownAt?: string): Promise<Json | undefined> {
  const moment = knownAt === undefined ? '' : `&knownAt=${encodeURIComponent(knownAt)}`;
  const department = encodeURIComponent(lafHgNm());
  const { status, body } = await get(
    `/api/budget-execution/report?year=2025&department=${department}&asOf=${asOf}${moment}`,
  );
  expect(status).toBe(200);
  return body['sections'];
}

async function won(code: string | undefined, measure: 'budget' | 'spent', asOf = '2025-12-31'): Promise<unknown> {
  const id = `stated/project/2025/${departmentId()}/${code ?? ''}/${measure}`;
  const { body } = await get(`/api/figures?id=${id}&asOf=${asOf}`);
  const [figure] = Object.values(body);
  return isObject(figure) ? figure['value'] : body;
}
const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null;
const amount = (of: number | null) => ({ unit: 'won', won: of });

describe('a file', () => {
  const counts = { rows: 4, budgetWon: 4_000_000, spentWon: 770_002, exceedsBudget: 1 };

  test('as a dry run is counted and changes nothing', async () => {
    const head = await ledger.store.head();
    const { status, body } = await apply(JULY_5, { query: '?dryRun=true' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...counts,
      changed: 4,
      unchanged: 0,
      vanished: 0,
      facts: 5,
      snapshotOn: '2025-07-05',
      document: `지방재정365 QWGJK ${lafCd()} 2025-07-05`,
      position: 0,
      dryRun: true,
    });
    expect(await ledger.store.head()).toBe(head);
  });

  test.each(['1', 'TRUE', '', 'true&dryRun=false'])('is not taken over by mistake: ?dryRun=%s', async (value) => {
    const head = await ledger.store.head();
    const answer = await apply(JULY_5, { query: `?dryRun=${value}` });
    expect(answer).toMatchObject({ status: 400, body: { rule: 'bad-request' } });
    expect(await ledger.store.head()).toBe(head);
  });

  test('is taken over as a whole, with the document of its day', async () => {
    const head = await ledger.store.head();
    const dry = await apply(JULY_5, { query: '?dryRun=true' });
    const { body } = await apply(JULY_5);
    expect(body).toEqual({ ...dry.body, position: head + 5, dryRun: false });
    const { events } = await ledger.store.readAll({ after: head, limit: 10 });
    expect(events.map(({ fact }) => fact.type)).toEqual([
      'ImportApplied',
      ...JULY_5.projects.map(() => 'BalanceStated'),
    ]);
    for (const { fact, meta, documentedKnownAt } of events) {
      expect(fact.effectiveOn).toBe('2025-07-05');
      expect(meta).toMatchObject({ actor: { id: 'budget' }, document: body['document'], reason: '일일 공시 반영' });
      expect(documentedKnownAt).toBe('2025-07-04T15:00:00.000000Z');
    }
    expect(await won(LIBRARY, 'budget')).toEqual(amount(1_000_000));
    expect(await won(LIBRARY, 'spent')).toEqual(amount(400_001));
    expect(await won(MEALS, 'spent')).toEqual(amount(0));
    expect(await won(LIBRARY, 'spent', '2025-07-04')).toEqual(amount(null));
  });

  test('that came before changes nothing, under its own or another name', async () => {
    await apply(JULY_5);
    const head = await ledger.store.head();
    for (const name of ['QWGJK.json', 'copy of QWGJK (1).json']) {
      const { status, body } = await apply(JULY_5, { name });
      expect([status, body]).toEqual([200, expect.objectContaining({ ...counts, changed: 0, unchanged: 4 })]);
    }
    expect(await ledger.store.head()).toBe(head);
  });

  test('of a later day with the same figures is recorded, and changes nothing', async () => {
    await apply(JULY_5);
    const latest = await sections();
    const head = await ledger.store.head();
    const dry = await apply(onDay('20250706', {}), { query: '?dryRun=true' });
    expect(dry.body).toMatchObject({ changed: 0, unchanged: 4, facts: 1 });
    const confirmed = await apply(onDay('20250706', {}));
    expect(confirmed.body).toEqual({ ...dry.body, position: head + 1, dryRun: false });
    const { events } = await ledger.store.readAll({ after: head, limit: 10 });
    expect(events.map(({ stream, fact }) => [stream, fact.type, fact.effectiveOn, fact.data['subjects']])).toEqual([
      [`importedSnapshots-${departmentId()}`, 'ImportApplied', '2025-07-06', []],
    ]);
    expect(await sections()).toEqual(latest);
  });

  test('of the same day with the same figures changes nothing, and is not recorded', async () => {
    await apply(JULY_5);
    const head = await ledger.store.head();
    const copy = await apply({ ...JULY_5, note: '다시 내려받음' });
    expect(copy.body).toMatchObject({ changed: 0, unchanged: 4, facts: 0, position: 0 });
    expect(await ledger.store.head()).toBe(head);
  });

  test('of a later day appends only what changed', async () => {
    await apply(JULY_5);
    const head = await ledger.store.head();
    const applied = await apply(onDay('20250710', { [WATER!]: 90_000 }));
    expect(applied.body).toMatchObject({ rows: 4, changed: 1, unchanged: 3 });
    const { events } = await ledger.store.readAll({ after: head, limit: 10 });
    expect(events.map(({ stream }) => stream)).toEqual([
      `importedSnapshots-${departmentId()}`,
      `statedBalance-2025.${departmentId()}.project.${WATER!}`,
    ]);
    expect(await won(WATER, 'spent', '2025-07-10')).toEqual(amount(90_000));
    expect(await won(WATER, 'spent', '2025-07-09')).toEqual(amount(70_000));
    expect(await won(LIBRARY, 'spent', '2025-07-10')).toEqual(amount(400_001));
  });

  test('of a day before one that only confirmed is refused, and told what to reverse first', async () => {
    await apply(JULY_5);
    const confirming = batchOf(await apply(onDay('20250710', {})));
    const head = await ledger.store.head();
    const late = onDay('20250707', { [LIBRARY!]: 350_000 });
    for (const query of ['', '?dryRun=true']) {
      const { status, body } = await apply(late, { query });
      expect([status, body['rule'], body['detail']]).toEqual([
        422,
        'snapshot-in-order',
        expect.stringContaining('뒤의 반영을 먼저 취소하십시오'),
      ]);
      expect(body['numbers']).toEqual({ batchId: confirming, appliedOn: '2025-07-10', snapshotOn: '2025-07-07' });
    }
    expect(await ledger.store.head()).toBe(head);
    expect(await won(LIBRARY, 'spent', '2025-07-10')).toEqual(amount(400_001));
  });

  test('of a day between two others comes in between once the later one is out', async () => {
    const tenth = onDay('20250710', {});
    await apply(JULY_5);
    await reverse(batchOf(await apply(tenth)));
    await apply(onDay('20250707', { [LIBRARY!]: 350_000 }));
    expect((await apply(tenth)).body).toMatchObject({ changed: 1, unchanged: 3 });
    const spent = await Promise.all(
      ['2025-07-06', '2025-07-07', '2025-07-10'].map((day) => won(LIBRARY, 'spent', day)),
    );
    expect(spent).toEqual([amount(400_001), amount(350_000), amount(400_001)]);
  });

  test('of another local government is another pile', async () => {
    await apply(onDay('20250710', {}));
    district += 1;
    expect((await apply(JULY_5)).body).toMatchObject({ changed: 4 });
  });
});

describe('a file that leaves out what an earlier one stated', () => {
  const partial = without('20250708', LIBRARY, WATER);
  const total = async (asOf: string): Promise<unknown> => {
    const id = `sum/department/2025/${departmentId()}/all/budget`;
    const { body } = await get(`/api/figures?id=${id}&asOf=${asOf}`);
    return isObject(body[0]) ? body[0]['value'] : body;
  };

  test('counts them in the dry run, and from its day on nothing is stated of them', async () => {
    await apply(JULY_5);
    const head = await ledger.store.head();
    const dry = await apply(partial, { query: '?dryRun=true' });
    expect(dry.body).toMatchObject({ rows: 2, changed: 0, unchanged: 2, vanished: 2, facts: 3, budgetWon: 2_300_000 });
    expect(await ledger.store.head()).toBe(head);
    const { body } = await apply(partial);
    expect(body).toEqual({ ...dry.body, position: head + 3, dryRun: false });
    const spent = await Promise.all(
      ['2025-07-05', '2025-07-07', '2025-07-08', '2025-12-31'].map((day) => won(WATER, 'spent', day)),
    );
    expect(spent).toEqual([amount(70_000), amount(70_000), amount(null), amount(null)]);
    expect(await total('2025-07-07')).toEqual(amount(4_000_000));
    expect(await total('2025-07-08')).toEqual(amount(2_300_000));
    expect(JSON.stringify(await sections())).not.toContain(WATER!);
  });

  test('comes again without effect, also under the same key', async () => {
    await apply(JULY_5);
    const sent = { token, body: upload(partial), headers: { 'idempotency-key': `partial-${lafCd()}` } };
    const first = await ledger.request('POST', '/api/imports/lofin', sent);
    const head = await ledger.store.head();
    expect(await ledger.request('POST', '/api/imports/lofin', sent)).toEqual(first);
    expect((await apply(partial, { name: 'copy.json' })).body).toMatchObject({ facts: 0, vanished: 0 });
    expect(await ledger.store.head()).toBe(head);
  });

  test('is explained, and taken back exactly', async () => {
    await apply(JULY_5);
    const before = await sections();
    const batchId = batchOf(await apply(partial));
    const id = `stated/project/2025/${departmentId()}/${WATER!}/budget`;
    const { body } = await get(`/api/figures/explanation?id=${id}&asOf=2025-12-31`);
    expect(body).toMatchObject({
      value: amount(null),
      steps: [
        { cause: 'statement', changeWon: 700_000, runningWon: 700_000 },
        { cause: 'discontinuation', changeWon: -700_000, runningWon: 0, fact: { type: 'BalanceDiscontinued' } },
      ],
    });
    const dry = await reverse(batchId, '?dryRun=true');
    expect(dry.body).toMatchObject({ withdrawn: 2, fallBack: 0, resumed: 2, unstated: 0, budgetChangeWon: 1_700_000 });
    expect((await reverse(batchId)).body).toMatchObject({ ...dry.body, position: expect.any(Number), dryRun: false });
    expect(await sections()).toEqual(before);
    expect((await apply(partial)).body).toMatchObject({ vanished: 2 });
  });

  test('gives way to one that names them again', async () => {
    await apply(JULY_5);
    await apply(partial);
    expect((await apply(onDay('20250710', {}))).body).toMatchObject({ changed: 2, unchanged: 2, vanished: 0 });
    expect(await total('2025-07-09')).toEqual(amount(2_300_000));
    expect(await total('2025-07-10')).toEqual(amount(4_000_000));
  });
});

test('a file is brought, and taken back, by the budget office only', async () => {
  const batchId = batchOf(await apply(JULY_5));
  const manager = await ledger.logIn('manager', 'manager');
  const head = await ledger.store.head();
  const refused = { status: 403, body: { rule: 'not-permitted' } };
  const bring = { token: manager, body: upload(onDay('20250706', { [WATER!]: 1 })) };
  expect(await ledger.request('POST', '/api/imports/lofin', bring)).toMatchObject(refused);
  const broken = { token: manager, body: upload({ ...JULY_5, projects: [] }) };
  expect(await ledger.request('POST', '/api/imports/lofin', broken)).toMatchObject(refused);
  const takeBack = { token: manager, body: { reason: '취소' } };
  for (const known of [batchId, 'lofin-0.0'])
    expect(await ledger.request('POST', `/api/imports/${known}/reversal`, takeBack)).toMatchObject(refused);
  expect(await ledger.store.head()).toBe(head);
});

describe('the report of a file', () => {
  test('by the name of the department has every project, and one flagged for what it overspent', async () => {
    await apply(JULY_5);
    const cells = (budget: number, spent: number) => ({
      budget: { value: amount(budget) },
      spent: { value: amount(spent) },
      balance: { value: amount(budget - spent) },
    });
    expect(await sections()).toMatchObject([
      {
        basis: 'stated',
        rows: [
          { kind: 'total', name: '보고 합계', exceedsBudget: false, cells: cells(4_000_000, 770_002) },
          { kind: 'project', code: LIBRARY, name: '가람도서관 운영', cells: cells(1_000_000, 400_001) },
          { kind: 'project', code: PARKING, exceedsBudget: true, cells: cells(300_000, 300_001) },
          { kind: 'project', code: MEALS, exceedsBudget: false, cells: cells(2_000_000, 0) },
          { kind: 'project', code: WATER, exceedsBudget: false, cells: cells(700_000, 70_000) },
        ],
      },
    ]);
  });

  test('is empty for a day before it, and not found for another year', async () => {
    await apply(JULY_5);
    expect(await sections('2025-07-04')).toEqual([]);
    const department = encodeURIComponent(lafHgNm());
    const answer = await get(`/api/budget-execution/report?year=2024&department=${department}`);
    expect(answer).toMatchObject({ status: 404, body: { rule: 'not-found' } });
  });
});

describe('a broken file', () => {
  const withRow = (part: Readonly<Record<string, unknown>>) => ({
    ...JULY_5,
    projects: JULY_5.projects.map((row, index) => (index === 1 ? { ...row, ...part } : row)),
  });

  test.each([
    [
      'an amount as text',
      { epAmt: '300001' },
      'epAmt',
      '"300001"',
      '0 이상 1,000,000,000,000 이하인 원 단위 정수여야 합니다.',
    ],
    ['an amount below 0', { epAmt: -1 }, 'epAmt', '-1', '0 이상 1,000,000,000,000 이하인 원 단위 정수여야 합니다.'],
    ['no code', { dbizCd: undefined }, 'dbizCd', '없음', '영문자와 숫자로 된 세부사업 코드여야 합니다.'],
    [
      'a code that is there already',
      { dbizCd: LIBRARY },
      'dbizCd',
      `"${LIBRARY!}"`,
      '1행과 다른 세부사업 코드여야 합니다.',
    ],
    [
      'fund sources that do not add up',
      { sggep: 299_999 },
      'bdgCashAmt',
      '300000',
      '재원별 금액의 합(0 + 0 + 299,999 + 0)과 같아야 합니다.',
    ],
  ])('with %s is refused by row, field, found and expected', async (_, part, field, found, expected) => {
    const head = await ledger.store.head();
    for (const query of ['', '?dryRun=true']) {
      const { status, contentType, body } = await apply(withRow(part), { query });
      expect([status, contentType]).toEqual([422, expect.stringContaining('application/problem+json')]);
      expect(body).toMatchObject({ rule: 'import-file-broken', detail: expect.stringContaining('QWGJK.json') });
      expect(body['numbers']).toEqual({ problems: [{ row: 2, field, found, expected }] });
    }
    expect(await ledger.store.head()).toBe(head);
  });

  test('that is no JSON is refused', async () => {
    const content = 'dbizCd,dbizNm\n1,가';
    const answer = await post('/api/imports/lofin', { fileName: 'a.csv', content, reason: '반영' });
    expect(answer).toMatchObject({ status: 422, body: { rule: 'import-file-broken' } });
  });

  test('of a day to come is refused', async () => {
    const head = await ledger.store.head();
    expect(await apply(onDay('21000101', {}))).toMatchObject({
      status: 422,
      body: { rule: 'documented-not-in-future' },
    });
    expect(await ledger.store.head()).toBe(head);
  });
});

describe('a reversal', () => {
  test('as a dry run shows the exact effect; done, it does exactly that', async () => {
    await apply(JULY_5);
    const before = await sections();
    const applied = await apply(onDay('20250710', { [WATER!]: 90_000, [LIBRARY!]: 500_001 }));
    const after = await sections();
    expect(after).not.toEqual(before);

    const head = await ledger.store.head();
    const batchId = batchOf(applied);
    const dry = await reverse(batchId, '?dryRun=true');
    expect(dry.body).toEqual({
      batchId,
      withdrawn: 2,
      fallBack: 2,
      resumed: 0,
      unstated: 0,
      budgetChangeWon: 0,
      spentChangeWon: -120_000,
      position: 0,
      dryRun: true,
    });
    expect(await ledger.store.head()).toBe(head);
    expect(await sections()).toEqual(after);

    const done = await reverse(batchId);
    expect(done.body).toEqual({ ...dry.body, position: head + 3, dryRun: false });
    expect(await ledger.store.head()).toBe(head + 3);
    expect(await sections()).toEqual(before);
  });

  test('of the only file leaves nothing reported', async () => {
    const batchId = batchOf(await apply(JULY_5));
    const { body } = await reverse(batchId);
    expect(body).toMatchObject({
      withdrawn: 4,
      fallBack: 0,
      unstated: 4,
      budgetChangeWon: -4_000_000,
      spentChangeWon: -770_002,
    });
    expect(await won(LIBRARY, 'spent')).toEqual(amount(null));
    expect(await sections()).toEqual([]);
  });

  test('leaves what was known before it as it was', async () => {
    const applied = await apply(JULY_5);
    const [recorded] = (await ledger.store.readAll({ after: Number(applied.body['position']) - 1, limit: 1 })).events;
    const then = await sections('2025-12-31', recorded!.recordedAt);
    await reverse(batchOf(applied));
    expect(then).toHaveLength(1);
    expect(await sections('2025-12-31', recorded!.recordedAt)).toEqual(then);
  });

  test('goes from the latest file down', async () => {
    const first = batchOf(await apply(JULY_5));
    const before = await sections();
    const second = batchOf(await apply(onDay('20250706', {})));
    const third = batchOf(await apply(onDay('20250710', { [WATER!]: 90_000 })));
    const head = await ledger.store.head();
    for (const batchId of [first, second]) {
      const { status, body } = await reverse(batchId);
      expect([status, body['rule'], body['detail']]).toEqual([
        422,
        'reverse-latest-first',
        expect.stringContaining(`${third}의 반영을 먼저 취소하십시오`),
      ]);
    }
    expect(await ledger.store.head()).toBe(head);
    expect((await reverse(third)).body).toMatchObject({ withdrawn: 1, fallBack: 1, spentChangeWon: -20_000 });
    expect((await reverse(second)).body).toMatchObject({ withdrawn: 0, spentChangeWon: 0 });
    expect(await sections()).toEqual(before);
    expect((await reverse(first)).body).toMatchObject({ withdrawn: 4, unstated: 4 });
    expect(await sections()).toEqual([]);
  });

  test('is done once', async () => {
    const batchId = batchOf(await apply(JULY_5));
    await reverse(batchId);
    const head = await ledger.store.head();
    for (const query of ['', '?dryRun=true'])
      expect(await reverse(batchId, query)).toMatchObject({ status: 422, body: { rule: 'import-reversed-once' } });
    expect(await ledger.store.head()).toBe(head);
  });

  test('of a file that never came is refused', async () => {
    await apply(JULY_5);
    for (const batchId of ['lofin-0', `${departmentId()}.0`, 'a%00b.c'])
      expect(await reverse(batchId)).toMatchObject({ status: 422, body: { rule: 'import-known' } });
  });

  test('can be followed by the same file', async () => {
    const batchId = batchOf(await apply(JULY_5));
    const before = await sections();
    await reverse(batchId);
    expect((await apply(JULY_5)).body).toMatchObject({ batchId, changed: 4 });
    expect(await sections()).toEqual(before);
    expect((await reverse(batchId)).body).toMatchObject({ withdrawn: 4, unstated: 4 });
  });
});
