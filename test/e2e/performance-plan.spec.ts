import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../src/kernel/json.ts';
import { startTestApp, textOf, type Answer, type TestApp } from '../support/test-app.ts';

const API = '/api/performance-plan';
const PROJECT = `${API}/projects/garam.2025.017`;
const ground = { reason: '2025년 성과관리계획', document: '평가-2025-1' };

let ledger: TestApp;
/** Tokens by person. */
let evaluation: string;
let culture: string;
let welfare: string;
let head: string;
let auditor: string;

beforeAll(async () => {
  ledger = await startTestApp();
  evaluation = await ledger.logIn('evaluation', 'evaluator');
  culture = await ledger.logIn('culture', 'department-officer', 'culture');
  welfare = await ledger.logIn('welfare', 'department-officer', 'welfare');
  head = await ledger.logIn('head', 'head-of-office', 'office');
  auditor = await ledger.logIn('auditor', 'auditor');
});
afterAll(() => ledger.close());

let position = '0';

async function post(token: string, path: string, body: JsonObject): Promise<Answer> {
  const answer = await ledger.request('POST', path, { token, body: { ...ground, ...body } });
  if (answer.status === 201) position = textOf(answer.body['position']);
  return answer;
}

const get = (token: string, path: string): Promise<Answer> =>
  ledger.request('GET', path, { token, headers: { 'ledger-position': position } });

const on = (effectiveOn: string) => ({ effectiveOn });
const taken = { status: 201 };
const refused = (status: number, rule: string) => ({ status, body: { rule } });

const sheet = (name: string, weight: string, more: JsonObject = {}) => ({
  name,
  definition: `${name}의 정의`,
  unit: '명',
  direction: 'up',
  achievement: { formula: 'up' },
  aggregation: 'cumulative',
  every: 'half',
  lastYear: '42500',
  weight,
  cap: '120',
  floor: '0',
  decimals: 0,
  evidence: '이용 통계',
  owner: '도서관팀장',
  ...more,
});
const define = (token: string, indicatorId: string, definition: JsonObject) =>
  post(token, `${PROJECT}/indicators/${indicatorId}/definitions`, { ...on('2025-01-20'), definition });
const propose = (token: string, indicatorId: string, value: string, day: string) =>
  post(token, `${PROJECT}/indicators/${indicatorId}/target-proposals`, {
    ...on(day),
    target: { value, ground: '최근 3년 추세' },
  });

describe('the plan of a project, from the guideline to its first revision', () => {
  const guideline = { officeId: 'garam', year: 2025, title: '수립지침', submitBy: '2025-02-14', ...on('2025-01-10') };
  const project = {
    officeId: 'garam',
    year: 2025,
    projectNo: '017',
    name: '생활권 작은도서관 운영',
    objective: '걸어서 10분 독서 생활권',
    department: { id: 'culture', name: '문화과' },
    ...on('2025-01-20'),
  };

  test('평가팀 issues the guideline in January, and nobody else', async () => {
    expect(await post(culture, `${API}/guidelines`, guideline)).toMatchObject(refused(403, 'not-permitted'));
    expect(await post(head, `${API}/guidelines`, guideline)).toMatchObject(refused(403, 'not-permitted'));
    expect(await post(evaluation, `${API}/guidelines`, guideline)).toMatchObject(taken);
  });

  test('a department registers its own project, and no other department', async () => {
    expect(await post(welfare, `${API}/projects`, project)).toMatchObject(refused(403, 'not-permitted'));
    expect(await post(culture, `${API}/projects`, project)).toMatchObject(taken);
  });

  test('and defines its indicators and targets; a weaker target is warned of', async () => {
    expect(await define(welfare, 'I1', sheet('이용자 수', '70'))).toMatchObject(
      refused(422, 'only-owner-department-records'),
    );
    expect(await define(culture, 'I1', sheet('이용자 수', '70'))).toMatchObject(taken);
    const ratio = { numerator: '만족 응답', denominator: '전체 응답', multiplier: '100' };
    const satisfaction = sheet('만족도', '20', { ratio, aggregation: 'point', unit: '%', lastYear: '88.0' });
    expect(await define(culture, 'I2', satisfaction)).toMatchObject(taken);
    expect(await propose(culture, 'I1', '42000', '2025-01-21')).toMatchObject({
      status: 201,
      body: { facts: [{ fact: { data: { weakerThanLastYear: true } } }] },
    });
    expect(await propose(culture, 'I2', '90.5', '2025-01-21')).toMatchObject(taken);
  });

  test('weights that sum to 90 are not submitted; those that sum to 100 are', async () => {
    const submission = `${PROJECT}/submission`;
    expect(await post(culture, submission, on('2025-02-10'))).toMatchObject({
      ...refused(422, 'weights-sum-to-100'),
      body: { numbers: { sum: '90' } },
    });
    const body = { ...on('2025-01-21'), definition: sheet('이용자 수', '80') };
    expect(await post(culture, `${PROJECT}/indicators/I1/definitions`, body)).toMatchObject(taken);
    expect(await post(evaluation, submission, on('2025-02-10'))).toMatchObject(refused(403, 'not-permitted'));
    expect(await post(culture, submission, on('2025-02-10'))).toMatchObject({
      status: 201,
      body: { facts: [{ fact: { type: 'PlanSubmitted', data: { late: false } } }] },
    });
  });

  test('평가팀 returns it, the department writes it anew and resubmits it late', async () => {
    expect(await post(culture, `${PROJECT}/returns`, on('2025-02-17'))).toMatchObject(refused(403, 'not-permitted'));
    expect(await post(evaluation, `${PROJECT}/returns`, on('2025-02-17'))).toMatchObject(taken);
    expect(await propose(culture, 'I1', '45000', '2025-02-19')).toMatchObject(taken);
    expect(await post(culture, `${PROJECT}/resubmissions`, on('2025-02-20'))).toMatchObject({
      status: 201,
      body: { facts: [{ fact: { type: 'PlanResubmitted', data: { late: true } } }] },
    });
  });

  test('평가팀 adjusts the target, 구청장 confirms in March, and nobody else', async () => {
    const adjustment = { ...on('2025-02-25'), target: { value: '46000', ground: '평가팀 검토' } };
    expect(await post(evaluation, `${PROJECT}/indicators/I1/target-adjustments`, adjustment)).toMatchObject(taken);
    const result = { ...on('2025-01-31'), basis: 'cumulative', measured: { value: '3100' } };
    expect(await post(culture, `${PROJECT}/indicators/I1/results/2025-H1`, result)).toMatchObject(
      refused(422, 'no-result-before-confirmation'),
    );
    expect(await post(evaluation, `${PROJECT}/confirmation`, on('2025-03-10'))).toMatchObject(
      refused(403, 'not-permitted'),
    );
    expect(await post(head, `${PROJECT}/confirmation`, on('2025-03-10'))).toMatchObject(taken);
  });

  test('a request of the department becomes the first revision; the former target stays readable', async () => {
    expect(await propose(culture, 'I1', '41000', '2025-05-02')).toMatchObject(taken);
    expect(await post(head, `${PROJECT}/revisions`, { ...on('2025-05-20'), round: 2 })).toMatchObject(
      refused(422, 'rounds-without-gap'),
    );
    const revision = { ...on('2025-05-20'), round: 1, reason: '도서관 2곳 휴관' };
    expect(await post(culture, `${PROJECT}/revisions`, revision)).toMatchObject(refused(403, 'not-permitted'));
    expect(await post(head, `${PROJECT}/revisions`, revision)).toMatchObject(taken);
    const [indicator] = [(await get(culture, PROJECT)).body['indicators']].flat();
    expect(indicator).toMatchObject({
      target: { value: '41000', round: 1, weakerThanLastYear: true, event: { reason: '도서관 2곳 휴관' } },
      formerTargets: [{ value: '42000' }, { value: '45000' }, { value: '46000', round: 0 }],
      requestedTarget: null,
    });
  });

  test('results of the half-year are kept as they were given, and corrected by name', async () => {
    const users = `${PROJECT}/indicators/I1/results/2025-H1`;
    const share = `${PROJECT}/indicators/I2/results/2025-H1`;
    const day = on('2025-06-30');
    expect(await post(culture, users, { ...day, basis: 'of-period', measured: { value: '21874' } })).toMatchObject(
      refused(422, 'result-basis-as-aggregated'),
    );
    const recorded = await post(culture, users, { ...day, basis: 'cumulative', measured: { value: '21874' } });
    expect(recorded).toMatchObject(taken);
    const corrects = textOf((await ledger.store.read('performanceProject-garam.2025.017')).at(-1)?.id);
    const parts = { numerator: '37', denominator: '42' };
    expect(await post(culture, share, { ...day, basis: 'of-period', measured: parts })).toMatchObject(taken);
    const corrected = await post(culture, `${users}/corrections`, { corrects, measured: { value: '21784' } });
    expect(corrected).toMatchObject({
      status: 201,
      body: { facts: [{ fact: { effectiveOn: '2025-06-30', data: { corrects, former: { value: '21874' } } } }] },
    });
    const again = await post(culture, `${users}/corrections`, { corrects, measured: { value: '1' } });
    expect(again).toMatchObject(refused(422, 'correct-the-standing-result'));
  });
});

describe('reading plans', () => {
  test('as of a day, a plan is what it was that day', async () => {
    const stateOn = async (day: string) => (await get(auditor, `${PROJECT}?asOf=${day}`)).body;
    expect(await stateOn('2025-01-19')).toMatchObject({ rule: 'not-found' });
    expect(await stateOn('2025-02-18')).toMatchObject({ state: 'returned', round: 0 });
    expect(await stateOn('2025-03-10')).toMatchObject({
      state: 'confirmed',
      round: 0,
      indicators: [{ target: { value: '46000' }, results: [] }, { target: { value: '90.5' } }],
    });
    expect(await stateOn('2025-06-30')).toMatchObject({
      round: 1,
      indicators: [
        { results: [{ measured: { value: '21784' }, former: [{ measured: { value: '21874' } }] }] },
        { results: [{ measured: { kind: 'ratio', numerator: '37', denominator: '42' } }] },
      ],
    });
  });

  test('of a moment before anything was recorded, nothing was known', async () => {
    const { body } = await get(auditor, `${API}/projects?year=2025&knownAt=2025-12-31T23:59:59%2B09:00`);
    expect(body).toMatchObject({ guidelines: [], counts: { confirmed: 0 }, projects: [] });
  });

  test('a list is by year, department and state, with counts', async () => {
    const list = async (query: string) => (await get(auditor, `${API}/projects?year=2025${query}`)).body;
    const row = {
      projectNo: '017',
      state: 'confirmed',
      round: 1,
      late: true,
      indicators: 2,
      weakerTargets: 1,
      results: 2,
    };
    expect(await list('')).toMatchObject({
      guidelines: [{ submitBy: '2025-02-14' }],
      counts: { draft: 0, submitted: 0, returned: 0, confirmed: 1, withdrawn: 0 },
      projects: [row],
    });
    expect(await list('&department=문화과&state=confirmed')).toMatchObject({ projects: [row] });
    expect(await list('&state=draft')).toMatchObject({ counts: { confirmed: 1 }, projects: [] });
    expect(await list('&department=welfare')).toMatchObject({ counts: { confirmed: 0 }, projects: [] });
    expect(await list('&state=unheard')).toMatchObject({ rule: 'bad-request' });
  });

  test('a department reads its own plans only', async () => {
    expect(await get(welfare, PROJECT)).toMatchObject(refused(403, 'not-permitted'));
    expect((await get(welfare, `${API}/projects?year=2025`)).body).toMatchObject({ projects: [] });
    expect((await get(culture, `${API}/projects?year=2025`)).body).toMatchObject({ projects: [{ projectNo: '017' }] });
  });
});

describe('a body that is not understood', () => {
  test.each([
    ['no target', 'indicators/I1/target-proposals', { target: undefined }],
    ['a target that is a list', 'indicators/I1/target-proposals', { target: [] }],
    ['a target that is a number', 'indicators/I1/target-proposals', { target: { value: 45000, ground: '추세' } }],
    ['a target with a comma', 'indicators/I1/target-proposals', { target: { value: '45,000', ground: '추세' } }],
    ['no sheet', 'indicators/I1/definitions', {}],
    [
      'a sheet without its formula',
      'indicators/I1/definitions',
      { definition: sheet('수', '1', { achievement: null }) },
    ],
    [
      'a formula with parts of another',
      'indicators/I1/definitions',
      { definition: sheet('수', '1', { achievement: { formula: 'up', tolerance: '1' } }) },
    ],
    [
      'a step that is nothing',
      'indicators/I1/definitions',
      { definition: sheet('수', '1', { achievement: { formula: 'milestone', steps: [null] } }) },
    ],
    ['half a ratio', 'indicators/I2/results/2025-H2', { basis: 'of-period', measured: { numerator: '1' } }],
    ['no measured value', 'indicators/I2/results/2025-H2', { basis: 'of-period' }],
    ['no department', 'reassignments', {}],
  ])('%s is refused by name and changes nothing', async (_, path, body) => {
    const before = await ledger.store.head();
    const sent = { ...ground, ...on('2025-07-01'), ...body };
    const answer = await ledger.request('POST', `${PROJECT}/${path}`, { token: culture, body: sent });
    expect(answer).toMatchObject(refused(400, 'bad-request'));
    expect(await ledger.store.head()).toBe(before);
  });
});
