import { unitChanges } from '../../events/organization.effects.ts';
import type { OrganizationFact } from '../../events/organization.events.ts';
import { knownAt, type StoredEvent } from '../../kernel/domain-event.ts';
import type { Handler, Projection, Row, Table } from '../../kernel/projection.ts';
import type { UnitChange } from '../../kernel/unit-history.ts';

/** One change of one unit. Columns that say nothing of an aspect hold ''. */
export type UnitChangeRow = Row & {
  readonly position: number;
  readonly ordinal: number;
  readonly office_id: string;
  readonly unit_id: string;
  readonly aspect: UnitChange['aspect'];
  /** The kind, the name, the department or the successor; of a post, the person's id, '' where it falls vacant. */
  readonly value: string;
  readonly post: string;
  readonly person_name: string;
  readonly effective_on: string;
  readonly known_at: string;
  readonly recorded_at: string;
  readonly event_id: string;
};

export const unitChange: Table<UnitChangeRow> = {
  name: 'unit_change',
  columns: {
    position: 'bigint',
    ordinal: 'integer',
    office_id: 'text',
    unit_id: 'text',
    aspect: 'text',
    value: 'text',
    post: 'text',
    person_name: 'text',
    effective_on: 'date',
    known_at: 'timestamptz',
    recorded_at: 'timestamptz',
    event_id: 'text',
  },
  nullable: [],
  key: ['position', 'ordinal'],
  indexes: [{ on: ['office_id', 'effective_on'] }, { on: ['unit_id'] }],
  writes: 'append',
};

type Said = Pick<UnitChangeRow, 'value' | 'post' | 'person_name'>;

function saidBy(change: UnitChange): Said {
  const nothing = { value: '', post: '', person_name: '' };
  switch (change.aspect) {
    case 'closing':
      return nothing;
    case 'post':
      return { value: change.person?.id ?? '', post: change.post, person_name: change.person?.name ?? '' };
    default:
      return { ...nothing, value: change.value };
  }
}

const changed: Handler<StoredEvent<OrganizationFact>> = {
  touches: () => [],
  fold(event, rows) {
    const { fact, position, id, recordedAt, stream } = event;
    const office = stream.slice(stream.indexOf('-') + 1);
    for (const [ordinal, change] of unitChanges(fact).entries())
      rows.put(unitChange, {
        position,
        ordinal,
        office_id: office,
        unit_id: change.unitId,
        aspect: change.aspect,
        ...saidBy(change),
        effective_on: fact.effectiveOn,
        known_at: knownAt(event),
        recorded_at: recordedAt,
        event_id: id,
      });
  },
};

const handlers = {
  DepartmentCreated: changed,
  DepartmentRenamed: changed,
  DepartmentsMerged: changed,
  DepartmentSplit: changed,
  DepartmentDissolved: changed,
  TeamCreated: changed,
  TeamRenamed: changed,
  TeamMoved: changed,
  TeamDissolved: changed,
  HeadAppointed: changed,
  OfficerAssigned: changed,
  AppointmentEnded: changed,
} satisfies Record<OrganizationFact['type'], Handler<never>>;

/** 조직: every dated change of every unit. */
export const organization: Projection = {
  name: 'organization',
  version: 1,
  tables: [unitChange],
  handlers,
  onPoison: 'halt',
};
