import type { Row, Table } from '../../kernel/projection.ts';

/** What items belong to: a project, an assessment, a plan. */
export type ExactSubjectRow = Row & {
  readonly subject_id: string;
  readonly name: string;
  /** Whose figures these are now; null: they are published, and everybody's. */
  readonly department_id: string | null;
  /** Its targets stand: a further one is a request (변경 요청) until the plan is revised. */
  readonly confirmed: boolean;
};
export const exactSubject: Table<ExactSubjectRow> = {
  name: 'exact_subject',
  columns: { subject_id: 'text', name: 'text', department_id: 'text', confirmed: 'boolean' },
  nullable: ['department_id'],
  key: ['subject_id'],
  indexes: [],
  writes: 'upsert',
};

/** What is measured, and in what; item_id is the id of its figures without the measure. */
export type ExactItemRow = Row & {
  readonly item_id: string;
  readonly subject_id: string;
  /** null where the subject has one item only. */
  readonly name: string | null;
  readonly unit: string;
  readonly decimals: number;
  /** What a ratio of two numbers is multiplied with; null where the result is one number. */
  readonly multiplier: string | null;
};
export const exactItem: Table<ExactItemRow> = {
  name: 'exact_item',
  columns: {
    item_id: 'text',
    subject_id: 'text',
    name: 'text',
    unit: 'text',
    decimals: 'integer',
    multiplier: 'text',
  },
  nullable: ['name', 'multiplier'],
  key: ['item_id'],
  indexes: [],
  writes: 'upsert',
};

/** What one event says one figure is. */
export type ExactStatementRow = Row & {
  readonly position: number;
  readonly ordinal: number;
  readonly figure_id: string;
  readonly exact: string | null;
  readonly shown: string;
  readonly note: string | null;
  readonly cause: string;
  readonly effective_on: string;
  readonly known_at: string;
  readonly recorded_at: string;
  readonly event_id: string;
};
export const exactStatement: Table<ExactStatementRow> = {
  name: 'exact_statement',
  columns: {
    position: 'bigint',
    ordinal: 'integer',
    figure_id: 'text',
    exact: 'text',
    shown: 'text',
    note: 'text',
    cause: 'text',
    effective_on: 'date',
    known_at: 'timestamptz',
    recorded_at: 'timestamptz',
    event_id: 'text',
  },
  nullable: ['exact', 'note'],
  key: ['position', 'ordinal'],
  indexes: [{ on: ['figure_id', 'effective_on'] }],
  writes: 'append',
};
