/** A KST calendar date, 'YYYY-MM-DD'. The business clock (귀속일) counts in these. */
export type PlainDate = string;

/** A moment in UTC with microseconds, 'YYYY-MM-DDTHH:mm:ss.ffffffZ'. One width, so text order is time order. */
export type Instant = string;

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;
const MOMENT = /^(\d{4}-\d\d-\d\d)T((?:[01]\d|2[0-3]):[0-5]\d)(?::([0-5]\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:\d\d)$/;
const PLAIN_DATE = /^(\d{4})-(\d\d)-(\d\d)$/;
const KST_OFFSET_MS = 9 * 3_600_000; // Korea has kept UTC+9 without summer time since 1988.

export const isInstant = (text: string): text is Instant => INSTANT.test(text) && parseInstant(text) === text;

/** True only for a date the calendar has: '2023-02-30' is refused. */
export function isPlainDate(text: string): text is PlainDate {
  const parts = PLAIN_DATE.exec(text);
  if (!parts) return false;
  const [year, month, day] = parts.slice(1).map(Number);
  const date = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day));
  return date.toISOString().startsWith(text);
}

/** Milliseconds since the epoch to an Instant. */
export const instantOf = (epochMs: number): Instant => new Date(epochMs).toISOString().replace('Z', '000Z');

/** Any ISO 8601 moment with an offset ('2023-06-12T23:59:59+09:00') to an Instant; null when it is none. */
export function parseInstant(text: string): Instant | null {
  const [, date = '', minute, second = '00', fraction = '', offset] = MOMENT.exec(text) ?? [];
  if (!isPlainDate(date)) return null; // Date.parse would make March 2 of February 30
  const ms = Date.parse(`${date}T${minute ?? ''}:${second}${offset ?? ''}`);
  if (Number.isNaN(ms)) return null;
  const instant = instantOf(ms).replace('000000Z', `${fraction.slice(0, 6).padEnd(6, '0')}Z`);
  return INSTANT.test(instant) ? instant : null;
}

/** Midnight in Seoul at the start of that date. */
export const startOfDay = (date: PlainDate): Instant => instantOf(Date.parse(`${date}T00:00:00Z`) - KST_OFFSET_MS);

/** The last microsecond of that date in Seoul. */
export const endOfDay = (date: PlainDate): Instant =>
  instantOf(Date.parse(`${date}T23:59:59.999Z`) - KST_OFFSET_MS).replace('999000Z', '999999Z');

/** The calendar date in Seoul at that moment. */
export const dateInSeoul = (instant: Instant): PlainDate =>
  new Date(Date.parse(instant) + KST_OFFSET_MS).toISOString().slice(0, 10);

/** '2025-07-10 18:00' in Seoul, as a deadline is written. */
export const momentInSeoul = (instant: Instant): string =>
  new Date(Date.parse(instant) + KST_OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ');
