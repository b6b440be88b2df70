import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Rejection } from '../../kernel/rejection.ts';
import { EventReader } from './event-reader.ts';
import { ListRecordedEvents, TraceEvent, type EventTrace, type RecordPage } from './event-record.queries.ts';
import { effectsOf } from './event-trace.ts';

/** More than a person follows; an opened cycle brings about a few hundred. */
const MOST_EFFECTS = 2000;

@QueryHandler(ListRecordedEvents)
export class ListRecordedEventsHandler implements IQueryHandler<ListRecordedEvents> {
  constructor(private readonly reader: EventReader) {}

  async execute({ filter, limit }: ListRecordedEvents): Promise<RecordPage> {
    const found = await this.reader.list(filter, limit + 1);
    const events = found.slice(0, limit);
    return { events, next: found.length > limit ? (events.at(-1)?.position ?? null) : null };
  }
}

@QueryHandler(TraceEvent)
export class TraceEventHandler implements IQueryHandler<TraceEvent> {
  constructor(private readonly reader: EventReader) {}

  async execute({ event: asked }: TraceEvent): Promise<EventTrace> {
    const event = await this.reader.find(asked);
    if (!event) throw new Rejection('not-found', `사건 ${asked}이(가) 없습니다.`, { event: asked });
    const [causes, followed] = await Promise.all([
      this.reader.causesOf(event.event_id),
      this.reader.effectsOf(event.event_id, MOST_EFFECTS + 1),
    ]);
    return {
      event,
      causes,
      effects: effectsOf(event.event_id, followed.slice(0, MOST_EFFECTS)),
      complete: followed.length <= MOST_EFFECTS,
    };
  }
}
