import { Controller, Get, Inject, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Actor } from '../../kernel/domain-event.ts';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { asOfFrom } from '../../platform/http/as-of.dto.ts';
import { ReadGate } from '../../platform/http/read-gate.ts';
import { Caller, type RequestContext } from '../../platform/http/request-context.ts';
import {
  CompareExactFigure,
  ExplainExactFigure,
  FindExactFigures,
  ListExactFigureDepartments,
  requireExactFigureIds,
  type ExactDifference,
  type ExactExplanation,
  type ExactFigure,
} from '../../projections/exact-figures/exact-figures.queries.ts';
import { DifferenceDto, ExplanationDto, FiguresDto, questionsOf } from './figures.dto.ts';

/** Every number that is no amount of won, by its id, at both clocks. */
@Controller('api/figures/exact')
export class ExactFiguresController {
  constructor(
    private readonly queries: QueryBus,
    private readonly gate: ReadGate,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  async find(@Query() query: FiguresDto, @Caller() { actor }: RequestContext): Promise<readonly ExactFigure[]> {
    await this.requireReadable(actor, query.id);
    return this.queries.execute(new FindExactFigures(query.id, asOfFrom(query, this.clock())));
  }

  /** The events that said what it is, in the order in which they count. */
  @Get('explanation')
  async explain(@Query() query: ExplanationDto, @Caller() { actor }: RequestContext): Promise<ExactExplanation> {
    await this.requireReadable(actor, [query.id]);
    return this.queries.execute(new ExplainExactFigure(query.id, asOfFrom(query, this.clock())));
  }

  /** What was said at one question and is said at another. */
  @Get('difference')
  async compare(@Query() query: DifferenceDto, @Caller() { actor }: RequestContext): Promise<ExactDifference> {
    await this.requireReadable(actor, [query.id]);
    const { from, to } = questionsOf(query, this.clock());
    return this.queries.execute(new CompareExactFigure(query.id, from, to));
  }

  private async requireReadable(actor: Actor, ids: readonly string[]): Promise<void> {
    requireExactFigureIds(ids);
    this.gate.require(actor, 'figures', await this.queries.execute(new ListExactFigureDepartments(ids)));
  }
}
