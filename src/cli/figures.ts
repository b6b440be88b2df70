import type { AsOf } from '../kernel/as-of.ts';
import { parseExactFigureId } from '../kernel/exact-figure-id.ts';
import {
  FindDepartment,
  ListDepartments,
  ReportBudgetExecution,
  ReportDepartments,
  type ReportDetail,
} from '../projections/budget-execution/budget-execution.queries.ts';
import { CompareExactFigure, ExplainExactFigure } from '../projections/exact-figures/exact-figures.queries.ts';
import {
  CompareFigure,
  ExplainFigure,
  requireFigureIds,
} from '../projections/figure-movements/figure-movements.queries.ts';
import { FindOfficeDepartment } from '../projections/organization/organization.queries.ts';
import { ReportStaffing } from '../projections/staffing/staffing.queries.ts';
import { asking, json } from './asking.ts';
import { showExactDifference, showExactExplanation } from './show-exact.ts';
import { showStaffing } from './show-staffing.ts';
import { showDifference, showExplanation, showReport } from './show.ts';

export const reportBudgetExecution = (
  fiscalYear: number,
  department: string,
  asOf: AsOf,
  detail: ReportDetail,
  asJson: boolean,
): Promise<string> =>
  asking(async (ask) => {
    const of = await ask(new FindDepartment(fiscalYear, department));
    const report = await ask(new ReportBudgetExecution(of, asOf, detail));
    return asJson ? json(report) : showReport(report);
  });

export const reportDepartments = (fiscalYear: number, asOf: AsOf, asJson: boolean): Promise<string> =>
  asking(async (ask) => {
    const ids = (await ask(new ListDepartments())).map(({ departmentId }) => departmentId);
    const report = await ask(new ReportDepartments(fiscalYear, ids, asOf));
    return asJson ? json(report) : showReport({ ...report, departmentName: '부서별' });
  });

export const reportStaffing = (department: string, asOf: AsOf, asJson: boolean): Promise<string> =>
  asking(async (ask) => {
    const of = await ask(new FindOfficeDepartment(department, asOf));
    const report = await ask(new ReportStaffing(of.unitId, asOf));
    return asJson ? json({ department: of, ...report }) : showStaffing(of, report);
  });

export function explainFigure(id: string, asOf: AsOf, asJson: boolean): Promise<string> {
  if (parseExactFigureId(id) !== null)
    return asking(async (ask) => {
      const explanation = await ask(new ExplainExactFigure(id, asOf));
      return asJson ? json(explanation) : showExactExplanation(explanation);
    });
  requireFigureIds([id]);
  return asking(async (ask) => {
    const explanation = await ask(new ExplainFigure(id, asOf));
    return asJson ? json(explanation) : showExplanation(explanation);
  });
}

export function compareFigure(id: string, from: AsOf, to: AsOf, asJson: boolean): Promise<string> {
  if (parseExactFigureId(id) !== null)
    return asking(async (ask) => {
      const difference = await ask(new CompareExactFigure(id, from, to));
      return asJson ? json(difference) : showExactDifference(difference);
    });
  requireFigureIds([id]);
  return asking(async (ask) => {
    const difference = await ask(new CompareFigure(id, from, to));
    return asJson ? json(difference) : showDifference(difference);
  });
}
