import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { EVENT_STORE, type EventPage, type EventStore } from '../../event-store/event-store.port.ts';
import { isStorableText } from '../../kernel/canonical-json.ts';
import type { StoredEvent } from '../../kernel/domain-event.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { ReadGate } from '../../platform/http/read-gate.ts';
import { Caller, type RequestContext } from '../../platform/http/request-context.ts';
import { ProjectionHost } from '../../platform/projections/projection-host.ts';
import type { ProjectionStatus } from '../../platform/projections/projection-status.ts';
import { SagaHost } from '../../platform/sagas/saga-host.ts';
import type { RefusedConsequence } from '../../platform/sagas/saga-memory.ts';
import { LogDto } from './operations.dto.ts';

const EVENTS_A_PAGE = 100;

interface Health {
  /** red: a read model stands still, so what it shows is old. */
  readonly status: 'green' | 'red';
  readonly head: number;
  readonly lagEvents: number;
  readonly lagSeconds: number;
}

/** The log and the state of the service, for the auditor and the administrator. */
@Controller('api')
export class OperationsController {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly projections: ProjectionHost,
    private readonly sagas: SagaHost,
    private readonly gate: ReadGate,
  ) {}

  @Get('health')
  async health(): Promise<Health> {
    const [head, builds] = await Promise.all([this.store.head(), this.projections.status()]);
    const live = builds.filter(({ status }) => status === 'serving' || status === 'halted');
    return {
      status: live.some(({ error, parked }) => error !== null || parked > 0) ? 'red' : 'green',
      head,
      lagEvents: Math.max(0, ...live.map(({ lagEvents }) => lagEvents)),
      lagSeconds: Math.max(0, ...live.map(({ lagSeconds }) => lagSeconds)),
    };
  }

  @Get('projections')
  listProjections(@Caller() { actor }: RequestContext): Promise<readonly ProjectionStatus[]> {
    this.gate.require(actor, 'operations', []);
    return this.projections.status();
  }

  /** What would have followed by itself and a rule refused, the latest first. */
  @Get('refusals')
  listRefusals(@Caller() { actor }: RequestContext): Promise<readonly RefusedConsequence[]> {
    this.gate.require(actor, 'operations', []);
    return this.sagas.refusals();
  }

  /** The log in the order in which it was recorded, a page at a time. */
  @Get('log')
  log(@Query() query: LogDto, @Caller() { actor }: RequestContext): Promise<EventPage> {
    this.gate.require(actor, 'operations', []);
    return this.store.readAll({ after: query.after ?? 0, limit: query.limit ?? EVENTS_A_PAGE });
  }

  @Get('streams/:stream')
  stream(@Param('stream') stream: string, @Caller() { actor }: RequestContext): Promise<readonly StoredEvent[]> {
    this.gate.require(actor, 'operations', []);
    if (!isStorableText(stream))
      throw new Rejection('bad-request', '스트림의 이름일 수 없는 글자가 있습니다.', { stream });
    return this.store.read(stream);
  }
}
