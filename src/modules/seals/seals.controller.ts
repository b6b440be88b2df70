import { Body, Controller, Get, Header, Inject, Post, Query } from '@nestjs/common';
import type { SignedEvidence } from '../../evidence/bundle.ts';
import { EVENT_STORE, type EventStore } from '../../event-store/event-store.port.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { asOfFrom } from '../../platform/http/as-of.dto.ts';
import { ReadGate } from '../../platform/http/read-gate.ts';
import { Caller, type RequestContext } from '../../platform/http/request-context.ts';
import { EvidenceBundles } from './evidence-bundles.ts';
import { listSeals, type ListedSeals } from './listed-seals.ts';
import { Sealing, type SealingOutcome } from './sealing.ts';
import { EvidenceDto, SealDto } from './seals.dto.ts';

/** Seals and what they prove, for the auditor and the administrator. */
@Controller('api')
export class SealsController {
  constructor(
    private readonly sealing: Sealing,
    private readonly evidence: EvidenceBundles,
    private readonly gate: ReadGate,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('seals')
  list(@Caller() { actor }: RequestContext): Promise<ListedSeals> {
    this.gate.require(actor, 'seals', []);
    return listSeals(this.store);
  }

  /** Seals everything up to now; a second time at once seals nothing, so it needs no Idempotency-Key. */
  @Post('seals')
  seal(@Body() { reason, document }: SealDto, @Caller() { actor, dryRun }: RequestContext): Promise<SealingOutcome> {
    if (dryRun)
      throw new Rejection('bad-request', '봉인은 미리 해 볼 수 없습니다. 봉인되지 않은 사건 수는 GET /api/seals에.');
    return this.sealing.seal({ actor, reason, document });
  }

  /** A bundle for verify-evidence. Reading seals nothing: what is under no seal yet is marked so. */
  @Get('evidence')
  @Header('content-disposition', 'attachment; filename="evidence.json"')
  bundle(@Query() query: EvidenceDto, @Caller() { actor }: RequestContext): Promise<SignedEvidence> {
    this.gate.require(actor, 'seals', []);
    return this.evidence.make(query.subject, asOfFrom(query, this.clock()));
  }
}
