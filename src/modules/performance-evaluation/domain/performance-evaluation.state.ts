import type { EvaluationRules } from '../../../events/evaluation-rules.ts';
import type { AssessmentFact, PerformanceEvaluationFact } from '../../../events/performance-evaluation.events.ts';
import type { StoredEvent } from '../../../kernel/domain-event.ts';
import { evolveAssessment, openedAssessment, type Assessment } from './assessment.state.ts';
import { evolveCycle, type Cycle } from './cycle.state.ts';

/** What one stream holds: the versions of a rule set, a cycle, or an assessment. */
export interface EvaluationState {
  readonly versions: readonly EvaluationRules[];
  readonly cycle: Cycle | null;
  readonly assessment: Assessment | null;
}

export const NOTHING: EvaluationState = { versions: [], cycle: null, assessment: null };

export type EvaluationEvent = StoredEvent<PerformanceEvaluationFact>;

export function evolve(state: EvaluationState, event: EvaluationEvent): EvaluationState {
  const { fact } = event;
  switch (fact.type) {
    case 'RuleSetPublished':
      return { ...state, versions: [...state.versions, fact.data.rules] };
    case 'AssessmentOpened': {
      // One fact in both streams: the cycle knows its projects by it, the assessment begins with it.
      const { projectNo, department, groupId } = fact.data;
      if (!state.cycle) return { ...state, assessment: openedAssessment(fact.data) };
      const assessments = new Map(state.cycle.assessments).set(projectNo, { department, groupId });
      return { ...state, cycle: { ...state.cycle, assessments } };
    }
    case 'CycleOpened':
    case 'DeadlineExtended':
    case 'GateFindingRecorded':
    case 'CommitteeConvened':
    case 'MemberRecused':
    case 'CommitteeDeliberated':
    case 'ResultFixed':
    case 'ExcellentDepartmentsSelected':
    case 'AwardGranted':
    case 'ResultDisclosed':
    case 'ResultReopened':
      return { ...state, cycle: evolveCycle(state.cycle, fact) };
    case 'FiguresFrozen':
    case 'LaterActualNoted':
    case 'SelfAssessmentSubmitted':
    case 'MarkedUnsubmitted':
    case 'ReviewReturned':
    case 'ReviewVerified':
    case 'ScoreGiven':
    case 'ScoreCalculated':
    case 'ScoreNotified':
    case 'AppealFiled':
    case 'AppealOpinionGiven':
    case 'AppealDecided':
    case 'Rescored':
    case 'RemedyOrdered':
      return { ...state, assessment: evolved(state.assessment, { ...event, fact }) };
  }
}

const evolved = (assessment: Assessment | null, event: StoredEvent<AssessmentFact>): Assessment | null =>
  assessment && evolveAssessment(assessment, event);
