import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { kernelColumns, readRows } from '../../platform/database/read-rows.ts';
import { labelOf, recordedEvent, type RecordedEventRow } from './event-record.projection.ts';
import type { RecordedEvent, RecordFilter } from './event-record.queries.ts';

const COLUMNS = kernelColumns(recordedEvent, 'e');
const KNOWN_AT = 'coalesce(e.documented_known_at, e.recorded_at)';

/** A cause stands before what it brought about, so no chain turns back on itself. */
const CAUSES = `
  with recursive chain as (
    select position, event_id, causation_id from recorded_event where event_id = $1
    union all
    select cause.position, cause.event_id, cause.causation_id
    from chain join recorded_event cause on cause.event_id = chain.causation_id and cause.position < chain.position
  )
  select ${COLUMNS} from chain join recorded_event e using (position) where e.event_id <> $1 order by position`;

const EFFECTS = `
  with recursive chain as (
    select position, event_id from recorded_event where event_id = $1
    union all
    select effect.position, effect.event_id
    from chain join recorded_event effect on effect.causation_id = chain.event_id and effect.position > chain.position
  )
  select ${COLUMNS} from chain join recorded_event e using (position) where e.event_id <> $1 order by position limit $2`;

/** Reads what is known of events; who caused whom is in their rows. */
@Injectable()
export class EventReader {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  async ofIds(ids: readonly string[]): Promise<ReadonlyMap<string, RecordedEvent>> {
    if (ids.length === 0) return new Map();
    const rows = await readRows(this.database, recordedEvent, 'event_id = any($1)', [ids]);
    return new Map(rows.map((row) => [row.event_id, labelled(row)]));
  }

  /** By its id, or by its position. */
  async find(event: string): Promise<RecordedEvent | undefined> {
    const [condition, value] = /^\d{1,15}$/.test(event) ? ['position = $1', Number(event)] : ['event_id = $1', event];
    const [row] = await readRows(this.database, recordedEvent, condition, [value]);
    return row && labelled(row);
  }

  /** Newest first, at most that many. */
  async list(filter: RecordFilter, limit: number): Promise<readonly RecordedEvent[]> {
    const asked = conditionsOf(filter).flatMap(([condition, value]) =>
      value === undefined ? [] : [{ condition, value }],
    );
    const where = asked.map(({ condition }, index) => `${condition} $${String(index + 2)}`).join(' and ');
    return this.ask(
      `select ${COLUMNS} from recorded_event e where ${where || 'true'} order by e.position desc limit $1`,
      [limit, ...asked.map(({ value }) => value)],
    );
  }

  /** What brought it about, the first cause first. */
  causesOf(eventId: string): Promise<readonly RecordedEvent[]> {
    return this.ask(CAUSES, [eventId]);
  }

  /** What followed from it, in the order of the log, at most that many. */
  effectsOf(eventId: string, limit: number): Promise<readonly RecordedEvent[]> {
    return this.ask(EFFECTS, [eventId, limit]);
  }

  private async ask(sql: string, values: readonly unknown[]): Promise<readonly RecordedEvent[]> {
    return (await this.database.query<RecordedEventRow[]>(sql, [...values])).map(labelled);
  }
}

const labelled = (row: RecordedEventRow): RecordedEvent => ({ ...row, label: labelOf(row.type) });

const conditionsOf = (filter: RecordFilter) =>
  [
    ['e.stream =', filter.stream],
    ['e.type =', filter.type],
    ['e.actor_id =', filter.actor],
    ['e.actor_department_id =', filter.department],
    ['e.document =', filter.document],
    ['e.effective_on >=', filter.effectiveFrom],
    ['e.effective_on <=', filter.effectiveUntil],
    [`${KNOWN_AT} >=`, filter.knownFrom],
    [`${KNOWN_AT} <=`, filter.knownUntil],
    ['e.position >', filter.after],
    ['e.position <', filter.before],
  ] as const;
