import { describe, expect, test } from '@jest/globals';
import {
  assessmentFacts,
  cycleFacts,
  CYCLE_ID,
  OUTSIDERS,
  RULES,
  scoreWith,
  seoul,
  votesOf,
} from '../../../test/support/evaluation-facts.ts';
import { logOf } from '../../../test/support/given-when-then.ts';
import { MemoryTables } from '../../../test/support/memory-rows.ts';
import type { Correction } from '../../events/evaluation-score.ts';
import { PERFORMANCE_EVALUATION_EVENTS } from '../../events/performance-evaluation.catalogue.ts';
import type { AsOf } from '../../kernel/as-of.ts';
import { resultsOf } from '../../modules/performance-evaluation/domain/results.ts';
import {
  appeal,
  assessmentActual,
  assessmentCriterion,
  assessmentRemedy,
  evidence,
} from './assessment-details.projection.ts';
import { assessmentAt, type AssessmentHistory } from './assessment-history.ts';
import { workOf } from './assessment-work.ts';
import { assessment, assessmentStep, departmentResult, evaluationCycle } from './evaluation-tables.projection.ts';
import { performanceEvaluation } from './performance-evaluation.projection.ts';

const cycle = cycleFacts();
const p1 = assessmentFacts('P1');
const p2 = assessmentFacts('P2', 'welfare');
const points: Correction = { kind: 'points', criterionId: 'effort', indicatorId: null, points: '40' };
const [before, after] = [scoreWith('34'), scoreWith('34', { corrections: [points] })];
const results = resultsOf(
  RULES,
  [
    {
      projectNo: 'P1',
      department: { id: 'culture', name: '문화과' },
      groupId: null,
      final: after,
      beforeAppeals: before,
    },
    {
      projectNo: 'P2',
      department: { id: 'welfare', name: '복지과' },
      groupId: null,
      final: scoreWith('35'),
      beforeAppeals: null,
    },
  ],
  [],
);
const votes = votesOf('for', ...OUTSIDERS.map(({ id }) => id));

/** Events 1–3 open; P1 is notified by 9 and P2 by 17; P1 appeals by 18 and is upheld by 20 and 21; all is fixed by 24. */
const LIFE = [
  cycle.opened(),
  ...p1.upToNotified('34'),
  ...p2.upToNotified('35'),
  p1.appealed(),
  p1.opinion(),
  p1.decided('upheld', [points]),
  p1.rescored(before, after),
  cycle.convened(OUTSIDERS),
  cycle.deliberated(['P1', 'P2'], votes),
  cycle.fixed({ round: 1, ...results }),
  cycle.selected('culture'),
  cycle.awarded('culture'),
  cycle.disclosed(),
  p1.laterActual('10'),
];
const fold = (...facts: Parameters<typeof logOf>[0]) => new MemoryTables(performanceEvaluation).fold(logOf(facts));
const whole = fold(...LIFE);
const recordedAt = (position: number): string => logOf(LIFE)[position - 1]!.recordedAt;

describe('a cycle', () => {
  test('is what its opening says, and moves through its phases', () => {
    expect(fold(cycle.opened()).rows(evaluationCycle)).toMatchObject([
      {
        cycle_id: CYCLE_ID,
        office_id: 'garam',
        year: 2025,
        evaluation: 'year-end',
        rule_set_id: 'garam',
        rule_set_version: 1,
        cutoff_on: '2025-11-30',
        submission_until: seoul('2025-12-05 18:00'),
        phase: 'open',
        round: 0,
      },
    ]);
    expect(whole.rows(evaluationCycle)).toMatchObject([{ phase: 'disclosed', round: 1 }]);
    expect(fold(...LIFE, cycle.reopened(['P1'], '2026-01-10 18:00')).rows(evaluationCycle)).toMatchObject([
      { phase: 'reopened' },
    ]);
  });

  test('shows its extended deadline; that of one project is a step of it', () => {
    const extended = fold(
      cycle.opened(),
      ...p1.opened(),
      cycle.extended('appeal', '2025-12-16 18:00'),
      cycle.extended('submission', '2025-12-08 18:00', 'P1'),
    );
    expect(extended.rows(evaluationCycle)).toMatchObject([
      { appeal_until: seoul('2025-12-16 18:00'), submission_until: seoul('2025-12-05 18:00') },
    ]);
    expect(extended.rows(assessmentStep).map(({ type }) => type)).toEqual(['AssessmentOpened', 'DeadlineExtended']);
    expect(extended.rows(assessment)).toMatchObject([
      { submission_until: seoul('2025-12-08 18:00'), appeal_until: null, opinion_until: null },
    ]);
  });
});

describe('what is still to be done', () => {
  const asOf = (effectiveOn: string): AsOf => ({ effectiveOn, knownAt: '2999-01-01T00:00:00.000000Z', strict: false });
  const workOn = (effectiveOn: string, ...facts: Parameters<typeof logOf>[0]) => {
    const tables = fold(...facts);
    const [row] = tables.rows(assessment);
    const steps = tables.rows(assessmentStep).toSorted((a, b) => a.position - b.position);
    return workOf(row!, steps, tables.rows(assessmentRemedy), asOf(effectiveOn));
  };
  const notified = [cycle.opened(), ...p1.upToNotified('34')];

  test('is as it was on the day that is asked, and nothing before the assessment was opened', () => {
    expect(workOn('2025-11-01', ...notified)).toBeNull();
    expect(
      ['2025-11-02', '2025-12-02', '2025-12-06', '2025-12-09'].map((day) => workOn(day, ...notified)?.status),
    ).toEqual(['opened', 'submitted', 'verified', 'notified']);
  });

  test('is not moved back by figures that are frozen later for the cut-off', () => {
    const marked = [cycle.opened(), ...p1.opened(), p1.unsubmitted(), p1.frozen()];
    expect(['2025-12-05', '2025-12-06'].map((day) => workOn(day, ...marked)?.status)).toEqual([
      'opened',
      'unsubmitted',
    ]);
  });

  test('has the day that a return leaves', () => {
    const returned = [cycle.opened(), ...p1.opened(), p1.submitted(), p1.returned('2025-12-07 12:00')];
    expect(workOn('2025-12-03', ...returned)).toMatchObject({
      status: 'returned',
      submissionUntil: seoul('2025-12-07 12:00'),
    });
    expect(workOn('2025-12-02', ...returned)).toMatchObject({ status: 'submitted', submissionUntil: null });
  });

  test('are the appeals that are open, with their opinions, and remedies', () => {
    const appealed = [...notified, p1.appealed(), p1.opinion(), p1.decided('dismissed'), p1.remedied()];
    const opinionsOn = (day: string) => workOn(day, ...appealed)?.appeals.map(({ opinions }) => opinions);
    expect(['2025-12-09', '2025-12-10', '2025-12-16', '2025-12-17'].map(opinionsOn)).toEqual([[], [0], [1], []]);
    expect(workOn('2025-12-19', ...appealed)?.remedies).toEqual([]);
    expect(workOn('2025-12-20', ...appealed)?.remedies).toEqual([
      { instruction: '추진계획 보완', dueOn: '2026-01-31' },
    ]);
  });

  test('is over once the results are fixed, until they are reopened', () => {
    const reopened = [...LIFE, cycle.reopened(['P1'], '2026-01-10 18:00')];
    expect(['2025-12-21', '2025-12-22', '2026-01-05'].map((day) => workOn(day, ...reopened)?.fixed)).toEqual([
      false,
      true,
      false,
    ]);
  });
});

describe('an assessment', () => {
  test('is opened once, though its opening stands in two streams', () => {
    const opened = fold(cycle.opened(), ...p1.opened());
    expect(opened.rows(assessment)).toMatchObject([
      { assessment_id: `${CYCLE_ID}.P1`, department_name: '문화과', status: 'opened', outcome: null, rank: null },
    ]);
    expect(opened.rows(assessmentStep)).toHaveLength(1);
  });

  test.each([
    [[p1.submitted()], 'submitted'],
    [[p1.submitted(), p1.returned('2025-12-10 18:00')], 'returned'],
    [[p1.unsubmitted()], 'unsubmitted'],
    [[p1.submitted(), p1.verified()], 'verified'],
    [[p1.submitted(), p1.verified(), p1.given('34'), p1.calculated(before)], 'scored'],
    [[p1.submitted(), p1.verified(), p1.given('34'), p1.calculated(before), p1.given('30')], 'verified'],
  ])('is where its steps bring it (%#: %j)', (facts, status) => {
    expect(fold(cycle.opened(), ...p1.opened(), ...facts).rows(assessment)).toMatchObject([{ status }]);
  });

  test('ends with score, rank, grade, and where it would stand without appeals', () => {
    expect(whole.rows(assessment)).toMatchObject([
      {
        project_no: 'P1',
        status: 'notified',
        outcome: 'score',
        score_exact: '100',
        score_shown: '100.00',
        rank: 1,
        grade: 'S',
        before_score_shown: '94.00',
        before_rank: 2,
        before_grade: 'A',
        open_appeals: 0,
        deliberated: true,
      },
      { project_no: 'P2', score_shown: '95.00', rank: 2, grade: 'S', before_score_shown: null },
    ]);
  });

  test('does not move before it is opened', () => {
    expect(() => fold(p1.submitted())).toThrow('moved before it was opened');
    expect(() => fold(cycle.disclosed())).toThrow('moved before it was opened');
    expect(() => fold(cycle.opened(), ...p1.opened(), p1.decided('dismissed'))).toThrow(
      'was decided before it was filed',
    );
    expect(() => fold(cycle.opened(), cycle.selected('culture'))).toThrow('no fixed result');
  });
});

describe('a department', () => {
  test('has its result, prize and award', () => {
    expect(whole.rows(departmentResult)).toMatchObject([
      { department_id: 'culture', score_shown: '100.00', rank: 1, prize: '최우수', award: '표창' },
      { department_id: 'welfare', score_shown: '95.00', rank: 2, prize: null, award: null },
    ]);
  });

  test('is selected anew when the results are fixed again', () => {
    const again = fold(...LIFE, cycle.reopened(['P1'], '2026-01-10 18:00'), cycle.fixed({ round: 2, ...results }));
    expect(again.rows(departmentResult)).toMatchObject([{ prize: null, award: '표창' }, { prize: null }]);
  });
});

describe('the history of an assessment', () => {
  const isOfP1 = ({ assessment_id }: { readonly assessment_id: string }) => assessment_id === `${CYCLE_ID}.P1`;
  const records = {
    assessment: whole.rows(assessment).find(isOfP1)!,
    steps: whole
      .rows(assessmentStep)
      .filter(isOfP1)
      .toSorted((a, b) => a.position - b.position),
    criteria: whole.rows(assessmentCriterion).filter(isOfP1),
    actuals: whole.rows(assessmentActual).filter(isOfP1),
    appeals: whole.rows(appeal),
    evidence: whole.rows(evidence).filter(isOfP1),
  };
  const at = (position: number, effectiveOn = '2026-12-31'): AssessmentHistory | null => {
    const asOf: AsOf = { effectiveOn, knownAt: recordedAt(position), strict: false };
    return assessmentAt(records, asOf);
  };

  test('has each score as it was known then', () => {
    const scores = [2, 8, 9, 18, 21, 24].map((position) => {
      const { score_shown, rank, grade } = at(position)!.standing;
      return [score_shown, rank, grade];
    });
    expect(scores).toEqual([
      [null, null, null],
      ['94.00', null, null],
      ['94.00', null, null],
      ['94.00', null, null],
      ['100.00', null, null],
      ['100.00', 1, 'S'],
    ]);
  });

  test('explains the score of that moment by its criteria', () => {
    const earned = (position: number) =>
      at(position)!.criteria.map(({ criterion_id, earned_exact }) => [criterion_id, earned_exact]);
    expect(earned(7)).toEqual([]);
    expect(earned(9)).toEqual([
      ['achievement', '60'],
      ['effort', '34'],
    ]);
    expect(earned(24)).toEqual([
      ['achievement', '60'],
      ['effort', '40'],
    ]);
  });

  test('shows an appeal with its evidence, its verdict once there is one, and the grade before and after', () => {
    expect(at(17)!.appeals).toEqual([]);
    expect(at(19)!.appeals).toMatchObject([
      { appeal: { appeal_id: 'a1', verdict: null, score_after: null }, evidence: [{ name: '실적증빙.pdf' }] },
    ]);
    expect(at(24)!.appeals).toMatchObject([
      {
        appeal: { verdict: 'upheld', score_before: '94', score_after: '100', decided_by: 'reviewer' },
        before: { scoreShown: '94.00', rank: 2, grade: 'A' },
        after: { scoreShown: '100.00', rank: 1, grade: 'S' },
      },
    ]);
  });

  test('shows a later actual beside the frozen one, and the score stays', () => {
    const last = LIFE.length;
    expect(at(last - 1)!.indicators).toMatchObject([{ frozen: { value: '100' }, later: null }]);
    expect(at(last)!.indicators).toMatchObject([{ frozen: { value: '100' }, later: { value: '10', sources: 'e99' } }]);
    expect(at(last)!.standing).toMatchObject({ score_shown: '100.00', rank: 1, grade: 'S' });
  });

  test('asks both clocks: what counts by then, of what was known by then', () => {
    expect(at(LIFE.length, '2025-12-08')!.standing).toMatchObject({ status: 'scored', score_shown: '94.00' });
    expect(at(1)).toBeNull();
    expect(at(LIFE.length, '2025-01-01')).toBeNull();
  });

  test('has a step for each of its events, with who, why and by which document', () => {
    expect(records.steps).toHaveLength(14);
    expect(at(LIFE.length)!.steps.find(({ type }) => type === 'AppealDecided')).toMatchObject({
      label: '이의신청 결정',
      actor_id: 'reviewer',
      reason: '시험',
      document: '기획예산과-1',
      appeal_id: 'a1',
      said: '심사 결과',
    });
  });
});

describe('the projection', () => {
  const allRows = (tables: MemoryTables) => [
    tables.rows(evaluationCycle),
    tables.rows(assessment),
    tables.rows(assessmentStep),
    tables.rows(departmentResult),
    tables.rows(assessmentCriterion),
    tables.rows(assessmentActual),
    tables.rows(appeal),
    tables.rows(evidence),
  ];

  test('folds two pages as one, wherever they part', () => {
    const log = logOf(LIFE);
    for (let cut = 0; cut <= log.length; cut += 1) {
      const paged = new MemoryTables(performanceEvaluation).fold(log.slice(0, cut)).fold(log.slice(cut));
      expect(allRows(paged)).toEqual(allRows(whole));
    }
  });

  test('folds every event but those that only the decider needs', () => {
    const unread = ['RuleSetPublished', 'GateFindingRecorded', 'CommitteeConvened', 'MemberRecused'];
    expect([...Object.keys(performanceEvaluation.handlers), ...unread].toSorted()).toEqual(
      Object.keys(PERFORMANCE_EVALUATION_EVENTS).toSorted(),
    );
  });
});
