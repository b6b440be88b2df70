import type { FiscalYear } from '../../src/kernel/fiscal-year.ts';
import type { PlainDate } from '../../src/kernel/time.ts';

/** Days since 1970-01-01: what seeds count in. */
export type Day = number;

const DAY_MS = 86_400_000;

export const dayOf = (date: PlainDate): Day => Date.parse(date) / DAY_MS;
export const dateOf = (day: Day): PlainDate => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** Holidays with a fixed date; those of the lunar calendar are left out. */
const HOLIDAYS = ['01-01', '03-01', '05-05', '06-06', '08-15', '10-03', '10-09', '12-25'];

export function isWorkingDay(day: Day): boolean {
  const weekday = new Date(day * DAY_MS).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !HOLIDAYS.includes(dateOf(day).slice(5));
}

/** The day itself, or the first working day after it. */
export function workingDayFrom(day: Day): Day {
  let found = day;
  while (!isWorkingDay(found)) found += 1;
  return found;
}

/** The working days of a year, in order. */
export function workingDaysOf(year: FiscalYear): readonly Day[] {
  const first = dayOf(`${year}-01-01`);
  const next = dayOf(`${year + 1}-01-01`);
  return Array.from({ length: next - first }, (_, index) => first + index).filter(isWorkingDay);
}
