import { describe, expect, test } from '@jest/globals';
import { district, factsOf, legsOf, national, OFFICE, TRAVEL } from '../../../test/support/budget-line-facts.ts';
import { logOf } from '../../../test/support/given-when-then.ts';
import { MemoryTables } from '../../../test/support/memory-rows.ts';
import { balanceStated, statementWithdrawn } from '../../../test/support/statement-facts.ts';
import { BUDGET_EXECUTION_EVENTS } from '../../events/budget-execution.catalogue.ts';
import type { Fact } from '../../kernel/domain-event.ts';
import { FUNDS } from '../../kernel/fund-split.ts';
import { figureMovement, figureMovements } from './figure-movements.projection.ts';
import { lineSubject, statedSubject } from './figure-subjects.ts';

const office = factsOf(OFFICE);
const travel = factsOf(TRAVEL);
const movesOf = (...facts: Parameters<typeof logOf>[0]) =>
  new MemoryTables(figureMovements)
    .fold(logOf(facts))
    .rows(figureMovement)
    .map((row) => [row.event_id, row.figure_id, row.fund, row.kind, row.amount_won, row.cause]);

const BUDGET = 'ledger/line/2025/planning/general.J1.201-01/budget';
const SPENT = 'ledger/line/2025/planning/general.J1.201-01/spent';
const OBLIGATED = 'ledger/line/2025/planning/general.J1.201-01/obligated';

describe('the movements of a budget line', () => {
  test('are one for each effect, by fund source where the fact names one', () => {
    expect(movesOf(office.original({ ...district(900), national: 100 }), office.obligated('o1', 500))).toEqual([
      ['e1', BUDGET, 'national', 'add', 100, 'original-budget'],
      ['e1', BUDGET, 'district', 'add', 900, 'original-budget'],
      ['e2', OBLIGATED, 'whole', 'add', 500, 'obligation'],
    ]);
  });

  test('a budget of 0 leaves its trace: it is known, and 0', () => {
    expect(movesOf(office.original(district(0)))).toEqual([['e1', BUDGET, 'district', 'add', 0, 'original-budget']]);
  });

  test('a supplementary budget and what it absorbs are two causes', () => {
    expect(movesOf(office.supplementary(1, district(50), [{ eventId: 'e9', funds: national(30) }]))).toEqual([
      ['e1', BUDGET, 'district', 'add', 50, 'supplementary-budget'],
      ['e1', BUDGET, 'national', 'add', -30, 'absorbed-budget'],
    ]);
  });

  test('each leg of a two-sided fact moves the line in whose stream it stands', () => {
    const legs = legsOf(OFFICE, TRAVEL, district(40));
    const moves = movesOf(office.reclassified('x1', 'p1', legs, 'e0'), travel.reclassified('x1', 'p1', legs, 'e0'));
    expect(moves).toEqual([
      ['e1', SPENT, 'district', 'add', -40, 'reclassification'],
      ['e1', OBLIGATED, 'whole', 'add', -40, 'reclassification'],
      ['e2', SPENT.replace('201', '202'), 'district', 'add', 40, 'reclassification'],
      ['e2', OBLIGATED.replace('201', '202'), 'whole', 'add', 40, 'reclassification'],
    ]);
  });

  test('carry both clocks and what they refer to', () => {
    const [event] = logOf([office.returned('r1', 'p1', district(5), 'e0', '2025-04-01')]);
    const documented = { ...event!, documentedKnownAt: '2025-01-01T00:00:00.000000Z' };
    const tables = new MemoryTables(figureMovements).fold([documented]);
    expect(tables.rows(figureMovement)).toMatchObject([
      {
        effective_on: '2025-04-01',
        known_at: '2025-01-01T00:00:00.000000Z',
        recorded_at: event!.recordedAt,
        refers_to: 'e0',
        position: 1,
        ordinal: 0,
      },
    ]);
  });
});

describe('the movements of a statement', () => {
  const BASE = 'stated/unit/2023/planning-budget/U3';

  test('state each figure, split only where the document splits it', () => {
    expect(movesOf(balanceStated({ spentFunds: { national: 0, city: 0, district: 38_235_000, other: 0 } }))).toEqual([
      ['e1', `${BASE}/budget`, 'whole', 'state', 99_885_000, 'statement'],
      ...FUNDS.map((fund) => [
        ...['e1', `${BASE}/spent`, fund, 'state'],
        fund === 'district' ? 38_235_000 : 0,
        'statement',
      ]),
    ]);
  });

  test('withdraw each of its figures, and name the statement', () => {
    const rows = new MemoryTables(figureMovements)
      .fold(logOf([balanceStated(), statementWithdrawn('e1')]))
      .rows(figureMovement)
      .filter((row) => row.kind === 'withdraw');
    expect(rows.map((row) => [row.figure_id, row.amount_won, row.refers_to])).toEqual([
      [`${BASE}/budget`, 0, 'e1'],
      [`${BASE}/spent`, 0, 'e1'],
      [`${BASE}/compiled`, 0, 'e1'],
    ]);
  });
});

test('two pages are one page, wherever they part', () => {
  const log = logOf<Fact>([
    office.original(district(1000)),
    balanceStated(),
    office.allotted(800),
    statementWithdrawn('e2'),
  ]);
  const whole = new MemoryTables(figureMovements).fold(log).rows(figureMovement);
  expect(whole.length).toBeGreaterThan(log.length);
  for (let cut = 0; cut <= log.length; cut += 1) {
    const paged = new MemoryTables(figureMovements).fold(log.slice(0, cut)).fold(log.slice(cut));
    expect(paged.rows(figureMovement)).toEqual(whole);
  }
});

test('every budget execution event is folded', () => {
  expect(Object.keys(figureMovements.handlers)).toEqual(expect.arrayContaining(Object.keys(BUDGET_EXECUTION_EVENTS)));
});

describe('the subject of a stream', () => {
  test('is read off its id, whatever dots a code has', () => {
    expect(lineSubject('2025.planning.general.J1.201-01')).toEqual({
      basis: 'ledger',
      level: 'line',
      fiscalYear: 2025,
      departmentId: 'planning',
      code: 'general.J1.201-01',
    });
    expect(statedSubject('2023.planning-budget.project.U3.7')).toEqual({
      basis: 'stated',
      level: 'project',
      fiscalYear: 2023,
      departmentId: 'planning-budget',
      code: 'U3.7',
    });
    expect(() => statedSubject('2023.planning-budget.line.L1')).toThrow('names no level');
  });
});
