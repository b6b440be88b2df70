import type { AsOf } from './as-of.ts';
import { inOrder, isKnown } from './figure.ts';
import { exact, exactText, subtract, type ExactText } from './rational.ts';
import type { Instant, PlainDate } from './time.ts';

/** What one event says a figure is; it takes the place of what was said before (by 귀속일, then position). */
export interface Statement {
  /** null: it has no value from then on, and shown says why. */
  readonly exact: ExactText | null;
  /** As the rule rounds it, or the word that stands where there is no value (미제출, 산정불가). */
  readonly shown: string;
  /** What stands beside it: rank and grade of a score. */
  readonly note: string | null;
  /** The type of the event. */
  readonly cause: string;
  readonly effectiveOn: PlainDate;
  readonly knownAt: Instant;
  readonly recordedAt: Instant;
  readonly position: number;
  readonly eventId: string;
}

/** A statement, and what it changed; null where there is nothing on one side to subtract. */
export interface StatedStep extends Statement {
  readonly change: ExactText | null;
}

/** The statements that were known by then in the order in which they count: the last one is the value. */
export function statedSteps(statements: readonly Statement[], asOf: AsOf): readonly StatedStep[] {
  const known = inOrder(statements.filter((statement) => isKnown(statement, asOf)));
  return known.map((statement, index) => ({ ...statement, change: changeFrom(known[index - 1], statement) }));
}

export const changeFrom = (
  before: Pick<Statement, 'exact'> | undefined,
  after: Pick<Statement, 'exact'> | undefined,
): ExactText | null =>
  before?.exact == null || after?.exact == null ? null : exactText(subtract(exact(after.exact), exact(before.exact)));
