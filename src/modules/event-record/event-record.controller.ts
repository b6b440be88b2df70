import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { isStorableText } from '../../kernel/canonical-json.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { instantFrom } from '../../platform/http/as-of.dto.ts';
import { ReadGate } from '../../platform/http/read-gate.ts';
import { Caller, type RequestContext } from '../../platform/http/request-context.ts';
import {
  ListRecordedEvents,
  TraceEvent,
  type EventTrace,
  type RecordPage,
} from '../../projections/event-record/event-record.queries.ts';
import { RecordedEventsDto } from './event-record.dto.ts';

const EVENTS_A_PAGE = 100;

/** What was recorded, and what brought it about. */
@Controller('api/events')
export class EventRecordController {
  constructor(
    private readonly queries: QueryBus,
    private readonly gate: ReadGate,
  ) {}

  /** Newest first. */
  @Get()
  list(@Query() query: RecordedEventsDto, @Caller() { actor }: RequestContext): Promise<RecordPage> {
    this.gate.require(actor, 'events', []);
    const { limit = EVENTS_A_PAGE, knownFrom, knownUntil, ...filter } = query;
    return this.queries.execute(
      new ListRecordedEvents(
        {
          ...filter,
          ...(knownFrom !== undefined && { knownFrom: instantFrom(knownFrom) }),
          ...(knownUntil !== undefined && { knownUntil: instantFrom(knownUntil) }),
        },
        limit,
      ),
    );
  }

  /** By the event's id, or by its position. */
  @Get(':event/trace')
  trace(@Param('event') event: string, @Caller() { actor }: RequestContext): Promise<EventTrace> {
    this.gate.require(actor, 'events', []);
    if (!isStorableText(event)) throw new Rejection('bad-request', '사건의 번호일 수 없는 글자가 있습니다.', { event });
    return this.queries.execute(new TraceEvent(event));
  }
}
