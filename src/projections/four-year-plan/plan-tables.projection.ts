import type { Status } from '../../events/four-year-plan.events.ts';
import type { Row, Table } from '../../kernel/projection.ts';

/**
 * Every table only grows: one row for what one event says of one thing, whole, so that of each thing the last row that
 * counts and was known is the answer at any two clocks (plan-reader.ts).
 */
type Said = Row & { readonly position: number; readonly ordinal: number; readonly plan_id: string };
const SAID = { position: 'bigint', ordinal: 'integer', plan_id: 'text' } as const;

/** An event, once for each task it is about; ordinal 0 stands for the event itself. */
export type PlanFactRow = Said & {
  readonly task_id: string | null;
  readonly event_id: string;
  readonly type: string;
  readonly effective_on: string;
  readonly known_at: string;
  readonly recorded_at: string;
  readonly actor_name: string;
  readonly actor_department: string;
  readonly reason: string;
  readonly document: string;
};
export const planFact: Table<PlanFactRow> = {
  name: 'four_year_fact',
  columns: {
    ...SAID,
    task_id: 'text',
    event_id: 'text',
    type: 'text',
    effective_on: 'date',
    known_at: 'timestamptz',
    recorded_at: 'timestamptz',
    actor_name: 'text',
    actor_department: 'text',
    reason: 'text',
    document: 'text',
  },
  nullable: ['task_id'],
  key: ['position', 'ordinal'],
  indexes: [{ on: ['plan_id', 'task_id'] }],
  writes: 'append',
};

const said = <R extends Said>(
  name: string,
  columns: Table<R>['columns'],
  nullable: Table<R>['nullable'] = [],
): Table<R> => ({
  name,
  columns,
  nullable,
  key: ['position', 'ordinal'],
  indexes: [{ on: ['plan_id', 'position'] }],
  writes: 'append',
});

export type PlanHeadRow = Said & {
  readonly office_id: string;
  readonly name: string;
  readonly from_day: string;
  readonly until_day: string;
  readonly coordinator_id: string;
  readonly coordinator_name: string;
};
export const planHead = said<PlanHeadRow>('four_year_head', {
  ...SAID,
  office_id: 'text',
  name: 'text',
  from_day: 'date',
  until_day: 'date',
  coordinator_id: 'text',
  coordinator_name: 'text',
});

/** 구정목표, and 분야 with the one it stands in. */
export type PlanBranchRow = Said & {
  readonly branch_id: string;
  readonly goal_id: string | null;
  readonly name: string;
};
export const planBranch = said<PlanBranchRow>(
  'four_year_branch',
  { ...SAID, branch_id: 'text', goal_id: 'text', name: 'text' },
  ['goal_id'],
);

export type MilestoneKind = 'confirmed' | 'published' | 'opened' | 'guideline' | 'final-report' | 'superseded';
/** Editions and the yearly cycle. */
export type PlanMilestoneRow = Said & {
  readonly kind: MilestoneKind;
  readonly edition: number | null;
  readonly year: number | null;
  readonly submit_by: string | null;
  readonly title: string | null;
  readonly goals: number | null;
  readonly fields: number | null;
  readonly tasks: number | null;
};
export const planMilestone = said<PlanMilestoneRow>(
  'four_year_milestone',
  {
    ...SAID,
    kind: 'text',
    edition: 'bigint',
    year: 'integer',
    submit_by: 'date',
    title: 'text',
    goals: 'bigint',
    fields: 'bigint',
    tasks: 'bigint',
  },
  ['edition', 'year', 'submit_by', 'title', 'goals', 'fields', 'tasks'],
);

export type PlanTaskRow = Said & {
  readonly task_id: string;
  readonly field_id: string;
  readonly name: string;
  readonly pledge: boolean;
};
export const planTask = said<PlanTaskRow>('four_year_task', {
  ...SAID,
  task_id: 'text',
  field_id: 'text',
  name: 'text',
  pledge: 'boolean',
});

type Funded = Said & {
  readonly task_id: string;
  readonly year: number;
  readonly national: number;
  readonly city: number;
  readonly district: number;
  readonly other: number;
};
const FUNDED = {
  ...SAID,
  task_id: 'text',
  year: 'integer',
  national: 'bigint',
  city: 'bigint',
  district: 'bigint',
  other: 'bigint',
} as const;

/** 연차별 목표와 계획 재원, won. */
export type PlanTaskYearRow = Funded & { readonly target: string | null };
export const planTaskYear = said<PlanTaskYearRow>('four_year_task_year', { ...FUNDED, target: 'text' }, ['target']);

/** 확보 재원, won. */
export type PlanSecuredRow = Funded;
export const planSecured = said<PlanSecuredRow>('four_year_secured', FUNDED);

/** How a task that went on as another ended; withdrawn: from a draft. */
export const ENDS = ['merged', 'split', 'withdrawn'] as const;
export type TaskEnd = (typeof ENDS)[number];
export type PlanTaskStatusRow = Said & { readonly task_id: string; readonly status: Status | TaskEnd };
export const planTaskStatus = said<PlanTaskStatusRow>('four_year_task_status', {
  ...SAID,
  task_id: 'text',
  status: 'text',
});

export type PlanTaskDepartmentRow = Said & {
  readonly task_id: string;
  readonly role: 'main' | 'supporting';
  readonly department_id: string;
  readonly department_name: string;
};
export const planTaskDepartment = said<PlanTaskDepartmentRow>('four_year_task_department', {
  ...SAID,
  task_id: 'text',
  role: 'text',
  department_id: 'text',
  department_name: 'text',
});

type OfYear = Said & { readonly task_id: string; readonly year: number };
const OF_YEAR = { ...SAID, task_id: 'text', year: 'integer' } as const;

export type PlanSubmissionRow = OfYear & {
  readonly progress_tenths: number;
  readonly achievement: string;
  readonly late: boolean;
  readonly department_id: string;
  readonly department_name: string;
};
export const planSubmission = said<PlanSubmissionRow>('four_year_submission', {
  ...OF_YEAR,
  progress_tenths: 'bigint',
  achievement: 'text',
  late: 'boolean',
  department_id: 'text',
  department_name: 'text',
});

/** reviews: the event of the submission. */
export type PlanReviewRow = OfYear & {
  readonly verdict: 'accepted' | 'returned';
  readonly opinion: string;
  readonly reviews: string;
};
export const planReview = said<PlanReviewRow>('four_year_review', {
  ...OF_YEAR,
  verdict: 'text',
  opinion: 'text',
  reviews: 'text',
});

/** A line of the final report. */
export type PlanResultRow = OfYear & {
  readonly status: Status;
  readonly progress_tenths: number | null;
  readonly department_id: string;
  readonly department_name: string;
};
export const planResult = said<PlanResultRow>(
  'four_year_result',
  { ...OF_YEAR, status: 'text', progress_tenths: 'bigint', department_id: 'text', department_name: 'text' },
  ['progress_tenths'],
);

export type PlanLinkRow = Said & {
  readonly task_id: string;
  readonly kind: 'line' | 'project';
  readonly target: string;
  readonly linked: boolean;
};
export const planLink = said<PlanLinkRow>('four_year_link', {
  ...SAID,
  task_id: 'text',
  kind: 'text',
  target: 'text',
  linked: 'boolean',
});
