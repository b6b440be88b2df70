import { strengthChanges } from '../../events/staffing.effects.ts';
import type {
  PersonnelFact,
  QuotaSet,
  StaffGrade,
  StaffingFact,
  StaffingStated,
} from '../../events/staffing.events.ts';
import { knownAt, type Fact, type StoredEvent } from '../../kernel/domain-event.ts';
import type { Handler, Projection, Row, Rows, Table } from '../../kernel/projection.ts';
import type { StaffCount } from '../../kernel/staff-count.ts';

/**
 * One column of one event. quota and stated replace what an event of their source said before; personnel adds to
 * strength. null is 해당없음, or a count of which the source says nothing.
 */
export type StaffingCellRow = Row & {
  readonly position: number;
  readonly ordinal: number;
  readonly event_id: string;
  readonly department_id: string;
  readonly source: 'quota' | 'personnel' | 'stated';
  readonly series: string;
  readonly grade: string;
  readonly quota: StaffCount;
  readonly strength: StaffCount;
  readonly surplus: StaffCount;
  readonly effective_on: string;
  readonly known_at: string;
  readonly recorded_at: string;
  readonly document: string;
};

export const staffingCell: Table<StaffingCellRow> = {
  name: 'staffing_cell',
  columns: {
    position: 'bigint',
    ordinal: 'integer',
    event_id: 'text',
    department_id: 'text',
    source: 'text',
    series: 'text',
    grade: 'text',
    quota: 'integer',
    strength: 'integer',
    surplus: 'integer',
    effective_on: 'date',
    known_at: 'timestamptz',
    recorded_at: 'timestamptz',
    document: 'text',
  },
  nullable: ['quota', 'strength', 'surplus'],
  key: ['position', 'ordinal'],
  indexes: [{ on: ['department_id', 'effective_on'] }],
  writes: 'append',
};

type Said = StaffGrade & Pick<StaffingCellRow, 'quota' | 'strength' | 'surplus'>;

function putCells(event: StoredEvent, source: StaffingCellRow['source'], cells: readonly Said[], rows: Rows): void {
  const { position, id, stream, fact, recordedAt, meta } = event;
  for (const [ordinal, { series, grade, quota, strength, surplus }] of cells.entries())
    rows.put(staffingCell, {
      position,
      ordinal,
      event_id: id,
      department_id: stream.slice(stream.indexOf('-') + 1),
      source,
      series,
      grade,
      quota,
      strength,
      surplus,
      effective_on: fact.effectiveOn,
      known_at: knownAt(event),
      recorded_at: recordedAt,
      document: meta.document,
    });
}

const handler = <F extends Fact>(fold: (event: StoredEvent<F>, rows: Rows) => void): Handler<StoredEvent<F>> => ({
  touches: () => [],
  fold,
});

const quotaSet = handler<QuotaSet>((event, rows) => {
  const cells = event.fact.data.cells.map(({ count, ...column }) => ({
    ...column,
    quota: count,
    strength: null,
    surplus: null,
  }));
  putCells(event, 'quota', cells, rows);
});

const personnel = handler<PersonnelFact>((event, rows) => {
  const cells = strengthChanges(event.fact).map(({ change, ...column }) => ({
    ...column,
    quota: null,
    strength: change,
    surplus: null,
  }));
  putCells(event, 'personnel', cells, rows);
});

const stated = handler<StaffingStated>((event, rows) => {
  putCells(event, 'stated', event.fact.data.cells, rows);
});

const handlers = {
  QuotaSet: quotaSet,
  StaffAppointed: personnel,
  StaffTransferredIn: personnel,
  StaffTransferredOut: personnel,
  StaffPromoted: personnel,
  StaffRetired: personnel,
  StaffingStated: stated,
} satisfies Record<StaffingFact['type'], Handler<never>>;

/** 정원·현원: every count with the event that said it. */
export const staffing: Projection = {
  name: 'staffing',
  version: 1,
  tables: [staffingCell],
  handlers,
  onPoison: 'halt',
};
