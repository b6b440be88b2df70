import type { FourYearPlanFact } from '../../../events/four-year-plan.events.ts';
import type { Circumstances, Decider } from '../../../kernel/decider.ts';
import * as approval from './approval.decisions.ts';
import { CATEGORY, planStream, requireNotInFuture, requireStanding, type Facts, type States } from './decision.ts';
import * as edition from './edition.decisions.ts';
import type { FourYearPlanCommand } from './four-year-plan.commands.ts';
import { evolve, UNDRAFTED, type FourYearPlanState } from './four-year-plan.state.ts';
import * as link from './link.decisions.ts';
import * as plan from './plan.decisions.ts';
import * as progress from './progress.decisions.ts';
import * as reassignment from './reassignment.decisions.ts';
import * as status from './status.decisions.ts';
import * as task from './task.decisions.ts';

export const fourYearPlanDecider: Decider<FourYearPlanCommand, FourYearPlanState, FourYearPlanFact> = {
  categories: [CATEGORY],
  commands: [
    'DraftPlan',
    'DefineGoal',
    'DefineField',
    'DefineTask',
    'ReviseTask',
    'MergeTasks',
    'SplitTask',
    'ChangeTaskStatus',
    'SuspendTask',
    'ResumeTask',
    'AbolishTask',
    'ReassignTask',
    'ReassignDepartmentTasks',
    'ApproveChange',
    'RecordJuryVote',
    'ConfirmEdition',
    'PublishEdition',
    'OpenEdition',
    'IssueProgressGuideline',
    'SubmitProgress',
    'ReviewProgress',
    'FixProgress',
    'LinkBudgetLine',
    'UnlinkBudgetLine',
    'LinkProject',
    'UnlinkProject',
    'SupersedePlan',
  ],
  initialState: UNDRAFTED,
  streams: ({ planId }) => [planStream(planId)],
  evolve,
  decide,
};

/** The stream knows whose task it is: only-main-department-submits compares it with the actor's department. */
export const departmentsOfFourYearPlan = (): readonly string[] => [];

function decide(command: FourYearPlanCommand, states: States, circumstances: Circumstances): Facts {
  // A reorganisation is decided before the day from which it counts.
  if (command.type !== 'ReassignTask' && command.type !== 'ReassignDepartmentTasks')
    requireNotInFuture(command.effectiveOn, circumstances);
  if (command.type === 'DraftPlan') return plan.draftPlan(command, states);
  const state = requireStanding(states(planStream(command.planId)), command.planId);
  switch (command.type) {
    case 'DefineGoal':
      return plan.defineGoal(command, state);
    case 'DefineField':
      return plan.defineField(command, state);
    case 'DefineTask':
      return task.defineTask(command, state);
    case 'ReviseTask':
      return task.reviseTask(command, state);
    case 'MergeTasks':
      return task.mergeTasks(command, state);
    case 'SplitTask':
      return task.splitTask(command, state);
    case 'ChangeTaskStatus':
      return status.changeTaskStatus(command, state);
    case 'SuspendTask':
      return status.suspendTask(command, state);
    case 'ResumeTask':
      return status.resumeTask(command, state);
    case 'AbolishTask':
      return status.abolishTask(command, state);
    case 'ReassignTask':
      return reassignment.reassignTask(command, state);
    case 'ReassignDepartmentTasks':
      return reassignment.reassignDepartmentTasks(command, state);
    case 'ApproveChange':
      return approval.approveChange(command, state);
    case 'RecordJuryVote':
      return approval.recordJuryVote(command, state);
    case 'ConfirmEdition':
      return edition.confirmEdition(command, state);
    case 'PublishEdition':
      return edition.publishEdition(command, state);
    case 'OpenEdition':
      return edition.openEdition(command, state);
    case 'IssueProgressGuideline':
      return progress.issueProgressGuideline(command, state);
    case 'SubmitProgress':
      return progress.submitProgress(command, state, circumstances);
    case 'ReviewProgress':
      return progress.reviewProgress(command, state, circumstances);
    case 'FixProgress':
      return progress.fixProgress(command, state);
    case 'LinkBudgetLine':
      return link.linkBudgetLine(command, state);
    case 'UnlinkBudgetLine':
      return link.unlinkBudgetLine(command, state);
    case 'LinkProject':
      return link.linkProject(command, state);
    case 'UnlinkProject':
      return link.unlinkProject(command, state);
    case 'SupersedePlan':
      return plan.supersedePlan(command, state);
  }
}
