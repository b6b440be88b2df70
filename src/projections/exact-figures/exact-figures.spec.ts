import { describe, expect, test } from '@jest/globals';
import { assessmentFacts, cycleFacts, CYCLE_ID, RULES, scoreWith } from '../../../test/support/evaluation-facts.ts';
import * as plan from '../../../test/support/four-year-plan-facts.ts';
import { logOf, type GivenFact } from '../../../test/support/given-when-then.ts';
import { MemoryTables } from '../../../test/support/memory-rows.ts';
import {
  COMPLAINTS,
  facts,
  LIBRARY,
  PROJECT_ID,
  SATISFACTION,
  target,
} from '../../../test/support/performance-plan-facts.ts';
import type { Fact } from '../../kernel/domain-event.ts';
import type { Row } from '../../kernel/projection.ts';
import { resultsOf } from '../../modules/performance-evaluation/domain/results.ts';
import { exactFigures } from './exact-figures.projection.ts';
import { exactItem, exactStatement, exactSubject } from './exact-tables.projection.ts';

const fold = (...history: readonly GivenFact<Fact>[]) => new MemoryTables(exactFigures).fold(logOf<Fact>(history));
const statementsOf = (...history: readonly GivenFact<Fact>[]) =>
  fold(...history)
    .rows(exactStatement)
    .toSorted((a, b) => a.position - b.position);
const saidBy = (...history: readonly GivenFact<Fact>[]) =>
  statementsOf(...history).map(({ event_id, figure_id, exact, shown }) => [event_id, figure_id, exact, shown]);

const I1 = `ledger/indicator/${PROJECT_ID}/I1`;

describe('an indicator', () => {
  const written = [facts.registered(), facts.defined(), facts.proposed()];
  const confirmed = [...written, facts.submitted(), facts.confirmed()];

  test('has the target that is proposed, then the one that is adjusted', () => {
    expect(saidBy(...written, facts.adjusted(target('46000'), target('45000'), '2025-02-20'))).toEqual([
      ['e3', `${I1}/target`, '45000', '45000'],
      ['e4', `${I1}/target`, '46000', '46000'],
    ]);
  });

  test('of a confirmed plan keeps its target until the revision that was asked for', () => {
    const asked = facts.proposed('I1', target('44000'), '2025-06-01');
    const revised = facts.revised(1, target('44000'), target('45000'), '2025-06-20');
    expect(saidBy(...confirmed, asked, revised)).toEqual([
      ['e3', `${I1}/target`, '45000', '45000'],
      ['e7', `${I1}/target`, '44000', '44000'],
    ]);
  });

  test('has a result for each period, and its correction for the same day', () => {
    expect(
      saidBy(
        ...confirmed,
        facts.recorded('2025-H1', '23456', '2025-07-05'),
        facts.corrected('2025-H1', 'e6', '23400', '23456', '2025-07-05'),
      ).slice(1),
    ).toEqual([
      ['e6', `${I1}/result/2025-H1`, '23456', '23456'],
      ['e7', `${I1}/result/2025-H1`, '23400', '23400'],
    ]);
  });

  test('of a ratio is the exact fraction, shown at its decimals; over 0 it can not be computed', () => {
    const defined = facts.defined('I1', SATISFACTION);
    const ratio = (numerator: string, denominator: string): GivenFact<Fact> => {
      const { stream, fact } = facts.recorded('2025-H1', '0', '2025-07-05');
      return { stream, fact: { ...fact, data: { ...fact.data, measured: { kind: 'ratio', numerator, denominator } } } };
    };
    expect(saidBy(facts.registered(), defined, ratio('5', '6'), ratio('5', '0'))).toEqual([
      ['e3', `${I1}/result/2025-H1`, '250/3', '83.3'],
      ['e4', `${I1}/result/2025-H1`, null, '산정불가'],
    ]);
  });

  test('is named and measured as its sheet says last, and its figures are of the department that owns it now', () => {
    const tables = fold(...written, facts.defined('I1', COMPLAINTS), facts.reassigned('2025-07-01'));
    expect(tables.rows(exactItem)).toMatchObject([
      { item_id: I1, subject_id: PROJECT_ID, name: COMPLAINTS.name, unit: '일', decimals: 1 },
    ]);
    expect(tables.rows(exactSubject)).toMatchObject([{ subject_id: PROJECT_ID, department_id: 'tourism' }]);
    expect(LIBRARY.name).not.toBe(COMPLAINTS.name);
  });
});

describe('an assessment', () => {
  const cycle = cycleFacts();
  const p1 = assessmentFacts('P1');
  const score = scoreWith('34');
  const results = resultsOf(
    RULES,
    [
      {
        projectNo: 'P1',
        department: { id: 'culture', name: '문화과' },
        groupId: null,
        final: score,
        beforeAppeals: null,
      },
    ],
    [],
  );
  const P1 = `ledger/assessment/${CYCLE_ID}/P1`;

  test('has a score from its calculation on, with rank and grade once the results are fixed', () => {
    const said = statementsOf(cycle.opened(), ...p1.upToNotified('34'), cycle.fixed({ round: 1, ...results }));
    expect(said.map(({ figure_id, exact, shown, note, cause }) => [figure_id, exact, shown, note, cause])).toEqual([
      [`${P1}/score`, null, '미산정', null, 'ScoreGiven'],
      [`${P1}/score`, '94', score.shown, null, 'ScoreCalculated'],
      [`${P1}/score`, '94', score.shown, expect.stringMatching(/^1위/), 'ResultFixed'],
    ]);
  });

  test('is named once, though its opening stands in two streams', () => {
    const tables = fold(cycle.opened(), ...p1.opened());
    expect(tables.rows(exactItem)).toMatchObject([{ item_id: P1, subject_id: `${CYCLE_ID}.P1`, unit: '점' }]);
    expect(tables.rows(exactSubject)).toMatchObject([{ name: 'P1 사업', department_id: 'culture' }]);
  });

  test('may have a project number with dots', () => {
    const dotted = assessmentFacts('1.2');
    const rows = statementsOf(cycle.opened(), ...dotted.upToNotified('34'));
    expect(rows.map(({ figure_id }) => figure_id)).toContain(`ledger/assessment/${CYCLE_ID}/1.2/score`);
  });
});

describe('a four-year plan', () => {
  const T1 = plan.taskWith('T1');

  test('has the counts of each confirmed edition', () => {
    expect(saidBy(...plan.planOf(T1))).toEqual([
      ['e5', `ledger/edition/${plan.planId}/1/goals`, '1', '1'],
      ['e5', `ledger/edition/${plan.planId}/1/fields`, '1', '1'],
      ['e5', `ledger/edition/${plan.planId}/1/tasks`, '1', '1'],
    ]);
  });

  test('has the 이행률 of a task in a year: as reported, then as the final report finds it, 미제출 being no 0', () => {
    const result = (progressTenths: number | null) => [
      { taskId: 'T1', status: 'on-track' as const, progressTenths, department: plan.CULTURE },
    ];
    const T1_2023 = `ledger/task/${plan.planId}/T1/progress/2023`;
    const history = [...plan.planOf(T1), plan.submitted('T1', 854)];
    expect(saidBy(...history, plan.fixed(result(854))).slice(3)).toEqual([
      ['e7', T1_2023, '427/5', '85.4'],
      ['e8', T1_2023, '427/5', '85.4'],
    ]);
    expect(saidBy(...plan.planOf(T1), plan.fixed(result(null))).slice(3)).toEqual([['e7', T1_2023, null, '미제출']]);
  });

  test('belongs to everybody, and a task goes by the name it has now', () => {
    const tables = fold(...plan.planOf(T1), plan.revised('T1', { ...T1, name: '새 이름' }, '2023-10-02'));
    expect(tables.rows(exactSubject)).toMatchObject([{ department_id: null, name: plan.PLAN.name }]);
    expect(tables.rows(exactItem).map(({ name }) => name)).toEqual(['제1판', '새 이름']);
  });
});

test('two pages are one page, wherever they part', () => {
  const log = logOf<Fact>([
    facts.registered(),
    facts.defined(),
    facts.proposed(),
    facts.confirmed(),
    facts.recorded('2025-H1', '23456', '2025-07-05'),
    ...plan.planOf(plan.taskWith('T1')),
    ...assessmentFacts('P1').upToNotified('34'),
  ]);
  const tablesOf = (tables: MemoryTables) =>
    [exactSubject, exactItem, exactStatement].map((table) => tables.rows<Row>(table));
  const whole = tablesOf(new MemoryTables(exactFigures).fold(log));
  for (let cut = 0; cut <= log.length; cut += 1)
    expect(tablesOf(new MemoryTables(exactFigures).fold(log.slice(0, cut)).fold(log.slice(cut)))).toEqual(whole);
});
