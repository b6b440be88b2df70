import { PERFORMANCE_EVALUATION_EVENTS } from '../../events/performance-evaluation.catalogue.ts';
import type { Outcome } from '../../events/evaluation-rules.ts';
import type { Calculation } from '../../events/evaluation-score.ts';
import type { Evidence, PerformanceEvaluationFact } from '../../events/performance-evaluation.events.ts';
import { knownAt, type StoredEvent } from '../../kernel/domain-event.ts';
import type { Handler, Rows } from '../../kernel/projection.ts';
import type { ExactText } from '../../kernel/rational.ts';
import { assessmentCriterion, evidence } from './assessment-details.projection.ts';
import { assessment, assessmentStep, type AssessmentRow, type StandingCells } from './evaluation-tables.projection.ts';

export type Fold<F extends PerformanceEvaluationFact> = Handler<StoredEvent<F>>;

/** What stands in a stream's name behind its category. */
export const subjectOf = ({ stream }: StoredEvent): string => stream.slice(stream.indexOf('-') + 1);

export const NO_STANDING: StandingCells = {
  outcome: null,
  score_exact: null,
  score_shown: null,
  rank: null,
  grade: null,
};

export const exactOf = (outcome: Outcome<ExactText>): ExactText | null =>
  outcome.kind === 'score' ? outcome.value : null;

/** A score that was calculated has no rank and no grade yet: both are given to the whole cycle at once. */
export const calculated = ({ score, shown }: Calculation): StandingCells => ({
  outcome: score.kind,
  score_exact: exactOf(score),
  score_shown: shown,
  rank: null,
  grade: null,
});

interface Said {
  readonly appealId?: string;
  readonly said?: string;
}

/** Moves an assessment on, and remembers the step. @throws Error when the assessment was never opened. */
export function step(
  event: StoredEvent<PerformanceEvaluationFact>,
  rows: Rows,
  assessmentId: string,
  change: (row: AssessmentRow) => AssessmentRow,
  { appealId = null, said = null }: { readonly [Member in keyof Said]?: Said[Member] | null } = {},
): void {
  const row = rows.get(assessment, [assessmentId]);
  if (!row) throw new Error(`assessment ${assessmentId} moved before it was opened`);
  const next = { ...change(row), position: event.position };
  rows.put(assessment, next);
  remember(event, rows, next, appealId, said);
}

export function remember(
  event: StoredEvent<PerformanceEvaluationFact>,
  rows: Rows,
  row: AssessmentRow,
  appealId: string | null = null,
  said: string | null = null,
): void {
  const { actor, reason, document } = event.meta;
  rows.put(assessmentStep, {
    assessment_id: row.assessment_id,
    position: event.position,
    event_id: event.id,
    type: event.fact.type,
    label: PERFORMANCE_EVALUATION_EVENTS[event.fact.type].label,
    effective_on: event.fact.effectiveOn,
    known_at: knownAt(event),
    recorded_at: event.recordedAt,
    actor_id: actor.id,
    actor_name: actor.name,
    actor_department: actor.departmentName,
    actor_role: actor.role,
    reason,
    document,
    status: row.status,
    submission_until: row.submission_until,
    appeal_until: row.appeal_until,
    opinion_until: row.opinion_until,
    outcome: row.outcome,
    score_exact: row.score_exact,
    score_shown: row.score_shown,
    rank: row.rank,
    grade: row.grade,
    before_score_shown: row.before_score_shown,
    before_rank: row.before_rank,
    before_grade: row.before_grade,
    appeal_id: appealId,
    said,
  });
}

/** The assessment in whose stream the event stands. */
export const touched = (event: StoredEvent) => [{ table: assessment, key: [subjectOf(event)] }];

/** A fact in the stream of one assessment that only moves it on. */
export const moved = <F extends PerformanceEvaluationFact>(
  change: (row: AssessmentRow, fact: F) => AssessmentRow,
  saidIn: (fact: F) => string | null = () => null,
): Fold<F> => ({
  touches: touched,
  fold(event, rows) {
    step(event, rows, subjectOf(event), (row) => change(row, event.fact), { said: saidIn(event.fact) });
  },
});

export const unchanged = (row: AssessmentRow): AssessmentRow => row;

export function attach(event: StoredEvent, rows: Rows, attached: readonly Evidence[], appealId: string | null): void {
  attached.forEach(({ name, sha256 }, ordinal) => {
    rows.put(evidence, {
      assessment_id: subjectOf(event),
      position: event.position,
      ordinal,
      appeal_id: appealId,
      name,
      sha256,
    });
  });
}

export function explain(event: StoredEvent, rows: Rows, { criteria }: Calculation): void {
  for (const { criterionId, name, points, achieved, earned } of criteria)
    rows.put(assessmentCriterion, {
      assessment_id: subjectOf(event),
      position: event.position,
      criterion_id: criterionId,
      name,
      points,
      outcome: achieved.kind,
      achieved_exact: exactOf(achieved),
      earned_exact: exactOf(earned),
    });
}
