import { describe, expect, test } from '@jest/globals';
import { district, factsOf, legsOf, OFFICE, TRAVEL } from '../../../test/support/budget-line-facts.ts';
import { logOf } from '../../../test/support/given-when-then.ts';
import { MemoryTables } from '../../../test/support/memory-rows.ts';
import { balanceStated, statementWithdrawn } from '../../../test/support/statement-facts.ts';
import { BUDGET_EXECUTION_EVENTS } from '../../events/budget-execution.catalogue.ts';
import type { Fact } from '../../kernel/domain-event.ts';
import { budgetExecution, budgetLine, statement } from './budget-execution.projection.ts';

const office = factsOf(OFFICE);
const travel = factsOf(TRAVEL);
const fold = (...facts: Parameters<typeof logOf>[0]) => new MemoryTables(budgetExecution).fold(logOf(facts));

const transfer = legsOf(OFFICE, TRAVEL, district(100));
const reclassification = legsOf(OFFICE, TRAVEL, district(40));
const voided = office.one({
  type: 'EntryVoided',
  schemaVersion: 1,
  effectiveOn: '2025-01-10',
  data: {
    voids: 'e4',
    voidedType: 'AllotmentIssued',
    undone: [{ measure: 'allotted', fund: 'whole', amountWon: -50, cause: 'entry-void' }],
  },
});
const life = [
  office.opened(),
  office.original({ ...district(900), national: 100 }),
  office.allotted(600),
  office.allotted(50),
  voided,
  travel.opened(),
  office.transferred('t1', 'intra-program', transfer),
  travel.transferred('t1', 'intra-program', transfer),
  travel.allotted(100),
  office.obligated('o1', 500),
  office.changed('o1', 20, 'e10'),
  office.paid('p1', 'o1', { ...district(200), national: 60 }),
  office.returned('r1', 'p1', district(30), 'e12'),
  balanceStated(),
  office.reclassified('x1', 'p1', reclassification, 'e12'),
  travel.reclassified('x1', 'p1', reclassification, 'e12'),
  office.cancelled('o1', 240, 'e10'),
  statementWithdrawn('e14'),
  office.cutOff(),
];

describe('a budget line', () => {
  test('is what its opening says, with nothing on it', () => {
    const [row] = fold(office.opened()).rows(budgetLine);
    expect(row).toMatchObject({
      line_id: OFFICE.lineId,
      fiscal_year: 2025,
      department_id: 'planning',
      department_name: '기획예산과',
      policy_name: '구정운영',
      unit_name: '구정의 성과관리',
      project_name: '성과평가',
      object_group_code: '201',
      object_name: '사무관리비',
      phase: 'open',
      budget_district: 0,
      allotted_won: 0,
      opened_at_position: 1,
      last_position: 1,
    });
  });

  test('stands where its events bring it', () => {
    const [first, second] = fold(...life).rows(budgetLine);
    expect(first).toMatchObject({
      line_id: OFFICE.lineId,
      phase: 'cut-off',
      budget_national: 100,
      budget_city: 0,
      budget_district: 800,
      allotted_won: 600,
      obligated_won: 500 + 20 - 40 - 240,
      spent_national: 60,
      spent_district: 200 - 30 - 40,
      opened_at_position: 1,
      last_position: life.length,
    });
    expect(second).toMatchObject({
      line_id: TRAVEL.lineId,
      phase: 'open',
      budget_district: 100,
      allotted_won: 100,
      obligated_won: 40,
      spent_district: 40,
      last_position: 16,
    });
  });

  test('is closed by its closing', () => {
    expect(fold(office.opened(), office.cutOff(), office.closed(0, 0)).rows(budgetLine)).toMatchObject([
      { phase: 'closed', last_position: 3 },
    ]);
  });

  test('does not move before it is opened', () => {
    expect(() => fold(office.allotted(1))).toThrow('moved before it was opened');
  });
});

describe('a statement', () => {
  test('is kept as it was made', () => {
    expect(fold(balanceStated()).rows(statement)).toMatchObject([
      {
        event_id: 'e1',
        subject_id: '2023.planning-budget.unit.U3',
        effective_on: '2023-05-31',
        level: 'unit',
        unit_code: null,
        budget_won: 99_885_000,
        spent_won: 38_235_000,
        compiled_won: null,
        printed_rate: '38.3',
        withdrawn_at_position: null,
      },
    ]);
  });

  test('stays, marked, when it is withdrawn', () => {
    const rows = fold(balanceStated(), balanceStated({ spentWon: 1 }), statementWithdrawn('e1')).rows(statement);
    expect(rows.map((row) => [row.event_id, row.spent_won, row.withdrawn_at_position])).toEqual([
      ['e1', 38_235_000, 3],
      ['e2', 1, null],
    ]);
  });

  test('is not withdrawn before it was made', () => {
    expect(() => fold(statementWithdrawn('e9'))).toThrow('never stated');
  });
});

describe('the projection', () => {
  test('folds two pages as one, wherever they part', () => {
    const log = logOf<Fact>(life);
    const whole = new MemoryTables(budgetExecution).fold(log);
    for (let cut = 0; cut <= log.length; cut += 1) {
      const paged = new MemoryTables(budgetExecution).fold(log.slice(0, cut)).fold(log.slice(cut));
      expect(paged.rows(budgetLine)).toEqual(whole.rows(budgetLine));
      expect(paged.rows(statement)).toEqual(whole.rows(statement));
    }
  });

  test('folds every budget execution event', () => {
    expect(Object.keys(budgetExecution.handlers)).toEqual(expect.arrayContaining(Object.keys(BUDGET_EXECUTION_EVENTS)));
  });
});
