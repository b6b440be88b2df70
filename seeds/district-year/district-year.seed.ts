import type { FiscalYear } from '../../src/kernel/fiscal-year.ts';
import { allot, deem, openBooks, recoverAllotments, supplement } from './budget-changes.ts';
import { dayOf, workingDayFrom, workingDaysOf, type Day } from '../common/calendar.ts';
import { DEPARTMENTS } from './office.data.ts';
import { OfficeYear, type DistrictEntry, type Ledger } from './office-year.ts';
import { Spending } from './spending.ts';
import { transfer } from './transfers.ts';
import { closeBooks, cutOff } from './year-end.ts';

export interface District {
  /** The same seed tells the same years. */
  readonly seed: number;
  readonly firstYear: FiscalYear;
  readonly years: number;
  /** The first so many departments of the office, to tell a smaller year of the same shape. */
  readonly departments: number;
}

export const ALL_DEPARTMENTS = DEPARTMENTS.length;

const SUPPLEMENTARY_DAYS = ['06-20', '09-12', '12-09'];
const DEEMED_ROUNDS = 18;
const LAST_BUDGET_CHANGE = '12-20';
/** The books of a year are closed by then (지방회계법 §7②). */
const CLOSING_DAY = '02-05';

/**
 * Fiscal years of an invented office, entry by entry in the order in which they were entered. Each entry is made from
 * what the ledger has by then, so the caller records one before it asks for the next.
 */
export function* districtYears(district: District, ledger: Ledger): Generator<DistrictEntry> {
  const { firstYear, years } = district;
  let live: readonly { readonly year: OfficeYear; readonly spending: Spending }[] = [];
  for (let fiscalYear = firstYear; fiscalYear <= firstYear + years; fiscalYear += 1) {
    if (fiscalYear < firstYear + years) {
      const year = new OfficeYear(fiscalYear, ledger, district);
      for (const { year: before } of live) before.successor = year;
      planBudget(year);
      live = [...live, { year, spending: new Spending(year) }];
    }
    for (const day of workingDaysOf(fiscalYear)) {
      for (const { year, spending } of live) {
        yield* year.due(day);
        if (year.fiscalYear === fiscalYear) yield* spending.on(day);
      }
    }
    live = live.filter(({ year }) => year.fiscalYear === fiscalYear);
  }
}

/** What the calendar of a budget says beforehand. */
function planBudget(year: OfficeYear): void {
  const { fiscalYear } = year;
  const on = (date: string, act: (day: Day) => Iterable<DistrictEntry>, of = fiscalYear) => {
    const day = workingDayFrom(dayOf(`${of}-${date}`));
    year.plan(day, () => act(day));
  };
  on('01-02', (day) => openBooks(year, day));
  for (let month = 0; month < 12; month += 1)
    on(`${String(month + 1).padStart(2, '0')}-02`, (day) => allot(year, day, month));
  const days = workingDaysOf(fiscalYear).filter((day) => day < dayOf(`${fiscalYear}-${LAST_BUDGET_CHANGE}`));
  for (let round = 1; round <= DEEMED_ROUNDS; round += 1) {
    const day = days[Math.floor((days.length * (round + 1)) / (DEEMED_ROUNDS + 2))];
    if (day !== undefined) year.plan(day, () => deem(year, day, round));
  }
  for (const day of days.slice(5)) year.plan(day, () => transfer(year, day));
  SUPPLEMENTARY_DAYS.forEach((date, index) => {
    on(date, (day) => supplement(year, day, index + 1));
  });
  on('12-15', (day) => recoverAllotments(year, day));
  on('12-31', (day) => cutOff(year, day));
  on(CLOSING_DAY, (day) => closeBooks(year, day), fiscalYear + 1);
}
