import type { PlainDate } from './time.ts';

/** A value and the day from which it holds. */
export interface Dated<T> {
  readonly from: PlainDate;
  readonly value: T;
}

/** The value joined in by its day. Of one day the one joined last holds, so join them in the order of the log. */
export function withDated<T>(values: readonly Dated<T>[], from: PlainDate, value: T): readonly Dated<T>[] {
  const later = values.findIndex((other) => other.from > from);
  return values.toSpliced(later < 0 ? values.length : later, 0, { from, value });
}

/** What holds on that day; undefined before the first. */
export const heldOn = <T>(values: readonly Dated<T>[], day: PlainDate): T | undefined =>
  values.findLast(({ from }) => from <= day)?.value;
