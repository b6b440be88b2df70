import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { QueryBus } from '@nestjs/cqrs';
import { loadSeed } from '../../src/cli/seed.ts';
import type { AsOf } from '../../src/kernel/as-of.ts';
import { endOfDay } from '../../src/kernel/time.ts';
import {
  FindDepartment,
  ReportBudgetExecution,
} from '../../src/projections/budget-execution/budget-execution.queries.ts';
import { FindFigures, ShowFigureGround } from '../../src/projections/figure-movements/figure-movements.queries.ts';
import { isSameValue, momentsOf, reckon } from '../../web/src/figure/reckoning.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let ledger: TestApp;
let queries: QueryBus;
beforeAll(async () => {
  ledger = await startTestApp();
  await loadSeed(ledger, '2023-report');
  await loadSeed(ledger, 'demo');
  await ledger.upToDate();
  queries = ledger.app.get(QueryBus);
}, 60_000);
afterAll(() => ledger.close());

const NOW = '2026-12-31';
const asOf = (effectiveOn: string, knownOn = NOW): AsOf => ({
  effectiveOn,
  knownAt: endOfDay(knownOn),
  strict: false,
});

/** Every figure of the whole report of a department. */
async function figuresOf(year: number, department: string): Promise<readonly string[]> {
  const of = await queries.execute(new FindDepartment(year, department));
  const report = await queries.execute(new ReportBudgetExecution(of, asOf(NOW), { down: 'line', byFund: true }));
  const rows = report.sections.flatMap((section) => section.rows);
  return [...new Set(rows.flatMap(({ cells }) => Object.values(cells).map(({ id }) => id)))];
}

describe('what the page reckons from the movements', () => {
  test.each([
    [2023, 'planning-budget', ['2023-05-30', '2023-05-31', NOW], ['2023-06-11', '2023-06-12', NOW]],
    [2025, 'demo', ['2025-01-01', '2025-03-31', '2025-06-30', '2025-12-31'], ['2025-03-31', '2025-07-31', NOW]],
  ])(
    'of %i %s is what the server answers, for every figure and at all clocks',
    async (year, department, days, known) => {
      const ids = await figuresOf(year, department);
      expect(ids.length).toBeGreaterThan(30);
      const grounds = new Map<string, Parameters<typeof reckon>[0]>();
      for (const id of ids) grounds.set(id, await queries.execute(new ShowFigureGround(id)));
      for (const question of days.flatMap((day) => known.map((knownOn) => asOf(day, knownOn)))) {
        const answers = await queries.execute(new FindFigures(ids, question));
        const wrong = answers.filter(({ id, value }) => !isSameValue(reckon(grounds.get(id)!, question), value));
        expect(wrong).toEqual([]);
      }
    },
  );

  test('ends in the value that the figure has now, and each of its moments has its events', async () => {
    const ground = await queries.execute(new ShowFigureGround('ledger/department/2025/demo/all/spent'));
    const moments = momentsOf(ground, asOf(NOW));
    expect(moments.length).toBeGreaterThan(3);
    expect(moments.map(({ on }) => on)).toEqual(moments.map(({ on }) => on).sort());
    expect(moments.at(-1)?.value).toEqual(reckon(ground, asOf(NOW)));
    expect(moments.flatMap(({ steps }) => steps).length).toBeGreaterThanOrEqual(moments.length - 1);
  });

  test('differs from the server where a movement was changed on its way', async () => {
    const ground = await queries.execute(new ShowFigureGround('stated/unit/2023/planning-budget/U3/spent'));
    const records = ground.records.map(({ figureId, movements }) => ({
      figureId,
      movements: movements.map((movement) => ({ ...movement, amountWon: movement.amountWon + 1 })),
    }));
    const [answer] = await queries.execute(new FindFigures([ground.id], asOf(NOW)));
    expect(isSameValue(reckon({ ...ground, records }, asOf(NOW)), answer!.value)).toBe(false);
  });
});
