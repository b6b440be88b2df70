import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Rejection } from '../../kernel/rejection.ts';
import { readRows } from '../../platform/database/read-rows.ts';
import {
  appeal,
  assessmentActual,
  assessmentCriterion,
  assessmentRemedy,
  evidence,
} from './assessment-details.projection.ts';
import { assessmentAt } from './assessment-history.ts';
import { workOf } from './assessment-work.ts';
import { assessment, assessmentStep, departmentResult, evaluationCycle } from './evaluation-tables.projection.ts';
import {
  FindAssessment,
  ListCycleProjects,
  ListCycleWork,
  ListEvaluationCycles,
  ReportDepartmentEvaluations,
  ReportEvaluationCycle,
  type AssessmentHistory,
  type AssessmentRow,
  type CycleRow,
  type CycleWork,
  type DepartmentEvaluations,
  type EvaluationCycleReport,
} from './performance-evaluation.queries.ts';

/** Code-unit order: the same on every machine. */
const byProject = (a: AssessmentRow, b: AssessmentRow): number => (a.assessment_id < b.assessment_id ? -1 : 1);

@QueryHandler(ListEvaluationCycles)
export class ListEvaluationCyclesHandler implements IQueryHandler<ListEvaluationCycles> {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  execute(): Promise<readonly CycleRow[]> {
    return readRows(this.database, evaluationCycle, 'true', []);
  }
}

@QueryHandler(ReportEvaluationCycle)
export class ReportEvaluationCycleHandler implements IQueryHandler<ReportEvaluationCycle> {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  async execute({ cycleId }: ReportEvaluationCycle): Promise<EvaluationCycleReport> {
    const [cycle] = await readRows(this.database, evaluationCycle, 'cycle_id = $1', [cycleId]);
    if (!cycle) throw new Rejection('not-found', `평가 ${cycleId}이(가) 없습니다.`, { cycleId });
    const [assessments, departments] = await Promise.all([
      readRows(this.database, assessment, 'cycle_id = $1', [cycleId]),
      readRows(this.database, departmentResult, 'cycle_id = $1', [cycleId]),
    ]);
    const last = Number.MAX_SAFE_INTEGER;
    return {
      cycle,
      assessments: assessments.toSorted(byProject),
      departments: departments.toSorted((a, b) => (a.rank ?? last) - (b.rank ?? last)),
    };
  }
}

@QueryHandler(ListCycleProjects)
export class ListCycleProjectsHandler implements IQueryHandler<ListCycleProjects> {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  async execute({ cycleId }: ListCycleProjects): Promise<readonly string[]> {
    const rows = await readRows(this.database, assessment, 'cycle_id = $1', [cycleId]);
    return rows.toSorted(byProject).map(({ project_no }) => project_no);
  }
}

@QueryHandler(ListCycleWork)
export class ListCycleWorkHandler implements IQueryHandler<ListCycleWork> {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  async execute({ years, asOf }: ListCycleWork): Promise<readonly CycleWork[]> {
    const cycles = await readRows(this.database, evaluationCycle, 'year = any($1)', [years]);
    const assessments = await readRows(this.database, assessment, 'cycle_id = any($1)', [
      cycles.map(({ cycle_id }) => cycle_id),
    ]);
    const ids = [assessments.map(({ assessment_id }) => assessment_id)];
    const [steps, remedies] = await Promise.all([
      readRows(this.database, assessmentStep, 'assessment_id = any($1)', ids).then(byAssessment),
      readRows(this.database, assessmentRemedy, 'assessment_id = any($1)', ids).then(byAssessment),
    ]);
    return cycles.map((cycle) => ({
      cycle,
      assessments: assessments
        .filter(({ cycle_id }) => cycle_id === cycle.cycle_id)
        .toSorted(byProject)
        .flatMap((row) => {
          const { assessment_id: id } = row;
          return workOf(row, steps.get(id) ?? [], remedies.get(id) ?? [], asOf) ?? [];
        }),
    }));
  }
}

function byAssessment<R extends { readonly assessment_id: string }>(rows: readonly R[]): ReadonlyMap<string, R[]> {
  const grouped = new Map<string, R[]>();
  for (const row of rows) {
    const own = grouped.get(row.assessment_id);
    if (own) own.push(row);
    else grouped.set(row.assessment_id, [row]);
  }
  return grouped;
}

@QueryHandler(ReportDepartmentEvaluations)
export class ReportDepartmentEvaluationsHandler implements IQueryHandler<ReportDepartmentEvaluations> {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  async execute({ departmentId }: ReportDepartmentEvaluations): Promise<DepartmentEvaluations> {
    const [assessments, results] = await Promise.all([
      readRows(this.database, assessment, 'department_id = $1', [departmentId]),
      readRows(this.database, departmentResult, 'department_id = $1', [departmentId]),
    ]);
    return { departmentId, assessments: assessments.toSorted(byProject), results };
  }
}

@QueryHandler(FindAssessment)
export class FindAssessmentHandler implements IQueryHandler<FindAssessment> {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  async execute({ cycleId, projectNo, asOf }: FindAssessment): Promise<AssessmentHistory> {
    const id = [`${cycleId}.${projectNo}`];
    const own = 'assessment_id = $1';
    const [[row], steps, criteria, actuals, appeals, files] = await Promise.all([
      readRows(this.database, assessment, own, id),
      readRows(this.database, assessmentStep, own, id),
      readRows(this.database, assessmentCriterion, own, id),
      readRows(this.database, assessmentActual, own, id),
      readRows(this.database, appeal, own, id),
      readRows(this.database, evidence, own, id),
    ]);
    const found = row && assessmentAt({ assessment: row, steps, criteria, actuals, appeals, evidence: files }, asOf);
    if (!found)
      throw new Rejection('not-found', `평가 ${cycleId}의 사업 ${projectNo}은(는) 그때 알려진 것이 없습니다.`, {
        cycleId,
        projectNo,
      });
    return found;
  }
}
