import type { AsOf } from '../../src/kernel/as-of.ts';
import type { Movement } from '../../src/kernel/figure.ts';
import { endOfDay, startOfDay } from '../../src/kernel/time.ts';

/** The n-th event of a log: additive, of the whole, counted and known on one day, unless told otherwise. */
export const movement = (n: number, day: string, amountWon: number, changes: Partial<Movement> = {}): Movement => ({
  figureId: 'ledger/line/2025/planning/L1/spent',
  fund: 'whole',
  kind: 'add',
  amountWon,
  cause: 'payment',
  effectiveOn: day,
  knownAt: startOfDay(day),
  recordedAt: startOfDay(day),
  position: n,
  eventId: `e${n}`,
  refersTo: null,
  ...changes,
});

/** Everything that counts up to a day, of what was known at the end of another. */
export const asOf = (effectiveOn: string, knownOn = effectiveOn, strict = false): AsOf => ({
  effectiveOn,
  knownAt: endOfDay(knownOn),
  strict,
});
