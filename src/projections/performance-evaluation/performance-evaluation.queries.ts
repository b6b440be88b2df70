import { Query } from '@nestjs/cqrs';
import type { AsOf } from '../../kernel/as-of.ts';
import type { Instant, PlainDate } from '../../kernel/time.ts';
import type { AssessmentHistory } from './assessment-history.ts';
import type { AssessmentRow, CycleRow, DepartmentResultRow } from './evaluation-tables.projection.ts';

export type { AssessmentHistory, AssessmentRow, CycleRow };

export interface OpenAppeal {
  readonly appealId: string;
  readonly argument: string;
  /** How many gave their opinion. */
  readonly opinions: number;
}

/** What is to be done with one assessment. */
export interface AssessmentWork {
  readonly assessmentId: string;
  readonly projectName: string;
  readonly department: { readonly id: string; readonly name: string };
  readonly status: string;
  /** Its own deadlines: an extension, or the time that a return leaves; null: those of the cycle. */
  readonly submissionUntil: Instant | null;
  readonly opinionUntil: Instant | null;
  /** Its result is fixed, and was not reopened. */
  readonly fixed: boolean;
  readonly appeals: readonly OpenAppeal[];
  readonly remedies: readonly { readonly instruction: string; readonly dueOn: PlainDate }[];
}

export interface CycleWork {
  readonly cycle: CycleRow;
  /** By project number. */
  readonly assessments: readonly AssessmentWork[];
}

/** What is to be done in the cycles of these years, at both clocks. */
export class ListCycleWork extends Query<readonly CycleWork[]> {
  constructor(
    readonly years: readonly number[],
    readonly asOf: AsOf,
  ) {
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
