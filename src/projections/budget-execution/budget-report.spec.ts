import { describe, expect, test } from '@jest/globals';
import type { FigureSubject } from '../../kernel/figure-id.ts';
import type { ReportDetail, ReportRow, ReportSection } from './budget-execution.queries.ts';
import { BudgetFigures, type DepartmentBudget, type LinePlace, type StatedPlace } from './budget-figures.ts';
import { fillSection, leavesOfSection, planReport, type SectionPlan, type StatementText } from './budget-report.ts';

const line = (code: string, project: string, unit: string): LinePlace => ({
  code,
  name: `통계목 ${code}`,
  projectCode: project,
  projectName: `세부사업 ${project}`,
  unitCode: unit,
  unitName: `단위사업 ${unit}`,
});
const stated = (level: StatedPlace['level'], code: string, unitCode: string | null = null): StatedPlace => ({
  level,
  code,
  name: `보고 ${code}`,
  unitCode,
});

const BUDGET: DepartmentBudget = {
  fiscalYear: 2023,
  departmentId: 'planning',
  departmentName: '기획예산과',
  lines: [line('L1', 'J1', 'U1'), line('L2', 'J1', 'U1'), line('L3', 'J2', 'U1'), line('L4', 'J3', 'U2')],
  stated: [
    stated('department', 'all'),
    stated('project', 'P1', 'U1'),
    stated('project', 'P2', 'U1'),
    stated('project', 'P3', null),
    stated('unit', 'U1'),
    stated('unit', 'U2'),
  ],
};
const figures = new BudgetFigures(BUDGET);

const detailed = (down: ReportDetail['down'], byFund = false): ReportDetail => ({ down, byFund });
function plansOf(detail: ReportDetail, of = figures): { stated: SectionPlan; ledger: SectionPlan } {
  const [statedPlan, ledgerPlan] = planReport(of, detail);
  if (!statedPlan || !ledgerPlan) throw new Error('a report has two sections');
  return { stated: statedPlan, ledger: ledgerPlan };
}
const rowsOf = ({ rows }: SectionPlan): readonly string[] =>
  rows.map(({ kind, subject, fund }) =>
    [kind, subject.basis, subject.code, ...(fund === null ? [] : [fund])].join(' '),
  );

const STATED_ROWS = [
  'total stated all',
  'total sum all',
  'unit stated U1',
  'project stated P1',
  'project stated P2',
  'residual residual U1',
  'unit stated U2',
  'project stated P3',
];

describe('the rows of a report', () => {
  test('are first what documents state: totals, units with their projects and residual, loose projects', () => {
    const { stated: section } = plansOf(detailed('project'));
    expect(section).toMatchObject({ basis: 'stated', measures: ['budget', 'spent', 'balance', 'rate'] });
    expect(rowsOf(section)).toEqual(STATED_ROWS);
    expect(rowsOf(plansOf(detailed('line')).stated)).toEqual(STATED_ROWS);
  });

  test('say which 단위사업 they stand under; a project that follows the last unit is not of it', () => {
    const unitsOf = ({ rows }: SectionPlan) => rows.map(({ unitCode }) => unitCode);
    const { stated: section, ledger } = plansOf(detailed('line'));
    expect(unitsOf(section)).toEqual([null, null, 'U1', 'U1', 'U1', 'U1', 'U2', null]);
    expect(unitsOf(ledger)).toEqual([null, 'U1', 'U1', 'U1', 'U1', 'U1', 'U1', 'U2', 'U2', 'U2']);
  });

  test('go no further down than asked', () => {
    const { stated: section, ledger } = plansOf(detailed('unit'));
    expect(rowsOf(section)).toEqual(STATED_ROWS.filter((row) => !row.startsWith('project')));
    expect(rowsOf(ledger)).toEqual(['total ledger all', 'unit ledger U1', 'unit ledger U2']);
    expect(rowsOf(plansOf(detailed('project')).ledger)).toEqual([
      'total ledger all',
      'unit ledger U1',
      'project ledger J1',
      'project ledger J2',
      'unit ledger U2',
      'project ledger J3',
    ]);
  });

  test('are then what our own events say: each unit and project once, above its lines', () => {
    const { ledger } = plansOf(detailed('line'));
    expect(ledger.measures).toEqual(['budget', 'allotted', 'obligated', 'spent', 'balance', 'rate']);
    expect(rowsOf(ledger)).toEqual([
      'total ledger all',
      'unit ledger U1',
      'project ledger J1',
      'line ledger L1',
      'line ledger L2',
      'project ledger J2',
      'line ledger L3',
      'unit ledger U2',
      'project ledger J3',
      'line ledger L4',
    ]);
  });

  test('have the four fund sources below each where that is asked', () => {
    const { stated: section, ledger } = plansOf(detailed('unit', true));
    const byFund = (row: string) => {
      const subject = row.replace(/^\w+ /, '');
      return [row, ...['national', 'city', 'district', 'other'].map((fund) => `fund ${subject} ${fund}`)];
    };
    expect(rowsOf(ledger)).toEqual(['total ledger all', 'unit ledger U1', 'unit ledger U2'].flatMap(byFund));
    expect(rowsOf(section)).toHaveLength(5 * 5);
    expect(ledger.rows.slice(1, 5).map(({ name }) => name)).toEqual(['국비', '시비', '구비', '기타']);
  });

  test('are none where there is nothing', () => {
    const empty = plansOf(detailed('line'), new BudgetFigures({ ...BUDGET, lines: [], stated: [] }));
    expect([empty.stated.rows, empty.ledger.rows]).toEqual([[], []]);
  });

  test('need the movements of lines and statements, nothing else', () => {
    const { stated: section, ledger } = plansOf(detailed('project'));
    expect(leavesOfSection(section, figures).filter((id) => !id.startsWith('stated/'))).toEqual([]);
    expect(leavesOfSection(ledger, figures).filter((id) => !id.startsWith('ledger/line/'))).toEqual([]);
    expect(leavesOfSection(section, figures)).toContain('stated/project/2023/planning/P3/spent');
    expect(leavesOfSection(ledger, figures)).toContain('ledger/line/2023/planning/L4/obligated');
  });
});

/** 'unit/U1/spent' of the statements and 'line/L1/spent' of the ledger, in won. */
type Amounts = Readonly<Record<string, number>>;

function filled(
  amounts: Amounts,
  {
    detail = detailed('project'),
    textOf = (): StatementText | undefined => undefined,
  }: {
    detail?: ReportDetail;
    textOf?: (subject: FigureSubject) => StatementText | undefined;
  } = {},
): { stated: ReportSection; ledger: ReportSection } {
  const won = new Map(
    Object.entries(amounts).map(([key, amount]) => {
      const [level = '', ...rest] = key.split('/');
      const basis = level === 'line' ? 'ledger' : 'stated';
      return [[basis, level, '2023', 'planning', ...rest].join('/'), amount];
    }),
  );
  const plans = plansOf(detail);
  return {
    stated: fillSection(plans.stated, figures, won, textOf),
    ledger: fillSection(plans.ledger, figures, won, textOf),
  };
}

const amountOf = (row: ReportRow, measure: 'budget' | 'spent'): number | null => {
  const value = row.cells[measure]?.value;
  return value?.unit === 'won' ? value.won : null;
};
const shown = ({ rows }: ReportSection): readonly unknown[] =>
  rows.map((row) => [row.kind, row.code, amountOf(row, 'budget'), amountOf(row, 'spent')]);

const U1 = { 'unit/U1/budget': 100, 'unit/U1/spent': 50 };
const P1 = { 'project/P1/budget': 60, 'project/P1/spent': 20 };
const P2 = { 'project/P2/budget': 40, 'project/P2/spent': 30 };
const TOTAL = { 'department/all/budget': 100, 'department/all/spent': 50 };

describe('the filled rows', () => {
  test('are those of subjects of which something was known', () => {
    expect(shown(filled(U1).stated)).toEqual([
      ['total', 'all', 100, 50],
      ['unit', 'U1', 100, 50],
    ]);
    expect(shown(filled({}).stated)).toEqual([]);
    expect(shown(filled({ 'line/L4/budget': 7 }).ledger)).toEqual([
      ['total', 'all', 7, 0],
      ['unit', 'U2', 7, 0],
      ['project', 'J3', 7, 0],
    ]);
  });

  test('keep a row of 0, which is known', () => {
    expect(shown(filled({ 'unit/U2/budget': 0, 'unit/U2/spent': 0 }).stated)).toEqual([
      ['total', 'all', 0, 0],
      ['unit', 'U2', 0, 0],
    ]);
  });

  test('keep a row of which half is known; the other half stays unknown', () => {
    expect(shown(filled({ 'unit/U2/budget': 5 }).stated)).toEqual([
      ['total', 'all', 5, null],
      ['unit', 'U2', 5, null],
    ]);
  });

  test('have a residual where the projects of a unit leave something', () => {
    expect(shown(filled({ ...U1, ...P1 }).stated)).toContainEqual(['residual', 'U1', 40, 30]);
    expect(shown(filled({ ...U1, ...P1, ...P2, 'project/P2/spent': 31 }).stated)).toContainEqual([
      'residual',
      'U1',
      0,
      -1,
    ]);
  });

  test('have no residual of nothing', () => {
    expect(shown(filled({ ...U1, ...P1, ...P2 }).stated)).toEqual([
      ['total', 'all', 100, 50],
      ['unit', 'U1', 100, 50],
      ['project', 'P1', 60, 20],
      ['project', 'P2', 40, 30],
    ]);
  });

  test('have no residual where no project of the unit is known', () => {
    expect(shown(filled(U1).stated).filter((row) => String(row).startsWith('residual'))).toEqual([]);
  });

  test('have one total where the sum repeats the stated one', () => {
    const rows = filled({ ...TOTAL, ...U1 }).stated.rows.filter(({ kind }) => kind === 'total');
    expect(rows.map(({ cells }) => cells.budget?.id)).toEqual(['stated/department/2023/planning/all/budget']);
  });

  test.each([
    ['budget', { ...TOTAL, 'department/all/budget': 101 }],
    ['spending', { ...TOTAL, 'department/all/spent': 49 }],
  ])('have both totals where they differ in %s', (_, total) => {
    const rows = filled({ ...total, ...U1 }).stated.rows.filter(({ kind }) => kind === 'total');
    expect(rows.map(({ cells }) => cells.budget?.id.split('/')[0])).toEqual(['stated', 'sum']);
  });

  test('have cells that can be opened, with their values', () => {
    const [, unit] = filled(U1).stated.rows;
    expect(unit?.cells).toEqual({
      budget: {
        id: 'stated/unit/2023/planning/U1/budget',
        label: '보고 U1 예산현액',
        value: { unit: 'won', won: 100 },
      },
      spent: { id: 'stated/unit/2023/planning/U1/spent', label: '보고 U1 집행액', value: { unit: 'won', won: 50 } },
      balance: { id: 'stated/unit/2023/planning/U1/balance', label: '보고 U1 잔액', value: { unit: 'won', won: 50 } },
      rate: {
        id: 'stated/unit/2023/planning/U1/rate',
        label: '보고 U1 집행률',
        value: { unit: 'tenths', tenths: 500, notComputable: false },
      },
    });
  });

  test('have a fund source only where the subject has anything of it', () => {
    const amounts = { 'line/L4/budget': 7, 'line/L4/budget/city': 7, 'line/L4/spent': 2, 'line/L4/spent/other': 2 };
    const { ledger } = filled(amounts, { detail: detailed('unit', true) });
    expect(ledger.rows.map((row) => [row.kind, row.name, amountOf(row, 'budget'), amountOf(row, 'spent')])).toEqual([
      ['total', '원장 합계', 7, 2],
      ['fund', '시비', 7, 0],
      ['fund', '기타', 0, 2],
      ['unit', '단위사업 U2', 7, 2],
      ['fund', '시비', 7, 0],
      ['fund', '기타', 0, 2],
    ]);
    expect(Object.keys(ledger.rows[1]?.cells ?? {})).toEqual(['budget', 'spent', 'balance', 'rate']);
  });
});

describe('the fund sources of a row', () => {
  const byFund = { detail: detailed('unit', true) };

  test('are left out with it: a total that repeats the stated one', () => {
    const amounts = { ...TOTAL, ...U1, 'department/all/budget/city': 100, 'unit/U1/budget/city': 100 };
    const bases = filled(amounts, byFund).stated.rows.map(({ kind, cells }) => [kind, cells.budget?.id.split('/')[0]]);
    expect(bases).toEqual([
      ['total', 'stated'],
      ['fund', 'stated'],
      ['unit', 'stated'],
      ['fund', 'stated'],
    ]);
  });

  test('are left out with it: a residual of nothing, although its sources differ', () => {
    const amounts = { ...U1, ...P1, ...P2, 'unit/U1/budget/city': 100, 'project/P1/budget/district': 60 };
    expect(shown(filled({ ...amounts, 'project/P2/budget/city': 40 }, byFund).stated)).toEqual([
      ['total', 'all', 100, 50],
      ['fund', 'all', 100, null],
      ['unit', 'U1', 100, 50],
      ['fund', 'U1', 100, null],
    ]);
  });
});

describe('the text of the standing statement', () => {
  const text: StatementText = { name: '그때의 이름', printedRate: '50.1', exceedsBudget: true, note: '원문 오기' };

  test('stands in the row of its subject, under the name of that time', () => {
    const textOf = ({ basis, code }: FigureSubject) => (basis === 'stated' && code === 'U1' ? text : undefined);
    const [total, unit] = filled(U1, { textOf }).stated.rows;
    expect(unit).toMatchObject({ ...text, kind: 'unit', code: 'U1' });
    expect(total).toMatchObject({ name: '보고 합계', printedRate: null, exceedsBudget: false, note: null });
  });

  test('does not stand in the rows of its fund sources', () => {
    const amounts = { ...U1, 'unit/U1/budget/district': 100 };
    const { rows } = filled(amounts, { detail: detailed('unit', true), textOf: () => text }).stated;
    const funds = rows.filter(({ kind }) => kind === 'fund');
    expect(funds.length).toBeGreaterThan(0);
    expect(funds.filter(({ name, printedRate }) => name === text.name || printedRate !== null)).toEqual([]);
  });
});
