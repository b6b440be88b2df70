import type {
  Change,
  FourYearPlan,
  GoingStatus,
  PlanTask,
  Responsible,
  SecuredYear,
  TaskContent,
  TaskDepartment,
} from '../../../events/four-year-plan.events.ts';
import type { PlainDate } from '../../../kernel/time.ts';

interface OnPlan<Type extends string> {
  readonly type: Type;
  readonly planId: string;
  /** 귀속일. */
  readonly effectiveOn: PlainDate;
}
interface OnTask<Type extends string> extends OnPlan<Type> {
  readonly taskId: string;
}

export interface DraftPlan extends OnPlan<'DraftPlan'>, Omit<FourYearPlan, 'planId'> {}
export interface DefineGoal extends OnPlan<'DefineGoal'> {
  readonly goalId: string;
  readonly name: string;
}
export interface DefineField extends OnPlan<'DefineField'> {
  readonly fieldId: string;
  readonly goalId: string;
  readonly name: string;
}
export interface DefineTask extends OnPlan<'DefineTask'> {
  readonly task: PlanTask;
  readonly responsible: Responsible;
}
export interface ReviseTask extends OnTask<'ReviseTask'> {
  readonly content: TaskContent;
}
export interface MergeTasks extends OnPlan<'MergeTasks'> {
  readonly taskIds: readonly string[];
  readonly into: PlanTask;
  readonly responsible: Responsible;
}
/** A part of a task that is split, with what it takes of the budget lines and projects linked to it. */
export interface TaskPart {
  readonly task: PlanTask;
  readonly responsible: Responsible;
  readonly lineIds: readonly string[];
  readonly projectIds: readonly string[];
}
export interface SplitTask extends OnTask<'SplitTask'> {
  readonly into: readonly TaskPart[];
}
export interface ChangeTaskStatus extends OnTask<'ChangeTaskStatus'> {
  readonly status: GoingStatus;
}
export type SuspendTask = OnTask<'SuspendTask'>;
export interface ResumeTask extends OnTask<'ResumeTask'> {
  readonly status: GoingStatus;
}
export type AbolishTask = OnTask<'AbolishTask'>;
export interface ReassignTask extends OnTask<'ReassignTask'> {
  readonly responsible: Responsible;
}
/** A reorganisation: whatever these departments are responsible for goes to the other; nothing follows from none. */
export interface ReassignDepartmentTasks extends OnPlan<'ReassignDepartmentTasks'> {
  readonly fromDepartmentIds: readonly string[];
  readonly to: TaskDepartment;
}
export interface ApproveChange extends OnPlan<'ApproveChange'> {
  readonly taskIds: readonly string[];
  readonly change: Change;
}
export interface RecordJuryVote extends OnPlan<'RecordJuryVote'> {
  readonly taskIds: readonly string[];
  readonly change: Change;
  readonly jurors: number;
  readonly present: number;
  readonly inFavour: number;
}
export interface ConfirmEdition extends OnPlan<'ConfirmEdition'> {
  readonly edition: number;
}
export interface PublishEdition extends OnPlan<'PublishEdition'> {
  readonly edition: number;
  readonly title: string;
}
export interface OpenEdition extends OnPlan<'OpenEdition'> {
  readonly basedOnYear: number;
}
export interface IssueProgressGuideline extends OnPlan<'IssueProgressGuideline'> {
  readonly year: number;
  readonly title: string;
  readonly submitBy: PlainDate;
}
export interface SubmitProgress extends OnTask<'SubmitProgress'> {
  readonly year: number;
  readonly progressTenths: number;
  readonly achievement: string;
  readonly secured: readonly SecuredYear[];
}
export interface ReviewProgress extends OnTask<'ReviewProgress'> {
  readonly year: number;
  readonly verdict: 'accepted' | 'returned';
  readonly opinion: string;
}
export interface FixProgress extends OnPlan<'FixProgress'> {
  readonly year: number;
}
export interface LinkBudgetLine extends OnTask<'LinkBudgetLine'> {
  readonly lineId: string;
}
export interface UnlinkBudgetLine extends OnTask<'UnlinkBudgetLine'> {
  readonly lineId: string;
}
export interface LinkProject extends OnTask<'LinkProject'> {
  readonly projectId: string;
}
export interface UnlinkProject extends OnTask<'UnlinkProject'> {
  readonly projectId: string;
}
export interface SupersedePlan extends OnPlan<'SupersedePlan'> {
  readonly successorId: string;
  readonly successorName: string;
}

export type FourYearPlanCommand =
  | DraftPlan
  | DefineGoal
  | DefineField
  | DefineTask
  | ReviseTask
  | MergeTasks
  | SplitTask
  | ChangeTaskStatus
  | SuspendTask
  | ResumeTask
  | AbolishTask
  | ReassignTask
  | ReassignDepartmentTasks
  | ApproveChange
  | RecordJuryVote
  | ConfirmEdition
  | PublishEdition
  | OpenEdition
  | IssueProgressGuideline
  | SubmitProgress
  | ReviewProgress
  | FixProgress
  | LinkBudgetLine
  | UnlinkBudgetLine
  | LinkProject
  | UnlinkProject
  | SupersedePlan;
