import { Query } from '@nestjs/cqrs';
import type { AsOf } from '../../kernel/as-of.ts';
import { isStorableText } from '../../kernel/canonical-json.ts';
import { parseExactFigureId } from '../../kernel/exact-figure-id.ts';
import type { StatedStep } from '../../kernel/exact-statement.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { ExactText } from '../../kernel/rational.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { RecordedEvent } from '../event-record/event-record.queries.ts';

/** A figure that is no amount of won. */
export interface ExactFigure {
  readonly id: string;
  readonly label: string;
  /** 점, %, 개, or as an indicator is defined. */
  readonly unit: string;
  /** null: it has no value, and shown says why; null as well where nothing was said (미보고). */
  readonly exact: ExactText | null;
  readonly shown: string | null;
  /** What stands beside it: rank and grade of a score. */
  readonly note: string | null;
}

/** What an event said that the figure is, what that changed, and who said it. */
export interface ExplainedStatement extends StatedStep {
  readonly fact: RecordedEvent | null;
}

export interface ExactExplanation extends ExactFigure {
  readonly asOf: AsOf;
  /** In the order in which they count: the last one is the value. */
  readonly statements: readonly ExplainedStatement[];
}

/** The statement that stood, and the one that stands. */
export interface ExactDifference {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  readonly from: { readonly asOf: AsOf; readonly statement: StatedStep | null };
  readonly to: { readonly asOf: AsOf; readonly statement: StatedStep | null };
  /** null where one of them has no value. */
  readonly change: ExactText | null;
  /** What stands would have counted before, had it been known: 소급 입력. */
  readonly lateEntry: boolean;
}

/** Values at both clocks, in the order in which they were asked for. @throws Rejection not-found */
export class FindExactFigures extends Query<readonly ExactFigure[]> {
  constructor(
    readonly ids: readonly string[],
    readonly asOf: AsOf,
  ) {
    super();
  }
}

/** A figure with everything that was said of it. @throws Rejection not-found */
export class ExplainExactFigure extends Query<ExactExplanation> {
  constructor(
    readonly id: string,
    readonly asOf: AsOf,
  ) {
    super();
  }
}

/** Why a figure differs between two questions. @throws Rejection not-found */
export class CompareExactFigure extends Query<ExactDifference> {
  constructor(
    readonly id: string,
    readonly from: AsOf,
    readonly to: AsOf,
  ) {
    super();
  }
}

/** Whose figures these are now; those that are everybody's have none. */
export class ListExactFigureDepartments extends Query<readonly string[]> {
  constructor(readonly ids: readonly string[]) {
    super();
  }
}

/** Figure ids come from outside; their numbers go into the error. */
export function requireExactFigureIds(ids: readonly string[]): void {
  const wrong = ids.filter((id) => !isStorableText(id) || parseExactFigureId(id) === null);
  const numbers: JsonObject = { figureIds: wrong };
  if (wrong.length > 0) throw new Rejection('bad-request', `수치 이름이 아닙니다: ${wrong.join(', ')}`, numbers);
}
