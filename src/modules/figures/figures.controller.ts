import { Controller, Get, Inject, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Actor } from '../../kernel/domain-event.ts';
import { parseFigureId } from '../../kernel/figure-id.ts';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { asOfFrom } from '../../platform/http/as-of.dto.ts';
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
import { DifferenceDto, ExplanationDto, FigureGroundDto, FiguresDto, questionsOf } from './figures.dto.ts';

/** Every amount of won, and every rate of two, by its id, at both clocks. */
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
    const { from, to } = questionsOf(query, this.clock());
    return this.queries.execute(new CompareFigure(query.id, from, to));
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
