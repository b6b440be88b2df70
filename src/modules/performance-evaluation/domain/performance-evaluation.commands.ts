import type { EvaluationRules } from '../../../events/evaluation-rules.ts';
import type { Correction, FrozenIndicator, Source } from '../../../events/evaluation-score.ts';
import type {
  CommitteeMember,
  Deadline,
  Deadlines,
  EvaluationKind,
  Evidence,
  Verdict,
  Vote,
} from '../../../events/performance-evaluation.events.ts';
import type { ExactText } from '../../../kernel/rational.ts';
import type { Instant, PlainDate } from '../../../kernel/time.ts';

/** 평가 규칙의 한 판. */
export interface PublishRuleSet {
  readonly type: 'PublishRuleSet';
  readonly rules: EvaluationRules;
}

export interface OpenCycle {
  readonly type: 'OpenCycle';
  readonly officeId: string;
  readonly year: number;
  readonly evaluation: EvaluationKind;
  readonly cutoffOn: PlainDate;
  readonly deadlines: Deadlines;
  readonly ruleSetId: string;
  readonly version: number;
  readonly groups: readonly { readonly groupId: string; readonly departmentIds: readonly string[] }[];
}

interface OnCycle<Type extends string> {
  readonly type: Type;
  /** 관서.연도.mid-year|year-end */
  readonly cycleId: string;
}
export interface ExtendDeadline extends OnCycle<'ExtendDeadline'> {
  readonly deadline: Deadline;
  /** null: for all of them. */
  readonly projectNo: string | null;
  readonly until: Instant;
}
export interface RecordGateFinding extends OnCycle<'RecordGateFinding'> {
  readonly gateId: string;
  readonly departmentId: string;
  readonly finding: string;
}
export interface ConveneCommittee extends OnCycle<'ConveneCommittee'> {
  readonly meetingId: string;
  readonly members: readonly CommitteeMember[];
}
export interface RecuseMember extends OnCycle<'RecuseMember'> {
  readonly meetingId: string;
  readonly memberId: string;
  readonly departmentId: string;
  readonly ground: string;
}
export interface DeliberateResults extends OnCycle<'DeliberateResults'> {
  readonly meetingId: string;
  readonly projectNos: readonly string[];
  readonly votes: readonly Vote[];
}
/** projectNos names every assessment of the cycle: their streams are read by it. */
export interface FixResults extends OnCycle<'FixResults'> {
  readonly projectNos: readonly string[];
}
export type SelectExcellentDepartments = OnCycle<'SelectExcellentDepartments'>;
export interface GrantAward extends OnCycle<'GrantAward'> {
  readonly departmentId: string;
  readonly prize: string;
  readonly award: string;
}
export interface DiscloseResults extends OnCycle<'DiscloseResults'> {
  readonly channel: string;
}
export interface ReopenResults extends OnCycle<'ReopenResults'> {
  readonly projectNos: readonly string[];
  /** Who asked for it; the actor approves it. */
  readonly requestedBy: string;
  readonly appealUntil: Instant;
}

interface OnAssessment<Type extends string> extends OnCycle<Type> {
  readonly projectNo: string;
}
export interface OpenAssessment extends OnAssessment<'OpenAssessment'> {
  readonly projectName: string;
  readonly department: { readonly id: string; readonly name: string };
}
export interface FreezeFigures extends OnAssessment<'FreezeFigures'> {
  readonly indicators: readonly FrozenIndicator[];
}
export interface NoteLaterActual extends OnAssessment<'NoteLaterActual'> {
  readonly indicatorId: string;
  readonly value: ExactText;
  readonly source: Source;
}
export interface SubmitSelfAssessment extends OnAssessment<'SubmitSelfAssessment'> {
  /** The department that submits: its own. */
  readonly departmentId: string;
  readonly statement: string;
  readonly evidence: readonly Evidence[];
}
export type MarkUnsubmitted = OnAssessment<'MarkUnsubmitted'>;
export interface ReturnSelfAssessment extends OnAssessment<'ReturnSelfAssessment'> {
  readonly demand: string;
  readonly until: Instant;
}
export interface VerifySelfAssessment extends OnAssessment<'VerifySelfAssessment'> {
  readonly opinion: string;
}
export interface GiveScore extends OnAssessment<'GiveScore'> {
  readonly criterionId: string;
  readonly indicatorId: string | null;
  readonly points: ExactText;
}
export type CalculateScore = OnAssessment<'CalculateScore'>;
export type NotifyScore = OnAssessment<'NotifyScore'>;
export interface FileAppeal extends OnAssessment<'FileAppeal'> {
  readonly departmentId: string;
  readonly appealId: string;
  readonly target: { readonly criterionId: string | null; readonly indicatorId: string | null };
  readonly argument: string;
  readonly evidence: readonly Evidence[];
}
export interface GiveAppealOpinion extends OnAssessment<'GiveAppealOpinion'> {
  readonly appealId: string;
  readonly opinion: string;
  readonly supports: boolean;
}
export interface DecideAppeal extends OnAssessment<'DecideAppeal'> {
  readonly appealId: string;
  readonly verdict: Verdict;
  readonly explanation: string;
  readonly corrections: readonly Correction[];
}
export interface OrderRemedy extends OnAssessment<'OrderRemedy'> {
  readonly instruction: string;
  readonly dueOn: PlainDate;
}

/** Commands about the cycle as a whole. */
export type CycleCommand =
  | ExtendDeadline
  | RecordGateFinding
  | ConveneCommittee
  | RecuseMember
  | DeliberateResults
  | FixResults
  | SelectExcellentDepartments
  | GrantAward
  | DiscloseResults
  | ReopenResults;

/** Commands about one assessment that is open. */
export type AssessmentCommand =
  | FreezeFigures
  | NoteLaterActual
  | SubmitSelfAssessment
  | MarkUnsubmitted
  | ReturnSelfAssessment
  | VerifySelfAssessment
  | GiveScore
  | CalculateScore
  | NotifyScore
  | FileAppeal
  | GiveAppealOpinion
  | DecideAppeal
  | OrderRemedy;

export type PerformanceEvaluationCommand =
  PublishRuleSet | OpenCycle | OpenAssessment | CycleCommand | AssessmentCommand;
