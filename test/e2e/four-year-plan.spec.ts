import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { InMemoryEventStore } from '../../src/event-store/in-memory/in-memory-event-store.ts';
import { instantOf } from '../../src/kernel/time.ts';
import { Sessions } from '../../src/modules/accounts/sessions.ts';
import { district, lineWith } from '../support/budget-line-facts.ts';
import {
  by,
  CULTURE,
  CULTURE_TOURISM,
  PLAN,
  PLANNING,
  taskWith,
  TOURISM,
  yearsWith,
} from '../support/four-year-plan-facts.ts';
import { startTestApp, TEST_PASSWORD, type Answer, type TestApp } from '../support/test-app.ts';

const PLANS = '/api/four-year-plans';
const plan = `${PLANS}/${PLAN.planId}`;
const task = (taskId: string, what = ''): string => `${plan}/tasks/${taskId}${what}`;

const LINE = lineWith({ fiscalYear: 2023, department: CULTURE });
const PLEDGE = taskWith('T1', { pledge: true, name: '작은도서관 확충' });
const part = (taskId: string, won: number) => taskWith(taskId, { pledge: true, years: yearsWith(won) });

let today = '2023-01-02';
let ledger: TestApp;
const tokens = new Map<string, string>();

/** A session lasts a quarter of an hour, and the days of this story are months apart. */
async function tokenOf(account: string): Promise<string> {
  const key = `${account} ${today}`;
  const known = tokens.get(key);
  if (known !== undefined) return known;
  const session = await ledger.app.get(Sessions).logIn(account, TEST_PASSWORD);
  if (!session) throw new Error(`${account} could not log in`);
  tokens.set(key, session.token);
  return session.token;
}
const post = async (account: string, path: string, body: Record<string, unknown>): Promise<Answer> =>
  ledger.request('POST', path, {
    token: await tokenOf(account),
    body: { effectiveOn: today, reason: '4개년 계획 관리', document: '기획예산과-1', ...body },
  });
const get = async (account: string, path: string): Promise<Answer> => {
  await ledger.upToDate();
  return ledger.request('GET', path, { token: await tokenOf(account) });
};
const done = { status: 201 };
const refused = (status: number, rule: string) => ({ status, body: { rule } });

beforeAll(async () => {
  const clock = () => instantOf(Date.parse(`${today}T12:00:00+09:00`));
  const log = new InMemoryEventStore(clock);
  ledger = await startTestApp({ clock, eventLog: { store: log, archive: log } });
  await ledger.logIn('evaluator', 'evaluator', PLANNING.id);
  await ledger.logIn('head', 'head-of-office', 'office');
  await ledger.logIn('culture', 'department-officer', CULTURE.id);
  await ledger.logIn('merged', 'department-officer', CULTURE_TOURISM.id);
  await ledger.logIn('budget', 'budget-officer', PLANNING.id);
  await ledger.logIn('member', 'committee-member', 'citizen');
});
afterAll(() => ledger.close());

describe('The plan goes from its September guideline to a new edition, with a task split and a department merged', () => {
  test('in January the evaluation team drafts it, and nobody else', async () => {
    const draft = { ...PLAN };
    for (const account of ['culture', 'head', 'budget', 'member'])
      expect(await post(account, PLANS, draft)).toMatchObject(refused(403, 'not-permitted'));
    expect(await post('evaluator', PLANS, draft)).toMatchObject(done);
    expect(await post('evaluator', `${plan}/goals`, { goalId: 'G1', name: '문화도시' })).toMatchObject(done);
    const field = { fieldId: 'F1', goalId: 'G1', name: '도서관' };
    expect(await post('evaluator', `${plan}/fields`, field)).toMatchObject(done);
    for (const [defined, main] of [
      [PLEDGE, CULTURE],
      [taskWith('T2'), TOURISM],
      [taskWith('T3'), PLANNING],
    ] as const)
      expect(await post('evaluator', `${plan}/tasks`, { task: defined, responsible: by(main) })).toMatchObject(done);
  });

  test('a task without its departments or with half a year is refused by name', async () => {
    const without = await post('evaluator', `${plan}/tasks`, { task: taskWith('T4') });
    expect(without).toMatchObject(refused(400, 'bad-request'));
    expect(JSON.stringify(without.body)).toContain('responsible');
    const halved = { ...taskWith('T4'), years: [{ year: 2023, target: '1단계' }] };
    expect(await post('evaluator', `${plan}/tasks`, { task: halved, responsible: by(CULTURE) })).toMatchObject(
      refused(400, 'bad-request'),
    );
  });

  test('in February the head of office confirms it, and what it counts is a fact of the edition', async () => {
    today = '2023-02-15';
    expect(await post('evaluator', `${plan}/confirmations`, { edition: 1 })).toMatchObject(
      refused(403, 'not-permitted'),
    );
    expect(await post('head', `${plan}/confirmations`, { edition: 1 })).toMatchObject({
      status: 201,
      body: { facts: [{ fact: { data: { edition: 1, counts: { goals: 1, fields: 1, tasks: 3 } } } }] },
    });
    today = '2023-03-02';
    expect(await post('evaluator', `${plan}/publications`, { edition: 1, title: '제1판' })).toMatchObject(done);
  });

  test('a task shows what was budgeted and spent for it', async () => {
    const { lineId } = LINE;
    const lines = '/api/budget-execution/lines';
    const spend = async (path: string, body: Record<string, unknown>) => {
      expect(await post('budget', `${lines}${path}`, body)).toMatchObject(done);
    };
    await spend('', { ...LINE, effectiveOn: '2023-01-01' });
    await spend(`/${lineId}/original-budget`, { effectiveOn: '2023-01-01', funds: district(1_000_000) });
    await spend(`/${lineId}/allotments`, { amountWon: 1_000_000 });
    const obligation = { obligationId: 'O1', amountWon: 300_000, subject: '도서' };
    expect(await post('culture', `${lines}/${lineId}/obligations`, obligation)).toMatchObject(done);
    await spend(`/${lineId}/payments`, { paymentId: 'P1', obligationId: 'O1', funds: district(300_000) });

    const link = { lineId };
    expect(await post('culture', task('T1', '/budget-lines'), link)).toMatchObject(refused(403, 'not-permitted'));
    expect(await post('evaluator', task('T1', '/budget-lines'), link)).toMatchObject(done);
    expect((await get('evaluator', task('T1'))).body).toMatchObject({
      budget: { budgetWon: 1_000_000, spentWon: 300_000, rateTenths: 300, lines: [{ lineId, state: 'known' }] },
    });
    expect((await get('merged', task('T1'))).body).toMatchObject({
      budget: { lines: [{ lineId, state: 'withheld' }] },
    });
  });

  test('in September the guideline is issued, and two departments are to be merged in October', async () => {
    today = '2023-09-04';
    const guideline = { year: 2023, title: '2023년 추진실적 작성지침', submitBy: '2023-10-13' };
    expect(await post('culture', `${plan}/guidelines`, guideline)).toMatchObject(refused(403, 'not-permitted'));
    expect(await post('evaluator', `${plan}/guidelines`, guideline)).toMatchObject(done);
    const merger = { fromDepartmentIds: [CULTURE.id, TOURISM.id], to: CULTURE_TOURISM, effectiveOn: '2023-10-01' };
    expect(await post('evaluator', `${plan}/department-mergers`, merger)).toMatchObject({
      status: 201,
      body: { facts: [{ fact: { data: { taskId: 'T1', from: CULTURE } } }, { fact: { data: { taskId: 'T2' } } }] },
    });
  });

  test('in October the new department reports for the former ones; one task is returned, one stays silent', async () => {
    today = '2023-10-10';
    const report = { year: 2023, progressTenths: 255, achievement: '두 곳 개관', secured: [] };
    expect(await post('culture', task('T1', '/progress'), report)).toMatchObject(
      refused(422, 'only-main-department-submits'),
    );
    expect(await post('evaluator', task('T1', '/progress'), report)).toMatchObject(refused(403, 'not-permitted'));
    for (const taskId of ['T1', 'T2'])
      expect(await post('merged', task(taskId, '/progress'), report)).toMatchObject(done);

    today = '2023-10-20';
    const review = { year: 2023, verdict: 'accepted', opinion: '' };
    expect(await post('merged', task('T1', '/progress-reviews'), review)).toMatchObject(refused(403, 'not-permitted'));
    expect(await post('evaluator', task('T1', '/progress-reviews'), review)).toMatchObject(done);
    const returned = { ...review, verdict: 'returned', opinion: '증빙 보완' };
    expect(await post('evaluator', task('T2', '/progress-reviews'), returned)).toMatchObject(done);
    expect((await get('evaluator', `${plan}/reports?year=2023`)).body).toMatchObject([
      { taskId: 'T1', report: { state: 'accepted', unreported: false } },
      { taskId: 'T2', report: { state: 'returned', unreported: true, opinion: '증빙 보완' } },
      { taskId: 'T3', report: { state: 'unreported', unreported: true } },
    ]);
    expect(await post('merged', task('T2', '/progress'), report)).toMatchObject(done);
    expect(await post('evaluator', task('T2', '/progress-reviews'), review)).toMatchObject(done);
  });

  test('in November the pledge is split, once the head of office and the jury agree', async () => {
    today = '2023-11-15';
    const none = { lineIds: [], projectIds: [], responsible: by(CULTURE_TOURISM) };
    const into = [
      { ...none, task: part('T1a', 60), lineIds: [LINE.lineId] },
      { ...none, task: part('T1b', 40) },
    ];
    expect(await post('evaluator', task('T1', '/split'), { into })).toMatchObject(
      refused(422, 'head-of-office-approves-change'),
    );
    const change = { taskIds: ['T1'], change: 'content' };
    expect(await post('evaluator', `${plan}/approvals`, change)).toMatchObject(refused(403, 'not-permitted'));
    expect(await post('head', `${plan}/approvals`, change)).toMatchObject(done);
    expect(await post('evaluator', task('T1', '/split'), { into })).toMatchObject(refused(422, 'jury-votes-on-pledge'));
    const vote = { ...change, jurors: 35, present: 31, inFavour: 24 };
    expect(await post('evaluator', `${plan}/jury-votes`, vote)).toMatchObject(done);
    expect(await post('head', task('T1', '/split'), { into })).toMatchObject(refused(403, 'not-permitted'));
    expect(await post('evaluator', task('T1', '/split'), { into })).toMatchObject(done);
    expect((await get('evaluator', task('T1a'))).body).toMatchObject({ budget: { spentWon: 300_000 } });
    expect((await get('evaluator', task('T1'))).body).toMatchObject({
      task: { status: 'split' },
      budget: { lines: [] },
    });
  });

  test('in December the final report closes the year and opens the next edition', async () => {
    today = '2023-12-20';
    expect(await post('evaluator', `${plan}/editions`, { basedOnYear: 2023 })).toMatchObject(
      refused(422, 'edition-follows-final-report'),
    );
    expect(await post('culture', `${plan}/final-reports`, { year: 2023 })).toMatchObject(refused(403, 'not-permitted'));
    expect(await post('evaluator', `${plan}/final-reports`, { year: 2023 })).toMatchObject({
      status: 201,
      body: {
        facts: [
          {
            fact: {
              data: {
                results: [
                  { taskId: 'T1', progressTenths: 255, department: CULTURE_TOURISM },
                  { taskId: 'T2', progressTenths: 255, department: CULTURE_TOURISM },
                  { taskId: 'T3', progressTenths: null, department: PLANNING },
                ],
              },
            },
          },
        ],
      },
    });
    expect(await post('evaluator', `${plan}/editions`, { basedOnYear: 2023 })).toMatchObject(done);
    today = '2024-02-15';
    expect(await post('head', `${plan}/confirmations`, { edition: 2 })).toMatchObject({
      status: 201,
      body: { facts: [{ fact: { data: { edition: 2, counts: { tasks: 4 } } } }] },
    });
  });

  test('afterwards everybody reads both editions, and the departments of then and now', async () => {
    const first = await get('culture', `${plan}?edition=1`);
    expect(first.body).toMatchObject({
      edition: 1,
      summary: { tasks: 3 },
      goals: [{ name: '문화도시', fields: [{ tasks: [{ taskId: 'T1' }, { taskId: 'T2' }, { taskId: 'T3' }] }] }],
    });
    expect((await get('member', plan)).body).toMatchObject({
      edition: null,
      editions: [
        { edition: 1, title: '제1판' },
        { edition: 2, basedOnYear: 2023, confirmedOn: '2024-02-15' },
      ],
      goals: [{ fields: [{ tasks: [{ taskId: 'T1a' }, { taskId: 'T1b' }, { taskId: 'T2' }, { taskId: 'T3' }] }] }],
    });
    const departments = async (view: string) =>
      (await get('evaluator', `${plan}/departments?asOf=2023-09-30&view=${view}`)).body;
    expect(await departments('then')).toMatchObject([{ department: CULTURE }, { department: TOURISM }, {}]);
    expect(await departments('now')).toMatchObject([{ department: CULTURE_TOURISM, taskIds: ['T1', 'T2'] }, {}]);
    expect((await get('evaluator', PLANS)).body).toMatchObject([{ planId: PLAN.planId }]);
    expect((await get('evaluator', `${PLANS}/garam.7`)).status).toBe(404);
    expect(JSON.stringify((await get('evaluator', '/api/openapi.json')).body['paths'])).toContain(
      '/api/four-year-plans/{planId}/tasks/{taskId}/progress-reviews',
    );
  });
});
