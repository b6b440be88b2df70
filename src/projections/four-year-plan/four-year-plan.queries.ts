import { Query } from '@nestjs/cqrs';
import type { AsOf } from '../../kernel/as-of.ts';
import type { PlainDate } from '../../kernel/time.ts';
import type { Won } from '../../kernel/won.ts';
import type { TaskFact } from './plan-reader.ts';
import type { PlanResultRow } from './plan-tables.projection.ts';

export type { TaskFact };
export type Status = PlanResultRow['status'];

export interface Department {
  readonly id: string;
  readonly name: string;
}
export interface Responsible {
  readonly main: Department | null;
  readonly supporting: readonly Department[];
}

/** From counts or won, sum over sum; percent is null (산정불가) where the base is 0. */
export interface Share {
  readonly part: number;
  readonly base: number;
  readonly percent: string | null;
}

/**
 * not-asked: no guideline, or the task was not in force on its deadline. due: before the deadline. unreported: 미제출.
 * fixed: in the final report.
 */
export type ReportState = 'not-asked' | 'due' | 'unreported' | 'submitted' | 'returned' | 'accepted' | 'fixed';

/** 추진실적 of one task in one year. */
export interface YearReport {
  readonly state: ReportState;
  readonly late: boolean;
  /** Nothing, or nothing that stands, after the deadline. */
  readonly unreported: boolean;
  /** 이행률, 0.1%; null where none is known. */
  readonly progressTenths: number | null;
  readonly achievement: string | null;
  readonly submittedOn: PlainDate | null;
  /** Who submitted; of a final report, whose task it then was. */
  readonly department: Department | null;
  readonly opinion: string | null;
  /** The submission, or the final report. */
  readonly eventId: string | null;
}

export interface PlanYearOfTask {
  readonly year: number;
  readonly target: string | null;
  readonly plannedWon: Won;
  /** null where no report stated it. */
  readonly securedWon: Won | null;
  readonly report: YearReport;
}

export interface PlanTaskView {
  readonly taskId: string;
  readonly name: string;
  readonly fieldId: string;
  readonly pledge: boolean;
  readonly status: Status | 'merged' | 'split' | 'withdrawn';
  readonly statusSince: PlainDate;
  readonly statusEventId: string;
  readonly contentEventId: string;
  /** 당시 부서 and 현재 부서. */
  readonly then: Responsible;
  readonly now: Responsible;
  readonly lineIds: readonly string[];
  readonly projectIds: readonly string[];
  readonly years: readonly PlanYearOfTask[];
}

export interface PlanYearSummary {
  readonly year: number;
  readonly submitBy: PlainDate | null;
  readonly fixedOn: PlainDate | null;
  /** Tasks that were to report; they include those that went on as others since. */
  readonly expected: number;
  readonly reported: number;
  readonly late: number;
  readonly unreported: number;
  /** Mean of what was reported: the sum of the tenths over the number of reports. */
  readonly progress: Share;
  /** 공약이행률 as the final report found it; null before it. */
  readonly fulfilment: Share | null;
  readonly plannedWon: Won;
  readonly securedWon: Won;
}

export interface TasksSummary {
  readonly tasks: number;
  readonly byStatus: Readonly<Record<Status, number>>;
  /** 공약이행률: (완료 + 이행후계속추진) ÷ all. */
  readonly fulfilment: Share;
  /** 재정확보율 of all years, and of those of the plan. */
  readonly secured: Share;
  readonly securedWithinPlan: Share;
  /** Tasks of which no report has stated what is secured: the rate counts 0 for them. */
  readonly securedUnstated: number;
  readonly years: readonly PlanYearSummary[];
}

export interface PlanField {
  readonly fieldId: string;
  readonly name: string;
  readonly summary: TasksSummary;
  readonly tasks: readonly PlanTaskView[];
}
export interface PlanGoal {
  readonly goalId: string;
  readonly name: string;
  readonly summary: TasksSummary;
  readonly fields: readonly PlanField[];
}

export interface PlanEdition {
  readonly edition: number;
  readonly basedOnYear: number | null;
  readonly confirmedOn: PlainDate | null;
  readonly publishedOn: PlainDate | null;
  readonly title: string | null;
  /** As confirmed. */
  readonly counts: { readonly goals: number; readonly fields: number; readonly tasks: number } | null;
}

export interface PlanHead {
  readonly planId: string;
  readonly name: string;
  readonly period: { readonly from: PlainDate; readonly until: PlainDate };
  readonly coordinator: Department;
  readonly editions: readonly PlanEdition[];
  readonly successor: string | null;
}

export interface PlanTree extends PlanHead {
  readonly asOf: AsOf;
  /** The edition as published; null: the plan as it is at these clocks. */
  readonly edition: number | null;
  readonly summary: TasksSummary;
  readonly goals: readonly PlanGoal[];
}

/** Every plan there is, as it is at these clocks. */
export class ListFourYearPlans extends Query<readonly PlanHead[]> {
  constructor(readonly asOf: AsOf) {
    super();
  }
}

/** One plan: at both clocks, or as an edition was published. today: for 현재 부서. @throws Rejection not-found */
export class ReportFourYearPlan extends Query<PlanTree> {
  constructor(
    readonly planId: string,
    readonly asOf: AsOf,
    readonly edition: number | null,
    readonly today: PlainDate,
  ) {
    super();
  }
}

export interface DepartmentTasks {
  readonly department: Department;
  readonly summary: TasksSummary;
  readonly taskIds: readonly string[];
}

/** The tasks by 주관부서: then, of the day asked for; now, of today. */
export class ReportPlanDepartments extends Query<readonly DepartmentTasks[]> {
  constructor(
    readonly planId: string,
    readonly asOf: AsOf,
    readonly view: 'then' | 'now',
    readonly today: PlainDate,
  ) {
    super();
  }
}

/** A task, also one that went on as another, with the events about it in order. */
export interface PlanTaskHistory {
  readonly task: PlanTaskView;
  readonly history: readonly TaskFact[];
}

export class ShowPlanTask extends Query<PlanTaskHistory> {
  constructor(
    readonly planId: string,
    readonly taskId: string,
    readonly asOf: AsOf,
    readonly today: PlainDate,
  ) {
    super();
  }
}

export interface DueReport {
  readonly taskId: string;
  readonly name: string;
  readonly then: Responsible;
  readonly now: Responsible;
  readonly report: YearReport;
}

/** 추진실적 of one year: what every task that was to report has reported, late and unreported ones marked. */
export class ListPlanReports extends Query<readonly DueReport[]> {
  constructor(
    readonly planId: string,
    readonly year: number,
    readonly asOf: AsOf,
    readonly today: PlainDate,
  ) {
    super();
  }
}
