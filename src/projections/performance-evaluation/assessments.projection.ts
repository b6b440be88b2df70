import type {
  AssessmentOpened,
  FiguresFrozen,
  LaterActualNoted,
  MarkedUnsubmitted,
  PerformanceEvaluationFact,
  RemedyOrdered,
  ReviewReturned,
  ReviewVerified,
  ScoreCalculated,
  ScoreGiven,
  ScoreNotified,
  SelfAssessmentSubmitted,
} from '../../events/performance-evaluation.events.ts';
import type { Handler } from '../../kernel/projection.ts';
import { assessmentActual, assessmentRemedy } from './assessment-details.projection.ts';
import {
  attach,
  calculated,
  explain,
  moved,
  NO_STANDING,
  remember,
  step,
  subjectOf,
  touched,
  unchanged,
  type Fold,
} from './assessment-steps.projection.ts';
import { assessment } from './evaluation-tables.projection.ts';

/** The fact stands in two streams; the row is made from that of the assessment. */
const opened: Fold<AssessmentOpened> = {
  touches: () => [],
  fold(event, rows) {
    const { cycleId, projectNo, projectName, department, groupId } = event.fact.data;
    const assessmentId = `${cycleId}.${projectNo}`;
    if (subjectOf(event) !== assessmentId) return;
    const row = {
      assessment_id: assessmentId,
      cycle_id: cycleId,
      project_no: projectNo,
      project_name: projectName,
      department_id: department.id,
      department_name: department.name,
      group_id: groupId,
      status: 'opened',
      submission_until: null,
      appeal_until: null,
      opinion_until: null,
      ...NO_STANDING,
      open_appeals: 0,
      deliberated: false,
      before_score_shown: null,
      before_rank: null,
      before_grade: null,
      position: event.position,
    };
    rows.put(assessment, row);
    remember(event, rows, row);
  },
};

const frozen: Fold<FiguresFrozen> = {
  touches: touched,
  fold(event, rows) {
    step(event, rows, subjectOf(event), unchanged);
    event.fact.data.indicators.forEach((indicator, ordinal) => {
      rows.put(assessmentActual, {
        assessment_id: subjectOf(event),
        position: event.position,
        ordinal,
        noted: 'frozen',
        indicator_id: indicator.indicatorId,
        criterion_id: indicator.criterionId,
        name: indicator.name,
        unit: indicator.unit,
        target: indicator.target,
        kind: indicator.actual.kind,
        value: indicator.actual.kind === 'value' ? indicator.actual.value : null,
        sources: indicator.sources.map(({ eventId }) => eventId).join(','),
      });
    });
  },
};

const laterNoted: Fold<LaterActualNoted> = {
  touches: touched,
  fold(event, rows) {
    const { indicatorId, value, source } = event.fact.data;
    step(event, rows, subjectOf(event), unchanged);
    rows.put(assessmentActual, {
      assessment_id: subjectOf(event),
      position: event.position,
      ordinal: 0,
      noted: 'later',
      indicator_id: indicatorId,
      criterion_id: null,
      name: null,
      unit: null,
      target: null,
      kind: 'value',
      value,
      sources: source.eventId,
    });
  },
};

const submitted: Fold<SelfAssessmentSubmitted> = {
  touches: touched,
  fold(event, rows) {
    const { statement, evidence: attached } = event.fact.data;
    step(event, rows, subjectOf(event), (row) => ({ ...row, status: 'submitted' }), { said: statement });
    attach(event, rows, attached, null);
  },
};

const scoreCalculated: Fold<ScoreCalculated> = {
  touches: touched,
  fold(event, rows) {
    const { calculation } = event.fact.data;
    step(event, rows, subjectOf(event), (row) => ({ ...row, status: 'scored', ...calculated(calculation) }));
    explain(event, rows, calculation);
  },
};

const remedyOrdered: Fold<RemedyOrdered> = {
  touches: touched,
  fold(event, rows) {
    const { instruction, dueOn } = event.fact.data;
    step(event, rows, subjectOf(event), unchanged, { said: instruction });
    rows.put(assessmentRemedy, {
      assessment_id: subjectOf(event),
      position: event.position,
      instruction,
      due_on: dueOn,
    });
  },
};

export const assessmentHandlers = {
  AssessmentOpened: opened,
  FiguresFrozen: frozen,
  LaterActualNoted: laterNoted,
  SelfAssessmentSubmitted: submitted,
  MarkedUnsubmitted: moved<MarkedUnsubmitted>((row) => ({ ...row, status: 'unsubmitted' })),
  ReviewReturned: moved<ReviewReturned>(
    (row, { data }) => ({ ...row, status: 'returned', submission_until: data.until }),
    ({ data }) => data.demand,
  ),
  ReviewVerified: moved<ReviewVerified>(
    (row) => ({ ...row, status: 'verified' }),
    ({ data }) => data.opinion,
  ),
  // New points: what was calculated before them no longer holds.
  ScoreGiven: moved<ScoreGiven>((row) => ({ ...row, status: 'verified', ...NO_STANDING })),
  ScoreCalculated: scoreCalculated,
  ScoreNotified: moved<ScoreNotified>((row) => ({ ...row, status: 'notified' })),
  RemedyOrdered: remedyOrdered,
} satisfies Partial<Record<PerformanceEvaluationFact['type'], Handler<never>>>;
