import type { AsOf } from './as-of.ts';
import type { Fund } from './fund-split.ts';
import type { Instant, PlainDate } from './time.ts';
import { sumWon, type Won } from './won.ts';

/**
 * add: the amount joins the running sum. state: the amounts of the event replace what was stated before it (by 귀속일,
 * then position). discontinue: nothing is stated from its 귀속일 on, until something is stated again; it moves by 0 won,
 * and is not a statement of 0. withdraw: the named statement or discontinuation no longer counts.
 */
export type MovementKind = 'add' | 'state' | 'discontinue' | 'withdraw';

/** One effect of one event on one figure, for one fund source ('whole' where the fact names none). */
export interface Movement {
  readonly figureId: string;
  readonly fund: Fund | 'whole';
  readonly kind: MovementKind;
  readonly amountWon: Won;
  /** Why the figure moved: payment, return, supplementary … (glossary: 원인). */
  readonly cause: string;
  readonly effectiveOn: PlainDate;
  readonly knownAt: Instant;
  readonly recordedAt: Instant;
  readonly position: number;
  readonly eventId: string;
  /** The event that this one corrects, withdraws or refers to. */
  readonly refersTo: string | null;
}

/** What was already counted by then. */
export function isKnown(
  { effectiveOn, knownAt, recordedAt }: Pick<Movement, 'effectiveOn' | 'knownAt' | 'recordedAt'>,
  asOf: AsOf,
): boolean {
  const known = asOf.strict ? recordedAt : knownAt;
  return effectiveOn <= asOf.effectiveOn && known <= asOf.knownAt;
}

/** What events did to one figure in the order in which it counts: 귀속일, then position. */
export const inOrder = <M extends Pick<Movement, 'effectiveOn' | 'position'>>(movements: readonly M[]): M[] =>
  [...movements].sort(
    (a, b) => (a.effectiveOn < b.effectiveOn ? -1 : a.effectiveOn > b.effectiveOn ? 1 : 0) || a.position - b.position,
  );

/** The movements of one figure that decide its value at these clocks, in order: sums, a statement, or its end. */
export function decidingMovements(movements: readonly Movement[], asOf: AsOf): Movement[] {
  const known = inOrder(movements.filter((movement) => isKnown(movement, asOf)));
  const withdrawn = new Set(known.filter((m) => m.kind === 'withdraw').map((m) => m.refersTo));
  const standing = known.filter((m) => replacesStatement(m) && !withdrawn.has(m.eventId));
  const latest = standing.at(-1);
  return latest
    ? standing.filter((m) => m.eventId === latest.eventId)
    : known.filter((movement) => movement.kind === 'add');
}

/** A statement, or the end of one: of all these, the latest alone decides. */
export const replacesStatement = ({ kind }: Movement): boolean => kind === 'state' || kind === 'discontinue';

/** The value of one figure in won; null where nothing was known (미보고), which is not 0. */
export function valueAt(movements: readonly Movement[], asOf: AsOf): Won | null {
  const counted = decidingMovements(movements, asOf).filter(({ kind }) => kind !== 'discontinue');
  return counted.length === 0 ? null : sumWon(counted.map((movement) => movement.amountWon));
}
