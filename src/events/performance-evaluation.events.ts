import type { Fact } from '../kernel/domain-event.ts';
import type { ExactText } from '../kernel/rational.ts';
import type { Instant, PlainDate } from '../kernel/time.ts';
import type { EvaluationRules, Outcome } from './evaluation-rules.ts';
import type {
  Calculation,
  Correction,
  DepartmentResult,
  FrozenIndicator,
  ProjectResult,
  Source,
} from './evaluation-score.ts';

/** 중간평가 · 종합평가. */
export const EVALUATION_KINDS = ['mid-year', 'year-end'] as const;
export type EvaluationKind = (typeof EVALUATION_KINDS)[number];

/** 제출 · 이의신청 · 검토의견, each until a moment with its clock time. */
export const DEADLINES = ['submission', 'appeal', 'opinion'] as const;
export type Deadline = (typeof DEADLINES)[number];
export type Deadlines = { readonly [Name in Deadline]: Instant };

type Department = { readonly id: string; readonly name: string };

/** 증빙: its name, and the SHA-256 of the file in hex, kept elsewhere. */
export type Evidence = { readonly name: string; readonly sha256: string };

/** A version of a rule set; ruleSetId names the stream. */
export type RuleSetPublished = Fact<'RuleSetPublished', { readonly rules: EvaluationRules }>;

/** cycleId is 관서.연도.mid-year|year-end. The rules are a copy: a later version changes nothing here. */
export type CycleOpened = Fact<
  'CycleOpened',
  {
    readonly cycleId: string;
    readonly officeId: string;
    readonly year: number;
    readonly evaluation: EvaluationKind;
    /** 실적 기준일. */
    readonly cutoffOn: PlainDate;
    readonly deadlines: Deadlines;
    readonly rules: EvaluationRules;
    readonly groups: readonly { readonly groupId: string; readonly departmentIds: readonly string[] }[];
  }
>;

/** 마감 연장: for one project, or for all (null). */
export type DeadlineExtended = Fact<
  'DeadlineExtended',
  { readonly deadline: Deadline; readonly projectNo: string | null; readonly until: Instant }
>;

/** 평가 대상: one project, with the department that owns it at the cut-off. It stands in both streams. */
export type AssessmentOpened = Fact<
  'AssessmentOpened',
  {
    readonly cycleId: string;
    readonly projectNo: string;
    readonly projectName: string;
    readonly department: Department;
    readonly groupId: string | null;
  }
>;

/** 실적 확정 고정: what is scored, as it was known at the cut-off. Never changed. */
export type FiguresFrozen = Fact<'FiguresFrozen', { readonly indicators: readonly FrozenIndicator[] }>;

/** 사후 실적: known after the figures were frozen; shown beside them, never scored. */
export type LaterActualNoted = Fact<
  'LaterActualNoted',
  { readonly indicatorId: string; readonly value: ExactText; readonly source: Source }
>;

/** 자체평가 제출; the round counts from 1. */
export type SelfAssessmentSubmitted = Fact<
  'SelfAssessmentSubmitted',
  { readonly round: number; readonly statement: string; readonly evidence: readonly Evidence[] }
>;
/** 미제출: the deadline passed. */
export type MarkedUnsubmitted = Fact<'MarkedUnsubmitted', { readonly deadline: Instant }>;
/** 보완요구; it may be submitted again until then. */
export type ReviewReturned = Fact<
  'ReviewReturned',
  { readonly round: number; readonly demand: string; readonly until: Instant }
>;
/** 확인. */
export type ReviewVerified = Fact<'ReviewVerified', { readonly round: number; readonly opinion: string }>;

/** 평점: the evaluator is the event's actor; a later one of the same evaluator takes its place. */
export type ScoreGiven = Fact<
  'ScoreGiven',
  { readonly criterionId: string; readonly indicatorId: string | null; readonly points: ExactText }
>;

export type ScoreCalculated = Fact<'ScoreCalculated', { readonly calculation: Calculation }>;
/** 부서 통보; the window of appeals is open until then. */
export type ScoreNotified = Fact<'ScoreNotified', { readonly appealUntil: Instant }>;

/** 이의신청: against the whole score, or one criterion or indicator of it. */
export type AppealFiled = Fact<
  'AppealFiled',
  {
    readonly appealId: string;
    readonly target: { readonly criterionId: string | null; readonly indicatorId: string | null };
    readonly argument: string;
    readonly evidence: readonly Evidence[];
  }
>;
/** 제3자 검토의견. */
export type AppealOpinionGiven = Fact<
  'AppealOpinionGiven',
  { readonly appealId: string; readonly opinion: string; readonly supports: boolean }
>;

/** 인용 · 일부 인용 · 기각. */
export const VERDICTS = ['upheld', 'partially-upheld', 'dismissed'] as const;
export type Verdict = (typeof VERDICTS)[number];

export type AppealDecided = Fact<
  'AppealDecided',
  {
    readonly appealId: string;
    readonly verdict: Verdict;
    readonly explanation: string;
    readonly corrections: readonly Correction[];
  }
>;
/** 재산정, by an appeal that was upheld. */
export type Rescored = Fact<
  'Rescored',
  { readonly appealId: string; readonly before: Outcome<ExactText>; readonly calculation: Calculation }
>;

/** 보완지시 to a project that lags. */
export type RemedyOrdered = Fact<'RemedyOrdered', { readonly instruction: string; readonly dueOn: PlainDate }>;

/** 게이트 저촉: what was found of a department. */
export type GateFindingRecorded = Fact<
  'GateFindingRecorded',
  { readonly gateId: string; readonly departmentId: string; readonly finding: string }
>;

/** departmentId null: from outside (민간위원). */
export type CommitteeMember = { readonly id: string; readonly name: string; readonly departmentId: string | null };
/** 자체평가위원회 (정부업무평가기본법 §18②). */
export type CommitteeConvened = Fact<
  'CommitteeConvened',
  { readonly meetingId: string; readonly members: readonly CommitteeMember[] }
>;
/** 제척·기피·회피: the member has no vote on projects of that department. */
export type MemberRecused = Fact<
  'MemberRecused',
  { readonly meetingId: string; readonly memberId: string; readonly departmentId: string; readonly ground: string }
>;
export const VOTES = ['for', 'against', 'abstain'] as const;
export type Vote = { readonly memberId: string; readonly vote: (typeof VOTES)[number] };
/** 심의: one vote on the results of these projects. */
export type CommitteeDeliberated = Fact<
  'CommitteeDeliberated',
  {
    readonly meetingId: string;
    readonly projectNos: readonly string[];
    readonly votes: readonly Vote[];
    readonly approved: boolean;
  }
>;

/** 확정: the scores, ranks and grades of the whole cycle. */
export type ResultFixed = Fact<
  'ResultFixed',
  {
    readonly round: number;
    readonly projects: readonly ProjectResult[];
    readonly departments: readonly DepartmentResult[];
  }
>;
/** 우수부서 선정, by the prizes of the rule set. */
export type PrizeWon = { readonly prize: string; readonly groupId: string | null; readonly departmentId: string };
export type ExcellentDepartmentsSelected = Fact<
  'ExcellentDepartmentsSelected',
  { readonly winners: readonly PrizeWon[] }
>;
/** 시상. */
export type AwardGranted = Fact<
  'AwardGranted',
  { readonly departmentId: string; readonly prize: string; readonly award: string }
>;
/** 공개 (정부업무평가기본법 §26). */
export type ResultDisclosed = Fact<'ResultDisclosed', { readonly channel: string }>;
/** 재개: these projects may be appealed again until then; the rest stands. */
export type ResultReopened = Fact<
  'ResultReopened',
  { readonly projectNos: readonly string[]; readonly requestedBy: string; readonly appealUntil: Instant }
>;

/** Facts of the stream of a cycle. */
export type EvaluationCycleFact =
  | CycleOpened
  | DeadlineExtended
  | GateFindingRecorded
  | CommitteeConvened
  | MemberRecused
  | CommitteeDeliberated
  | ResultFixed
  | ExcellentDepartmentsSelected
  | AwardGranted
  | ResultDisclosed
  | ResultReopened;

/** Facts of the stream of one assessment, beside its opening. */
export type AssessmentFact =
  | FiguresFrozen
  | LaterActualNoted
  | SelfAssessmentSubmitted
  | MarkedUnsubmitted
  | ReviewReturned
  | ReviewVerified
  | ScoreGiven
  | ScoreCalculated
  | ScoreNotified
  | AppealFiled
  | AppealOpinionGiven
  | AppealDecided
  | Rescored
  | RemedyOrdered;

export type PerformanceEvaluationFact = RuleSetPublished | AssessmentOpened | EvaluationCycleFact | AssessmentFact;
