import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BudgetExecutionFact } from '../../src/events/budget-execution.events.ts';
import type { BalanceStated, StatementWithdrawn } from '../../src/events/reported-balance.events.ts';
import { NO_FUNDS } from '../../src/kernel/fund-split.ts';
import { ProjectionHost } from '../../src/platform/projections/projection-host.ts';
import { ProjectionRebuild } from '../../src/platform/projections/projection-rebuild.ts';
import { replay } from '../../src/platform/projections/replay.ts';
import { budgetExecution } from '../../src/projections/budget-execution/budget-execution.projection.ts';
import { eventRecord } from '../../src/projections/event-record/event-record.projection.ts';
import { figureMovements } from '../../src/projections/figure-movements/figure-movements.projection.ts';
import type { EventStore } from '../../src/event-store/event-store.port.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { openTestLog } from '../support/test-event-store.ts';
import { depositOf, installControl } from './deposits.ts';

type LedgerFact = BudgetExecutionFact | BalanceStated | StatementWithdrawn;

const LINE = '2025.planning.general.P1.201-01';
const SUBJECT = '2023.planning.unit.U3';
const coded = (code: string) => ({ code, name: `${code} 이름` });
const fact = <F extends LedgerFact>(type: F['type'], data: F['data'], effectiveOn = '2025-03-02') => ({
  type,
  schemaVersion: 1,
  data,
  effectiveOn,
});

describe('the read models of the ledger', () => {
  const projections = [budgetExecution, eventRecord, figureMovements];
  let database: TestDatabase;
  let store: EventStore;

  beforeAll(async () => {
    database = await createTestDatabase();
    await installControl(database.pool);
    ({ store } = await openTestLog(database.pool));
    await appendStory();
    await hostAt(2).catchUp();
  });
  afterAll(async () => {
    await store.close();
    await database.drop();
  });

  const hostAt = (pageSize: number) =>
    new ProjectionHost({ pool: database.pool, store, projections, options: { pageSize } });
  const append = async (stream: string, facts: readonly ReturnType<typeof fact>[]) => {
    const events = facts.map((each) => ({ ...depositOf('', 0), id: randomUUID(), fact: each }));
    await store.append(stream, events, 'any');
    return events.map(({ id }) => id);
  };

  async function appendStory(): Promise<void> {
    await append(`budgetLine-${LINE}`, [
      fact('BudgetLineOpened', {
        lineId: LINE,
        fiscalYear: 2025,
        account: coded('general'),
        department: { id: 'planning', name: '기획예산과' },
        policy: coded('POL'),
        unit: coded('U1'),
        project: coded('P1'),
        objectGroup: coded('201'),
        object: coded('01'),
      }),
      fact('OriginalBudgetEnacted', { funds: { ...NO_FUNDS, national: 700, district: 300 } }),
      fact('AllotmentIssued', { amountWon: 800 }),
      fact('ObligationIncurred', { obligationId: 'o1', amountWon: 500, subject: '사무용품' }),
      fact('PaymentCompleted', {
        paymentId: 'p1',
        obligationId: 'o1',
        funds: { ...NO_FUNDS, national: 400 },
        grace: null,
      }),
    ]);
    const [first = ''] = await append(`balance-${SUBJECT}`, [stated(5000), stated(6000)]);
    await append(`balance-${SUBJECT}`, [
      fact<StatementWithdrawn>('StatementWithdrawn', { subjectId: SUBJECT, withdraws: first, batchId: null }),
    ]);
  }

  const stated = (spentWon: number) =>
    fact<BalanceStated>('BalanceStated', {
      subject: {
        subjectId: SUBJECT,
        fiscalYear: 2023,
        department: { id: 'planning', name: '기획예산과' },
        level: 'unit',
        code: 'U3',
        name: '단위사업',
        unit: null,
        account: null,
        field: null,
        sector: null,
      },
      figures: { budgetWon: 9000, budgetFunds: null, spentWon, spentFunds: null, compiledWon: null },
      source: 'work-report',
      batchId: null,
      exceedsBudget: false,
      printedRate: '55.6',
      note: null,
    });

  it('show the line and the statements as the events made them', async () => {
    const { rows: lines } = await database.pool.query(
      `select line_id, budget_national::integer, budget_district::integer, allotted_won::integer,
              obligated_won::integer, spent_national::integer, last_position::integer from budget_line`,
    );
    expect(lines).toEqual([
      {
        line_id: LINE,
        budget_national: 700,
        budget_district: 300,
        allotted_won: 800,
        obligated_won: 500,
        spent_national: 400,
        last_position: 5,
      },
    ]);
    const { rows: statements } = await database.pool.query(
      'select spent_won::integer, withdrawn_at_position::integer from budget_statement order by position',
    );
    expect(statements).toEqual([
      { spent_won: 5000, withdrawn_at_position: 8 },
      { spent_won: 6000, withdrawn_at_position: null },
    ]);
  });

  it('agree: what the line has spent is the sum of the movements of its figure', async () => {
    const { rows } = await database.pool.query(
      `select sum(amount_won)::integer as spent from figure_movement where figure_id = 'ledger/line/2025/planning/general.P1.201-01/spent'`,
    );
    expect(rows).toEqual([{ spent: 400 }]);
  });

  it.each(projections.map(({ name }) => name))('%s rebuilt from zero equals the live one', async (name) => {
    const rebuild = new ProjectionRebuild({ pool: database.pool, store, projections, options: { pageSize: 3 } });
    expect(await rebuild.rebuild(name)).toMatchObject({ equal: true, differences: [], position: 8 });
  });

  it('replayed to the head equal the live ones', async () => {
    const { comparisons } = await replay({ pool: database.pool, store, projections }, 8);
    expect([...comparisons.values()]).toEqual([
      { equal: true, differences: [], tables: ['budget_line', 'budget_statement'] },
      { equal: true, differences: [], tables: ['recorded_event'] },
      { equal: true, differences: [], tables: ['figure_movement'] },
    ]);
  });
});
