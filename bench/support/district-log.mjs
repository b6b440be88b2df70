import { ALL_DEPARTMENTS, districtYears } from '../../dist/seeds/district-year/district-year.seed.js';
import { BUDGET_EXECUTION_EVENTS } from '../../dist/src/events/budget-execution.catalogue.js';
import { budgetExecutionDecider } from '../../dist/src/modules/budget-execution/domain/budget-execution.decider.js';
import { Chronicle } from '../../dist/src/platform/chronicle/chronicle.js';
import { deskOf } from '../../dist/src/platform/commands/decider-room.js';

const SEED = 1;
export const FIRST_YEAR = 2014;
/** Enough for 3.2 million events; the last year is 2024, so that no document is newer than the clock of the store. */
const YEARS = 11;
const BATCH_EVENTS = 2_500;

/** How many departments make a year of that many events; from the whole office on, more events are more years. */
export const departmentsFor = (events) => (events < 50_000 ? 2 : events < 200_000 ? 12 : ALL_DEPARTMENTS);

/**
 * Fills the log with the first so many events of the invented office (or one more, so that no fact loses its second leg),
 * each decided by the real decider, a day at a time. Returns how many there are, and how long the store took (ms).
 */
export async function recordDistrictLog(store, events, onProgress) {
  const desk = deskOf(budgetExecutionDecider, BUDGET_EXECUTION_EVENTS);
  let [made, written, ms] = [0, 0, 0];
  const timedStore = {
    head: () => store.head(),
    read: (...args) => store.read(...args),
    async appendMany(appends) {
      const sent = performance.now();
      const result = await store.appendMany(appends);
      ms += performance.now() - sent;
      if (result.ok) onProgress((written = result.position));
      return result;
    },
  };
  const chronicle = new Chronicle({
    name: `district-year ${SEED}`,
    store: timedStore,
    desks: [desk],
    pageEvents: BATCH_EVENTS,
    onEvent({ stream, fact }) {
      made += 1;
      if (fact.type === 'FiscalYearClosed') desk.forget(stream);
    },
  });
  const district = { seed: SEED, firstYear: FIRST_YEAR, years: YEARS, departments: departmentsFor(events) };
  const years = districtYears(district, (lineId) => desk.state(`budgetLine-${lineId}`));
  await chronicle.record(whileNeeded(years, () => made < events));
  return { written, ms };
}

function* whileNeeded(entries, isNeeded) {
  for (const entry of entries) {
    if (!isNeeded()) return;
    yield entry;
  }
}
