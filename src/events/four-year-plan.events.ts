import type { Fact } from '../kernel/domain-event.ts';
import type { FundSplit } from '../kernel/fund-split.ts';
import type { PlainDate } from '../kernel/time.ts';

export type TaskDepartment = { readonly id: string; readonly name: string };

/** planId is office.민선 기수, and names the stream. */
export type FourYearPlan = {
  readonly planId: string;
  readonly officeId: string;
  /** 민선 기수: 8 is 민선8기. */
  readonly term: number;
  readonly name: string;
  readonly period: { readonly from: PlainDate; readonly until: PlainDate };
  /** 총괄부서. */
  readonly coordinator: TaskDepartment;
};

export type PlanDrafted = Fact<'PlanDrafted', FourYearPlan>;

/** 구정목표. */
export type GoalDefined = Fact<'GoalDefined', { readonly goalId: string; readonly name: string }>;

/** 분야, within one 구정목표. */
export type FieldDefined = Fact<
  'FieldDefined',
  { readonly fieldId: string; readonly goalId: string; readonly name: string }
>;

/** 연차별 목표와 투자계획, in won. A year outside the period (기투자, 향후) has funds only: its target is null. */
export type TaskYear = { readonly year: number; readonly target: string | null; readonly funds: FundSplit };

/** What 내용변경 changes. pledge: 공약 of the mayor, so that the jury has a say. */
export type TaskContent = {
  readonly fieldId: string;
  readonly name: string;
  readonly pledge: boolean;
  readonly years: readonly TaskYear[];
};

/** 이행과제. */
export type PlanTask = TaskContent & { readonly taskId: string };

/** 주관부서 and 협조부서. */
export type Responsible = { readonly main: TaskDepartment; readonly supporting: readonly TaskDepartment[] };

export const CHANGES = ['content', 'suspension', 'abolition', 'reversal'] as const;
/** 내용변경 · 보류 · 폐기 · 완료 되돌림: what the head of office approves. */
export type Change = (typeof CHANGES)[number];

/** The events a guarded change rests on; a plan that was never confirmed needs none. */
export type ChangeGround = { readonly taskId: string; readonly approval: string; readonly vote: string | null };

export type TaskDefined = Fact<
  'TaskDefined',
  { readonly task: PlanTask; readonly responsible: Responsible; readonly grounds: readonly ChangeGround[] }
>;

export type TaskRevised = Fact<
  'TaskRevised',
  { readonly taskId: string; readonly content: TaskContent; readonly grounds: readonly ChangeGround[] }
>;

/** Several tasks go on as one; their history stays theirs. */
export type TasksMerged = Fact<
  'TasksMerged',
  {
    readonly taskIds: readonly string[];
    readonly into: PlanTask;
    readonly responsible: Responsible;
    readonly grounds: readonly ChangeGround[];
  }
>;

/** One task goes on as several. */
export type TaskSplit = Fact<
  'TaskSplit',
  {
    readonly taskId: string;
    readonly into: readonly { readonly task: PlanTask; readonly responsible: Responsible }[];
    readonly grounds: readonly ChangeGround[];
  }
>;

export const GOING_STATUSES = ['completed', 'completed-continuing', 'on-track', 'partial'] as const;
/** 완료 · 이행후계속추진 · 정상추진 · 일부추진. */
export type GoingStatus = (typeof GOING_STATUSES)[number];

export const STATUSES = [...GOING_STATUSES, 'suspended', 'abolished'] as const;
/** 추진상태, as 한국매니페스토실천본부 counts it; it says nothing about 이행률, and 이행률 nothing about it. */
export type Status = (typeof STATUSES)[number];

export type TaskStatusChanged = Fact<
  'TaskStatusChanged',
  {
    readonly taskId: string;
    readonly from: GoingStatus;
    readonly status: GoingStatus;
    readonly grounds: readonly ChangeGround[];
  }
>;

/** 보류. */
export type TaskSuspended = Fact<
  'TaskSuspended',
  { readonly taskId: string; readonly grounds: readonly ChangeGround[] }
>;
/** 보류 해제. */
export type TaskResumed = Fact<'TaskResumed', { readonly taskId: string; readonly status: GoingStatus }>;
/** 폐기; without a ground the task was only drafted, and no promise was dropped. */
export type TaskAbolished = Fact<
  'TaskAbolished',
  { readonly taskId: string; readonly grounds: readonly ChangeGround[] }
>;

/** 주관·협조부서 변경 from the effective day on; what was before stays with the former department. */
export type TaskReassigned = Fact<
  'TaskReassigned',
  { readonly taskId: string; readonly from: TaskDepartment; readonly responsible: Responsible }
>;

/** 구청장·부구청장 결재; each approval covers one change of each of its tasks. */
export type ChangeApproved = Fact<'ChangeApproved', { readonly taskIds: readonly string[]; readonly change: Change }>;

/** 주민배심원단 심의. */
export type JuryVoted = Fact<
  'JuryVoted',
  {
    readonly taskIds: readonly string[];
    readonly change: Change;
    readonly jurors: number;
    readonly present: number;
    readonly inFavour: number;
    readonly carried: boolean;
  }
>;

/** What the tree consists of when it is confirmed: a fact of the edition, never a constant. */
export type TreeCounts = { readonly goals: number; readonly fields: number; readonly tasks: number };

export type EditionConfirmed = Fact<'EditionConfirmed', { readonly edition: number; readonly counts: TreeCounts }>;
/** 책자 발간. */
export type EditionPublished = Fact<'EditionPublished', { readonly edition: number; readonly title: string }>;
/** The next edition is worked on, after the final report of that year. */
export type EditionOpened = Fact<'EditionOpened', { readonly edition: number; readonly basedOnYear: number }>;

/** 추진실적 작성지침 시달. */
export type ProgressGuidelineIssued = Fact<
  'ProgressGuidelineIssued',
  { readonly year: number; readonly title: string; readonly submitBy: PlainDate }
>;

/** 확보 재원 of one year, in won; a report states all years to date. */
export type SecuredYear = { readonly year: number; readonly funds: FundSplit };

/** 추진실적 제출 by the department that is responsible that day. */
export type ProgressSubmitted = Fact<
  'ProgressSubmitted',
  {
    readonly taskId: string;
    readonly year: number;
    readonly department: TaskDepartment;
    /** 이행률, 0.1%. */
    readonly progressTenths: number;
    readonly achievement: string;
    readonly secured: readonly SecuredYear[];
    /** After the day of the guideline: accepted, and said. */
    readonly late: boolean;
  }
>;

export type ProgressReviewed = Fact<
  'ProgressReviewed',
  {
    readonly taskId: string;
    readonly year: number;
    readonly verdict: 'accepted' | 'returned';
    readonly opinion: string;
    /** The submission that was reviewed. */
    readonly reviews: string;
  }
>;

/** progressTenths is null where nothing was accepted (미제출). */
export type FixedResult = {
  readonly taskId: string;
  readonly status: Status;
  readonly progressTenths: number | null;
  readonly department: TaskDepartment;
};

/** 추진실적 최종보고: every task that was in force on the day of the guideline, as it then stood. */
export type ProgressFixed = Fact<'ProgressFixed', { readonly year: number; readonly results: readonly FixedResult[] }>;

export type BudgetLineLinked = Fact<'BudgetLineLinked', { readonly taskId: string; readonly lineId: string }>;
export type BudgetLineUnlinked = Fact<'BudgetLineUnlinked', { readonly taskId: string; readonly lineId: string }>;
/** A 주요사업 of the performance plan that carries the task out. */
export type ProjectLinked = Fact<'ProjectLinked', { readonly taskId: string; readonly projectId: string }>;
export type ProjectUnlinked = Fact<'ProjectUnlinked', { readonly taskId: string; readonly projectId: string }>;

/** The plan of the next term takes over: 민선8기의 계획은 임기보다 여섯 달 길다. */
export type PlanSuperseded = Fact<'PlanSuperseded', { readonly successorId: string; readonly successorName: string }>;

export type FourYearPlanFact =
  | PlanDrafted
  | GoalDefined
  | FieldDefined
  | TaskDefined
  | TaskRevised
  | TasksMerged
  | TaskSplit
  | TaskStatusChanged
  | TaskSuspended
  | TaskResumed
  | TaskAbolished
  | TaskReassigned
  | ChangeApproved
  | JuryVoted
  | EditionConfirmed
  | EditionPublished
  | EditionOpened
  | ProgressGuidelineIssued
  | ProgressSubmitted
  | ProgressReviewed
  | ProgressFixed
  | BudgetLineLinked
  | BudgetLineUnlinked
  | ProjectLinked
  | ProjectUnlinked
  | PlanSuperseded;
