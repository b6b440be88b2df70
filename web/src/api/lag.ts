import { ExternalValue } from '../shell/external-value.ts';

/** What an answer lacked. behind: events that are recorded and will be in the next one. halted: read models that stand still. */
export interface Lag {
  readonly behind: string | null;
  readonly halted: string | null;
}

const NONE: Lag = { behind: null, halted: null };

/** Of the last answer that was read. */
export const lag = new ExternalValue(NONE);

/** As the headers of an answer say it. */
export function noteLag(headers: Headers): void {
  const [behind, halted] = [headers.get('ledger-behind'), headers.get('ledger-halted')];
  lag.set(behind === null && halted === null ? NONE : { behind, halted });
}
