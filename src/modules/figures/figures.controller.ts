import { Controller, Get, Inject, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Actor } from '../../kernel/domain-event.ts';
import { parseFigureId } from '../../kernel/figure-id.ts';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { asOfFrom, type AsOfDto } from '../../platform/http/as-of.dto.ts';
import { ReadGate } from '../../platform/http/read-gate.ts';
import { Caller, type RequestContext } from '../../platform/http/request-context.ts';
import {
  CompareFigure,
  ExplainFigure,
  FindFigures,
  requireFigureIds,
  ShowFigureGround,
  type Figure,
  type FigureDifference,
  type FigureExplanation,
  type FigureGround,
} from '../../projections/figure-movements/figure-movements.queries.ts';
import { DifferenceDto, ExplanationDto, FigureGroundDto, FiguresDto } from './figures.dto.ts';

/** Every number there is, by its id, at both clocks. */
@Controller('api/figures')
export class FiguresController {
  constructor(
    private readonly queries: QueryBus,
    private readonly gate: ReadGate,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  find(@Query() query: FiguresDto, @Caller() { actor }: RequestContext): Promise<readonly Figure[]> {
    this.requireReadable(actor, query.id);
    return this.queries.execute(new FindFigures(query.id, asOfFrom(query, this.clock())));
  }

  /** The events that made it, in order, with the running value. */
  @Get('explanation')
  explain(@Query() query: ExplanationDto, @Caller() { actor }: RequestContext): Promise<FigureExplanation> {
    this.requireReadable(actor, [query.id]);
    return this.queries.execute(new ExplainFigure(query.id, asOfFrom(query, this.clock())));
  }

  /** What it is reckoned from, so that anybody can reckon it again at whatever clocks. */
  @Get('ground')
  ground(@Query() { id }: FigureGroundDto, @Caller() { actor }: RequestContext): Promise<FigureGround> {
    this.requireReadable(actor, [id]);
    return this.queries.execute(new ShowFigureGround(id));
  }

  /** Why it differs between two questions, by cause. */
  @Get('difference')
  compare(@Query() query: DifferenceDto, @Caller() { actor }: RequestContext): Promise<FigureDifference> {
    this.requireReadable(actor, [query.id]);
    const at = (asOf?: string, knownAt?: string) => {
      const question: AsOfDto = {};
      if (asOf !== undefined) question.asOf = asOf;
      if (knownAt !== undefined) question.knownAt = knownAt;
      return asOfFrom(question, this.clock());
    };
    return this.queries.execute(
      new CompareFigure(query.id, at(query.fromAsOf, query.fromKnownAt), at(query.toAsOf, query.toKnownAt)),
    );
  }

  private requireReadable(actor: Actor, ids: readonly string[]): void {
    requireFigureIds(ids);
    this.gate.require(
      actor,
      'figures',
      ids.flatMap((id) => parseFigureId(id)?.departmentId ?? []),
    );
  }
}
