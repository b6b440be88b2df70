/** Batch import of 100,000 events: the ledger (chain on), Emmett and plain multi-row INSERTs, batches of 2,500. */
import { emmettOn, installEmmett, installLog, installPlain, withLog } from './support/contestants.mjs';
import { inFreshDatabase, settle, withPool } from './support/database.mjs';
import { forEmmett, payment, sizesOf } from './support/events.mjs';
import { aim, count, median, printAims, printMachine, printTable, say, timed, times } from './support/report.mjs';

const EVENTS = 100_000;
const BATCH = 2_500;
const ROUNDS = 3;

const makeBatches = () =>
  Array.from({ length: EVENTS / BATCH }, () => Array.from({ length: BATCH }, (_, n) => payment(n)));

async function appendAll(store, batches, appendsOf) {
  for (const [index, events] of batches.entries()) {
    const result = await store.appendMany(appendsOf(index, events));
    if (!result.ok) throw new Error('the ledger refused a batch');
  }
}

const ways = {
  'ledger, chain on: one stream per batch': ({ pool, round, batches }) =>
    withLog(pool, (store) =>
      appendAll(store, batches, (index, events) => [
        { stream: `budgetLine-2025.i${round}.b${index}`, expected: 'none', events },
      ]),
    ),
  'ledger, chain on: one stream per event': ({ pool, round, batches }) =>
    withLog(pool, (store) =>
      appendAll(store, batches, (index, events) =>
        events.map((event, n) => ({
          stream: `balance-2025.i${round}.b${index}.n${n}`,
          expected: 'none',
          events: [event],
        })),
      ),
    ),
  'Emmett 0.42.0: one stream per batch': async ({ pool, url, round, batches }) => {
    const store = emmettOn(pool, url);
    const expectedStreamVersion = 'STREAM_DOES_NOT_EXIST';
    for (const [index, events] of batches.entries())
      await store.appendToStream(`budgetLine-2025.i${round}.b${index}`, events.map(forEmmett), {
        expectedStreamVersion,
      });
  },
  'plain INSERT of a whole batch (unnest)': async ({ pool, round, batches }) => {
    const text = `insert into plain_event (event_id, stream, version, type, data, meta)
      select * from unnest($1::uuid[], $2::text[], $3::int[], $4::text[], $5::json[], $6::json[])`;
    for (const [index, events] of batches.entries())
      await pool.query({
        name: 'plain-insert-many',
        text,
        values: [
          events.map(({ id }) => id),
          events.map(() => `i${round}.b${index}`),
          events.map((_, n) => n + 1),
          events.map(({ fact }) => fact.type),
          events.map(({ fact }) => JSON.stringify(fact.data)),
          events.map(({ meta }) => JSON.stringify(meta)),
        ],
      });
  },
};

await inFreshDatabase(async ({ url, server }) => {
  console.log('\n## import');
  printMachine(server);
  await withPool(url, 1, async (pool) => {
    await installLog(pool);
    await installPlain(pool);
  });
  await installEmmett(url);

  const names = Object.keys(ways);
  const rates = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1)
    for (const name of [...names.slice(round), ...names.slice(0, round)])
      await withPool(url, 4, async (pool) => {
        await settle(pool);
        const batches = makeBatches();
        const { ms } = await timed(() => ways[name]({ pool, url, round, batches }));
        rates[name].push((EVENTS / ms) * 1000);
        say(`import, round ${round + 1}: ${name} ${count((EVENTS / ms) * 1000)}/s`);
      });

  const [ledger, , emmett] = names.map((name) => median(rates[name]));
  printTable(
    `${count(EVENTS)} events in batches of ${count(BATCH)}, one caller; ${sizesOf(payment(1))}; median of ${ROUNDS} rounds`,
    ['way', 'events/s', 'against Emmett'],
    names.map((name) => [name, count(median(rates[name])), times(median(rates[name]) / emmett)]),
  );
  printAims([{ wanted: 'faster than Emmett with the same batches', found: aim(ledger / emmett, 1, times) }]);
});
