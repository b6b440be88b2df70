import { dateInSeoul, endOfDay, instantOf, isPlainDate, type PlainDate } from '../../../src/kernel/time.ts';
import type { AsOf } from '../../../src/kernel/as-of.ts';

export const MONEY_UNITS = ['원', '천원', '백만원'] as const;
export type MoneyUnit = (typeof MONEY_UNITS)[number];

export const VIEWS = ['grid', 'tree', 'table'] as const;
export type View = (typeof VIEWS)[number];

/** What of a screen stands in its address, on every route: a copied link shows the same screen with its open panel. */
export interface ScreenState {
  /** 귀속일; absent is today. */
  readonly eff?: PlainDate;
  /** 그때 아는 대로: what was known at the end of that day; absent is now. */
  readonly known?: PlainDate;
  /** 비교 시점, a 귀속일. */
  readonly cmp?: PlainDate;
  /** The figure whose panel is open. */
  readonly fig?: string;
  /** 천원 when absent, as the work report prints. */
  readonly unit?: MoneyUnit;
  /** Which of its views a page shows, where it has several; its first when absent. */
  readonly view?: View;
}

/** Reads an address; what it cannot read is as if it were not there. */
export function screenStateOf(search: Readonly<Record<string, unknown>>): ScreenState {
  const day = (key: string): PlainDate | undefined => {
    const text = search[key];
    return typeof text === 'string' && isPlainDate(text) ? text : undefined;
  };
  const [eff, known, cmp] = [day('eff'), day('known'), day('cmp')];
  const fig = typeof search['fig'] === 'string' && search['fig'] !== '' ? search['fig'] : undefined;
  const unit = MONEY_UNITS.find((one) => one === search['unit']);
  const view = VIEWS.find((one) => one === search['view']);
  return {
    ...(eff !== undefined && { eff }),
    ...(known !== undefined && { known }),
    ...(cmp !== undefined && { cmp }),
    ...(fig !== undefined && { fig }),
    ...(unit !== undefined && { unit }),
    ...(view !== undefined && { view }),
  };
}

export const today = (): PlainDate => dateInSeoul(instantOf(Date.now()));

/** The clocks as the API takes them; what is absent is its own today and now. */
export interface Clocks {
  readonly asOf?: PlainDate;
  readonly knownAt?: string;
}

/** Both clocks at their end: everything that was ever said. */
export const EVER: Clocks = { asOf: '9999-12-31', knownAt: endOfDay('9999-12-31') };

export const clocksOf = ({ eff, known }: ScreenState): Clocks => ({
  ...(eff !== undefined && { asOf: eff }),
  ...(known !== undefined && { knownAt: endOfDay(known) }),
});

/** The same question for the kernel; now is the end of today, so that what was entered a moment ago counts. */
export const asOfOf = ({ eff, known }: ScreenState): AsOf => ({
  effectiveOn: eff ?? today(),
  knownAt: endOfDay(known ?? today()),
  strict: false,
});

export const isPast = ({ eff, known }: ScreenState): boolean => eff !== undefined || known !== undefined;

/** '2023. 5. 31.' */
export function dayText(day: PlainDate): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${year}. ${String(Number(month))}. ${String(Number(date))}.`;
}

/** Share of the year that has passed on a day, in tenths of a percent: 2023-05-31 is 414. */
export function elapsedTenths(year: number, day: PlainDate): number {
  const first = Date.UTC(year, 0, 1);
  const days = (Date.UTC(year + 1, 0, 1) - first) / DAY_MS;
  const passed = (Date.parse(`${day}T00:00:00Z`) - first) / DAY_MS + 1;
  return Math.round((1000 * Math.min(days, Math.max(0, passed))) / days);
}

const DAY_MS = 86_400_000;

/** The day that many days later. */
export const daysAfter = (day: PlainDate, days: number): PlainDate =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** Days from the one to the other. */
export const daysBetween = (from: PlainDate, to: PlainDate): number =>
  (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS;
