import type { Fact } from '../kernel/domain-event.ts';

/** A day began in Seoul; its date is the fact's effectiveOn. So time enters sagas as a fact, never as a clock. */
export type DayBegan = Fact<'DayBegan', Record<string, never>>;

/**
 * A saga, or a new version of it, began to act. What stands in the log up to liveFrom has no consequence; it is only
 * remembered. That it is a fact of the log lets a restored installation go on where the former one stood.
 */
export type SagaBegan = Fact<
  'SagaBegan',
  { readonly saga: string; readonly version: number; readonly liveFrom: number }
>;

export type AutomationFact = DayBegan | SagaBegan;
