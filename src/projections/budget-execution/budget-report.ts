import { evaluate, leavesOf, type Definitions } from '../../kernel/figure-definition.ts';
import {
  BASES,
  figureId,
  type Basis,
  type FigureMeasure,
  type FigureSubject,
  type Level,
} from '../../kernel/figure-id.ts';
import { FUNDS, type Fund } from '../../kernel/fund-split.ts';
import type { Won } from '../../kernel/won.ts';
import type { Figure } from '../figure-movements/figure-movements.queries.ts';
import type { BudgetReport, ReportDetail, ReportRow, ReportSection, RowKind } from './budget-execution.queries.ts';
import type { BudgetFigures } from './budget-figures.ts';

/** A row before its values are known. */
export interface RowPlan {
  readonly kind: RowKind;
  readonly subject: FigureSubject;
  readonly name: string;
  readonly unitCode: string | null;
  readonly fund: Fund | null;
}

export interface SectionPlan {
  readonly basis: Basis;
  readonly title: string;
  readonly measures: readonly FigureMeasure[];
  readonly rows: readonly RowPlan[];
}

/** What a standing statement says beside its amounts. */
export interface StatementText {
  readonly name: string;
  readonly printedRate: string | null;
  readonly exceedsBudget: boolean;
  readonly note: string | null;
}

const FUND_ROW: Readonly<Record<Fund, string>> = { national: '국비', city: '시비', district: '구비', other: '기타' };

/** The rows a department's report can have: first what documents state, then what our own events say. */
export function planReport(figures: BudgetFigures, detail: ReportDetail): readonly SectionPlan[] {
  const { budget } = figures;
  const row: MakeRow = (kind, basis, level, code, name, unitCode = level === 'unit' ? code : null) => {
    const subject = { basis, level, fiscalYear: budget.fiscalYear, departmentId: budget.departmentId, code };
    const whole: RowPlan = { kind, subject, name, unitCode, fund: null };
    return detail.byFund
      ? [whole, ...FUNDS.map((fund): RowPlan => ({ kind: 'fund', subject, name: FUND_ROW[fund], unitCode, fund }))]
      : [whole];
  };
  const projects = (unitCode: string): RowPlan[] =>
    figures
      .statedProjectsOf(unitCode)
      .flatMap(({ code, name }) => row('project', 'stated', 'project', code, name, unitCode));
  const units = budget.stated.filter((place) => place.level === 'unit');
  const loose = budget.stated.filter(
    (place) => place.level === 'project' && !units.some((unit) => unit.code === place.unitCode),
  );
  const statedTotals = budget.stated.filter((place) => place.level === 'department');
  const stated: RowPlan[] = [
    ...statedTotals.flatMap(({ code, name }) => row('total', 'stated', 'department', code, name)),
    ...(budget.stated.length > 0 ? row('total', 'sum', 'department', 'all', '보고 합계') : []),
    ...(detail.down === 'department' ? [] : units).flatMap(({ code, name }) => [
      ...row('unit', 'stated', 'unit', code, name),
      ...(detail.down === 'unit' ? [] : projects(code)),
      ...(figures.statedProjectsOf(code).length > 0 ? row('residual', 'residual', 'unit', code, '미보고 잔여') : []),
    ]),
    ...(detail.down === 'unit' || detail.down === 'department'
      ? []
      : loose.flatMap(({ code, name }) => row('project', 'stated', 'project', code, name))),
  ];
  return [
    {
      basis: 'stated',
      title: '보고 (문서에 적힌 누계)',
      measures: ['budget', 'spent', 'balance', 'rate'],
      rows: stated,
    },
    {
      basis: 'ledger',
      title: '원장 (사건의 합)',
      measures: ['budget', 'allotted', 'obligated', 'spent', 'balance', 'rate'],
      rows: ledgerRows(figures, detail, row),
    },
  ];
}

/** unitCode: the 단위사업 it stands under; of a unit the unit itself when left out, of the others none. */
type MakeRow = (
  kind: RowKind,
  basis: Basis,
  level: Level,
  code: string,
  name: string,
  unitCode?: string | null,
) => RowPlan[];

function ledgerRows({ budget }: BudgetFigures, { down }: ReportDetail, row: MakeRow): RowPlan[] {
  if (budget.lines.length === 0) return [];
  const rows = row('total', 'ledger', 'department', 'all', '원장 합계');
  if (down === 'department') return rows;
  const seen = new Set<string>();
  const once = (key: string): boolean => !seen.has(key) && seen.add(key).has(key);
  for (const line of budget.lines) {
    if (once(`unit/${line.unitCode}`)) rows.push(...row('unit', 'ledger', 'unit', line.unitCode, line.unitName));
    if (down === 'unit') continue;
    if (once(`project/${line.projectCode}`))
      rows.push(...row('project', 'ledger', 'project', line.projectCode, line.projectName, line.unitCode));
    if (down === 'line') rows.push(...row('line', 'ledger', 'line', line.code, line.name, line.unitCode));
  }
  return rows;
}

/** One row for each department from its own report; a total that sums up what it states stands beside the stated one. */
export function sectionsOfDepartments(reports: readonly BudgetReport[]): readonly ReportSection[] {
  const sections = reports.flatMap(({ departmentName, sections: own }) =>
    own.map((section) => ({
      ...section,
      rows: section.rows.map((row, index) => ({
        ...row,
        kind: 'department' as const,
        name: index === 0 ? departmentName : `${departmentName} (${row.name})`,
      })),
    })),
  );
  return BASES.flatMap((basis) => {
    const [first, ...others] = sections.filter((section) => section.basis === basis);
    return first ? [{ ...first, rows: [first, ...others].flatMap((section) => section.rows) }] : [];
  });
}

/** The figures with movements that a section needs. */
export const leavesOfSection = ({ rows, measures }: SectionPlan, definitions: Definitions): readonly string[] =>
  rows.flatMap(({ subject, fund }) =>
    measures.flatMap((measure) => leavesOf(figureId(subject, measure, fund), definitions)),
  );

/** The rows that were known, with their values; a residual of nothing and a total that repeats another are left out. */
export function fillSection(
  { basis, title, measures, rows }: SectionPlan,
  definitions: Definitions,
  won: ReadonlyMap<string, Won>,
  textOf: (subject: FigureSubject) => StatementText | undefined,
): ReportSection {
  const filled = rows
    .map((plan) => fillRow(plan, measures, definitions, won, textOf))
    .filter(({ row }) => isKnown(row));
  const statedTotal = filled.find(({ plan }) => plan.kind === 'total' && plan.subject.basis === 'stated');
  const saysNothing = ({ plan, row }: (typeof filled)[number]): boolean => {
    if (plan.subject.basis === 'residual') return wonOf(row, 'budget') === 0 && wonOf(row, 'spent') === 0;
    if (plan.subject.basis !== 'sum' || !statedTotal) return false;
    return (
      wonOf(row, 'budget') === wonOf(statedTotal.row, 'budget') &&
      wonOf(row, 'spent') === wonOf(statedTotal.row, 'spent')
    );
  };
  const whole = filled.filter(({ plan }) => plan.fund === null);
  const leftOut = new Set(whole.filter(saysNothing).map(({ plan }) => plan.subject));
  const kept = filled.filter(
    // A fund source that the subject does not have is left out too.
    ({ plan, row }) => !leftOut.has(plan.subject) && (plan.fund === null || !isAllZero(row)),
  );
  return { basis, title, measures, rows: kept.map(({ row }) => row) };
}

function fillRow(
  plan: RowPlan,
  measures: readonly FigureMeasure[],
  definitions: Definitions,
  won: ReadonlyMap<string, Won>,
  textOf: (subject: FigureSubject) => StatementText | undefined,
): { readonly plan: RowPlan; readonly row: ReportRow } {
  const cells: Partial<Record<FigureMeasure, Figure>> = {};
  for (const measure of measures) {
    const id = figureId(plan.subject, measure, plan.fund);
    const definition = definitions.get(id);
    if (definition) cells[measure] = { id, label: definition.label, value: evaluate(id, definitions, won) };
  }
  const text = plan.fund === null ? textOf(plan.subject) : undefined;
  const row: ReportRow = {
    kind: plan.kind,
    code: plan.subject.code,
    unitCode: plan.unitCode,
    name: text?.name ?? plan.name,
    cells,
    printedRate: text?.printedRate ?? null,
    exceedsBudget: text?.exceedsBudget ?? false,
    note: text?.note ?? null,
  };
  return { plan, row };
}

const isAllZero = (row: ReportRow): boolean =>
  Object.values(row.cells).every(({ value }) => value.unit !== 'won' || value.won === null || value.won === 0);

const isKnown = (row: ReportRow): boolean =>
  Object.values(row.cells).some(({ value }) => value.unit === 'won' && value.won !== null);

function wonOf(row: ReportRow, measure: FigureMeasure): Won | null {
  const value = row.cells[measure]?.value;
  return value?.unit === 'won' ? value.won : null;
}
