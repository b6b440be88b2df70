import { EVENT_CATALOGUE, forEveryEvent } from '../../events/catalogue.ts';
import type { Handler, Projection, Row, Table } from '../../kernel/projection.ts';

/** What is known of an event beside what happened: who, why, by which document, and because of which other event. */
export type RecordedEventRow = Row & {
  readonly position: number;
  readonly event_id: string;
  readonly stream: string;
  readonly version: number;
  readonly type: string;
  readonly effective_on: string;
  readonly recorded_at: string;
  readonly documented_known_at: string | null;
  readonly actor_id: string;
  readonly actor_name: string;
  readonly actor_department_id: string;
  readonly actor_department: string;
  readonly actor_role: string;
  readonly reason: string;
  readonly document: string;
  readonly correlation_id: string;
  /** The event that brought it about by itself; null for what a person did. */
  readonly causation_id: string | null;
};

export const recordedEvent: Table<RecordedEventRow> = {
  name: 'recorded_event',
  columns: {
    position: 'bigint',
    event_id: 'text',
    stream: 'text',
    version: 'integer',
    type: 'text',
    effective_on: 'date',
    recorded_at: 'timestamptz',
    documented_known_at: 'timestamptz',
    actor_id: 'text',
    actor_name: 'text',
    actor_department_id: 'text',
    actor_department: 'text',
    actor_role: 'text',
    reason: 'text',
    document: 'text',
    correlation_id: 'text',
    causation_id: 'text',
  },
  nullable: ['documented_known_at', 'causation_id'],
  key: ['position'],
  indexes: [{ on: ['event_id'] }, { on: ['causation_id'] }, { on: ['stream', 'position'] }],
  writes: 'append',
};

const recorded: Handler = {
  touches: () => [],
  fold({ position, id, stream, version, fact, recordedAt, documentedKnownAt, meta }, rows) {
    const { actor } = meta;
    // One literal, not spreads of its parts: a rebuild makes a row of every event there is.
    rows.put(recordedEvent, {
      position,
      event_id: id,
      stream,
      version,
      type: fact.type,
      effective_on: fact.effectiveOn,
      recorded_at: recordedAt,
      documented_known_at: documentedKnownAt,
      actor_id: actor.id,
      actor_name: actor.name,
      actor_department_id: actor.departmentId,
      actor_department: actor.departmentName,
      actor_role: actor.role,
      reason: meta.reason,
      document: meta.document,
      correlation_id: meta.correlationId,
      causation_id: meta.causationId,
    });
  },
};

/** 사건 기록: every event of every type, so that any number leads to who and why, and any event to its causes. */
export const eventRecord: Projection = {
  name: 'event-record',
  version: 1,
  tables: [recordedEvent],
  handlers: forEveryEvent(recorded),
  onPoison: 'halt',
};

const KNOWN_TYPES: Readonly<Record<string, { readonly label: string }>> = EVENT_CATALOGUE;

/** The Korean name of an event type; an event of a type that is no longer written keeps the name in the code. */
export const labelOf = (type: string): string => KNOWN_TYPES[type]?.label ?? type;
