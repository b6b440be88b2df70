import { hash } from 'node:crypto';
import { ALL_DEPARTMENTS, districtYears } from '../../dist/seeds/district-year/district-year.seed.js';
import { startOfDay } from '../../dist/src/kernel/time.js';
import { budgetExecutionDecider as decider } from '../../dist/src/modules/budget-execution/domain/budget-execution.decider.js';
import { commandIdOf, uuidV5 } from '../../dist/src/platform/commands/uuid-v5.js';

const SEED = 1;
export const FIRST_YEAR = 2014;
/** Enough for 3.2 million events; the last year is 2024, so that no document is newer than the clock of the store. */
const YEARS = 11;
const BATCH_EVENTS = 2_500;

/** How many departments make a year of that many events; from the whole office on, more events are more years. */
export const departmentsFor = (events) => (events < 50_000 ? 2 : events < 200_000 ? 12 : ALL_DEPARTMENTS);

/** The event as the command handler would write it. */
function newEvent({ command, actor, documentedOn, reason, document }, commandId, index, fact) {
  const commandHash = hash('sha256', JSON.stringify(command), 'hex');
  const meta = { actor, reason, document, commandId, commandHash, correlationId: commandId, causationId: null };
  return { id: uuidV5(commandId, String(index)), fact, meta, documentedKnownAt: startOfDay(documentedOn) };
}

/** The open streams: what the decider knows of each, and its version. */
class OpenStreams {
  #streams = new Map();

  state = (stream) => this.#streams.get(stream)?.state ?? decider.initialState;
  version = (stream) => this.#streams.get(stream)?.version ?? 0;

  evolve(stream, event) {
    if (event.fact.type === 'FiscalYearClosed') this.#streams.delete(stream);
    else
      this.#streams.set(stream, {
        state: decider.evolve(this.state(stream), { ...event, stream }),
        version: this.version(stream) + 1,
      });
  }
}

/**
 * The first so many events of the invented office (or one more, so that no fact loses its second leg), each decided by
 * the real decider; in batches of one day at most, each stream at the version it has.
 */
export function* districtLog(events, departments) {
  const streams = new OpenStreams();
  const ledger = (lineId) => streams.state(`budgetLine-${lineId}`);
  let day = '';
  let batch = new Map();
  let [entries, made, inBatch] = [0, 0, 0];
  const appends = () => [...batch].map(([stream, append]) => ({ stream, ...append }));
  for (const entry of districtYears({ seed: SEED, firstYear: FIRST_YEAR, years: YEARS, departments }, ledger)) {
    const { command, actor, documentedOn } = entry;
    if (inBatch >= BATCH_EVENTS || (documentedOn !== day && inBatch > 0)) {
      yield appends();
      [batch, inBatch] = [new Map(), 0];
    }
    if (made >= events) break;
    day = documentedOn;
    entries += 1;
    const commandId = commandIdOf('district-year', String(SEED), String(entries));
    const decided = decider.decide(command, streams.state, { actor, today: documentedOn, documentedOn });
    for (const [index, { stream, fact }] of decided.entries()) {
      const event = newEvent(entry, commandId, index, fact);
      const append = batch.get(stream);
      if (append) append.events.push(event);
      else batch.set(stream, { expected: streams.version(stream), events: [event] });
      streams.evolve(stream, event);
    }
    [made, inBatch] = [made + decided.length, inBatch + decided.length];
  }
  if (inBatch > 0) yield appends();
}

/** Fills the log. Returns how many events there are, and how long the store took for them (ms). */
export async function recordDistrictLog(store, events, onProgress) {
  let [written, ms] = [0, 0];
  for (const batch of districtLog(events, departmentsFor(events))) {
    const sent = performance.now();
    const result = await store.appendMany(batch);
    ms += performance.now() - sent;
    if (!result.ok) throw new Error(`the ledger refused a batch: ${result.stream} is at ${result.actual}`);
    written = result.position;
    onProgress(written);
  }
  return { written, ms };
}
