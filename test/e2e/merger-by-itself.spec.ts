import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { InMemoryEventStore } from '../../src/event-store/in-memory/in-memory-event-store.ts';
import type { Actor, StoredEvent } from '../../src/kernel/domain-event.ts';
import { district, lineWith } from '../support/budget-line-facts.ts';
import { HEAD, OFFICER, seoul, VERIFIER } from '../support/evaluation-facts.ts';
import { by, CULTURE, CULTURE_TOURISM, PLAN, taskWith } from '../support/four-year-plan-facts.ts';
import { LIBRARY, measured, target } from '../support/performance-plan-facts.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const DAY = '2025-07-01';
const LINE = lineWith({ department: CULTURE });
const SUCCESSOR = lineWith({ department: CULTURE_TOURISM });
const PROJECT = { projectId: 'garam.2025.017', effectiveOn: '2025-02-03' };

let now = seoul('2025-06-02 09:00');
let ledger: TestApp;
let token: string;

/** The office's clock goes to noon of that day, which begins; a token does not last so long. */
async function on(day: string): Promise<void> {
  now = seoul(`${day} 12:00`);
  await ledger.beginDay(day);
  token = await ledger.logIn(`auditor.${day.replaceAll('-', '')}`, 'auditor');
}

async function figure(departmentId: string, measure: string): Promise<unknown> {
  const headers = { 'ledger-position': String(await ledger.store.head()) };
  const path = `/api/figures?id=ledger/department/2025/${departmentId}/all/${measure}`;
  const { body } = await ledger.request('GET', path, { token, headers });
  return body;
}

const lastOf = async (stream: string): Promise<StoredEvent> => (await ledger.store.read(stream)).at(-1)!;

beforeAll(async () => {
  const log = new InMemoryEventStore(() => now);
  ledger = await startTestApp({ clock: () => now, eventLog: { store: log, archive: log }, work: 'all' });
  const as = (actor: Actor) => ({ actor });
  for (const { id, name } of [CULTURE, { id: 'tourism', name: '관광과' }])
    await ledger.send(
      { type: 'CreateDepartment', officeId: 'garam', departmentId: id, name, effectiveOn: '2024-01-01' },
      as(VERIFIER),
    );
  const guideline = { officeId: 'garam', year: 2025, title: '수립지침', submitBy: '2025-02-14' };
  await ledger.send({ type: 'IssuePlanningGuideline', ...guideline, effectiveOn: '2025-01-10' }, as(VERIFIER));
  const project = { officeId: 'garam', year: 2025, projectNo: '017', name: '도서관', objective: '목표' };
  const { effectiveOn } = PROJECT;
  await ledger.send({ type: 'RegisterProject', ...project, department: CULTURE, effectiveOn }, as(OFFICER));
  const definition = { ...LIBRARY, weight: '100' };
  await ledger.send({ type: 'DefineIndicator', ...PROJECT, indicatorId: 'I1', definition }, as(OFFICER));
  await ledger.send({ type: 'ProposeTarget', ...PROJECT, indicatorId: 'I1', target: target('45000') }, as(OFFICER));
  await ledger.send({ type: 'SubmitPlan', ...PROJECT }, as(OFFICER));
  await ledger.send({ type: 'ConfirmPlan', ...PROJECT }, as(HEAD));
  const plan = { planId: PLAN.planId, effectiveOn: '2025-01-02' };
  await ledger.send({ type: 'DraftPlan', ...PLAN, ...plan }, as(VERIFIER));
  await ledger.send({ type: 'DefineGoal', ...plan, goalId: 'G1', name: '목표' }, as(VERIFIER));
  await ledger.send({ type: 'DefineField', ...plan, fieldId: 'F1', goalId: 'G1', name: '분야' }, as(VERIFIER));
  await ledger.send({ type: 'DefineTask', ...plan, task: taskWith('T1'), responsible: by(CULTURE) }, as(VERIFIER));
  const line = { lineId: LINE.lineId, effectiveOn: '2025-01-02' };
  await ledger.send({ type: 'OpenBudgetLine', ...LINE, ...line });
  await ledger.send({ type: 'EnactOriginalBudget', ...line, funds: district(1000) });
  await ledger.send({ type: 'IssueAllotment', ...line, amountWon: 400 });
  await ledger.send({ type: 'IncurObligation', ...line, obligationId: 'o1', amountWon: 300, subject: '용역' });
}, 60_000);
afterAll(() => ledger.close());

describe('a merger of departments, ordered a month ahead', () => {
  let order: StoredEvent;
  const byItself = (saga: string, cause: StoredEvent) => ({
    actor: { id: `saga:${saga}`, role: 'system' },
    causationId: cause.id,
  });

  test('reassigns projects and tasks for its day, as soon as it is recorded', async () => {
    token = await ledger.logIn('evaluator', 'evaluator', 'planning');
    const send = async (path: string, body: object) => {
      const ground = { reason: '조직개편', document: '조직-1', effectiveOn: DAY };
      const answer = await ledger.request('POST', `/api/organization/garam/${path}`, {
        token,
        body: { ...ground, ...body },
      });
      expect(answer.status).toBe(201);
    };
    await send('departments', { departmentId: CULTURE_TOURISM.id, name: CULTURE_TOURISM.name });
    await send('mergers', { from: ['culture', 'tourism'], into: CULTURE_TOURISM.id });
    await ledger.nothingFollows();
    order = await lastOf('organization-garam');
    expect(await lastOf('performanceProject-garam.2025.017')).toMatchObject({
      fact: { type: 'ProjectReassigned', effectiveOn: DAY, data: { department: CULTURE_TOURISM, former: CULTURE } },
      meta: byItself('departments-merged-projects-reassigned', order),
    });
    expect(await lastOf(`fourYearPlan-${PLAN.planId}`)).toMatchObject({
      fact: { type: 'TaskReassigned', effectiveOn: DAY, data: { responsible: by(CULTURE_TOURISM) } },
      meta: byItself('departments-merged-tasks-reassigned', order),
    });
  });

  test('moves no money before its day', async () => {
    await on('2025-06-30');
    expect(await ledger.store.read(`budgetLine-${SUCCESSOR.lineId}`)).toEqual([]);
    expect(await figure('culture', 'budget')).toMatchObject([{ value: { won: 1000 } }]);
  });

  test('moves on its day what is not committed, with its allotment, and nothing twice', async () => {
    await on(DAY);
    const day = await lastOf('calendar-days');
    const successor = await ledger.store.read(`budgetLine-${SUCCESSOR.lineId}`);
    expect(successor.map(({ fact, meta }) => [fact.type, meta.actor.id, meta.causationId])).toEqual(
      ['BudgetLineOpened', 'BudgetTransferred', 'AllotmentIssued'].map((type) => [
        type,
        'saga:departments-merged-budget-reassigned',
        day.id,
      ]),
    );
    expect(await figure('culture', 'budget')).toMatchObject([{ value: { won: 300 } }]);
    expect(await figure(CULTURE_TOURISM.id, 'budget')).toMatchObject([{ value: { won: 700 } }]);
    expect(await figure(CULTURE_TOURISM.id, 'allotted')).toMatchObject([{ value: { won: 100 } }]);
    await on('2025-07-02');
    expect(await ledger.store.read(`budgetLine-${SUCCESSOR.lineId}`)).toHaveLength(3);
  });

  test('lets the new department record results, and the former one no more', async () => {
    const result = {
      type: 'RecordResult',
      ...PROJECT,
      indicatorId: 'I1',
      period: '2025-H1',
      basis: 'cumulative',
      measured: measured('21000'),
      effectiveOn: '2025-06-30',
    } as const;
    await expect(ledger.send(result, { actor: OFFICER })).rejects.toMatchObject({
      rule: 'only-owner-department-records',
    });
    await ledger.send(result, { actor: { ...OFFICER, departmentId: CULTURE_TOURISM.id } });
  });

  test('is refused nowhere', async () => {
    expect((await ledger.pool.query('select * from saga_refusal')).rows).toEqual([]);
  });
});
