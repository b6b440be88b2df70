/** Rebuild of the real projections against the plain paged read of the same events and against Emmett's consumer. */
import { AddPromotionReason1795000500000 } from '../dist/src/platform/projections/promotion-reason.migration.js';
import { CreateProjectionControl1795000100000 } from '../dist/src/platform/projections/projection-control.migration.js';
import { ProjectionHost } from '../dist/src/platform/projections/projection-host.js';
import { ProjectionRebuild } from '../dist/src/platform/projections/projection-rebuild.js';
import { budgetExecution } from '../dist/src/projections/budget-execution/budget-execution.projection.js';
import { figureMovements } from '../dist/src/projections/figure-movements/figure-movements.projection.js';
import { budgetYear, recordBudgetYear } from './support/budget-year.mjs';
import { emmettOn, installEmmett, installLog, withLog } from './support/contestants.mjs';
import { inFreshDatabase, settle, withPool } from './support/database.mjs';
import { forEmmett } from './support/events.mjs';
import {
  aim,
  count,
  median,
  printAims,
  printMachine,
  printTable,
  say,
  share,
  timed,
  times,
} from './support/report.mjs';

const EVENTS = 200_000;
const PAGE = 5_000; // the page of the projection runner
const ROUNDS = 3;
const EMMETT_BY_DEFAULT = 5_000; // events; all of them would take minutes

const projections = [budgetExecution, figureMovements];
const perSecond = (events, ms) => (events / ms) * 1000;

async function readEverything(store) {
  let after = 0;
  let read = 0;
  for (;;) {
    const page = await store.readAll({ after, limit: PAGE });
    if (page.readUpTo === after) return read;
    read += page.events.length;
    after = page.readUpTo;
  }
}

/** Fills a further build beside the serving one, compares both, removes the new one again. */
async function rebuild(deps, name) {
  const rebuilding = new ProjectionRebuild(deps);
  const started = performance.now();
  let filledMs = Number.NaN;
  const result = await rebuilding.rebuild(name, ({ position, target }) => {
    if (position === target) filledMs = performance.now() - started;
  });
  const comparedMs = performance.now() - started;
  if (!result.equal || result.position !== EVENTS) throw new Error(`${name} rebuilt is not the live one`);
  await rebuilding.discard(name);
  return { filledMs, comparedMs };
}

/** Both projections from nothing, side by side, as on the first start of a server. */
async function firstFold(deps) {
  const { ms } = await timed(() => new ProjectionHost(deps).catchUp());
  return ms;
}

/** A reactor that does nothing; Emmett keeps its checkpoint all the same. */
async function emmettConsumes(pool, url, pulling, upTo) {
  const consumer = emmettOn(pool, url).consumer({ pulling, stopWhen: { noMessagesLeft: true } });
  const started = performance.now();
  let seen = 0;
  let ms = 0;
  consumer.reactor({
    processorId: `bench-${Math.random()}`,
    stopAfter: () => seen >= upTo,
    eachMessage: () => {
      seen += 1;
      ms = performance.now() - started;
    },
  });
  await consumer.start();
  if (seen !== upTo) throw new Error(`Emmett handled ${seen} of ${upTo} events`);
  return perSecond(upTo, ms);
}

async function fillEmmett(pool, url) {
  const store = emmettOn(pool, url);
  let batch = [];
  for (const appends of budgetYear(EVENTS)) {
    batch.push(...appends.flatMap(({ events }) => events));
    await store.appendToStream(`budgetLine-${batch.length}-${Math.random()}`, batch.map(forEmmett));
    batch = [];
  }
}

await inFreshDatabase(({ url, server }) =>
  withPool(url, 20, async (pool) => {
    console.log('\n## rebuild');
    printMachine(server);
    await installLog(pool);
    await new CreateProjectionControl1795000100000().up(pool);
    await new AddPromotionReason1795000500000().up(pool);
    await installEmmett(url);
    const rows = [];
    const rates = { read: [] };
    await withLog(pool, async (store) => {
      const deps = { pool, store, projections };
      say('recording the budget year …');
      await recordBudgetYear(store, EVENTS);
      await pool.query('vacuum analyze');
      await settle(pool);
      const firstMs = await firstFold(deps);
      say(`first fold of both: ${count(perSecond(EVENTS, firstMs))}/s`);
      const names = projections.map(({ name }) => name);
      for (const name of names) rates[name] = { filled: [], compared: [] };
      for (let round = 0; round < ROUNDS; round += 1) {
        await settle(pool);
        const { ms, result } = await timed(() => readEverything(store));
        if (result !== EVENTS) throw new Error(`${result} events were read`);
        rates.read.push(perSecond(EVENTS, ms));
        for (const name of round % 2 === 0 ? names : [...names].reverse()) {
          await settle(pool);
          const { filledMs, comparedMs } = await rebuild(deps, name);
          rates[name].filled.push(perSecond(EVENTS, filledMs));
          rates[name].compared.push(perSecond(EVENTS, comparedMs));
          say(
            `round ${round + 1}: read ${count(rates.read.at(-1))}/s, ${name} ${count(perSecond(EVENTS, filledMs))}/s`,
          );
        }
      }
      const read = median(rates.read);
      rows.push(['plain paged read (readAll)', count(read), '100 %']);
      for (const name of names) {
        const filled = median(rates[name].filled);
        const compared = median(rates[name].compared);
        rows.push([`rebuild of ${name}`, count(filled), share(filled / read)]);
        rows.push([`same, with the row-for-row comparison`, count(compared), share(compared / read)]);
      }
      const both = perSecond(EVENTS, firstMs);
      rows.push(['first fold, both projections at once', count(both), share(both / read)]);
    });

    say("filling Emmett's log …");
    await fillEmmett(pool, url);
    await pool.query('vacuum analyze');
    await settle(pool);
    const tuned = await emmettConsumes(pool, url, { batchSize: PAGE, pullingFrequencyInMs: 0 }, EVENTS);
    const byDefault = await emmettConsumes(pool, url, undefined, EMMETT_BY_DEFAULT);
    const read = median(rates.read);
    rows.push([`Emmett consumer, no-op, batches of ${count(PAGE)}, no pause`, count(tuned), share(tuned / read)]);
    rows.push([
      `Emmett consumer, no-op, its defaults (first ${count(EMMETT_BY_DEFAULT)})`,
      count(byDefault),
      share(byDefault / read),
    ]);

    printTable(
      `${count(EVENTS)} budget events; median of ${ROUNDS} rounds`,
      ['work', 'events/s', 'of the plain read'],
      rows,
    );
    printAims(
      projections.flatMap(({ name }) => {
        const filled = median(rates[name].filled);
        return [
          { wanted: `${name}: ≥ 50 % of the plain read`, found: aim(filled / read, 0.5, share) },
          { wanted: `${name}: ≥ 50,000 events/s`, found: aim(filled, 50_000, count) },
          { wanted: `${name}: faster than Emmett's tuned no-op consumer`, found: aim(filled / tuned, 1, times) },
        ];
      }),
    );
  }),
);
