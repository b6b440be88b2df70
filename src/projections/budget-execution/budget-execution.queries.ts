import { Query } from '@nestjs/cqrs';
import type { AsOf } from '../../kernel/as-of.ts';
import type { Figure } from '../figure-movements/figure-movements.queries.ts';
import type { FigureMeasure, Basis } from '../../kernel/figure-id.ts';
import type { BudgetLineRow } from './budget-execution.projection.ts';

export type { BudgetLineRow };

export interface DepartmentYear {
  readonly departmentId: string;
  readonly departmentName: string;
  readonly fiscalYear: number;
}

export type RowKind = 'department' | 'total' | 'unit' | 'project' | 'line' | 'residual' | 'fund';

/** One row of the budget table; every cell is a figure that can be opened. */
export interface ReportRow {
  readonly kind: RowKind;
  readonly code: string;
  /** The 단위사업 that it stands under, or is; null for totals, and for what a document states under none. */
  readonly unitCode: string | null;
  readonly name: string;
  readonly cells: Readonly<Partial<Record<FigureMeasure, Figure>>>;
  /** The rate as the document prints it, beside our own; null where none is printed. */
  readonly printedRate: string | null;
  /** 집행액이 예산액을 넘은 채 공표됨. */
  readonly exceedsBudget: boolean;
  readonly note: string | null;
}

/** Rows of one basis: what our own events say and what a document says never stand in one sum. */
export interface ReportSection {
  readonly basis: Basis;
  readonly title: string;
  readonly measures: readonly FigureMeasure[];
  readonly rows: readonly ReportRow[];
}

export interface BudgetReport extends DepartmentYear {
  readonly asOf: AsOf;
  /** Empty when nothing was known at these clocks. */
  readonly sections: readonly ReportSection[];
}

/** How far the rows go down, and whether the fund sources are shown. */
export interface ReportDetail {
  readonly down: 'department' | 'unit' | 'project' | 'line';
  readonly byFund: boolean;
}

/** 예산집행 현황 of one department and year at both clocks. */
export class ReportBudgetExecution extends Query<BudgetReport> {
  constructor(
    readonly of: DepartmentYear,
    readonly asOf: AsOf,
    readonly detail: ReportDetail,
  ) {
    super();
  }
}

/** The totals of every department of a year; departments are never added up, each is its own book. */
export interface DepartmentsReport {
  readonly fiscalYear: number;
  readonly asOf: AsOf;
  readonly sections: readonly ReportSection[];
}

/** 부서별 예산집행 현황 of these departments, all of one year. */
export class ReportDepartments extends Query<DepartmentsReport> {
  constructor(
    readonly fiscalYear: number,
    readonly departmentIds: readonly string[],
    readonly asOf: AsOf,
  ) {
    super();
  }
}

/** Departments and years that have budget figures. */
export class ListDepartments extends Query<readonly DepartmentYear[]> {}

/** The department of that id or name. @throws Rejection not-found when it has no budget in that year. */
export class FindDepartment extends Query<DepartmentYear> {
  constructor(
    readonly fiscalYear: number,
    readonly idOrName: string,
  ) {
    super();
  }
}

/** A page of budget lines as they stand now, by line id. */
export class ListBudgetLines extends Query<readonly BudgetLineRow[]> {
  constructor(
    readonly of: { readonly fiscalYear: number; readonly departmentId: string },
    /** Line ids after this one. */
    readonly after: string,
    readonly limit: number,
  ) {
    super();
  }
}
