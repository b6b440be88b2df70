import type {
  ItemReported,
  ReportedItemWithdrawn,
  ReportedMilestoneFact,
  ReportPart,
} from '../../events/reported-milestone.events.ts';
import { knownAt, type StoredEvent } from '../../kernel/domain-event.ts';
import type { Handler, Projection, Row, Table } from '../../kernel/projection.ts';

export type { ReportPart };

/** One statement of a document. */
export type ReportedItemRow = Row & {
  readonly event_id: string;
  readonly position: number;
  readonly item_id: string;
  readonly year: number;
  readonly department_id: string;
  readonly department_name: string;
  readonly code: string;
  readonly name: string;
  readonly part: ReportPart;
  readonly span_from: string | null;
  readonly span_through: string | null;
  readonly printed: string;
  readonly place: string;
  readonly note: string | null;
  readonly document: string;
  readonly effective_on: string;
  readonly known_at: string;
  readonly recorded_at: string;
};

export const reportedItem: Table<ReportedItemRow> = {
  name: 'reported_item',
  columns: {
    event_id: 'text',
    position: 'bigint',
    item_id: 'text',
    year: 'integer',
    department_id: 'text',
    department_name: 'text',
    code: 'text',
    name: 'text',
    part: 'text',
    span_from: 'date',
    span_through: 'date',
    printed: 'text',
    place: 'text',
    note: 'text',
    document: 'text',
    effective_on: 'date',
    known_at: 'timestamptz',
    recorded_at: 'timestamptz',
  },
  nullable: ['span_from', 'span_through', 'note'],
  key: ['event_id'],
  indexes: [],
  writes: 'append',
};

/** A number of a statement, in the order it is printed. */
export type ReportedTotalRow = Row & {
  readonly event_id: string;
  readonly position: number;
  readonly ordinal: number;
  readonly name: string;
  readonly value: string;
  readonly unit: string;
};

export const reportedTotal: Table<ReportedTotalRow> = {
  name: 'reported_total',
  columns: {
    event_id: 'text',
    position: 'bigint',
    ordinal: 'integer',
    name: 'text',
    value: 'text',
    unit: 'text',
  },
  nullable: [],
  key: ['event_id', 'ordinal'],
  indexes: [],
  writes: 'append',
};

/** A statement that no longer counts, once this is known. */
export type WithdrawnItemRow = Row & {
  readonly event_id: string;
  readonly position: number;
  readonly withdraws: string;
  readonly effective_on: string;
  readonly known_at: string;
  readonly recorded_at: string;
};

export const withdrawnItem: Table<WithdrawnItemRow> = {
  name: 'withdrawn_reported_item',
  columns: {
    event_id: 'text',
    position: 'bigint',
    withdraws: 'text',
    effective_on: 'date',
    known_at: 'timestamptz',
    recorded_at: 'timestamptz',
  },
  nullable: [],
  key: ['event_id'],
  indexes: [],
  writes: 'append',
};

const made = (event: StoredEvent) => ({ event_id: event.id, position: event.position });
const clocksOf = (event: StoredEvent) => ({
  effective_on: event.fact.effectiveOn,
  known_at: knownAt(event),
  recorded_at: event.recordedAt,
});

const itemReported: Handler<StoredEvent<ItemReported>> = {
  touches: () => [],
  fold(event, rows) {
    const { itemId, year, department, code, name, part, totals, span, printed, place, note } = event.fact.data;
    rows.put(reportedItem, {
      ...made(event),
      ...clocksOf(event),
      item_id: itemId,
      year,
      department_id: department.id,
      department_name: department.name,
      code,
      name,
      part,
      span_from: span?.from ?? null,
      span_through: span?.through ?? null,
      printed,
      place,
      note,
      document: event.meta.document,
    });
    for (const [index, total] of totals.entries())
      rows.put(reportedTotal, {
        ...made(event),
        ordinal: index,
        name: total.name,
        value: total.value,
        unit: total.unit,
      });
  },
};

const itemWithdrawn: Handler<StoredEvent<ReportedItemWithdrawn>> = {
  touches: () => [],
  fold(event, rows) {
    rows.put(withdrawnItem, { ...made(event), ...clocksOf(event), withdraws: event.fact.data.withdraws });
  },
};

const handlers = {
  ItemReported: itemReported,
  ReportedItemWithdrawn: itemWithdrawn,
} satisfies Record<ReportedMilestoneFact['type'], Handler<never>>;

/** 보고 사항: what documents state that is no budget figure. */
export const reportedMilestones: Projection = {
  name: 'reported-milestones',
  version: 1,
  tables: [reportedItem, reportedTotal, withdrawnItem],
  handlers,
  onPoison: 'halt',
};
