import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { AsOf } from '../../kernel/as-of.ts';
import { leavesOf, operandsOf, type Definitions, type FigureDefinition } from '../../kernel/figure-definition.ts';
import { definitionOf, historiesOf } from './figure-movements.handlers.ts';
import { ShowFigureGround, type FigureGround } from './figure-movements.queries.ts';
import { FigureReader } from './figure-reader.ts';
import { FIGURE_SOURCE, type FigureSource } from './figure-source.ts';

const ALWAYS: AsOf = { effectiveOn: '9999-12-31', knownAt: '9999-12-31T23:59:59.999999Z', strict: false };

@QueryHandler(ShowFigureGround)
export class ShowFigureGroundHandler implements IQueryHandler<ShowFigureGround> {
  constructor(
    @Inject(FIGURE_SOURCE) private readonly source: FigureSource,
    private readonly reader: FigureReader,
  ) {}

  async execute({ id }: ShowFigureGround): Promise<FigureGround> {
    const all = await this.source.definitions([id]);
    const definitions = new Map<string, FigureDefinition>();
    collect(id, all, definitions);
    const histories = await historiesOf(this.reader, [...new Set(leavesOf(id, all))], [ALWAYS]);
    return {
      id,
      definitions: [...definitions.values()],
      records: [...histories].map(([figureId, movements]) => ({ figureId, movements })),
    };
  }
}

/** A figure and everything below it, each once. */
function collect(id: string, all: Definitions, into: Map<string, FigureDefinition>): void {
  if (into.has(id)) return;
  const definition = definitionOf(id, all);
  into.set(id, definition);
  for (const { figureId } of operandsOf(definition.formula)) collect(figureId, all, into);
}
