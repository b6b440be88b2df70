import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { listWork } from '../../src/cli/work-list.ts';
import type { Fact } from '../../src/kernel/domain-event.ts';
import { assessmentFacts, cycleFacts } from '../support/evaluation-facts.ts';
import * as plan from '../support/four-year-plan-facts.ts';
import type { GivenFact } from '../support/given-when-then.ts';
import { objectsIn } from '../support/http-client.ts';
import { newEvent } from '../support/new-event.ts';
import { COMPLAINTS, facts, LIBRARY, target } from '../support/performance-plan-facts.ts';
import { startTestApp, textOf, type TestApp } from '../support/test-app.ts';

const former = { ...process.env };
let ledger: TestApp;
const tokens = new Map<string, string>();

beforeAll(async () => {
  ledger = await startTestApp();
  Object.assign(process.env, ledger.environment);
  for (const [person, role, department] of [
    ['evaluator', 'evaluator', 'planning'],
    ['manager', 'manager', 'bureau'],
    ['member', 'committee-member', 'committee'],
    ['head', 'head-of-office', 'mayor'],
    ['culture', 'department-officer', 'culture'],
    ['welfare', 'department-officer', 'welfare'],
  ] as const)
    tokens.set(person, await ledger.logIn(person, role, department));
});
afterAll(async () => {
  process.env = former;
  await ledger.close();
});

async function record(...given: readonly GivenFact<Fact>[]): Promise<void> {
  for (const { stream, fact } of given) await ledger.store.append(stream, [newEvent(fact)], 'any');
  await ledger.upToDate();
}

const ask = (person: string, query: string) =>
  ledger.request('GET', `/api/my-work?${query}`, { token: tokens.get(person) ?? null });

/** What is open for a person on a day: kind, due, whether late. */
async function workOf(person: string, on: string, more = ''): Promise<readonly unknown[]> {
  const { body } = await ask(person, `on=${on}${more}`);
  return objectsIn(body['duties']).map(({ kind, due, late }) => [kind, due, late]);
}

/** done, open and late of each department that a person sees. */
async function countsFor(person: string, on: string): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const { body } = await ask(person, `on=${on}`);
  const works = objectsIn(body['departments']);
  return Object.fromEntries(
    works.map(({ departmentId, done, open, late }) => [textOf(departmentId), [done, open, late]]),
  );
}

const cycle = cycleFacts();
const p1 = assessmentFacts('P1');
const p2 = assessmentFacts('P2', 'welfare');

describe('what is due, as a year goes on', () => {
  test('a plan is due by the day of the guideline, late from the day after on, and done once it is submitted', async () => {
    await record(facts.guideline(), facts.registered(), facts.defined(), facts.proposed());
    expect(await workOf('culture', '2025-02-14')).toEqual([['plan-submission', '2025-02-14', false]]);
    expect(await workOf('culture', '2025-02-15')).toEqual([['plan-submission', '2025-02-14', true]]);
    await record(facts.submitted('2025-02-10'));
    expect(await workOf('culture', '2025-02-15')).toEqual([]);
    expect(await countsFor('culture', '2025-02-15')).toEqual({ culture: [1, 0, 0] });
  });

  test('a submitted plan waits for the head of office, a returned one for its department', async () => {
    expect(await workOf('head', '2025-02-16')).toEqual([['plan-confirmation', null, false]]);
    await record(facts.returned('2025-02-17'));
    expect(await workOf('head', '2025-02-17')).toEqual([['plan-supplement', null, false]]);
    expect(await workOf('culture', '2025-02-17')).toEqual([['plan-supplement', null, false]]);
    await record(facts.resubmitted('2025-02-20'), facts.confirmed('2025-03-10'));
    expect(await workOf('culture', '2025-03-11')).toEqual([]);
  });

  test('a result is asked for once its period has ended, one duty for all indicators of it', async () => {
    expect(await workOf('culture', '2025-06-30')).toEqual([]);
    expect(await workOf('culture', '2025-07-01')).toEqual([['result-entry', null, false]]);
    await record(facts.recorded('2025-H1', '23456', '2025-07-05'));
    expect(await workOf('culture', '2025-07-04')).toEqual([['result-entry', null, false]]);
    expect(await workOf('culture', '2025-07-05')).toEqual([]);
    expect([LIBRARY.every, COMPLAINTS.every]).toEqual(['half', 'half']);
  });

  test('a request for another target waits for the head of office', async () => {
    await record(facts.proposed('I1', target('44000'), '2025-08-01'));
    expect(await workOf('head', '2025-08-01')).toEqual([['plan-revision', null, false]]);
    await record(facts.revised(1, target('44000'), target('45000'), '2025-08-20'));
    expect(await workOf('head', '2025-08-20')).toEqual([]);
  });

  test('a self-assessment has its hour in the day, an extension of its own, and 미제출 is late by itself', async () => {
    await record(cycle.opened(), ...p1.opened(), ...p2.opened());
    expect(await workOf('welfare', '2025-12-05')).toEqual([['self-assessment', '2025-12-05 18:00', false]]);
    await record(cycle.extended('submission', '2025-12-08 18:00', 'P2'));
    expect(await workOf('welfare', '2025-12-08')).toEqual([['self-assessment', '2025-12-08 18:00', false]]);
    await record(p2.unsubmitted());
    expect(await workOf('welfare', '2025-12-08')).toEqual([['self-assessment', '2025-12-08 18:00', true]]);
  });

  test('what is submitted is verified, scored and told by the evaluation team, or returned with a day of its own', async () => {
    await record(p1.frozen(), p1.submitted());
    expect(await workOf('culture', '2025-12-06')).toEqual([]);
    expect(await workOf('evaluator', '2025-12-06', '&late=false')).toEqual(
      expect.arrayContaining([['verification', null, false]]),
    );
    await record(p1.returned('2025-12-07 12:00'));
    expect(await workOf('culture', '2025-12-06')).toEqual([['self-assessment-supplement', '2025-12-07 12:00', false]]);
    await record(p1.submitted(2), p1.verified(2));
    expect(await workOf('evaluator', '2025-12-06')).toEqual(expect.arrayContaining([['scoring', null, false]]));
  });

  test('an appeal waits for an opinion by its hour, then for its decision', async () => {
    const [, , , , , given, calculated, notified] = p1.upToNotified('34');
    await record(given!, calculated!, notified!, p1.appealed());
    expect(await workOf('member', '2025-12-18')).toEqual([['appeal-opinion', '2025-12-18 18:00', false]]);
    expect(await workOf('member', '2025-12-19')).toEqual([['appeal-opinion', '2025-12-18 18:00', true]]);
    await record(p1.opinion());
    expect(await workOf('member', '2025-12-19')).toEqual([]);
    expect(await workOf('evaluator', '2025-12-19')).toEqual(expect.arrayContaining([['appeal-decision', null, false]]));
    await record(p1.decided('dismissed'), p1.remedied());
    expect(await workOf('culture', '2025-12-20')).toEqual([['remedy', expect.any(String), false]]);
  });

  test('a report on a task is due by the guideline of its plan, and reviewed once it is there', async () => {
    await record(...plan.planOf(plan.taskWith('T1'), plan.taskWith('T2')), plan.guideline());
    expect(await workOf('culture', '2023-10-13')).toEqual([
      ['progress-report', '2023-10-13', false],
      ['progress-report', '2023-10-13', false],
    ]);
    expect(await countsFor('culture', '2023-10-14')).toEqual({ culture: [0, 2, 2] });
    await record(plan.submitted('T1', 854));
    expect(await countsFor('culture', '2023-10-14')).toEqual({ culture: [1, 1, 1] });
    expect(await workOf('evaluator', '2023-10-13')).toEqual([
      ['progress-report', '2023-10-13', false],
      ['progress-review', null, false],
    ]);
  });
});

describe('a day', () => {
  test('before something happened knows nothing of it', async () => {
    expect(await workOf('welfare', '2025-11-01')).toEqual([]);
    expect(await workOf('welfare', '2025-12-05')).toEqual([['self-assessment', '2025-12-08 18:00', false]]);
    expect(await workOf('head', '2025-01-20', '&late=true')).toEqual([]);
  });

  test('of January has the last results of the year before, and its evaluation until it is fixed', async () => {
    const open = (day: string) => ask('culture', `on=${day}`).then(({ body }) => objectsIn(body['duties']));
    expect(await open('2026-01-02')).toMatchObject([
      { kind: 'remedy', due: '2026-01-31' },
      { kind: 'result-entry', title: '생활권 작은도서관 운영 2025-H2' },
    ]);
    expect((await open('2027-01-02')).map(({ kind }) => kind)).toEqual([]);
    expect(await workOf('welfare', '2026-01-02')).toEqual([['self-assessment', '2025-12-08 18:00', true]]);
    const fixed = { round: 1, projects: [], departments: [] };
    const standing = { score: { kind: 'not-submitted' }, shown: '미제출', rank: null, grade: null } as const;
    const project = { ...standing, projectNo: 'P2', departmentId: 'welfare', groupId: null, beforeAppeals: null };
    await record(cycle.fixed({ ...fixed, projects: [project] }, '2026-01-15'));
    expect(await workOf('welfare', '2026-01-14')).toEqual([['self-assessment', '2025-12-08 18:00', true]]);
    expect(await workOf('welfare', '2026-01-15')).toEqual([]);
  });
});

describe('who sees what', () => {
  test('a department sees its own, the evaluation team and the managers every department', async () => {
    const seen = async (person: string) => Object.keys(await countsFor(person, '2025-12-20'));
    expect(await seen('culture')).toEqual(['culture']);
    expect(await seen('welfare')).toEqual(['welfare']);
    expect(await seen('member')).toEqual([]);
    expect(await seen('evaluator')).toEqual(['culture', 'welfare']);
    expect(await seen('manager')).toEqual(['culture', 'welfare']);
  });

  test('the chase list has only what is late, by the day that is asked', async () => {
    expect(await workOf('evaluator', '2025-12-06', '&late=true')).toEqual([
      ['self-assessment', '2025-12-08 18:00', true],
    ]);
    const { body } = await ask('evaluator', 'on=2025-12-06&late=true');
    expect(objectsIn(body['duties'])).toMatchObject([
      { of: { kind: 'department', id: 'welfare', name: '복지과' }, title: 'P2 사업', note: '미제출 처리됨' },
    ]);
  });

  test('at the terminal the whole office, or one department', async () => {
    const question = { on: '2025-12-06', department: undefined, late: true };
    const told = await listWork(question, false);
    expect(told).toMatch(/^2025-12-06 기준 할 일 1건 \(늦은 것 1건\)/);
    expect(told).toMatch(/2025-12-08 18:00 +지남 +자체평가 제출 +복지과 +P2 사업 +미제출 처리됨/);
    expect(await listWork({ ...question, department: 'culture' }, false)).toMatch(/^2025-12-06 기준 할 일 0건/);
    expect(JSON.parse(await listWork(question, true))).toMatchObject({ on: '2025-12-06', duties: [{ late: true }] });
  });

  test('a day that the calendar does not have is refused', async () => {
    expect((await ask('culture', 'on=2025-02-30')).body).toMatchObject({ status: 400, rule: 'bad-request' });
    expect((await ask('culture', 'late=yes')).status).toBe(400);
    expect((await ledger.request('GET', '/api/my-work')).status).toBe(401);
  });
});
