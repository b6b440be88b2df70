import type { Instant, PlainDate } from './time.ts';

/** The two clocks of every question: what counts up to 귀속일, of what was known by then. */
export interface AsOf {
  readonly effectiveOn: PlainDate;
  readonly knownAt: Instant;
  /** strict: only the store's own recordedAt counts; knowledge proved by a document is ignored. */
  readonly strict: boolean;
}

/** The clocks of what one event says, as a row of a read model has them. */
export interface Clocked {
  readonly effective_on: PlainDate;
  readonly known_at: Instant;
  readonly recorded_at: Instant;
}

/** What counts up to a day, of what was known by then. */
export const isCounted = ({ effective_on, known_at, recorded_at }: Clocked, asOf: AsOf): boolean =>
  effective_on <= asOf.effectiveOn && (asOf.strict ? recorded_at : known_at) <= asOf.knownAt;
