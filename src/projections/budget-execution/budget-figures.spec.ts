import { describe, expect, test } from '@jest/globals';
import { componentsOf, evaluate, leavesOf, type FigureValue } from '../../kernel/figure-definition.ts';
import { FUNDS } from '../../kernel/fund-split.ts';
import { BudgetFigures, type DepartmentBudget, type LinePlace, type StatedPlace } from './budget-figures.ts';

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

/** Two ledger units of three projects; stated: the total, two units, three projects under the first, two loose ones. */
const BUDGET: DepartmentBudget = {
  fiscalYear: 2023,
  departmentId: 'planning',
  departmentName: '기획예산과',
  lines: [line('L1', 'J1', 'U1'), line('L2', 'J1', 'U1'), line('L3', 'J2', 'U1'), line('L4', 'J3', 'U2')],
  stated: [
    stated('department', 'all'),
    stated('unit', 'U1'),
    stated('unit', 'U2'),
    stated('project', 'P1', 'U1'),
    stated('project', 'P2', 'U1'),
    stated('project', 'P3', null),
    stated('project', 'P4', 'U9'),
  ],
};
const figures = new BudgetFigures(BUDGET);
const nothing = new BudgetFigures({ ...BUDGET, lines: [], stated: [] });

/** 'ledger/line/L1/spent' -> the id with the year and the department of these tests. */
const id = (short: string): string => {
  const [basis = '', level = '', ...rest] = short.split('/');
  return [basis, level, '2023', 'planning', ...rest].join('/');
};
const short = (long: string): string => long.replace('/2023/planning', '');
const formulaOf = (of: string) => figures.get(id(of))?.formula;
const partsOf = (of: string): readonly string[] =>
  componentsOf(id(of), figures).map(({ figureId, sign }) => `${sign < 0 ? '-' : '+'}${short(figureId)}`);
const valueOf = (of: string, leaves: Readonly<Record<string, number>>): FigureValue =>
  evaluate(id(of), figures, new Map(Object.entries(leaves).map(([leaf, won]) => [id(leaf), won])));
const won = (amount: number | null): FigureValue => ({ unit: 'won', won: amount });

describe('a figure of the ledger', () => {
  test('of a line has movements of its own, and is 0 once the budget of the line is known', () => {
    const known = id('ledger/line/L1/budget');
    expect(formulaOf('ledger/line/L1/budget')).toEqual({ kind: 'movements', zeroOnceKnown: null });
    for (const measure of ['allotted', 'obligated', 'spent'])
      expect(formulaOf(`ledger/line/L1/${measure}`)).toEqual({ kind: 'movements', zeroOnceKnown: known });
    expect(valueOf('ledger/line/L1/spent', {})).toEqual(won(null));
    expect(valueOf('ledger/line/L1/spent', { 'ledger/line/L1/budget': 0 })).toEqual(won(0));
  });

  test.each(['budget', 'allotted', 'obligated', 'spent'])('above a line is the sum of its lines: %s', (measure) => {
    const lines = (...codes: readonly string[]) => codes.map((code) => `+ledger/line/${code}/${measure}`);
    expect(partsOf(`ledger/department/all/${measure}`)).toEqual(lines('L1', 'L2', 'L3', 'L4'));
    expect(partsOf(`ledger/unit/U1/${measure}`)).toEqual(lines('L1', 'L2', 'L3'));
    expect(partsOf(`ledger/unit/U2/${measure}`)).toEqual(lines('L4'));
    expect(partsOf(`ledger/project/J1/${measure}`)).toEqual(lines('L1', 'L2'));
    expect(partsOf(`ledger/project/J2/${measure}`)).toEqual(lines('L3'));
  });

  test('counts the lines that are known; with none known it is not known', () => {
    const known = { 'ledger/line/L1/budget': 10, 'ledger/line/L3/budget': 5 };
    expect(valueOf('ledger/department/all/budget', known)).toEqual(won(15));
    expect(valueOf('ledger/department/all/spent', { ...known, 'ledger/line/L1/spent': 4 })).toEqual(won(4));
    expect(valueOf('ledger/project/J3/spent', known)).toEqual(won(null));
  });

  test('has no figure that our own events do not make', () => {
    expect(formulaOf('ledger/line/L1/compiled')).toBeUndefined();
    expect(formulaOf('ledger/department/all/compiled')).toBeUndefined();
  });
});

describe('balance and rate', () => {
  test.each(['ledger/line/L1', 'ledger/unit/U1', 'stated/project/P3', 'sum/department/all', 'residual/unit/U1'])(
    'of %s are made of its own budget and spending',
    (subject) => {
      const [budget, spent] = [id(`${subject}/budget`), id(`${subject}/spent`)];
      expect(formulaOf(`${subject}/balance`)).toEqual({ kind: 'difference', of: budget, less: [spent] });
      expect(formulaOf(`${subject}/rate`)).toEqual({ kind: 'rate', part: spent, base: budget });
    },
  );

  test('of a total is sum over sum, rounded once', () => {
    const leaves = {
      'ledger/line/L1/budget': 3,
      'ledger/line/L1/spent': 1,
      'ledger/line/L2/budget': 3,
      'ledger/line/L2/spent': 2,
    };
    expect(valueOf('ledger/project/J1/rate', leaves)).toEqual({ unit: 'tenths', tenths: 500, notComputable: false });
    expect(valueOf('ledger/project/J1/balance', leaves)).toEqual(won(3));
  });

  test('without a budget is not computable, without knowledge not known', () => {
    const empty = { 'ledger/line/L4/budget': 0 };
    expect(valueOf('ledger/unit/U2/rate', empty)).toEqual({ unit: 'tenths', tenths: null, notComputable: true });
    expect(valueOf('ledger/unit/U2/rate', {})).toEqual({ unit: 'tenths', tenths: null, notComputable: false });
  });
});

describe('a stated figure', () => {
  test.each(['budget', 'spent', 'compiled'])('is what its statements say: %s', (measure) => {
    for (const subject of ['department/all', 'unit/U2', 'project/P4'])
      expect(formulaOf(`stated/${subject}/${measure}`)).toEqual({ kind: 'movements', zeroOnceKnown: null });
  });

  test('says nothing of what no document states', () => {
    expect(formulaOf('stated/unit/U1/allotted')).toBeUndefined();
    expect(formulaOf('stated/unit/U1/obligated')).toBeUndefined();
  });
});

describe('the sum of what is stated', () => {
  test.each(['budget', 'spent', 'compiled'])(
    'counts nothing twice: units, and projects under none of them: %s',
    (measure) => {
      expect(partsOf(`sum/department/all/${measure}`)).toEqual([
        `+stated/unit/U1/${measure}`,
        `+stated/unit/U2/${measure}`,
        `+stated/project/P3/${measure}`,
        `+stated/project/P4/${measure}`,
      ]);
    },
  );

  test('is there for the department only, once anything is stated', () => {
    expect(formulaOf('sum/unit/U1/budget')).toBeUndefined();
    expect(formulaOf('sum/department/U1/budget')).toBeUndefined();
    expect(nothing.get(id('sum/department/all/budget'))).toBeUndefined();
    expect(figures.get(id('sum/department/all/budget'))?.label).toBe('기획예산과 보고 합계 예산현액');
  });
});

describe('the residual of a unit', () => {
  test('is what its stated projects leave of it', () => {
    expect(partsOf('residual/unit/U1/spent')).toEqual([
      '+stated/unit/U1/spent',
      '-stated/project/P1/spent',
      '-stated/project/P2/spent',
    ]);
    const leaves = { 'stated/unit/U1/spent': 100, 'stated/project/P1/spent': 30, 'stated/project/P2/spent': 80 };
    expect(valueOf('residual/unit/U1/spent', leaves)).toEqual(won(-10));
  });

  test('is not known where the unit is not, or none of its projects', () => {
    expect(valueOf('residual/unit/U1/spent', { 'stated/project/P1/spent': 30 })).toEqual(won(null));
    expect(valueOf('residual/unit/U1/spent', { 'stated/unit/U1/spent': 100 })).toEqual(won(null));
  });

  test('is there for a stated unit with stated projects only', () => {
    expect(figures.get(id('residual/unit/U1/budget'))?.label).toBe('보고 U1 미보고 잔여 예산현액');
    for (const none of ['residual/unit/U2/budget', 'residual/unit/U9/budget', 'residual/project/P1/budget'])
      expect(formulaOf(none)).toBeUndefined();
  });
});

describe('a fund source', () => {
  test.each(FUNDS)('%s has budget, spending, balance and rate', (fund) => {
    expect(formulaOf(`ledger/line/L1/budget/${fund}`)?.kind).toBe('movements');
    expect(partsOf(`ledger/project/J1/spent/${fund}`)).toEqual([
      `+ledger/line/L1/spent/${fund}`,
      `+ledger/line/L2/spent/${fund}`,
    ]);
    expect(partsOf(`residual/unit/U1/budget/${fund}`)).toContain(`-stated/project/P1/budget/${fund}`);
    expect(formulaOf(`sum/department/all/rate/${fund}`)).toEqual({
      kind: 'rate',
      part: id(`sum/department/all/spent/${fund}`),
      base: id(`sum/department/all/budget/${fund}`),
    });
  });

  test('of a line with a budget is 0 where nothing came from it', () => {
    const known = { 'ledger/line/L1/budget': 10, 'ledger/line/L1/budget/district': 10 };
    expect(valueOf('ledger/line/L1/budget/national', known)).toEqual(won(0));
    expect(valueOf('ledger/line/L1/spent/district', known)).toEqual(won(0));
    expect(leavesOf(id('ledger/line/L1/spent/city'), figures).map(short)).toEqual([
      'ledger/line/L1/spent/city',
      'ledger/line/L1/budget',
    ]);
  });

  test.each(['allotted', 'obligated', 'compiled'])('is not split off %s', (measure) => {
    expect(formulaOf(`ledger/line/L1/${measure}/district`)).toBeUndefined();
    expect(formulaOf(`stated/unit/U1/${measure}/district`)).toBeUndefined();
  });

  test('stands behind the name', () => {
    expect(figures.get(id('ledger/line/L1/spent/city'))?.label).toBe('통계목 L1 집행액 시비');
  });
});

describe('names and unknown ids', () => {
  test.each([
    ['ledger/department/all/budget', '기획예산과 예산현액'],
    ['ledger/unit/U1/allotted', '단위사업 U1 배정액'],
    ['ledger/project/J2/obligated', '세부사업 J2 원인행위액'],
    ['ledger/line/L3/rate', '통계목 L3 집행률'],
    ['stated/unit/U1/compiled', '보고 U1 편성액'],
    ['stated/project/P4/balance', '보고 P4 잔액'],
  ])('%s is %s', (of, label) => {
    expect(figures.get(id(of))).toMatchObject({ id: id(of), label });
  });

  test.each([
    'ledger/line/L9/budget',
    'ledger/project/J9/budget',
    'ledger/unit/U9/budget',
    'ledger/department/U1/budget',
    'stated/project/J1/budget',
    'stated/unit/P1/budget',
    'stated/line/L1/budget',
    'stated/unit/U1/bonus',
  ])('there is no %s', (of) => {
    expect(figures.get(id(of))).toBeUndefined();
  });

  test.each([
    '',
    'ledger',
    'ledger/line/2024/planning/L1/budget',
    'ledger/line/2023/welfare/L1/budget',
    'ledger/line/2023/planning/L1/budget/whole',
    'ledger/line/2023/planning/L1/budget/district/more',
  ])('and none elsewhere: %j', (unknown) => {
    expect(figures.get(unknown)).toBeUndefined();
    expect(leavesOf(unknown, figures)).toEqual([]);
  });

  test('a department without lines has no ledger figure', () => {
    expect(nothing.get(id('ledger/department/all/budget'))).toBeUndefined();
  });
});
