import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { compareFigure, explainFigure } from '../../src/cli/figures.ts';
import type { Fact } from '../../src/kernel/domain-event.ts';
import { endOfDay } from '../../src/kernel/time.ts';
import { assessmentFacts, cycleFacts, CYCLE_ID } from '../support/evaluation-facts.ts';
import * as plan from '../support/four-year-plan-facts.ts';
import type { GivenFact } from '../support/given-when-then.ts';
import { objectsIn } from '../support/http-client.ts';
import { newEvent } from '../support/new-event.ts';
import { facts, PROJECT_ID } from '../support/performance-plan-facts.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const TARGET = `ledger/indicator/${PROJECT_ID}/I1/target`;
const RESULT = `ledger/indicator/${PROJECT_ID}/I1/result/2025-H1`;
const SCORE = `ledger/assessment/${CYCLE_ID}/P1/score`;
const PROGRESS = `ledger/task/${plan.planId}/T1/progress/2023`;
const TASKS = `ledger/edition/${plan.planId}/1/tasks`;

const former = { ...process.env };
let ledger: TestApp;
let auditor: string;
let culture: string;
let welfare: string;
const idOf = new Map<string, string>();

beforeAll(async () => {
  ledger = await startTestApp();
  Object.assign(process.env, ledger.environment);
  auditor = await ledger.logIn('auditor', 'auditor');
  culture = await ledger.logIn('culture', 'department-officer', 'culture');
  welfare = await ledger.logIn('welfare', 'department-officer', 'welfare');
  await record(facts.registered(), facts.defined(), facts.proposed(), facts.submitted(), facts.confirmed());
  await record(facts.recorded('2025-H1', '23456', '2025-07-05'));
  await record(facts.corrected('2025-H1', idOf.get('ResultRecorded') ?? '', '23400', '23456', '2025-07-05'));
  await record(cycleFacts().opened(), ...assessmentFacts('P1').upToNotified('34'));
  await record(...plan.planOf(plan.taskWith('T1')), plan.submitted('T1', 854));
  await ledger.upToDate();
});
afterAll(async () => {
  process.env = former;
  await ledger.close();
});

async function record(...given: readonly GivenFact<Fact>[]): Promise<void> {
  for (const { stream, fact } of given) {
    const event = newEvent(fact);
    idOf.set(fact.type, event.id);
    await ledger.store.append(stream, [event], 'any');
  }
}

const get = (path: string, token = auditor) => ledger.request('GET', `/api/figures/exact${path}`, { token });

describe('a figure that is no amount of won', () => {
  test('has its value beside any other, in its own unit, exactly and as it is shown', async () => {
    const ids = [RESULT, TARGET, SCORE, PROGRESS, TASKS].map((id) => `id=${id}`).join('&');
    const { status, body } = await get(`?${ids}`);
    expect(status).toBe(200);
    expect(objectsIn(body).map(({ label, exact, shown, note, unit }) => ({ label, exact, shown, note, unit }))).toEqual(
      [
        {
          label: '생활권 작은도서관 운영 작은도서관 이용자 수 2025-H1 실적',
          ...{ exact: '23400', shown: '23400', note: null, unit: '명' },
        },
        {
          label: '생활권 작은도서관 운영 작은도서관 이용자 수 목표',
          ...{ exact: '45000', shown: '45000', note: null, unit: '명' },
        },
        { label: 'P1 사업 평점', exact: '94', shown: expect.stringMatching(/^94/), note: null, unit: '점' },
        { label: expect.stringMatching(/ 2023 이행률$/), exact: '427/5', shown: '85.4', note: null, unit: '%' },
        { label: '민선8기 구정운영 4개년 계획 제1판 이행과제 수', exact: '1', shown: '1', note: null, unit: '개' },
      ],
    );
  });

  test('is what was known of the day that is asked, and 미보고 before', async () => {
    const before = await get(`?id=${RESULT}&asOf=2025-07-04`);
    expect(objectsIn(before.body)).toMatchObject([{ exact: null, shown: null }]);
    expect(objectsIn((await get(`?id=${RESULT}&asOf=2025-07-05`)).body)).toMatchObject([{ exact: '23400' }]);
    expect(objectsIn((await get(`?id=${RESULT}&knownAt=2020-01-01T00:00:00Z`)).body)).toMatchObject([{ exact: null }]);
  });

  test('opens into the events that said it, who they are by, and what each changed', async () => {
    const { body } = await get(`/explanation?id=${RESULT}`);
    expect(body).toMatchObject({ exact: '23400' });
    expect(objectsIn(body['statements'])).toMatchObject([
      { exact: '23456', change: null, cause: 'ResultRecorded', fact: { label: '실적 등록', document: '기획예산과-1' } },
      { exact: '23400', change: '-56', cause: 'ResultCorrected', fact: { label: '실적 정정' } },
    ]);
  });

  test('differs between two questions by the event that said otherwise', async () => {
    const { body } = await get(`/difference?id=${RESULT}&fromAsOf=2025-07-04&toAsOf=2025-07-05`);
    expect(body).toMatchObject({
      from: { statement: null },
      to: { statement: { cause: 'ResultCorrected', exact: '23400' } },
      change: null,
      lateEntry: false,
    });
    const late = await get(`/difference?id=${RESULT}&fromAsOf=2025-07-05&fromKnownAt=2020-01-01T00:00:00Z`);
    expect(late.body).toMatchObject({ lateEntry: true });
  });

  test('is told at the terminal', async () => {
    const asOf = { effectiveOn: '2025-12-31', knownAt: endOfDay('2999-12-31'), strict: false };
    const told = await explainFigure(RESULT, asOf, false);
    expect(told).toContain('2025-H1 실적: 23400명');
    expect(told).toMatch(/2025-07-05 .* 실적 정정 .* 23400 .* -56 /);
    expect(await compareFigure(RESULT, { ...asOf, effectiveOn: '2025-07-04' }, asOf, false)).toMatch(
      /전: 미보고[^]*후: 23400[^]*원인: 실적 정정$/,
    );
    expect(await compareFigure(RESULT, asOf, asOf, false)).toMatch(/변동 없음$/);
  });

  test('is read by the department that owns it; what a plan promised is everybody’s', async () => {
    const statuses = async (token: string) =>
      Promise.all([RESULT, SCORE, PROGRESS].map(async (id) => (await get(`?id=${id}`, token)).status));
    expect(await statuses(culture)).toEqual([200, 200, 200]);
    expect(await statuses(welfare)).toEqual([403, 403, 200]);
  });

  test('that there is not is refused by its id', async () => {
    expect((await get(`?id=${SCORE.replace('P1', 'P9')}`)).body).toMatchObject({
      status: 404,
      numbers: { figureId: SCORE.replace('P1', 'P9') },
    });
    expect((await get(`/explanation?id=${RESULT.replace('I1', 'I9')}`)).status).toBe(404);
    expect((await get(`?id=${RESULT.replace('I1', 'a%00b')}`)).status).toBe(400);
    expect((await get(`?id=${RESULT}/more`)).body).toMatchObject({ status: 400, rule: 'bad-request' });
  });
});
