/** Durable one-event appends: the ledger (chain on), Emmett and plain INSERT commits, by number of callers. */
import { drive } from './support/callers.mjs';
import { contestants, installEmmett, installLog, installPlain } from './support/contestants.mjs';
import { inFreshDatabase, settle, withPool } from './support/database.mjs';
import { payment, sizesOf } from './support/events.mjs';
import { aim, count, decimals, median, printAims, printMachine, printTable, say, times } from './support/report.mjs';

const CALLERS = [1, 16, 100];
const ROUNDS = 3;
const STREAMS_PER_CALLER = 50;
const MOST_CONNECTIONS = 90; // of the 100 that the server has

let trials = 0;

/** Streams that no trial before has written to. */
function freshStreams() {
  const trial = (trials += 1);
  return (caller, turn) => `budgetLine-2025.t${trial}.c${caller}.s${turn % STREAMS_PER_CALLER}`;
}

async function measure(url, callers) {
  const names = Object.keys(contestants);
  const results = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const name of [...names.slice(round), ...names.slice(0, round)]) {
      await withPool(url, 1, settle);
      const connections = Math.min(callers, MOST_CONNECTIONS);
      const result = await contestants[name](url, connections, (append) => drive(append, callers, freshStreams()));
      results[name].push(result);
      say(`append, ${callers} callers, round ${round + 1}: ${name} ${count(result.perSecond)}/s`);
    }
  }
  const middle = (name, what) => median(results[name].map((result) => result[what]));
  return Object.fromEntries(
    names.map((name) => [
      name,
      { perSecond: middle(name, 'perSecond'), p50: middle(name, 'p50'), p99: middle(name, 'p99') },
    ]),
  );
}

await inFreshDatabase(async ({ url, server }) => {
  console.log('\n## append');
  printMachine(server);
  await withPool(url, 1, async (pool) => {
    await installLog(pool);
    await installPlain(pool);
  });
  await installEmmett(url);

  const found = new Map();
  for (const callers of CALLERS) found.set(callers, await measure(url, callers));

  const cell = ({ perSecond, p50, p99 }) => `${count(perSecond)} (${decimals(p50)} / ${decimals(p99)})`;
  printTable(
    `Appends per second, one event each (p50 / p99 in ms); ${sizesOf(payment(1))}; median of ${ROUNDS} rounds`,
    ['callers', 'ledger, chain on', 'Emmett 0.42.0', 'plain INSERT', 'ledger / Emmett', 'ledger / plain'],
    [...found].map(([callers, { ledger, emmett, plain }]) => [
      callers,
      cell(ledger),
      cell(emmett),
      cell(plain),
      times(ledger.perSecond / emmett.perSecond),
      times(ledger.perSecond / plain.perSecond),
    ]),
  );
  const ratio = (callers, peer) => found.get(callers).ledger.perSecond / found.get(callers)[peer].perSecond;
  printAims([
    { wanted: '≥ 5x Emmett at 16 callers', found: aim(ratio(16, 'emmett'), 5, times) },
    { wanted: 'above plain INSERT at 16 callers', found: aim(ratio(16, 'plain'), 1, times) },
    { wanted: '≥ 10x Emmett at 100 callers', found: aim(ratio(100, 'emmett'), 10, times) },
  ]);
});
