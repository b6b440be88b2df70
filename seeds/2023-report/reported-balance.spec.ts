import { describe, expect, it } from '@jest/globals';
import type { ReportedBalanceFact } from '../../src/events/reported-balance.events.ts';
import type { Decided } from '../../src/kernel/decider.ts';
import { formatRate, rateTenths } from '../../src/kernel/rate.ts';
import { formatThousandWon, sumWon } from '../../src/kernel/won.ts';
import { reportedBalanceDecider } from '../../src/modules/reported-balance/domain/reported-balance.decider.ts';
import { CIRCUMSTANCES, logOf, statesOf } from '../../test/support/given-when-then.ts';
import { workReport2023 } from './reported-balance.data.ts';
import { reportedBalanceCommands } from './reported-balance.seed.ts';

const documented = reportedBalanceCommands(workReport2023);
const statements = documented.map(({ command }) => command);
const atLevel = (wanted: string) => statements.filter(({ subject }) => subject.level === wanted);

const totalsOf = (some: typeof statements) => ({
  budgetWon: sumWon(some.map(({ figures }) => figures.budgetWon)),
  spentWon: sumWon(some.map(({ figures }) => figures.spentWon)),
});

/** What a 단위사업 states and none of its projects covers, in 천원. */
function residualOf(unitCode: string): readonly [string, string] {
  const unit = totalsOf(atLevel('unit').filter(({ subject }) => subject.code === unitCode));
  const covered = totalsOf(atLevel('project').filter(({ subject }) => subject.unit?.code === unitCode));
  return [formatThousandWon(unit.budgetWon - covered.budgetWon), formatThousandWon(unit.spentWon - covered.spentWon)];
}

describe('the statements of the 2023 report', () => {
  it.each([
    ['2023.planning-budget.department.all', '1,429,866', '431,568', '30.2'],
    ['2023.planning-budget.unit.U1', '326,045', '110,720', '34.0'],
    ['2023.planning-budget.unit.U2', '830,644', '211,401', '25.5'],
    ['2023.planning-budget.unit.U3', '99,885', '38,235', '38.3'],
    ['2023.planning-budget.unit.U4', '173,292', '71,212', '41.1'],
    ['2023.planning-budget.project.P1', '326,045', '110,720', '34.0'],
    ['2023.planning-budget.project.P2', '756,124', '155,401', '20.6'],
    ['2023.planning-budget.project.P3', '59,000', '12,800', '21.7'],
    ['2023.planning-budget.project.P4', '16,200', '10,200', '63.0'],
  ])('%s: 예산액 %s, 집행액 %s 천원; our rate half-up is the printed %s', (subjectId, budget, spent, rate) => {
    const { figures, printedRate } = statements.find(({ subject }) => subject.subjectId === subjectId)!;
    expect(figures.budgetWon % 1000).toBe(0);
    expect([formatThousandWon(figures.budgetWon), formatThousandWon(figures.spentWon), printedRate]).toEqual([
      budget,
      spent,
      rate,
    ]);
    expect(formatRate(rateTenths(figures.spentWon, figures.budgetWon))).toBe(rate);
  });

  it('are nine: nothing is stated that the table above does not name', () => {
    expect(statements).toHaveLength(9);
  });

  it('state units that add up to the department', () => {
    expect(totalsOf(atLevel('unit'))).toEqual(totalsOf(atLevel('department')));
  });

  it('state projects that are paid by 구비 alone', () => {
    for (const { figures } of atLevel('project')) {
      expect(figures.budgetFunds).toEqual({ national: 0, city: 0, district: figures.budgetWon, other: 0 });
      expect(figures.spentFunds).toEqual({ national: 0, city: 0, district: figures.spentWon, other: 0 });
    }
  });

  it.each([
    ['U1', '0', '0'],
    ['U2', '74,520', '56,000'],
    ['U3', '24,685', '15,235'],
    ['U4', '173,292', '71,212'],
  ])('leave of %s %s 천원 of budget and %s of spending without a project', (unit, budget, spent) => {
    expect(residualOf(unit)).toEqual([budget, spent]);
  });

  it('place each project under a unit with its printed name', () => {
    const names = new Map(atLevel('unit').map(({ subject }) => [subject.code, subject.name]));
    for (const { subject } of atLevel('project')) expect(subject.unit?.name).toBe(names.get(subject.unit?.code ?? ''));
  });

  it('are taken by the decider on the day of the document', () => {
    const facts = documented.reduce<readonly Decided<ReportedBalanceFact>[]>(
      (log, { command, documentedOn }) => [
        ...log,
        ...reportedBalanceDecider.decide(command, statesOf(reportedBalanceDecider, logOf(log)), {
          ...CIRCUMSTANCES,
          documentedOn,
        }),
      ],
      [],
    );
    expect(facts.map(({ stream }) => stream)).toEqual(
      statements.map(({ subject }) => `statedBalance-${subject.subjectId}`),
    );
    expect(facts.every(({ fact }) => fact.effectiveOn === '2023-05-31')).toBe(true);
  });

  it('each name the table they stand in', () => {
    const title = '제245회 구의회 제1차 정례회 2023년 주요업무 보고 (기획예산과), ';
    const tables = documented.map(({ document }) => document.replace(title, ''));
    expect(new Set(tables.slice(0, 5))).toEqual(new Set(['Ⅰ. 일반현황 4 예산현황']));
    expect(tables.slice(5)).toEqual([
      'Ⅱ. 주요업무 추진실적 ① 예산현황, 4쪽',
      'Ⅱ. 주요업무 추진실적 ② 예산현황, 5쪽',
      'Ⅱ. 주요업무 추진실적 ③ 예산현황, 6쪽',
      'Ⅲ. 신규·중점사업 추진실적 1 예산현황, 7쪽부터',
    ]);
    expect(new Set(documented.map(({ documentedOn }) => documentedOn))).toEqual(new Set(['2023-06-12']));
  });
});
