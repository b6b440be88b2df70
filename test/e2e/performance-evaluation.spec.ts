import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { InMemoryEventStore } from '../../src/event-store/in-memory/in-memory-event-store.ts';
import type { JsonObject } from '../../src/kernel/json.ts';
import type { Role } from '../../src/kernel/roles.ts';
import { Sessions } from '../../src/modules/accounts/sessions.ts';
import { CYCLE_ID, DEADLINES, EVIDENCE, RULES, seoul } from '../support/evaluation-facts.ts';
import { indicatorWith } from '../support/evaluation-rules.ts';
import { startTestApp, TEST_PASSWORD, textOf, type Answer, type TestApp } from '../support/test-app.ts';

const API = '/api/performance-evaluation';
const CYCLE = `${API}/cycles/${CYCLE_ID}`;
const ground = { reason: '2025년 종합평가', document: '평가-2025-12' };

const PEOPLE = {
  evaluator: ['evaluator', 'planning'],
  reviewer: ['evaluator', 'planning'],
  insider: ['evaluator', 'culture'],
  culture: ['department-officer', 'culture'],
  welfare: ['department-officer', 'welfare'],
  member: ['committee-member', 'committee'],
  director: ['manager', 'bureau'],
  head: ['head-of-office', 'mayor'],
} as const satisfies Record<string, readonly [Role, string]>;
type Person = keyof typeof PEOPLE;

const tokens = new Map<Person, string>();
let now = seoul('2025-11-01 09:00');
let ledger: TestApp;
let position = '0';

/** Moves the office's clock to that moment in Seoul. */
const at = (moment: string): void => {
  now = seoul(moment);
  tokens.clear(); // sessions last minutes and the story weeks
};

beforeAll(async () => {
  const clock = () => now;
  const log = new InMemoryEventStore(clock);
  ledger = await startTestApp({ clock, eventLog: { store: log, archive: log } });
  for (const [person, [role, department]] of Object.entries(PEOPLE)) await ledger.logIn(person, role, department);
});
afterAll(() => ledger.close());

async function tokenOf(person: Person): Promise<string> {
  const token = tokens.get(person) ?? (await ledger.app.get(Sessions).logIn(person, TEST_PASSWORD))?.token ?? '';
  tokens.set(person, token);
  return token;
}

async function post(person: Person, path: string, body: JsonObject = {}): Promise<Answer> {
  const headers = { 'ledger-position': position };
  const token = await tokenOf(person);
  const answer = await ledger.request('POST', path, { token, headers, body: { ...ground, ...body } });
  if (answer.status === 201) position = textOf(answer.body['position']);
  return answer;
}
const get = async (person: Person, path: string): Promise<Answer> =>
  ledger.request('GET', path, { token: await tokenOf(person), headers: { 'ledger-position': position } });

const taken = expect.objectContaining({ status: 201 });
const refused = (status: number, rule: string) =>
  expect.objectContaining({
    status,
    body: expect.objectContaining({ rule, detail: expect.stringMatching(/[가-힣]/) }),
  });
const on = (projectNo: string, step: string): string => `${CYCLE}/assessments/${projectNo}/${step}`;

describe('a year-end evaluation runs from rules to awards, one appeal upheld and one dismissed', () => {
  test('the evaluation team publishes rules, opens the cycle by them and names what is assessed', async () => {
    expect(await post('culture', `${API}/rule-sets`, { rules: RULES })).toEqual(refused(403, 'not-permitted'));
    expect(await post('evaluator', `${API}/rule-sets`, { rules: RULES })).toEqual(taken);
    const cycle = {
      officeId: 'garam',
      year: 2025,
      evaluation: 'year-end',
      cutoffOn: '2025-11-30',
      deadlines: DEADLINES,
      ruleSetId: 'garam',
      version: 1,
    };
    expect(await post('evaluator', `${API}/cycles`, { ...cycle, deadlines: null })).toEqual(
      refused(400, 'bad-request'),
    );
    expect(await post('evaluator', `${API}/cycles`, cycle)).toEqual(taken);
    for (const [projectNo, id, name] of [
      ['P1', 'culture', '문화과'],
      ['P2', 'welfare', '복지과'],
      ['P3', 'parks', '공원과'],
    ] as const) {
      const body = { projectNo, projectName: `${name} 사업`, department: { id, name } };
      expect(await post('evaluator', `${CYCLE}/assessments`, body)).toEqual(taken);
    }
  });

  test('figures are frozen at the cut-off, and not before it', async () => {
    const indicators = (value: string) => ({ indicators: [indicatorWith({ actual: { kind: 'value', value } })] });
    expect(await post('evaluator', on('P1', 'figures'), indicators('100'))).toEqual(refused(422, 'cut-off-reached'));
    at('2025-12-01 09:00');
    expect(await post('evaluator', on('P1', 'figures'), indicators('100'))).toEqual(taken);
    expect(await post('evaluator', on('P2', 'figures'), indicators('90'))).toEqual(taken);
    expect(await post('evaluator', on('P1', 'figures'), indicators('120'))).toEqual(
      refused(422, 'figures-frozen-once'),
    );
  });

  test('each department submits its own work with evidence; one is sent back and comes again', async () => {
    at('2025-12-02 09:00');
    const submission = { departmentId: 'culture', statement: '자체평가', evidence: EVIDENCE };
    expect(await post('culture', on('P1', 'submissions'), { ...submission, evidence: [] })).toEqual(
      refused(422, 'submission-has-evidence'),
    );
    expect(await post('welfare', on('P1', 'submissions'), submission)).toEqual(refused(403, 'not-permitted'));
    expect(await post('welfare', on('P1', 'submissions'), { ...submission, departmentId: 'welfare' })).toEqual(
      refused(422, 'acts-for-own-department'),
    );
    expect(await post('culture', on('P1', 'submissions'), submission)).toEqual(taken);
    const demand = { demand: '증빙 보완', until: '2025-12-04T18:00:00+09:00' };
    expect(await post('evaluator', on('P1', 'returns'), demand)).toEqual(taken);
    at('2025-12-04 17:00');
    expect(await post('culture', on('P1', 'submissions'), submission)).toEqual(taken);
    expect(await post('welfare', on('P2', 'submissions'), { ...submission, departmentId: 'welfare' })).toEqual(taken);
  });

  test('the evaluation team verifies, never of its own department; what never came is marked', async () => {
    const opinion = { opinion: '증빙과 일치' };
    expect(await post('culture', on('P1', 'verification'), opinion)).toEqual(refused(403, 'not-permitted'));
    expect(await post('insider', on('P1', 'verification'), opinion)).toEqual(
      refused(422, 'nobody-verifies-own-department'),
    );
    expect(await post('evaluator', on('P1', 'verification'), opinion)).toEqual(taken);
    expect(await post('evaluator', on('P2', 'verification'), opinion)).toEqual(taken);
    expect(await post('evaluator', on('P3', 'unsubmitted'))).toEqual(refused(422, 'submission-deadline-passed'));
    at('2025-12-05 18:01');
    expect(await post('evaluator', on('P3', 'unsubmitted'))).toEqual(taken);
  });

  test('a member of the committee gives points, and the scores are calculated and told', async () => {
    at('2025-12-07 09:00');
    const effort = (points: string) => ({ criterionId: 'effort', points });
    expect(await post('culture', on('P1', 'scores'), effort('40'))).toEqual(refused(403, 'not-permitted'));
    expect(await post('evaluator', on('P1', 'scores'), effort('40'))).toEqual(refused(422, 'judged-by-its-role'));
    expect(await post('member', on('P1', 'scores'), effort('백'))).toEqual(refused(400, 'bad-request'));
    expect(await post('evaluator', on('P1', 'calculation'))).toEqual(refused(422, 'every-criterion-judged'));
    expect(await post('member', on('P1', 'scores'), effort('30'))).toEqual(taken);
    expect(await post('member', on('P2', 'scores'), effort('35'))).toEqual(taken);
    for (const projectNo of ['P1', 'P2']) {
      expect(await post('evaluator', on(projectNo, 'calculation'))).toEqual(taken);
      expect(await post('evaluator', on(projectNo, 'notification'))).toEqual(taken);
    }
  });

  test('two departments appeal within the window; a third party gives an opinion', async () => {
    at('2025-12-10 09:00');
    const appeal = { argument: '노력도 재검토', target: { criterionId: 'effort' }, evidence: EVIDENCE };
    const ofCulture = { ...appeal, departmentId: 'culture', appealId: 'a1' };
    expect(await post('evaluator', on('P1', 'appeals'), ofCulture)).toEqual(refused(403, 'not-permitted'));
    expect(await post('culture', on('P1', 'appeals'), ofCulture)).toEqual(taken);
    expect(await post('welfare', on('P2', 'appeals'), { ...ofCulture, departmentId: 'welfare' })).toEqual(taken);
    at('2025-12-15 18:01');
    expect(await post('culture', on('P1', 'appeals'), { ...ofCulture, appealId: 'a2' })).toEqual(
      refused(422, 'appeal-within-window'),
    );
    const opinion = { opinion: '증빙이 충분함', supports: true };
    expect(await post('director', on('P1', 'appeals/a1/opinions'), opinion)).toEqual(taken);
  });

  test('neither who verified nor the own department decides; one is upheld and scored anew, one dismissed', async () => {
    at('2025-12-17 09:00');
    const points = { kind: 'points', criterionId: 'effort', points: '38' };
    const upheld = { verdict: 'upheld', explanation: '노력도 인정', corrections: [points] };
    const dismissed = { verdict: 'dismissed', explanation: '증빙 부족' };
    const decision = 'appeals/a1/decision';
    expect(await post('evaluator', on('P1', decision), upheld)).toEqual(
      refused(422, 'appeal-reviewer-is-not-verifier'),
    );
    expect(await post('insider', on('P1', decision), upheld)).toEqual(refused(422, 'nobody-decides-own-appeal'));
    expect(await post('culture', on('P1', decision), upheld)).toEqual(refused(403, 'not-permitted'));
    expect(await post('reviewer', on('P1', decision), { ...upheld, corrections: [] })).toEqual(
      refused(422, 'verdict-has-effect'),
    );
    expect(await post('reviewer', on('P1', decision), { ...upheld, corrections: [{ kind: 'actual' }] })).toEqual(
      refused(400, 'bad-request'),
    );
    expect(await post('reviewer', on('P1', decision), upheld)).toEqual(taken);
    expect(await post('reviewer', on('P2', decision), dismissed)).toEqual(taken);
  });

  test('the committee deliberates, and whoever belongs to a department has no vote on it', async () => {
    at('2025-12-20 09:00');
    const outside = ['c1', 'c2', 'c3', 'c4'].map((id) => ({ id, name: `${id} 위원` }));
    const members = [...outside, { id: 'i1', name: '문화과장', departmentId: 'culture' }];
    expect(await post('evaluator', `${CYCLE}/committees`, { meetingId: 'm1', members: members.slice(3) })).toEqual(
      refused(422, 'committee-two-thirds-external'),
    );
    expect(await post('evaluator', `${CYCLE}/committees`, { meetingId: 'm1', members })).toEqual(taken);
    const recusal = { memberId: 'c4', departmentId: 'culture', ground: '배우자 재직' };
    expect(await post('member', `${CYCLE}/committees/m1/recusals`, recusal)).toEqual(taken);
    const votes = (...ids: readonly string[]) => ids.map((memberId) => ({ memberId, vote: 'for' }));
    const all = { projectNos: ['P1', 'P2', 'P3'], votes: votes('c1', 'c2', 'c3') };
    const path = `${CYCLE}/committees/m1/deliberations`;
    for (const conflicted of ['i1', 'c4'])
      expect(await post('evaluator', path, { ...all, votes: [...all.votes, ...votes(conflicted)] })).toEqual(
        refused(422, 'recused-member-does-not-vote'),
      );
    expect(await post('evaluator', path, all)).toEqual(taken);
  });

  test('the head of the office fixes the results of the whole cycle', async () => {
    at('2025-12-22 09:00');
    expect(await post('evaluator', `${CYCLE}/results`)).toEqual(refused(403, 'not-permitted'));
    expect(await post('head', `${CYCLE}/results`)).toEqual(taken);
    const { body } = await get('head', CYCLE);
    expect(body).toMatchObject({
      cycle: { phase: 'fixed', round: 1 },
      assessments: [
        { project_no: 'P1', score_shown: '98.00', rank: 1, grade: 'S', before_score_shown: '90.00', before_grade: 'A' },
        { project_no: 'P2', score_shown: '89.00', rank: 2, grade: 'B', before_score_shown: '89.00', before_grade: 'B' },
        {
          project_no: 'P3',
          status: 'unsubmitted',
          outcome: 'not-submitted',
          score_shown: '미제출',
          rank: null,
          grade: null,
        },
      ],
    });
  });

  test('excellent departments are selected by the rules, awarded and disclosed', async () => {
    expect(await post('evaluator', `${CYCLE}/excellent-departments`)).toEqual(taken);
    const award = { departmentId: 'culture', prize: '최우수', award: '구청장 표창' };
    expect(await post('evaluator', `${CYCLE}/awards`, award)).toEqual(refused(403, 'not-permitted'));
    expect(await post('head', `${CYCLE}/awards`, { ...award, departmentId: 'welfare' })).toEqual(
      refused(422, 'award-to-selected'),
    );
    expect(await post('head', `${CYCLE}/awards`, award)).toEqual(taken);
    expect(await post('evaluator', `${CYCLE}/disclosure`, { channel: '구 누리집' })).toEqual(taken);
    const { body } = await get('evaluator', CYCLE);
    expect(body).toMatchObject({
      cycle: { phase: 'disclosed' },
      departments: [
        { department_id: 'culture', rank: 1, prize: '최우수', award: '구청장 표창' },
        { department_id: 'welfare', rank: 2, prize: null },
        { department_id: 'parks', rank: null, score_shown: '미제출' },
      ],
    });
  });

  test('what is known later stands beside the fixed result and changes nothing of it', async () => {
    at('2026-01-20 09:00');
    const later = { indicatorId: 'i1', value: '60', source: { eventId: 'result-of-january', position: 1 } };
    expect(await post('evaluator', on('P1', 'later-actuals'), later)).toEqual(taken);
    const { body } = await get('culture', `${CYCLE}/assessments/P1`);
    expect(body).toMatchObject({
      standing: { score_shown: '98.00', rank: 1, grade: 'S' },
      indicators: [{ frozen: { value: '100' }, later: { value: '60', sources: 'result-of-january' } }],
      appeals: [
        {
          appeal: { verdict: 'upheld', score_before: '90', score_after: '98' },
          evidence: [{ name: '실적증빙.pdf' }],
          before: { scoreShown: '90.00', grade: 'A' },
          after: { scoreShown: '98.00', grade: 'S' },
        },
      ],
    });
  });

  test('an assessment is shown as it was known on any day', async () => {
    const known = async (day: string) => {
      const { body } = await get('culture', `${CYCLE}/assessments/P1?knownAt=${day}T23:59:59%2B09:00`);
      return body['standing'];
    };
    expect(await known('2025-12-09')).toMatchObject({ status: 'notified', score_shown: '90.00', grade: null });
    expect(await known('2025-12-17')).toMatchObject({ type: 'Rescored', score_shown: '98.00', grade: null });
    expect(await known('2025-12-22')).toMatchObject({ type: 'ResultFixed', score_shown: '98.00', grade: 'S' });
    expect(await get('culture', `${CYCLE}/assessments/P1?knownAt=2025-10-31T00:00:00%2B09:00`)).toEqual(
      refused(404, 'not-found'),
    );
  });

  test('a department reads its own, and who may read all does', async () => {
    expect(await get('welfare', `${CYCLE}/assessments/P1`)).toEqual(refused(403, 'not-permitted'));
    const { body } = await get('welfare', CYCLE);
    expect(body).toMatchObject({ assessments: [{ project_no: 'P2' }], departments: [{ department_id: 'welfare' }] });
    expect(await get('welfare', `${API}/departments/culture`)).toEqual(refused(403, 'not-permitted'));
    expect((await get('director', `${API}/departments/culture`)).body).toMatchObject({
      assessments: [{ project_no: 'P1', grade: 'S' }],
      results: [{ cycle_id: CYCLE_ID, prize: '최우수' }],
    });
  });

  test('the cycle scored again by its own rules is what was fixed; by others it is a what-if that stores nothing', async () => {
    const head = await ledger.store.head();
    const own = await get('evaluator', `${CYCLE}/what-if`);
    expect(own.body).toMatchObject({
      version: 1,
      projects: [{ shown: '98.00', rank: 1, grade: 'S' }, { shown: '89.00', rank: 2, grade: 'B' }, { shown: '미제출' }],
      fixed: [{ shown: '98.00' }, { shown: '89.00' }, { shown: '미제출' }],
    });
    expect(await ledger.store.head()).toBe(head);
    const strict = { ...RULES, version: 2, formulas: RULES.formulas.map((one) => ({ ...one, kind: 'binary' })) };
    expect(await post('evaluator', `${API}/rule-sets`, { rules: strict })).toEqual(taken);
    const other = await get('evaluator', `${CYCLE}/what-if?ruleSet=garam&version=2`);
    expect(other.body).toMatchObject({
      version: 2,
      projects: [{ shown: '98.00' }, { shown: '35.00', grade: 'C' }, { shown: '미제출' }],
    });
    expect(await get('evaluator', `${CYCLE}/what-if?version=2`)).toEqual(refused(400, 'bad-request'));
    expect(await get('evaluator', `${CYCLE}/what-if?ruleSet=garam&version=9`)).toEqual(refused(404, 'not-found'));
    expect(await get('welfare', `${CYCLE}/what-if`)).toEqual(refused(403, 'not-permitted'));
  });

  test('what is fixed is changed only by reopening it, approved by another than who asked', async () => {
    const reopening = { projectNos: ['P2'], requestedBy: 'evaluator', appealUntil: '2026-01-31T18:00:00+09:00' };
    const appeal = { departmentId: 'welfare', appealId: 'a9', argument: '재검토', target: {}, evidence: EVIDENCE };
    expect(await post('welfare', on('P2', 'appeals'), appeal)).toEqual(refused(422, 'fixed-result-stands'));
    expect(await post('evaluator', `${CYCLE}/reopenings`, reopening)).toEqual(refused(403, 'not-permitted'));
    expect(await post('head', `${CYCLE}/reopenings`, { ...reopening, requestedBy: 'head' })).toEqual(
      refused(422, 'approver-is-not-requester'),
    );
    expect(await post('head', `${CYCLE}/reopenings`, reopening)).toEqual(taken);
    expect(await post('welfare', on('P2', 'appeals'), appeal)).toEqual(taken);
    expect(await post('head', `${CYCLE}/results`)).toEqual(refused(422, 'appeals-all-decided'));
  });
});
