import type { Row, Table } from '../../kernel/projection.ts';

/** A criterion of one calculation: how a score came about. */
export type CriterionRow = Row & {
  readonly assessment_id: string;
  readonly position: number;
  readonly criterion_id: string;
  readonly name: string;
  readonly points: string;
  readonly outcome: string;
  /** Percent of the points, exact; null where there is no score. */
  readonly achieved_exact: string | null;
  readonly earned_exact: string | null;
};

export const assessmentCriterion: Table<CriterionRow> = {
  name: 'assessment_criterion',
  columns: {
    assessment_id: 'text',
    position: 'bigint',
    criterion_id: 'text',
    name: 'text',
    points: 'text',
    outcome: 'text',
    achieved_exact: 'text',
    earned_exact: 'text',
  },
  nullable: ['achieved_exact', 'earned_exact'],
  key: ['assessment_id', 'position', 'criterion_id'],
  indexes: [],
  writes: 'append',
};

/** A result of an indicator: frozen is what is scored, later (사후 실적) is only shown beside it. */
export type ActualRow = Row & {
  readonly assessment_id: string;
  readonly position: number;
  readonly ordinal: number;
  readonly noted: 'frozen' | 'later';
  readonly indicator_id: string;
  readonly criterion_id: string | null;
  readonly name: string | null;
  readonly unit: string | null;
  readonly target: string | null;
  /** value, not-submitted or not-applicable. */
  readonly kind: string;
  readonly value: string | null;
  /** Event ids the value was read from, separated by commas. */
  readonly sources: string;
};

export const assessmentActual: Table<ActualRow> = {
  name: 'assessment_actual',
  columns: {
    assessment_id: 'text',
    position: 'bigint',
    ordinal: 'integer',
    noted: 'text',
    indicator_id: 'text',
    criterion_id: 'text',
    name: 'text',
    unit: 'text',
    target: 'text',
    kind: 'text',
    value: 'text',
    sources: 'text',
  },
  nullable: ['criterion_id', 'name', 'unit', 'target', 'value'],
  key: ['assessment_id', 'position', 'ordinal'],
  indexes: [],
  writes: 'append',
};

export type AppealRow = Row & {
  readonly assessment_id: string;
  readonly appeal_id: string;
  readonly criterion_id: string | null;
  readonly indicator_id: string | null;
  readonly filed_by: string;
  readonly argument: string;
  /** null while it is open. */
  readonly verdict: string | null;
  readonly explanation: string | null;
  readonly decided_by: string | null;
  /** The score, exact, before and after an upheld appeal. */
  readonly score_before: string | null;
  readonly score_after: string | null;
  readonly position: number;
  readonly decided_at_position: number | null;
};

export const appeal: Table<AppealRow> = {
  name: 'appeal',
  columns: {
    assessment_id: 'text',
    appeal_id: 'text',
    criterion_id: 'text',
    indicator_id: 'text',
    filed_by: 'text',
    argument: 'text',
    verdict: 'text',
    explanation: 'text',
    decided_by: 'text',
    score_before: 'text',
    score_after: 'text',
    position: 'bigint',
    decided_at_position: 'bigint',
  },
  nullable: [
    'criterion_id',
    'indicator_id',
    'verdict',
    'explanation',
    'decided_by',
    'score_before',
    'score_after',
    'decided_at_position',
  ],
  key: ['assessment_id', 'appeal_id'],
  indexes: [],
  writes: 'upsert',
};

/** 증빙 of a submission, or of an appeal. */
export type EvidenceRow = Row & {
  readonly assessment_id: string;
  readonly position: number;
  readonly ordinal: number;
  readonly appeal_id: string | null;
  readonly name: string;
  readonly sha256: string;
};

export const evidence: Table<EvidenceRow> = {
  name: 'assessment_evidence',
  columns: {
    assessment_id: 'text',
    position: 'bigint',
    ordinal: 'integer',
    appeal_id: 'text',
    name: 'text',
    sha256: 'text',
  },
  nullable: ['appeal_id'],
  key: ['assessment_id', 'position', 'ordinal'],
  indexes: [],
  writes: 'append',
};

/** 보완지시: what a project that lags is to do, and until when. No event says that it was done. */
export type RemedyRow = Row & {
  readonly assessment_id: string;
  readonly position: number;
  readonly instruction: string;
  readonly due_on: string;
};

export const assessmentRemedy: Table<RemedyRow> = {
  name: 'assessment_remedy',
  columns: { assessment_id: 'text', position: 'bigint', instruction: 'text', due_on: 'date' },
  nullable: [],
  key: ['assessment_id', 'position'],
  indexes: [],
  writes: 'append',
};
