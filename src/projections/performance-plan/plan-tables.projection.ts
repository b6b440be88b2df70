import type { Achievement, Aggregation, Direction } from '../../events/indicator-definition.ts';
import type { PerformancePlanFact, ResultBasis } from '../../events/performance-plan.events.ts';
import type { PeriodUnit } from '../../kernel/period.ts';
import type { Row, Table } from '../../kernel/projection.ts';

/** What every row says: which event made it. */
type OfEvent = Row & { readonly event_id: string; readonly position: number };
const ofEvent = { event_id: 'text', position: 'bigint' } as const;

/** Every event of plans: when it counts, when it was known, who, why and by which document. */
export type PlanEventRow = OfEvent & {
  /** The project; of a guideline, office.연도. */
  readonly subject_id: string;
  readonly type: PerformancePlanFact['type'];
  readonly indicator_id: string | null;
  readonly effective_on: string;
  readonly known_at: string;
  readonly recorded_at: string;
  readonly actor_id: string;
  readonly actor_name: string;
  readonly actor_department: string;
  readonly reason: string;
  readonly document: string;
  readonly round: number | null;
  readonly late: boolean | null;
};

export const planEvent: Table<PlanEventRow> = {
  name: 'plan_event',
  columns: {
    ...ofEvent,
    subject_id: 'text',
    type: 'text',
    indicator_id: 'text',
    effective_on: 'date',
    known_at: 'timestamptz',
    recorded_at: 'timestamptz',
    actor_id: 'text',
    actor_name: 'text',
    actor_department: 'text',
    reason: 'text',
    document: 'text',
    round: 'bigint',
    late: 'boolean',
  },
  nullable: ['indicator_id', 'round', 'late'],
  key: ['event_id'],
  indexes: [{ on: ['subject_id'] }],
  writes: 'append',
};

export type PlanGuidelineRow = OfEvent & {
  readonly office_id: string;
  readonly year: number;
  readonly title: string;
  readonly submit_by: string;
};

export const planGuideline: Table<PlanGuidelineRow> = {
  name: 'plan_guideline',
  columns: { ...ofEvent, office_id: 'text', year: 'integer', title: 'text', submit_by: 'date' },
  nullable: [],
  key: ['office_id', 'year'],
  indexes: [],
  writes: 'append',
};

export type PlanProjectRow = OfEvent & {
  readonly project_id: string;
  readonly office_id: string;
  readonly year: number;
  readonly project_no: string;
  readonly name: string;
  readonly objective: string;
};

export const planProject: Table<PlanProjectRow> = {
  name: 'plan_project',
  columns: {
    ...ofEvent,
    project_id: 'text',
    office_id: 'text',
    year: 'integer',
    project_no: 'text',
    name: 'text',
    objective: 'text',
  },
  nullable: [],
  key: ['project_id'],
  indexes: [{ on: ['year'] }],
  writes: 'append',
};

/** 소관: the department from the event's day on. */
export type PlanOwnerRow = OfEvent & {
  readonly project_id: string;
  readonly department_id: string;
  readonly department_name: string;
};

export const planOwner: Table<PlanOwnerRow> = {
  name: 'plan_owner',
  columns: { ...ofEvent, project_id: 'text', department_id: 'text', department_name: 'text' },
  nullable: [],
  key: ['event_id'],
  indexes: [{ on: ['project_id'] }],
  writes: 'append',
};

/** 지표정의서; the parts of its formula and ratio are null where it has none. */
export type PlanSheetRow = OfEvent & {
  readonly project_id: string;
  readonly indicator_id: string;
  readonly name: string;
  readonly definition: string;
  readonly unit: string;
  readonly direction: Direction;
  readonly formula: Achievement['formula'];
  readonly tolerance: string | null;
  readonly deduction_per_unit: string | null;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly multiplier: string | null;
  readonly aggregation: Aggregation;
  readonly every: PeriodUnit;
  readonly baseline: string | null;
  readonly last_year: string | null;
  readonly weight: string;
  readonly cap: string;
  readonly floor: string;
  readonly decimals: number;
  readonly evidence: string;
  readonly owner: string;
};

export const planSheet: Table<PlanSheetRow> = {
  name: 'plan_sheet',
  columns: {
    ...ofEvent,
    project_id: 'text',
    indicator_id: 'text',
    name: 'text',
    definition: 'text',
    unit: 'text',
    direction: 'text',
    formula: 'text',
    tolerance: 'text',
    deduction_per_unit: 'text',
    numerator: 'text',
    denominator: 'text',
    multiplier: 'text',
    aggregation: 'text',
    every: 'text',
    baseline: 'text',
    last_year: 'text',
    weight: 'text',
    cap: 'text',
    floor: 'text',
    decimals: 'bigint',
    evidence: 'text',
    owner: 'text',
  },
  nullable: ['tolerance', 'deduction_per_unit', 'numerator', 'denominator', 'multiplier', 'baseline', 'last_year'],
  key: ['event_id'],
  indexes: [{ on: ['project_id'] }],
  writes: 'append',
};

/** A step of a milestone formula, from 1 on. */
export type PlanStepRow = OfEvent & {
  readonly project_id: string;
  readonly step: number;
  readonly name: string;
  readonly points: string;
};

export const planStep: Table<PlanStepRow> = {
  name: 'plan_step',
  columns: { ...ofEvent, project_id: 'text', step: 'integer', name: 'text', points: 'text' },
  nullable: [],
  key: ['event_id', 'step'],
  indexes: [{ on: ['project_id'] }],
  writes: 'append',
};

/** A target that was proposed, adjusted or revised, by one event for one indicator. */
export type PlanTargetRow = OfEvent & {
  readonly project_id: string;
  readonly indicator_id: string;
  readonly value: string;
  readonly ground: string;
  readonly weaker_than_last_year: boolean;
};

export const planTarget: Table<PlanTargetRow> = {
  name: 'plan_target',
  columns: {
    ...ofEvent,
    project_id: 'text',
    indicator_id: 'text',
    value: 'text',
    ground: 'text',
    weaker_than_last_year: 'boolean',
  },
  nullable: [],
  key: ['event_id', 'indicator_id'],
  indexes: [{ on: ['project_id'] }],
  writes: 'append',
};

/** A result or the correction of one, which keeps its basis; value is null where there are the two numbers of a ratio. */
export type PlanResultRow = OfEvent & {
  readonly project_id: string;
  readonly indicator_id: string;
  readonly period: string;
  readonly basis: ResultBasis | null;
  readonly value: string | null;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly corrects: string | null;
};

export const planResult: Table<PlanResultRow> = {
  name: 'plan_result',
  columns: {
    ...ofEvent,
    project_id: 'text',
    indicator_id: 'text',
    period: 'text',
    basis: 'text',
    value: 'text',
    numerator: 'text',
    denominator: 'text',
    corrects: 'text',
  },
  nullable: ['basis', 'value', 'numerator', 'denominator', 'corrects'],
  key: ['event_id'],
  indexes: [{ on: ['project_id'] }],
  writes: 'append',
};
