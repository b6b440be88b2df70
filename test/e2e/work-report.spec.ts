import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { QueryBus } from '@nestjs/cqrs';
import { workReport2023 } from '../../seeds/2023-report/reported-balance.data.ts';
import { reportedBalanceCommands } from '../../seeds/2023-report/reported-balance.seed.ts';
import { formatRate } from '../../src/kernel/rate.ts';
import { endOfDay, startOfDay } from '../../src/kernel/time.ts';
import { formatThousandWon } from '../../src/kernel/won.ts';
import {
  FindDepartment,
  ReportBudgetExecution,
  ReportDepartments,
  type BudgetReport,
  type ReportRow,
} from '../../src/projections/budget-execution/budget-execution.queries.ts';
import { ExplainFigure } from '../../src/projections/figure-movements/figure-movements.queries.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let ledger: TestApp;
let queries: QueryBus;

beforeAll(async () => {
  ledger = await startTestApp();
  for (const { command, documentedOn } of reportedBalanceCommands(workReport2023))
    await ledger.send(command, { documentedOn });
  await ledger.upToDate();
  queries = ledger.app.get(QueryBus);
});
afterAll(() => ledger.close());

async function report(knownAt: string): Promise<BudgetReport> {
  const of = await queries.execute(new FindDepartment(2023, '기획예산과'));
  const asOf = { effectiveOn: '2023-05-31', knownAt, strict: false };
  return queries.execute(new ReportBudgetExecution(of, asOf, { down: 'project', byFund: false }));
}

const printed = (row: ReportRow): string =>
  [row.cells.budget, row.cells.spent, row.cells.rate]
    .map((figure) => {
      const value = figure?.value;
      if (value?.unit === 'won') return value.won === null ? '미보고' : formatThousandWon(value.won);
      return formatRate(value?.tenths ?? null);
    })
    .join('/');

describe('the budget table of the 2023 work report', () => {
  test('as of 5.31, known on 6.12, it prints the five rows of the report to the digit', async () => {
    const { sections } = await report(endOfDay('2023-06-12'));
    expect(sections.map(({ basis }) => basis)).toEqual(['stated']);
    const rows = sections.flatMap((section) => section.rows);
    const summary = rows.filter(({ kind }) => kind === 'total' || kind === 'unit');
    expect(summary.map(printed)).toEqual([
      '1,429,866/431,568/30.2',
      '326,045/110,720/34.0',
      '830,644/211,401/25.5',
      '99,885/38,235/38.3',
      '173,292/71,212/41.1',
    ]);
    expect(summary.map((row) => row.printedRate)).toEqual(['30.2', '34.0', '25.5', '38.3', '41.1']);
  });

  test('what no stated project covers is a computed row of its unit, never a project', async () => {
    const { sections } = await report(endOfDay('2023-06-12'));
    const rows = sections.flatMap((section) => section.rows);
    const residuals = rows.filter(({ kind }) => kind === 'residual');
    expect(residuals.map((row) => [row.code, printed(row)])).toEqual([
      ['U2', '74,520/56,000/75.1'],
      ['U3', '24,685/15,235/61.7'],
    ]);
    expect(rows.filter(({ kind }) => kind === 'project').map(({ name }) => name)).not.toContain('미보고 잔여');
  });

  test('by department it is one row: the total the document states', async () => {
    const asOf = { effectiveOn: '2023-05-31', knownAt: endOfDay('2023-06-12'), strict: false };
    const report = await queries.execute(new ReportDepartments(2023, ['planning-budget', 'other'], asOf));
    const rows = report.sections.flatMap((section) => section.rows);
    expect(rows.map((row) => [row.kind, row.name, printed(row)])).toEqual([
      ['department', '기획예산과', '1,429,866/431,568/30.2'],
    ]);
    expect(await queries.execute(new ReportDepartments(2023, [], asOf))).toMatchObject({ sections: [] });
  });

  test('the day before the report nobody knew anything', async () => {
    expect((await report(startOfDay('2023-06-11'))).sections).toEqual([]);
  });

  test('a strict question ignores what the document proves: it was recorded only now', async () => {
    const of = await queries.execute(new FindDepartment(2023, 'planning-budget'));
    const asOf = { effectiveOn: '2023-05-31', knownAt: endOfDay('2023-06-12'), strict: true };
    const strict = await queries.execute(new ReportBudgetExecution(of, asOf, { down: 'unit', byFund: false }));
    expect(strict.sections).toEqual([]);
  });

  test('a row opens into the statement, its document and who took it over', async () => {
    const asOf = { effectiveOn: '2023-05-31', knownAt: endOfDay('2023-06-12'), strict: false };
    const explained = await queries.execute(new ExplainFigure('residual/unit/2023/planning-budget/U3/spent', asOf));
    expect(explained.value).toEqual({ unit: 'won', won: 15_235_000 });
    expect(explained.steps.at(-1)?.runningWon).toBe(15_235_000);
    expect(explained.steps.map(({ fact }) => fact?.document)).toEqual(explained.steps.map(() => '시험-1'));
    expect(explained.operands.map(({ sign }) => sign)).toEqual([1, ...explained.operands.slice(1).map(() => -1)]);
  });
});
