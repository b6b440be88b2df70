import type { Target } from '../../../events/indicator-definition.ts';
import type {
  Measured,
  PlanDepartment,
  ResultBasis,
  UntargetedIndicator,
} from '../../../events/performance-plan.events.ts';
import type { Period } from '../../../kernel/period.ts';
import type { PlainDate } from '../../../kernel/time.ts';

interface OnProject<Type extends string> {
  readonly type: Type;
  readonly projectId: string;
  /** 귀속일. */
  readonly effectiveOn: PlainDate;
}

interface OnIndicator<Type extends string> extends OnProject<Type> {
  readonly indicatorId: string;
}

export interface IssuePlanningGuideline {
  readonly type: 'IssuePlanningGuideline';
  readonly officeId: string;
  readonly year: number;
  readonly title: string;
  readonly submitBy: PlainDate;
  readonly effectiveOn: PlainDate;
}

/** The id of the project is made of its office, year and number. */
export interface RegisterProject {
  readonly type: 'RegisterProject';
  readonly officeId: string;
  readonly year: number;
  readonly projectNo: string;
  readonly name: string;
  readonly objective: string;
  readonly department: PlanDepartment;
  readonly effectiveOn: PlainDate;
}

export interface DefineIndicator extends OnIndicator<'DefineIndicator'> {
  readonly definition: UntargetedIndicator;
}
export type DropIndicator = OnIndicator<'DropIndicator'>;
export interface ProposeTarget extends OnIndicator<'ProposeTarget'> {
  readonly target: Target;
}
export interface AdjustTarget extends OnIndicator<'AdjustTarget'> {
  readonly target: Target;
}

export type SubmitPlan = OnProject<'SubmitPlan'>;
export type ReturnPlan = OnProject<'ReturnPlan'>;
export type ResubmitPlan = OnProject<'ResubmitPlan'>;
export type ConfirmPlan = OnProject<'ConfirmPlan'>;
/** Takes over every target that was proposed since the plan was confirmed or revised last. */
export interface RevisePlan extends OnProject<'RevisePlan'> {
  readonly round: number;
}

export type WithdrawProject = OnProject<'WithdrawProject'>;
/** effectiveOn may lie ahead: a reorganisation is ordered before it begins. */
export interface ReassignProject extends OnProject<'ReassignProject'> {
  readonly department: PlanDepartment;
}

/** effectiveOn is a day of the period: the one the result counts for. */
export interface RecordResult extends OnIndicator<'RecordResult'> {
  readonly period: Period;
  readonly basis: ResultBasis;
  readonly measured: Measured;
}

/** effectiveOn is not asked: the correction counts for the day of the result that it corrects. */
export interface CorrectResult {
  readonly type: 'CorrectResult';
  readonly projectId: string;
  readonly indicatorId: string;
  readonly period: Period;
  /** Id of the event whose result stands: the record, or the latest correction of it. */
  readonly corrects: string;
  readonly measured: Measured;
}

export type PerformancePlanCommand =
  | IssuePlanningGuideline
  | RegisterProject
  | DefineIndicator
  | DropIndicator
  | ProposeTarget
  | AdjustTarget
  | SubmitPlan
  | ReturnPlan
  | ResubmitPlan
  | ConfirmPlan
  | RevisePlan
  | WithdrawProject
  | ReassignProject
  | RecordResult
  | CorrectResult;
