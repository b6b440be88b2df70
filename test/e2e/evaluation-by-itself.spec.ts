import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { InMemoryEventStore } from '../../src/event-store/in-memory/in-memory-event-store.ts';
import type { Actor, StoredEvent } from '../../src/kernel/domain-event.ts';
import type { JsonObject } from '../../src/kernel/json.ts';
import { dateInSeoul } from '../../src/kernel/time.ts';
import type { PerformancePlanCommand } from '../../src/modules/performance-plan/domain/performance-plan.commands.ts';
import { CYCLE_ID, DEADLINES, EVIDENCE, HEAD, OFFICER, RULES, seoul, VERIFIER } from '../support/evaluation-facts.ts';
import { LIBRARY, measured, target } from '../support/performance-plan-facts.ts';
import { startTestApp, type Answer, type TestApp } from '../support/test-app.ts';

const API = '/api/performance-evaluation';
const CYCLE = `${API}/cycles/${CYCLE_ID}`;
const ground = { reason: '2025년 종합평가', document: '평가-2025-12' };
const DEPARTMENTS = { culture: '문화과', welfare: '복지과', parks: '공원과' };

let now = seoul('2025-11-01 09:00');
let ledger: TestApp;

beforeAll(async () => {
  const log = new InMemoryEventStore(() => now);
  ledger = await startTestApp({ clock: () => now, eventLog: { store: log, archive: log }, work: 'all' });
});
afterAll(() => ledger.close());

/** The office's clock goes to that moment in Seoul, and if that is another day, the day begins. */
async function at(moment: string): Promise<void> {
  const yesterday = dateInSeoul(now);
  now = seoul(moment);
  const today = dateInSeoul(now);
  if (today !== yesterday) await ledger.beginDay(today);
}

const officerOf = (departmentId: string): Actor => ({ ...OFFICER, id: `${departmentId}-officer`, departmentId });
const plan = (command: PerformancePlanCommand, actor: Actor) => ledger.send(command, { actor });

/** A project of that department, from its registration on; every indicator but the numbers is the same. */
async function planned(projectNo: string, departmentId: keyof typeof DEPARTMENTS, isConfirmed = true): Promise<void> {
  const officer = officerOf(departmentId);
  const on = { projectId: `garam.2025.${projectNo}`, effectiveOn: '2025-02-03' };
  const department = { id: departmentId, name: DEPARTMENTS[departmentId] };
  const name = `${department.name} 사업`;
  const project = { officeId: 'garam', year: 2025, projectNo, name, objective: '목표', department };
  await plan({ type: 'RegisterProject', ...project, effectiveOn: on.effectiveOn }, officer);
  const definition = { ...LIBRARY, weight: '100' };
  await plan({ type: 'DefineIndicator', ...on, indicatorId: 'I1', definition }, officer);
  await plan({ type: 'ProposeTarget', ...on, indicatorId: 'I1', target: target('40000') }, officer);
  await plan({ type: 'SubmitPlan', ...on }, officer);
  if (isConfirmed) await plan({ type: 'ConfirmPlan', ...on }, HEAD);
}

const result = (projectNo: string, departmentId: string, period: string, effectiveOn: string, value: string) =>
  plan(
    {
      type: 'RecordResult',
      projectId: `garam.2025.${projectNo}`,
      indicatorId: 'I1',
      period,
      basis: 'cumulative',
      measured: measured(value),
      effectiveOn,
    },
    officerOf(departmentId),
  );

const post = (token: string, path: string, body: JsonObject): Promise<Answer> =>
  ledger.request('POST', path, { token, body: { ...ground, ...body } });

const assessed = (projectNo: string): Promise<readonly StoredEvent[]> =>
  ledger.store.read(`assessment-${CYCLE_ID}.${projectNo}`);
const cycleEvent = async (type: string): Promise<StoredEvent> => {
  const events = await ledger.store.read(`evaluationCycle-${CYCLE_ID}`);
  return events.find(({ fact }) => fact.type === type)!;
};

/** What a saga did, and by which event. */
const byItself = (saga: string, cause: StoredEvent) => ({
  actor: { id: `saga:${saga}`, role: 'system', departmentName: '자동 처리' },
  causationId: cause.id,
  correlationId: cause.meta.correlationId,
  document: cause.meta.document,
});

describe('an evaluation goes on by itself where nobody has to decide', () => {
  test('an opened cycle assesses every confirmed project, with the opening as the cause', async () => {
    const opened = { type: 'IssuePlanningGuideline', officeId: 'garam', year: 2025, title: '수립지침' } as const;
    await plan({ ...opened, submitBy: '2025-02-14', effectiveOn: '2025-01-10' }, VERIFIER);
    await planned('001', 'culture');
    await planned('002', 'welfare');
    await planned('003', 'parks');
    await planned('004', 'culture', false);
    const rules = { ...RULES, groups: [{ groupId: 'office', name: '본청' }] };
    const evaluator = await ledger.logIn('evaluator', 'evaluator', 'planning');
    expect((await post(evaluator, `${API}/rule-sets`, { rules })).status).toBe(201);
    const cycle = {
      officeId: 'garam',
      year: 2025,
      evaluation: 'year-end',
      cutoffOn: '2025-11-30',
      deadlines: DEADLINES,
      ruleSetId: 'garam',
      version: 1,
      groups: [{ groupId: 'office', departmentIds: ['culture', 'welfare'] }],
    };
    expect((await post(evaluator, `${API}/cycles`, cycle)).status).toBe(201);
    await ledger.nothingFollows();
    const [opening] = await assessed('001');
    expect(opening).toMatchObject({
      fact: { type: 'AssessmentOpened', data: { projectName: '문화과 사업', department: { id: 'culture' } } },
      meta: byItself('cycle-opened-assessments-opened', await cycleEvent('CycleOpened')),
    });
    const openedFor = await Promise.all(['001', '002', '003', '004'].map(assessed));
    expect(openedFor.map((events) => events.length)).toEqual([1, 1, 0, 0]);
  });

  test('what a rule refuses is kept, and the rest goes on', async () => {
    const auditor = await ledger.logIn('auditor', 'auditor');
    const evaluator = await ledger.logIn('evaluator2', 'evaluator');
    const { body } = await ledger.request('GET', '/api/refusals', { token: auditor });
    expect(body).toEqual([
      {
        saga: 'cycle-opened-assessments-opened',
        command: 'OpenAssessment',
        rule: 'department-has-group',
        sentence: '공원과은(는) 어느 평가그룹에도 없습니다.',
        eventId: (await cycleEvent('CycleOpened')).id,
        at: expect.any(String),
      },
    ]);
    expect((await ledger.request('GET', '/api/refusals', { token: evaluator })).status).toBe(403);
  });

  test('a submitted self-assessment freezes the results known by then, each with the event it was read from', async () => {
    await at('2025-12-03 09:00');
    await result('001', 'culture', '2025-H1', '2025-06-30', '21000');
    const recorded = (await ledger.store.read('performanceProject-garam.2025.001')).at(-1)!;
    const culture = await ledger.logIn('culture', 'department-officer', 'culture');
    const submission = { departmentId: 'culture', statement: '자체평가', evidence: EVIDENCE };
    expect((await post(culture, `${CYCLE}/assessments/001/submissions`, submission)).status).toBe(201);
    await ledger.nothingFollows();
    const [, submitted, frozen] = await assessed('001');
    expect(frozen).toMatchObject({
      fact: {
        type: 'FiguresFrozen',
        effectiveOn: '2025-11-30',
        data: {
          indicators: [
            {
              indicatorId: 'I1',
              criterionId: 'achievement',
              target: '40000',
              actual: { kind: 'value', value: '21000' },
              sources: [{ eventId: recorded.id, position: recorded.position }],
            },
          ],
        },
      },
      meta: byItself('self-assessment-closed-figures-frozen', submitted!),
    });
  });

  test('a passed deadline marks what never came, and freezes what was known of it', async () => {
    await at('2025-12-05 18:01');
    expect(await assessed('002')).toHaveLength(1);
    await at('2025-12-06 00:01');
    const [, marked, frozen] = await assessed('002');
    expect(marked).toMatchObject({
      fact: { type: 'MarkedUnsubmitted', data: { deadline: DEADLINES.submission } },
      meta: byItself('deadline-passed-unsubmitted-marked', (await ledger.store.read('calendar-days')).at(-1)!),
    });
    expect(frozen).toMatchObject({
      fact: { type: 'FiguresFrozen', data: { indicators: [{ actual: { kind: 'not-submitted' } }] } },
      meta: byItself('self-assessment-closed-figures-frozen', marked!),
    });
    expect((await assessed('001')).at(-1)!.fact.type).toBe('FiguresFrozen');
  });

  test('a result that comes later stands beside the frozen one', async () => {
    await at('2025-12-31 17:00');
    await result('001', 'culture', '2025-H2', '2025-12-31', '46000');
    await ledger.nothingFollows();
    const [, , , noted, ...more] = await assessed('001');
    expect(noted).toMatchObject({
      fact: { type: 'LaterActualNoted', data: { indicatorId: 'I1', value: '46000' } },
      meta: { actor: { id: 'saga:result-recorded-later-actual-noted' } },
    });
    expect(more).toEqual([]);
  });
});
