import type { FiscalYear } from '../../src/kernel/fiscal-year.ts';
import type { PlainDate } from '../../src/kernel/time.ts';
import type { Random } from './random.ts';

/** Days since 1970-01-01: what the seed counts in. */
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

const DRAWS = 12;

/** One of the working days between two days, both included; where there is none, the first one after them. */
export function workingDayWithin(random: Random, first: Day, last: Day): Day {
  for (let draws = 0; draws < DRAWS; draws += 1) {
    const day = random.between(first, last);
    if (isWorkingDay(day)) return day;
  }
  return workingDayFrom(first);
}

/** How much is committed from that day of the year on, an ordinary day being 1: 신속집행 in June, the year's end in December. */
const RUSH: readonly (readonly [from: string, rush: number])[] = [
  ['01-01', 0.4],
  ['02-01', 0.7],
  ['03-01', 1],
  ['06-01', 1.4],
  ['06-10', 3],
  ['06-25', 1],
  ['07-01', 0.7],
  ['09-01', 0.9],
  ['11-01', 1.2],
  ['12-01', 1.8],
  ['12-08', 3],
  ['12-24', 0.3],
];

export function rushOn(day: Day): number {
  const date = dateOf(day).slice(5);
  return RUSH.findLast(([from]) => from <= date)?.[1] ?? 0;
}

/** The working days of a year, in order. */
export function workingDaysOf(year: FiscalYear): readonly Day[] {
  const first = dayOf(`${year}-01-01`);
  const next = dayOf(`${year + 1}-01-01`);
  return Array.from({ length: next - first }, (_, index) => first + index).filter(isWorkingDay);
}
