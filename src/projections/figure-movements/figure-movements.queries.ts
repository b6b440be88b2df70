import { Query } from '@nestjs/cqrs';
import type { AsOf } from '../../kernel/as-of.ts';
import type { FigureDefinition, FigureValue } from '../../kernel/figure-definition.ts';
import type { CauseOfChange, Step } from '../../kernel/figure-history.ts';
import { parseFigureId } from '../../kernel/figure-id.ts';
import type { Movement } from '../../kernel/figure.ts';
import type { JsonObject } from '../../kernel/json.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { Won } from '../../kernel/won.ts';
import type { RecordedEvent } from '../event-record/event-record.queries.ts';

export interface Figure {
  readonly id: string;
  readonly label: string;
  readonly value: FigureValue;
}

export interface OperandFigure extends Figure {
  readonly sign: 1 | -1;
}

/** One event in the history of a figure, with the value the figure had after it. */
export interface ExplainedStep extends Step {
  /** -1 where the figure is made by taking this one off. */
  readonly sign: 1 | -1;
  readonly runningWon: Won;
  readonly fact: RecordedEvent | null;
}

export interface FigureExplanation extends Figure {
  readonly asOf: AsOf;
  readonly madeBy: FigureDefinition['formula']['kind'];
  readonly operands: readonly OperandFigure[];
  /** Empty for a rate: its operands have the steps. */
  readonly steps: readonly ExplainedStep[];
}

export interface FigureDifference {
  readonly id: string;
  readonly label: string;
  readonly from: { readonly asOf: AsOf; readonly value: FigureValue };
  readonly to: { readonly asOf: AsOf; readonly value: FigureValue };
  /** One part for an amount, two for a rate: what it is of and what it is to. */
  readonly parts: readonly {
    readonly id: string;
    readonly label: string;
    readonly changeWon: Won;
    readonly causes: readonly CauseOfChange[];
  }[];
}

/** Every movement of one figure, in the order of the log. */
export interface FigureRecords {
  readonly figureId: string;
  readonly movements: readonly Movement[];
}

/** Everything that the value of a figure is reckoned from, at whatever clocks. */
export interface FigureGround {
  readonly id: string;
  /** Its own definition first, then those of all that it is made of. */
  readonly definitions: readonly FigureDefinition[];
  /** The figures with movements of their own. */
  readonly records: readonly FigureRecords[];
}

/** Values of figures at both clocks. */
export class FindFigures extends Query<readonly Figure[]> {
  constructor(
    readonly ids: readonly string[],
    readonly asOf: AsOf,
  ) {
    super();
  }
}

/** A figure with everything it is made of. */
export class ExplainFigure extends Query<FigureExplanation> {
  constructor(
    readonly id: string,
    readonly asOf: AsOf,
  ) {
    super();
  }
}

/** Definitions and movements of a figure, for whoever reckons its value for themselves. */
export class ShowFigureGround extends Query<FigureGround> {
  constructor(readonly id: string) {
    super();
  }
}

/** Why a figure differs between two questions. */
export class CompareFigure extends Query<FigureDifference> {
  constructor(
    readonly id: string,
    readonly from: AsOf,
    readonly to: AsOf,
  ) {
    super();
  }
}

/** Figure ids come from outside; their numbers go into the error. */
export function requireFigureIds(ids: readonly string[]): void {
  const wrong = ids.filter((id) => parseFigureId(id) === null);
  const numbers: JsonObject = { figureIds: wrong };
  if (wrong.length > 0) throw new Rejection('bad-request', `수치 이름이 아닙니다: ${wrong.join(', ')}`, numbers);
}
