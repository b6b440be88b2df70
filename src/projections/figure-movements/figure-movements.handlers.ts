import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { AsOf } from '../../kernel/as-of.ts';
import {
  componentsOf,
  evaluate,
  leavesOf,
  operandsOf,
  type Definitions,
  type FigureDefinition,
} from '../../kernel/figure-definition.ts';
import { causesOfChange, stepsOf, type CauseOfChange } from '../../kernel/figure-history.ts';
import { parseFigureId } from '../../kernel/figure-id.ts';
import type { Movement } from '../../kernel/figure.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { EventReader } from '../event-record/event-reader.ts';
import {
  CompareFigure,
  ExplainFigure,
  FindFigures,
  type Figure,
  type FigureDifference,
  type FigureExplanation,
} from './figure-movements.queries.ts';
import { FigureReader, withoutFund } from './figure-reader.ts';
import { FIGURE_SOURCE, type FigureSource } from './figure-source.ts';

/** More events than a person reads; what the figure is made of can be opened one by one. */
const LONGEST_HISTORY = 20_000;

@QueryHandler(FindFigures)
export class FindFiguresHandler implements IQueryHandler<FindFigures> {
  constructor(
    @Inject(FIGURE_SOURCE) private readonly source: FigureSource,
    private readonly reader: FigureReader,
  ) {}

  async execute({ ids, asOf }: FindFigures): Promise<readonly Figure[]> {
    const definitions = await this.source.definitions(ids);
    const known = ids.map((id) => definitionOf(id, definitions));
    const { won } = await this.reader.leaves(
      ids.flatMap((id) => leavesOf(id, definitions)),
      asOf,
    );
    return known.map(({ id, label }) => ({ id, label, value: evaluate(id, definitions, won) }));
  }
}

@QueryHandler(ExplainFigure)
export class ExplainFigureHandler implements IQueryHandler<ExplainFigure> {
  constructor(
    @Inject(FIGURE_SOURCE) private readonly source: FigureSource,
    private readonly reader: FigureReader,
    private readonly events: EventReader,
  ) {}

  async execute({ id, asOf }: ExplainFigure): Promise<FigureExplanation> {
    const definitions = await this.source.definitions([id]);
    const { label, formula } = definitionOf(id, definitions);
    const { won } = await this.reader.leaves(leavesOf(id, definitions), asOf);
    const value = (figureId: string) => evaluate(figureId, definitions, won);
    const components = componentsOf(id, definitions);
    const histories = await historiesOf(
      this.reader,
      components.map((component) => component.figureId),
      [asOf],
    );
    const steps = components
      .flatMap(({ figureId, sign }) =>
        stepsOf(histories.get(figureId) ?? [], asOf).map((step) => ({ ...step, figureId, sign })),
      )
      .sort((a, b) =>
        a.effectiveOn < b.effectiveOn ? -1 : a.effectiveOn > b.effectiveOn ? 1 : a.position - b.position,
      );
    const facts = await this.events.ofIds([...new Set(steps.map((step) => step.eventId))]);
    let runningWon = 0;
    return {
      id,
      label,
      asOf,
      value: value(id),
      madeBy: formula.kind,
      operands: operandsOf(formula).map(({ figureId, sign }) => ({
        id: figureId,
        label: definitionOf(figureId, definitions).label,
        sign,
        value: value(figureId),
      })),
      steps: steps.map((step) => {
        runningWon += step.sign * step.changeWon;
        return { ...step, runningWon, fact: facts.get(step.eventId) ?? null };
      }),
    };
  }
}

@QueryHandler(CompareFigure)
export class CompareFigureHandler implements IQueryHandler<CompareFigure> {
  constructor(
    @Inject(FIGURE_SOURCE) private readonly source: FigureSource,
    private readonly reader: FigureReader,
  ) {}

  async execute({ id, from, to }: CompareFigure): Promise<FigureDifference> {
    const definitions = await this.source.definitions([id]);
    const { label, formula } = definitionOf(id, definitions);
    const leaves = leavesOf(id, definitions);
    const [before, after] = await Promise.all([this.reader.leaves(leaves, from), this.reader.leaves(leaves, to)]);
    const parts = formula.kind === 'rate' ? [formula.part, formula.base] : [id];
    const componentsOfParts = parts.map((part) => ({ part, components: componentsOf(part, definitions) }));
    const histories = await historiesOf(
      this.reader,
      componentsOfParts.flatMap(({ components }) => components.map((component) => component.figureId)),
      [from, to],
    );
    return {
      id,
      label,
      from: { asOf: from, value: evaluate(id, definitions, before.won) },
      to: { asOf: to, value: evaluate(id, definitions, after.won) },
      parts: componentsOfParts.map(({ part, components }) => {
        const causes = mergedCauses(
          components.flatMap(({ figureId, sign }) =>
            causesOfChange(histories.get(figureId) ?? [], from, to).map((cause) => ({
              ...cause,
              changeWon: sign * cause.changeWon,
            })),
          ),
        );
        return {
          id: part,
          label: definitionOf(part, definitions).label,
          changeWon: causes.reduce((sum, { changeWon }) => sum + changeWon, 0),
          causes,
        };
      }),
    };
  }
}

export function definitionOf(id: string, definitions: Definitions): FigureDefinition {
  const definition = definitions.get(id);
  if (!definition) throw new Rejection('not-found', `수치 ${id}이(가) 없습니다.`, { figureId: id });
  return definition;
}

/** The movements of each figure, up to the later of the questions; those of a fund source are picked out. */
export async function historiesOf(
  reader: FigureReader,
  ids: readonly string[],
  questions: readonly AsOf[],
): Promise<ReadonlyMap<string, readonly Movement[]>> {
  if (ids.length === 0) return new Map();
  const latest = (texts: readonly string[]): string => texts.reduce((a, b) => (a > b ? a : b));
  const movements = await reader.movements(ids, latest(questions.map((q) => q.effectiveOn)), LONGEST_HISTORY);
  if (movements.length > LONGEST_HISTORY)
    throw new Rejection(
      'history-too-long',
      `사건이 ${String(LONGEST_HISTORY)}건을 넘습니다. 이 수치를 이루는 하위 수치를 여십시오.`,
      {
        limit: LONGEST_HISTORY,
      },
    );
  const byFigure = new Map<string, Movement[]>();
  for (const movement of movements) {
    const own = byFigure.get(movement.figureId);
    if (own) own.push(movement);
    else byFigure.set(movement.figureId, [movement]);
  }
  return new Map(ids.map((id) => [id, ofFund(byFigure.get(withoutFund(id)) ?? [], id)]));
}

function ofFund(movements: readonly Movement[], id: string): readonly Movement[] {
  const fund = parseFigureId(id)?.fund ?? null;
  return fund === null
    ? movements
    : movements.filter((m) => m.fund === fund || m.kind === 'withdraw' || m.kind === 'discontinue');
}

function mergedCauses(causes: readonly CauseOfChange[]): readonly CauseOfChange[] {
  const merged = new Map<string, CauseOfChange>();
  for (const cause of causes) {
    const key = `${cause.cause}/${String(cause.lateEntry)}`;
    const before = merged.get(key);
    merged.set(key, {
      ...cause,
      changeWon: (before?.changeWon ?? 0) + cause.changeWon,
      eventIds: [...new Set([...(before?.eventIds ?? []), ...cause.eventIds])],
    });
  }
  return [...merged.values()];
}
