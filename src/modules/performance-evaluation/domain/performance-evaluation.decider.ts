import type { PerformanceEvaluationFact } from '../../../events/performance-evaluation.events.ts';
import type { Circumstances, Decider } from '../../../kernel/decider.ts';
import * as appeal from './appeal.decisions.ts';
import * as committee from './committee.decisions.ts';
import { cycleIdOf, extendDeadline, openAssessment, openCycle, recordGateFinding } from './cycle.decisions.ts';
import {
  ASSESSMENT,
  assessmentStream,
  CYCLE,
  cycleStream,
  requireAssessment,
  requireCycle,
  requireUndeliberated,
  RULES,
  rulesStream,
  type Facts,
  type States,
} from './decision.ts';
import type {
  AssessmentCommand,
  CycleCommand,
  PerformanceEvaluationCommand,
} from './performance-evaluation.commands.ts';
import { evolve, NOTHING, type EvaluationState } from './performance-evaluation.state.ts';
import * as result from './result.decisions.ts';
import type { Cycle } from './cycle.state.ts';
import * as review from './review.decisions.ts';
import { publishRuleSet } from './rule-set.decisions.ts';
import * as score from './score.decisions.ts';

export const performanceEvaluationDecider: Decider<
  PerformanceEvaluationCommand,
  EvaluationState,
  PerformanceEvaluationFact
> = {
  categories: [RULES, CYCLE, ASSESSMENT],
  commands: [
    'PublishRuleSet',
    'OpenCycle',
    'ExtendDeadline',
    'OpenAssessment',
    'FreezeFigures',
    'NoteLaterActual',
    'SubmitSelfAssessment',
    'MarkUnsubmitted',
    'ReturnSelfAssessment',
    'VerifySelfAssessment',
    'GiveScore',
    'CalculateScore',
    'NotifyScore',
    'FileAppeal',
    'GiveAppealOpinion',
    'DecideAppeal',
    'OrderRemedy',
    'RecordGateFinding',
    'ConveneCommittee',
    'RecuseMember',
    'DeliberateResults',
    'FixResults',
    'SelectExcellentDepartments',
    'GrantAward',
    'DiscloseResults',
    'ReopenResults',
  ],
  initialState: NOTHING,
  streams,
  evolve,
  decide,
};

function streams(command: PerformanceEvaluationCommand): readonly string[] {
  if (command.type === 'PublishRuleSet') return [rulesStream(command.rules.ruleSetId)];
  if (command.type === 'OpenCycle') {
    const { officeId, year, evaluation, ruleSetId } = command;
    return [cycleStream(cycleIdOf(officeId, year, evaluation)), rulesStream(ruleSetId)];
  }
  const { cycleId } = command;
  if (command.type === 'DeliberateResults' || command.type === 'FixResults')
    return [
      cycleStream(cycleId),
      ...[...new Set(command.projectNos)].map((projectNo) => assessmentStream(cycleId, projectNo)),
    ];
  if (!('projectNo' in command) || command.type === 'ExtendDeadline') return [cycleStream(cycleId)];
  const own = [assessmentStream(cycleId, command.projectNo), cycleStream(cycleId)];
  const midYear = midYearOf(cycleId);
  const mixes = command.type === 'CalculateScore' || command.type === 'DecideAppeal';
  return mixes && midYear !== null ? [...own, cycleStream(midYear)] : own;
}

/** The mid-year cycle whose fixed scores a year-end may mix in; null for a mid-year itself. */
export const midYearOf = (cycleId: string): string | null =>
  cycleId.endsWith('.year-end') ? cycleId.replace(/year-end$/, 'mid-year') : null;

/** The department in whose name a command comes. */
export const departmentsOfEvaluation = (command: PerformanceEvaluationCommand): readonly string[] =>
  command.type === 'SubmitSelfAssessment' || command.type === 'FileAppeal' ? [command.departmentId] : [];

function decide(command: PerformanceEvaluationCommand, states: States, circumstances: Circumstances): Facts {
  if (command.type === 'PublishRuleSet') return publishRuleSet(command, states, circumstances);
  if (command.type === 'OpenCycle') return openCycle(command, states, circumstances);
  if (command.type === 'OpenAssessment')
    return openAssessment(command, requireCycle(states, command.cycleId), circumstances);
  return 'projectNo' in command && command.type !== 'ExtendDeadline'
    ? decideOnAssessment(command, states, circumstances)
    : decideOnCycle(command, states, circumstances);
}

function decideOnCycle(command: CycleCommand, states: States, circumstances: Circumstances): Facts {
  const cycle = requireCycle(states, command.cycleId);
  switch (command.type) {
    case 'ExtendDeadline':
      return extendDeadline(command, cycle, circumstances);
    case 'RecordGateFinding':
      return recordGateFinding(command, cycle, circumstances);
    case 'ConveneCommittee':
      return committee.conveneCommittee(command, cycle, circumstances);
    case 'RecuseMember':
      return committee.recuseMember(command, cycle, circumstances);
    case 'DeliberateResults':
      return committee.deliberateResults(command, cycle, states, circumstances);
    case 'FixResults':
      return result.fixResults(command, cycle, states, circumstances);
    case 'SelectExcellentDepartments':
      return result.selectExcellentDepartments(cycle, circumstances);
    case 'GrantAward':
      return result.grantAward(command, cycle, circumstances);
    case 'DiscloseResults':
      return result.discloseResults(command, cycle, circumstances);
    case 'ReopenResults':
      return result.reopenResults(command, cycle, circumstances);
  }
}

function decideOnAssessment(command: AssessmentCommand, states: States, circumstances: Circumstances): Facts {
  const { cycleId, projectNo } = command;
  const cycle = requireCycle(states, cycleId);
  const assessment = requireAssessment(states, cycleId, projectNo);
  const kase = { cycle, assessment, circumstances };
  // Neither changes a score, so a fixed result lets them pass.
  if (command.type === 'NoteLaterActual') return review.noteLaterActual(command, kase);
  if (command.type === 'OrderRemedy') return review.orderRemedy(command, kase);
  requireUndeliberated(cycle, projectNo);
  switch (command.type) {
    case 'FreezeFigures':
      return review.freezeFigures(command, kase);
    case 'SubmitSelfAssessment':
      return review.submitSelfAssessment(command, kase);
    case 'MarkUnsubmitted':
      return review.markUnsubmitted(kase);
    case 'ReturnSelfAssessment':
      return review.returnSelfAssessment(command, kase);
    case 'VerifySelfAssessment':
      return review.verifySelfAssessment(command, kase);
    case 'GiveScore':
      return score.giveScore(command, kase);
    case 'CalculateScore':
      return score.calculateScore(kase, midYearCycle(states, cycleId));
    case 'NotifyScore':
      return score.notifyScore(kase);
    case 'FileAppeal':
      return appeal.fileAppeal(command, kase);
    case 'GiveAppealOpinion':
      return appeal.giveAppealOpinion(command, kase);
    case 'DecideAppeal':
      return appeal.decideAppeal(command, kase, midYearCycle(states, cycleId));
  }
}

function midYearCycle(states: States, cycleId: string): Cycle | null {
  const midYear = midYearOf(cycleId);
  return midYear === null ? null : states(cycleStream(midYear)).cycle;
}
