import type { PerformancePlanFact } from '../../../events/performance-plan.events.ts';
import type { Circumstances, Decider } from '../../../kernel/decider.ts';
import {
  GUIDELINE,
  guidelineStream,
  guidelineStreamOf,
  PROJECT,
  projectStream,
  requireLiving,
  type Facts,
  type States,
} from './decision.ts';
import * as indicator from './indicator.decisions.ts';
import type { PerformancePlanCommand } from './performance-plan.commands.ts';
import { evolve, NOTHING_PLANNED, type PerformancePlanState } from './performance-plan.state.ts';
import * as plan from './plan.decisions.ts';
import * as project from './project.decisions.ts';
import * as result from './result.decisions.ts';

export const performancePlanDecider: Decider<PerformancePlanCommand, PerformancePlanState, PerformancePlanFact> = {
  categories: [PROJECT, GUIDELINE],
  commands: [
    'IssuePlanningGuideline',
    'RegisterProject',
    'DefineIndicator',
    'DropIndicator',
    'ProposeTarget',
    'AdjustTarget',
    'SubmitPlan',
    'ReturnPlan',
    'ResubmitPlan',
    'ConfirmPlan',
    'RevisePlan',
    'WithdrawProject',
    'ReassignProject',
    'RecordResult',
    'CorrectResult',
  ],
  initialState: NOTHING_PLANNED,
  streams,
  evolve,
  decide,
};

/** Whether a plan is late is what the guideline says. */
function streams(command: PerformancePlanCommand): readonly string[] {
  if (command.type === 'IssuePlanningGuideline') return [guidelineStream(command.officeId, command.year)];
  if (command.type === 'RegisterProject')
    return [projectStream(project.projectIdOf(command)), guidelineStream(command.officeId, command.year)];
  const { projectId } = command;
  const handsIn = command.type === 'SubmitPlan' || command.type === 'ResubmitPlan';
  return [projectStream(projectId), ...(handsIn ? [guidelineStreamOf(projectId)] : [])];
}

/**
 * A project says itself which department it is registered for. Of every later command the stream knows the owner, and
 * only-owner-department-records compares it with the actor's department.
 */
export const departmentsOfPlan = (command: PerformancePlanCommand): readonly string[] =>
  command.type === 'RegisterProject' ? [command.department.id] : [];

function decide(command: PerformancePlanCommand, states: States, circumstances: Circumstances): Facts {
  if (command.type === 'IssuePlanningGuideline') return project.issuePlanningGuideline(command, states, circumstances);
  if (command.type === 'RegisterProject') return project.registerProject(command, states, circumstances);
  const state = requireLiving(states(projectStream(command.projectId)), command.projectId);
  switch (command.type) {
    case 'DefineIndicator':
      return indicator.defineIndicator(command, state, circumstances);
    case 'DropIndicator':
      return indicator.dropIndicator(command, state, circumstances);
    case 'ProposeTarget':
      return indicator.proposeTarget(command, state, circumstances);
    case 'AdjustTarget':
      return indicator.adjustTarget(command, state, circumstances);
    case 'SubmitPlan':
      return plan.submitPlan(command, state, states, circumstances);
    case 'ReturnPlan':
      return plan.returnPlan(command, state, circumstances);
    case 'ResubmitPlan':
      return plan.resubmitPlan(command, state, states, circumstances);
    case 'ConfirmPlan':
      return plan.confirmPlan(command, state, circumstances);
    case 'RevisePlan':
      return plan.revisePlan(command, state, circumstances);
    case 'WithdrawProject':
      return project.withdrawProject(command, state, circumstances);
    case 'ReassignProject':
      return project.reassignProject(command, state);
    case 'RecordResult':
      return result.recordResult(command, state, circumstances);
    case 'CorrectResult':
      return result.correctResult(command, state, circumstances);
  }
}
