import { Query } from '@nestjs/cqrs';
import type { AsOf } from '../../kernel/as-of.ts';
import type { AppealRow, RemedyRow } from './assessment-details.projection.ts';
import type { AssessmentHistory } from './assessment-history.ts';
import type { AssessmentRow, CycleRow, DepartmentResultRow } from './evaluation-tables.projection.ts';

export type { AssessmentHistory, AssessmentRow, CycleRow };

/** A cycle with what is still to be done in it. */
export interface CycleWork {
  readonly cycle: CycleRow;
  readonly assessments: readonly AssessmentRow[];
  /** Those that are not decided yet. */
  readonly appeals: readonly AppealRow[];
  readonly remedies: readonly RemedyRow[];
}

/** The cycles of a year with what is still to be done in each, as they stand now. */
export class ListCycleWork extends Query<readonly CycleWork[]> {
  constructor(readonly year: number) {
    super();
  }
}

/** Every cycle there is, the latest opened last. */
export class ListEvaluationCycles extends Query<readonly CycleRow[]> {}

export interface EvaluationCycleReport {
  readonly cycle: CycleRow;
  /** By project number. */
  readonly assessments: readonly AssessmentRow[];
  /** By rank within the group; empty before the results are fixed. */
  readonly departments: readonly DepartmentResultRow[];
}

/** A cycle as it stands now. @throws Rejection not-found */
export class ReportEvaluationCycle extends Query<EvaluationCycleReport> {
  constructor(readonly cycleId: string) {
    super();
  }
}

/** The project numbers of a cycle; empty when there is none. */
export class ListCycleProjects extends Query<readonly string[]> {
  constructor(readonly cycleId: string) {
    super();
  }
}

export interface DepartmentEvaluations {
  readonly departmentId: string;
  /** By cycle and project number. */
  readonly assessments: readonly AssessmentRow[];
  /** Its own results in the cycles that were fixed. */
  readonly results: readonly DepartmentResultRow[];
}

/** One department through all cycles. */
export class ReportDepartmentEvaluations extends Query<DepartmentEvaluations> {
  constructor(readonly departmentId: string) {
    super();
  }
}

/** One assessment with its history at both clocks. @throws Rejection not-found when nothing of it was known then. */
export class FindAssessment extends Query<AssessmentHistory> {
  constructor(
    readonly cycleId: string,
    readonly projectNo: string,
    readonly asOf: AsOf,
  ) {
    super();
  }
}
