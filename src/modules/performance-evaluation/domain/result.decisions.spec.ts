import { describe, expect, test } from '@jest/globals';
import {
  assessmentFacts,
  at,
  cycleFacts,
  CYCLE_ID,
  given,
  HEAD,
  MID_YEAR,
  OFFICER,
  OUTSIDERS,
  RULES,
  scoreWith,
  seoul,
  VERIFIER,
  votesOf,
} from '../../../../test/support/evaluation-facts.ts';
import { indicatorWith } from '../../../../test/support/evaluation-rules.ts';
import type { Calculation, Correction } from '../../../events/evaluation-score.ts';
import type { ResultFixed } from '../../../events/performance-evaluation.events.ts';
import { resultsOf, type ScoredProject } from './results.ts';

const cycle = cycleFacts();
const p1 = assessmentFacts('P1');
const p2 = assessmentFacts('P2', 'welfare');
const p3 = assessmentFacts('P3', 'welfare');
const FIXING = at('2025-12-22 10:00', HEAD);
const votes = votesOf('for', ...OUTSIDERS.map(({ id }) => id));

const scored = (
  projectNo: string,
  department: string,
  final: Calculation,
  beforeAppeals: Calculation | null = null,
): ScoredProject => ({
  projectNo,
  department: department === 'culture' ? { id: 'culture', name: '문화과' } : { id: 'welfare', name: '복지과' },
  groupId: null,
  final,
  beforeAppeals,
});
const unsubmitted = scoreWith('0', { submitted: false, indicators: [], given: [] });
const points: Correction = { kind: 'points', criterionId: 'effort', indicatorId: null, points: '40' };
const appealed = scoreWith('34', { corrections: [points] });

/** P1 appealed and was upheld, P2 has 95, P3 was never submitted. */
const closed = [
  cycle.opened(),
  ...p1.upToNotified('34'),
  ...p2.upToNotified('35'),
  ...p3.opened(),
  p3.unsubmitted(),
  p1.appealed(),
  p1.decided('upheld', [points]),
  p1.rescored(scoreWith('34'), appealed),
  cycle.convened(OUTSIDERS),
];
const deliberated = [...closed, cycle.deliberated(['P1', 'P2', 'P3'], votes)];
const RESULTS: ResultFixed['data'] = {
  round: 1,
  ...resultsOf(
    RULES,
    [
      scored('P1', 'culture', appealed, scoreWith('34')),
      scored('P2', 'welfare', scoreWith('35')),
      scored('P3', 'welfare', unsubmitted),
    ],
    [],
  ),
};
const fixed = [...deliberated, cycle.fixed(RESULTS)];

describe('fixing', () => {
  const fix = { type: 'FixResults', cycleId: CYCLE_ID, projectNos: ['P1', 'P2', 'P3'] } as const;

  test('gives every project and department its score, rank and grade', () => {
    given(...deliberated)
      .when(fix, FIXING)
      .then(cycle.fixed(RESULTS));
    expect(RESULTS.projects.map(({ projectNo, shown, rank, grade }) => [projectNo, shown, rank, grade])).toEqual([
      ['P1', '100.00', 1, 'S'],
      ['P2', '95.00', 2, 'S'],
      ['P3', '미제출', null, null],
    ]);
    expect(RESULTS.departments.map(({ departmentId, shown, rank }) => [departmentId, shown, rank])).toEqual([
      ['culture', '100.00', 1],
      ['welfare', '47.50', 2],
    ]);
  });

  test('shows where an appealed project would stand had nobody appealed', () => {
    expect(RESULTS.projects[0]?.beforeAppeals).toMatchObject({ shown: '94.00', rank: 2, grade: 'A' });
    expect(RESULTS.projects[1]?.beforeAppeals).toBeNull();
  });

  test('keeps who failed a gate out of the grade', () => {
    const findings = [{ gateId: 'bullying', departmentId: 'culture' }];
    const results = resultsOf(
      RULES,
      [
        scored('P1', 'culture', appealed, scoreWith('34')),
        scored('P2', 'welfare', scoreWith('35')),
        scored('P3', 'welfare', unsubmitted),
      ],
      findings,
    );
    expect(results.projects[0]).toMatchObject({ shown: '100.00', rank: 1, grade: 'A' });
    given(...deliberated, cycle.found('culture'))
      .when(fix, FIXING)
      .then(cycle.fixed({ round: 1, ...results }));
  });

  test('is of the whole cycle, every project once', () => {
    for (const projectNos of [['P1', 'P2'], ['P1', 'P2', 'P3', 'P3'], ['P1', 'P2', 'P9'], []])
      given(...deliberated)
        .when({ ...fix, projectNos }, FIXING)
        .thenRefused('fixing-names-every-assessment');
    given(cycle.opened())
      .when({ ...fix, projectNos: [] }, FIXING)
      .thenRefused('fixing-names-every-assessment');
  });

  test('waits for every submission, appeal, window and deliberation', () => {
    given(...closed)
      .when(fix, FIXING)
      .thenRefused('everything-deliberated');
    const p4 = assessmentFacts('P4');
    const all = { ...fix, projectNos: ['P1', 'P2', 'P3', 'P4'] };
    given(...deliberated, ...p4.opened())
      .when(all, FIXING)
      .thenRefused('everything-notified');
    given(...deliberated, ...p4.upToNotified(), p4.appealed())
      .when(all, FIXING)
      .thenRefused('appeals-all-decided');
    given(...deliberated, ...p4.upToNotified(), cycle.extended('appeal', '2025-12-23 18:00', 'P4'))
      .when(all, FIXING)
      .thenRefused('appeal-window-over');
  });

  test('of a mid-year needs no committee', () => {
    const midYear = cycleFacts(MID_YEAR);
    const mine = assessmentFacts('P1', 'culture', MID_YEAR);
    const results = resultsOf(RULES, [scored('P1', 'culture', scoreWith('34'))], []);
    given(midYear.opened(), ...mine.upToNotified('34'))
      .when({ ...fix, cycleId: MID_YEAR, projectNos: ['P1'] }, FIXING)
      .then(midYear.fixed({ round: 1, ...results }));
  });

  test('is done once, and what is fixed stands', () => {
    given(...fixed)
      .when(fix, FIXING)
      .thenRefused('fixed-result-stands');
    const extend = {
      type: 'ExtendDeadline',
      cycleId: CYCLE_ID,
      deadline: 'appeal',
      projectNo: null,
      until: seoul('2026-01-31 18:00'),
    } as const;
    given(...fixed)
      .when(extend, FIXING)
      .thenRefused('fixed-result-stands');
    given(...fixed)
      .when({ type: 'FreezeFigures', cycleId: CYCLE_ID, projectNo: 'P3', indicators: [indicatorWith()] }, FIXING)
      .thenRefused('fixed-result-stands');
  });

  test('is not moved by what is known later', () => {
    given(...deliberated, p1.laterActual('10'))
      .when(fix, FIXING)
      .then(cycle.fixed(RESULTS));
  });
});

describe('excellent departments', () => {
  const select = { type: 'SelectExcellentDepartments', cycleId: CYCLE_ID } as const;
  const SELECTING = at('2025-12-23 10:00', VERIFIER);

  test('are those the prizes of the rules fall to, once the results are fixed', () => {
    given(...fixed)
      .when(select, SELECTING)
      .then(cycle.selected('culture'));
    given(...deliberated)
      .when(select, SELECTING)
      .thenRefused('result-fixed-first');
    given(...fixed, cycle.selected('culture'))
      .when(select, SELECTING)
      .thenRefused('selected-once');
  });

  test('are none of those that failed a gate', () => {
    given(...deliberated, cycle.found('culture'), cycle.fixed(RESULTS))
      .when(select, SELECTING)
      .then(cycle.selected('welfare'));
  });

  test('are selected at the year-end, by rules that have prizes', () => {
    const midYear = cycleFacts(MID_YEAR);
    given(midYear.opened(), midYear.fixed(RESULTS))
      .when({ ...select, cycleId: MID_YEAR }, SELECTING)
      .thenRefused('prizes-at-year-end');
    given(cycle.opened({ rules: { ...RULES, prizes: [] } }), cycle.fixed(RESULTS))
      .when(select, SELECTING)
      .thenRefused('prizes-at-year-end');
  });

  test('get the award of their prize once', () => {
    const award = {
      type: 'GrantAward',
      cycleId: CYCLE_ID,
      departmentId: 'culture',
      prize: '최우수',
      award: '표창',
    } as const;
    const AWARDING = at('2025-12-30 10:00', HEAD);
    given(...fixed, cycle.selected('culture'))
      .when(award, AWARDING)
      .then(cycle.awarded('culture'));
    given(...fixed, cycle.selected('culture'))
      .when({ ...award, departmentId: 'welfare' }, AWARDING)
      .thenRefused('award-to-selected');
    given(...fixed)
      .when(award, AWARDING)
      .thenRefused('award-to-selected');
    given(...fixed, cycle.selected('culture'), cycle.awarded('culture'))
      .when(award, AWARDING)
      .thenRefused('award-granted-once');
  });
});

describe('disclosure', () => {
  test('is made once, of what is fixed', () => {
    const disclose = { type: 'DiscloseResults', cycleId: CYCLE_ID, channel: '구 누리집' } as const;
    const DECEMBER = at('2025-12-30 10:00', VERIFIER);
    given(...fixed)
      .when(disclose, DECEMBER)
      .then(cycle.disclosed());
    given(...deliberated)
      .when(disclose, DECEMBER)
      .thenRefused('result-fixed-first');
    given(...fixed, cycle.disclosed())
      .when(disclose, DECEMBER)
      .thenRefused('disclosed-once');
  });
});

describe('reopening', () => {
  const reopen = {
    type: 'ReopenResults',
    cycleId: CYCLE_ID,
    projectNos: ['P2'],
    requestedBy: 'verifier',
    appealUntil: seoul('2026-01-10 18:00'),
  } as const;
  const JANUARY = at('2026-01-05 10:00', HEAD);
  const reopened = [...fixed, cycle.selected('culture'), cycle.disclosed(), cycle.reopened(['P2'], '2026-01-10 18:00')];

  test('is of fixed results, approved by another than who asks, with time to appeal', () => {
    given(...fixed)
      .when(reopen, JANUARY)
      .then(cycle.reopened(['P2'], '2026-01-10 18:00'));
    given(...deliberated)
      .when(reopen, JANUARY)
      .thenRefused('result-fixed-first');
    given(...fixed)
      .when({ ...reopen, requestedBy: 'head' }, JANUARY)
      .thenRefused('approver-is-not-requester');
    given(...fixed)
      .when({ ...reopen, appealUntil: seoul('2026-01-05 10:00') }, JANUARY)
      .thenRefused('reopening-leaves-time');
    given(...fixed)
      .when({ ...reopen, projectNos: ['P9'] }, JANUARY)
      .thenRefused('assessment-known');
  });

  test('lets the projects named be appealed again, and no others', () => {
    const file = (projectNo: string, departmentId: string) =>
      ({
        type: 'FileAppeal',
        cycleId: CYCLE_ID,
        projectNo,
        departmentId,
        appealId: 'a9',
        target: { criterionId: 'effort', indicatorId: null },
        argument: '노력도 재검토',
        evidence: [{ name: '실적증빙.pdf', sha256: 'ab'.repeat(32) }],
      }) as const;
    const welfare = { ...OFFICER, departmentId: 'welfare' };
    given(...reopened)
      .when(file('P2', 'welfare'), at('2026-01-06 10:00', welfare))
      .then(p2.appealed('a9', '2026-01-06'));
    given(...reopened)
      .when(file('P1', 'culture'), at('2026-01-06 10:00', OFFICER))
      .thenRefused('deliberated-result-stands');
  });

  test('ends with another deliberation and a second fixing, selection and disclosure', () => {
    const fix = { type: 'FixResults', cycleId: CYCLE_ID, projectNos: ['P1', 'P2', 'P3'] } as const;
    const LATER = at('2026-01-12 10:00', HEAD);
    given(...reopened)
      .when(fix, LATER)
      .thenRefused('everything-deliberated');
    given(...reopened)
      .when(fix, at('2026-01-10 18:00', HEAD))
      .thenRefused('appeal-window-over');
    const again = [...reopened, cycle.deliberated(['P2'], votes, true, '2026-01-11')];
    given(...again)
      .when(fix, LATER)
      .then(cycle.fixed({ ...RESULTS, round: 2 }, '2026-01-12'));
    const refixed = [...again, cycle.fixed({ ...RESULTS, round: 2 }, '2026-01-12')];
    given(...refixed)
      .when({ type: 'SelectExcellentDepartments', cycleId: CYCLE_ID }, LATER)
      .then(cycle.selected('culture', '2026-01-12'));
    given(...refixed)
      .when({ type: 'DiscloseResults', cycleId: CYCLE_ID, channel: '구 누리집' }, LATER)
      .then(cycle.disclosed('2026-01-12'));
  });
});
