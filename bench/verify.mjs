/** Verification of the whole log against the bare SHA-256 loop over the same bytes in memory. */
import { hash } from 'node:crypto';
import { rawPages } from '../dist/src/event-store/postgres/raw-pages.js';
import { verifyLog } from '../dist/src/event-store/integrity/verify-log.js';
import { PostgresLogArchive } from '../dist/src/event-store/postgres/postgres-log-archive.js';
import { recordBudgetYear } from './support/budget-year.mjs';
import { installLog, withLog } from './support/contestants.mjs';
import { inFreshDatabase, settle, withPool } from './support/database.mjs';
import { count, decimals, median, printMachine, printTable, say, share, timed } from './support/report.mjs';

const EVENTS = 200_000;
const ROUNDS = 5;

async function readRows(pool) {
  let rows = 0;
  for await (const page of rawPages(pool)) rows += page.length;
  return rows;
}

/** Everything the chain covers of each event, as one text. */
async function textsInMemory(pool) {
  const texts = [];
  let previous = '0'.repeat(64);
  for await (const page of rawPages(pool))
    for (const { hash: own, ...row } of page) {
      texts.push([previous, ...Object.values(row)].join('\n'));
      previous = own;
    }
  return texts;
}

function hashAll(texts) {
  let last = '';
  for (const text of texts) last = hash('sha256', text, 'hex');
  return last;
}

async function verified(pool) {
  const verdict = await new PostgresLogArchive(pool).inspect((log) => verifyLog(log));
  if (!verdict.ok || verdict.events !== EVENTS) throw new Error('the log is not sound');
}

await inFreshDatabase(({ url, server }) =>
  withPool(url, 4, async (pool) => {
    console.log('\n## verify');
    printMachine(server);
    await installLog(pool);
    say('recording the budget year …');
    await withLog(pool, (store) => recordBudgetYear(store, EVENTS));
    await pool.query('vacuum analyze');
    await settle(pool);

    const texts = await textsInMemory(pool);
    const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    const ways = {
      'bare one-shot SHA-256 loop in memory': () => hashAll(texts),
      'reading the stored rows, no check': () => readRows(pool),
      'verifyLog: read, chain, versions, times, head': () => verified(pool),
    };
    const rates = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
    for (let round = 0; round < ROUNDS; round += 1)
      for (const [name, work] of Object.entries(ways)) {
        const { ms } = await timed(work);
        rates[name].push((EVENTS / ms) * 1000);
        say(`verify, round ${round + 1}: ${name} ${count((EVENTS / ms) * 1000)}/s`);
      }
    const bare = median(Object.values(rates)[0]);
    printTable(
      `${count(EVENTS)} events, ${decimals(bytes / 1e6, 0)} MB under the chain; median of ${ROUNDS} rounds`,
      ['work', 'events/s', 'MB/s', 'of the bare loop'],
      Object.entries(rates).map(([name, found]) => {
        const rate = median(found);
        return [name, count(rate), count(((rate / EVENTS) * bytes) / 1e6), share(rate / bare)];
      }),
    );
  }),
);
