import type { AsOf } from './as-of.ts';
import { decidingMovements, inOrder, isKnown, replacesStatement, type Movement } from './figure.ts';
import type { Fund } from './fund-split.ts';
import type { Instant, PlainDate } from './time.ts';
import { sumWon, type Won } from './won.ts';

/** What one event did to a figure, in the order in which it counts. */
export interface Step {
  readonly figureId: string;
  readonly eventId: string;
  readonly position: number;
  readonly effectiveOn: PlainDate;
  readonly knownAt: Instant;
  readonly recordedAt: Instant;
  readonly cause: string;
  readonly changeWon: Won;
  /** The change by fund source; empty where the event replaced or ended a statement, or names no source. */
  readonly byFund: Readonly<Partial<Record<Fund, Won>>>;
  /** A statement or its end, withdrawn later: it is shown, and counts for nothing. */
  readonly withdrawn: boolean;
  readonly refersTo: string | null;
}

/** The steps of one figure that were known by then; their changes add up to its value. */
export function stepsOf(movements: readonly Movement[], asOf: AsOf): readonly Step[] {
  const known = inOrder(movements.filter((movement) => isKnown(movement, asOf)));
  const withdrawn = new Set(known.filter((m) => m.kind === 'withdraw').map((m) => m.refersTo));
  const steps: Step[] = [];
  let stated: Won = 0;
  for (const group of groupsOfOneCause(known)) {
    const [first] = group;
    if (first === undefined || first.kind === 'withdraw') continue;
    const amount = sumWon(group.map((movement) => movement.amountWon));
    const isWithdrawn = withdrawn.has(first.eventId);
    const changeWon = first.kind === 'add' ? amount : isWithdrawn ? 0 : amount - stated;
    if (replacesStatement(first) && !isWithdrawn) stated = amount;
    steps.push({
      ...common(first),
      changeWon,
      byFund: first.kind === 'add' ? fundsOf(group) : {},
      withdrawn: isWithdrawn,
    });
  }
  return steps;
}

export interface CauseOfChange {
  readonly cause: string;
  /** It would have counted before, had it been known: 소급 입력. */
  readonly lateEntry: boolean;
  readonly changeWon: Won;
  readonly eventIds: readonly string[];
}

/** Why one figure differs between two questions; the changes add up to the difference. */
export function causesOfChange(movements: readonly Movement[], from: AsOf, to: AsOf): readonly CauseOfChange[] {
  const before = decidingMovements(movements, from);
  const after = decidingMovements(movements, to);
  const seenBefore = new Set(before.map(keyOf));
  const seenAfter = new Set(after.map(keyOf));
  const gone = before.filter((movement) => !seenAfter.has(keyOf(movement)));
  const come = after.filter((movement) => !seenBefore.has(keyOf(movement)));
  const restated = come.find(replacesStatement);
  const withdrawals = new Set(
    movements.flatMap((m) => (m.kind === 'withdraw' && isKnown(m, to) && m.refersTo !== null ? [m.refersTo] : [])),
  );
  const withdrew = gone.some((movement) => withdrawals.has(movement.eventId));
  const causes = new Map<string, CauseOfChange>();
  const book = (movement: Movement, amountWon: Won) => {
    const cause = withdrew && replacesStatement(movement) ? 'withdrawal' : movement.cause;
    const lateEntry = movement.effectiveOn <= from.effectiveOn && !isKnown(movement, from);
    const key = `${cause}/${String(lateEntry)}`;
    const booked = causes.get(key);
    causes.set(key, {
      cause,
      lateEntry,
      changeWon: (booked?.changeWon ?? 0) + amountWon,
      eventIds: [...new Set([...(booked?.eventIds ?? []), movement.eventId])],
    });
  };
  for (const movement of come) book(movement, movement.amountWon);
  // What no longer counts: a statement gave way to the one that replaced it, or was withdrawn, or a date was left behind.
  for (const movement of gone)
    book(restated && replacesStatement(movement) ? restated : movement, 0 - movement.amountWon);
  return [...causes.values()];
}

const keyOf = (movement: Movement): string => `${movement.position}/${movement.cause}/${movement.fund}`;

const common = ({ figureId, eventId, position, effectiveOn, knownAt, recordedAt, cause, refersTo }: Movement) => ({
  figureId,
  eventId,
  position,
  effectiveOn,
  knownAt,
  recordedAt,
  cause,
  refersTo,
});

function groupsOfOneCause(ordered: readonly Movement[]): Movement[][] {
  const groups: Movement[][] = [];
  for (const movement of ordered) {
    const last = groups.at(-1);
    const previous = last?.[0];
    if (last && previous?.eventId === movement.eventId && previous.cause === movement.cause) last.push(movement);
    else groups.push([movement]);
  }
  return groups;
}

function fundsOf(group: readonly Movement[]): Partial<Record<Fund, Won>> {
  const funds: Partial<Record<Fund, Won>> = {};
  for (const { fund, amountWon } of group) if (fund !== 'whole') funds[fund] = (funds[fund] ?? 0) + amountWon;
  return funds;
}
