import { dateOf, isWorkingDay, workingDayFrom, type Day } from '../common/calendar.ts';
import type { Random } from '../common/random.ts';

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
