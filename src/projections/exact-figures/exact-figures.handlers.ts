import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { changeFrom, statedSteps, type Statement } from '../../kernel/exact-statement.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { EventReader } from '../event-record/event-reader.ts';
import { ExactFigureReader, type Described } from './exact-figure-reader.ts';
import {
  CompareExactFigure,
  ExplainExactFigure,
  FindExactFigures,
  ListExactFigureDepartments,
  type ExactDifference,
  type ExactExplanation,
  type ExactFigure,
} from './exact-figures.queries.ts';

@QueryHandler(FindExactFigures)
export class FindExactFiguresHandler implements IQueryHandler<FindExactFigures> {
  constructor(private readonly reader: ExactFigureReader) {}

  async execute({ ids, asOf }: FindExactFigures): Promise<readonly ExactFigure[]> {
    const [figures, statements] = await Promise.all([this.reader.described(ids), this.reader.statements(ids)]);
    return ids.map((id) => figureOf(required(id, figures), statedSteps(statements.get(id) ?? [], asOf).at(-1)));
  }
}

@QueryHandler(ExplainExactFigure)
export class ExplainExactFigureHandler implements IQueryHandler<ExplainExactFigure> {
  constructor(
    private readonly reader: ExactFigureReader,
    private readonly events: EventReader,
  ) {}

  async execute({ id, asOf }: ExplainExactFigure): Promise<ExactExplanation> {
    const [figures, statements] = await Promise.all([this.reader.described([id]), this.reader.statements([id])]);
    const steps = statedSteps(statements.get(id) ?? [], asOf);
    const facts = await this.events.ofIds(steps.map(({ eventId }) => eventId));
    return {
      ...figureOf(required(id, figures), steps.at(-1)),
      asOf,
      statements: steps.map((step) => ({ ...step, fact: facts.get(step.eventId) ?? null })),
    };
  }
}

@QueryHandler(CompareExactFigure)
export class CompareExactFigureHandler implements IQueryHandler<CompareExactFigure> {
  constructor(private readonly reader: ExactFigureReader) {}

  async execute({ id, from, to }: CompareExactFigure): Promise<ExactDifference> {
    const [figures, statements] = await Promise.all([this.reader.described([id]), this.reader.statements([id])]);
    const { label, unit } = required(id, figures);
    const before = statedSteps(statements.get(id) ?? [], from).at(-1) ?? null;
    const after = statedSteps(statements.get(id) ?? [], to).at(-1) ?? null;
    const isOther = after !== null && after.eventId !== before?.eventId;
    return {
      id,
      label,
      unit,
      from: { asOf: from, statement: before },
      to: { asOf: to, statement: after },
      change: changeFrom(before ?? undefined, after ?? undefined),
      lateEntry: isOther && after.effectiveOn <= from.effectiveOn,
    };
  }
}

@QueryHandler(ListExactFigureDepartments)
export class ListExactFigureDepartmentsHandler implements IQueryHandler<ListExactFigureDepartments> {
  constructor(private readonly reader: ExactFigureReader) {}

  async execute({ ids }: ListExactFigureDepartments): Promise<readonly string[]> {
    return [...(await this.reader.described(ids)).values()].flatMap(({ departmentId }) => departmentId ?? []);
  }
}

function required(id: string, figures: ReadonlyMap<string, Described>): Described {
  const figure = figures.get(id);
  if (!figure) throw new Rejection('not-found', `수치 ${id}이(가) 없습니다.`, { figureId: id });
  return figure;
}

const figureOf = ({ id, label, unit }: Described, said: Statement | undefined): ExactFigure => ({
  id,
  label,
  unit,
  exact: said?.exact ?? null,
  shown: said?.shown ?? null,
  note: said?.note ?? null,
});
