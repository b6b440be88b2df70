import type { Row, Table } from '../../kernel/projection.ts';

/** 개시 · 확정 · 공개 · 재개. */
export type CyclePhase = 'open' | 'fixed' | 'disclosed' | 'reopened';

export type CycleRow = Row & {
  readonly cycle_id: string;
  readonly office_id: string;
  readonly year: number;
  readonly evaluation: string;
  readonly title: string;
  readonly rule_set_id: string;
  readonly rule_set_version: number;
  readonly cutoff_on: string;
  readonly submission_until: string;
  readonly appeal_until: string;
  readonly opinion_until: string;
  readonly phase: CyclePhase;
  /** How often the results were fixed. */
  readonly round: number;
  readonly position: number;
};

export const evaluationCycle: Table<CycleRow> = {
  name: 'evaluation_cycle',
  columns: {
    cycle_id: 'text',
    office_id: 'text',
    year: 'integer',
    evaluation: 'text',
    title: 'text',
    rule_set_id: 'text',
    rule_set_version: 'integer',
    cutoff_on: 'date',
    submission_until: 'timestamptz',
    appeal_until: 'timestamptz',
    opinion_until: 'timestamptz',
    phase: 'text',
    round: 'integer',
    position: 'bigint',
  },
  nullable: [],
  key: ['cycle_id'],
  indexes: [],
  writes: 'upsert',
};

/** Where a score stands; all null before there is one. outcome says which of the four it is. */
export type StandingCells = {
  readonly outcome: string | null;
  readonly score_exact: string | null;
  readonly score_shown: string | null;
  readonly rank: number | null;
  readonly grade: string | null;
};

const STANDING = {
  outcome: 'text',
  score_exact: 'text',
  score_shown: 'text',
  rank: 'integer',
  grade: 'text',
} as const;
const STANDING_NULLABLE = ['outcome', 'score_exact', 'score_shown', 'rank', 'grade'] as const;

/** Where it would stand had nobody appealed; null where nobody did, and before the results are fixed. */
export type BeforeAppealsCells = {
  readonly before_score_shown: string | null;
  readonly before_rank: number | null;
  readonly before_grade: string | null;
};

const BEFORE_APPEALS = { before_score_shown: 'text', before_rank: 'integer', before_grade: 'text' } as const;
const BEFORE_APPEALS_NULLABLE = ['before_score_shown', 'before_rank', 'before_grade'] as const;

/** Deadlines of one assessment: an extension, or the time that a return leaves; null: those of the cycle. */
export type OwnDeadlineCells = {
  readonly submission_until: string | null;
  readonly appeal_until: string | null;
  readonly opinion_until: string | null;
};

const OWN_DEADLINES = {
  submission_until: 'timestamptz',
  appeal_until: 'timestamptz',
  opinion_until: 'timestamptz',
} as const;
const OWN_DEADLINES_NULLABLE = ['submission_until', 'appeal_until', 'opinion_until'] as const;

/** One project in one cycle, as it stands now. */
export type AssessmentRow = Row &
  OwnDeadlineCells &
  StandingCells &
  BeforeAppealsCells & {
    /** <cycle_id>.<project_no> */
    readonly assessment_id: string;
    readonly cycle_id: string;
    readonly project_no: string;
    readonly project_name: string;
    readonly department_id: string;
    readonly department_name: string;
    readonly group_id: string | null;
    readonly status: string;
    readonly open_appeals: number;
    readonly deliberated: boolean;
    readonly position: number;
  };

export const assessment: Table<AssessmentRow> = {
  name: 'assessment',
  columns: {
    assessment_id: 'text',
    cycle_id: 'text',
    project_no: 'text',
    project_name: 'text',
    department_id: 'text',
    department_name: 'text',
    group_id: 'text',
    status: 'text',
    ...OWN_DEADLINES,
    ...STANDING,
    open_appeals: 'integer',
    deliberated: 'boolean',
    ...BEFORE_APPEALS,
    position: 'bigint',
  },
  nullable: ['group_id', ...OWN_DEADLINES_NULLABLE, ...STANDING_NULLABLE, ...BEFORE_APPEALS_NULLABLE],
  key: ['assessment_id'],
  indexes: [{ on: ['cycle_id'] }, { on: ['department_id'] }],
  writes: 'upsert',
};

/** One event in the life of an assessment, and how it stood after it. */
export type StepRow = Row &
  OwnDeadlineCells &
  StandingCells &
  BeforeAppealsCells & {
    readonly assessment_id: string;
    readonly position: number;
    readonly event_id: string;
    readonly type: string;
    readonly label: string;
    readonly effective_on: string;
    readonly known_at: string;
    readonly recorded_at: string;
    readonly actor_id: string;
    readonly actor_name: string;
    readonly actor_department: string;
    readonly actor_role: string;
    readonly reason: string;
    readonly document: string;
    readonly status: string;
    readonly appeal_id: string | null;
    /** What was said: a statement, demand, opinion, argument, explanation or instruction. */
    readonly said: string | null;
  };

export const assessmentStep: Table<StepRow> = {
  name: 'assessment_step',
  columns: {
    assessment_id: 'text',
    position: 'bigint',
    event_id: 'text',
    type: 'text',
    label: 'text',
    effective_on: 'date',
    known_at: 'timestamptz',
    recorded_at: 'timestamptz',
    actor_id: 'text',
    actor_name: 'text',
    actor_department: 'text',
    actor_role: 'text',
    reason: 'text',
    document: 'text',
    status: 'text',
    ...OWN_DEADLINES,
    ...STANDING,
    ...BEFORE_APPEALS,
    appeal_id: 'text',
    said: 'text',
  },
  nullable: [...OWN_DEADLINES_NULLABLE, ...STANDING_NULLABLE, ...BEFORE_APPEALS_NULLABLE, 'appeal_id', 'said'],
  key: ['assessment_id', 'position'],
  indexes: [],
  writes: 'append',
};

/** A department in a cycle, from the fixing of its results on. */
export type DepartmentResultRow = Row &
  StandingCells & {
    readonly cycle_id: string;
    readonly department_id: string;
    readonly department_name: string;
    readonly group_id: string | null;
    readonly prize: string | null;
    readonly award: string | null;
    readonly position: number;
  };

export const departmentResult: Table<DepartmentResultRow> = {
  name: 'evaluation_department',
  columns: {
    cycle_id: 'text',
    department_id: 'text',
    department_name: 'text',
    group_id: 'text',
    ...STANDING,
    prize: 'text',
    award: 'text',
    position: 'bigint',
  },
  nullable: ['group_id', ...STANDING_NULLABLE, 'prize', 'award'],
  key: ['cycle_id', 'department_id'],
  indexes: [{ on: ['department_id'] }],
  writes: 'upsert',
};
