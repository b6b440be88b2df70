import type { Instant, PlainDate } from './time.ts';

/** The two clocks of every question: what counts up to 귀속일, of what was known by then. */
export interface AsOf {
  readonly effectiveOn: PlainDate;
  readonly knownAt: Instant;
  /** strict: only the store's own recordedAt counts; knowledge proved by a document is ignored. */
  readonly strict: boolean;
}
