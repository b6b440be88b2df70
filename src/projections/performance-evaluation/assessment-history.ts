import type { AsOf } from '../../kernel/as-of.ts';
import type { ActualRow, AppealRow, CriterionRow, EvidenceRow } from './assessment-details.projection.ts';
import type { AssessmentRow, StepRow } from './evaluation-tables.projection.ts';

/** Everything that was ever recorded of one assessment. */
export interface AssessmentRecords {
  readonly assessment: AssessmentRow;
  readonly steps: readonly StepRow[];
  readonly criteria: readonly CriterionRow[];
  readonly actuals: readonly ActualRow[];
  readonly appeals: readonly AppealRow[];
  readonly evidence: readonly EvidenceRow[];
}

/** An indicator as it was frozen, and what was known later beside it: never in the score. */
export interface FrozenActual {
  readonly frozen: ActualRow;
  readonly later: ActualRow | null;
}

/** An appeal with what it was about, and how the project stood before and after all of them. */
export interface AppealView {
  readonly appeal: AppealRow;
  readonly evidence: readonly EvidenceRow[];
  readonly before: { readonly scoreShown: string | null; readonly rank: number | null; readonly grade: string | null };
  readonly after: { readonly scoreShown: string | null; readonly rank: number | null; readonly grade: string | null };
}

/** One assessment as it was known at both clocks. */
export interface AssessmentHistory {
  readonly asOf: AsOf;
  readonly cycleId: string;
  readonly projectNo: string;
  readonly projectName: string;
  readonly departmentId: string;
  readonly departmentName: string;
  /** The last step: state, score, rank and grade as they were then. */
  readonly standing: StepRow;
  readonly steps: readonly StepRow[];
  /** How the score of that moment came about; empty before one was calculated. */
  readonly criteria: readonly CriterionRow[];
  readonly indicators: readonly FrozenActual[];
  readonly appeals: readonly AppealView[];
  /** Of the self-assessments. */
  readonly evidence: readonly EvidenceRow[];
}

const isKnown = ({ effective_on, known_at, recorded_at }: StepRow, asOf: AsOf): boolean =>
  effective_on <= asOf.effectiveOn && (asOf.strict ? recorded_at : known_at) <= asOf.knownAt;

/** null when nothing of it was known at these clocks. */
export function assessmentAt(records: AssessmentRecords, asOf: AsOf): AssessmentHistory | null {
  const { assessment } = records;
  const steps = records.steps.filter((step) => isKnown(step, asOf));
  const standing = steps.at(-1);
  if (!standing) return null;
  const known = new Set(steps.map(({ position }) => position));
  const wasKnown = ({ position }: { readonly position: number }): boolean => known.has(position);
  const calculatedAt = Math.max(0, ...records.criteria.filter(wasKnown).map(({ position }) => position));
  const actuals = records.actuals.filter(wasKnown);
  const evidence = records.evidence.filter(wasKnown);
  return {
    asOf,
    cycleId: assessment.cycle_id,
    projectNo: assessment.project_no,
    projectName: assessment.project_name,
    departmentId: assessment.department_id,
    departmentName: assessment.department_name,
    standing,
    steps,
    criteria: records.criteria.filter(({ position }) => position === calculatedAt),
    indicators: actuals
      .filter(({ noted }) => noted === 'frozen')
      .map((frozen) => ({ frozen, later: laterOf(frozen, actuals) })),
    appeals: records.appeals.filter(wasKnown).map((appeal) => ({
      appeal: decidedBy(known, appeal),
      evidence: evidence.filter(({ appeal_id }) => appeal_id === appeal.appeal_id),
      before: { scoreShown: standing.before_score_shown, rank: standing.before_rank, grade: standing.before_grade },
      after: { scoreShown: standing.score_shown, rank: standing.rank, grade: standing.grade },
    })),
    evidence: evidence.filter(({ appeal_id }) => appeal_id === null),
  };
}

const laterOf = (frozen: ActualRow, actuals: readonly ActualRow[]): ActualRow | null =>
  actuals.findLast(({ noted, indicator_id }) => noted === 'later' && indicator_id === frozen.indicator_id) ?? null;

/** A verdict that was not yet known is none. */
const decidedBy = (known: ReadonlySet<number>, appeal: AppealRow): AppealRow =>
  appeal.decided_at_position !== null && known.has(appeal.decided_at_position)
    ? appeal
    : {
        ...appeal,
        verdict: null,
        explanation: null,
        decided_by: null,
        score_before: null,
        score_after: null,
        decided_at_position: null,
      };
