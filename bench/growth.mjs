/** What grows with the history of an office: every measure of the product against logs of 10 thousand to 3 million events. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { CreateProjectionControl1795000100000 } from '../dist/src/platform/projections/projection-control.migration.js';
import { installLog } from './support/contestants.mjs';
import { inFreshDatabase, settle, withPool } from './support/database.mjs';
import { departmentsFor } from './support/district-log.mjs';
import { count, decimals, load, printMachine, printTable, say } from './support/report.mjs';

const LENGTHS = [10_000, 100_000, 300_000, 1_000_000, 3_000_000];
const CALLERS = 16;

const longest = Number(process.argv[2] ?? LENGTHS.at(-1));
const lengths = LENGTHS.filter((events) => events <= longest);

/** One step in a process of its own; the answer, with the peak of its resident memory. */
async function inProcess(step, ...args) {
  const script = fileURLToPath(new URL('support/growth-process.mjs', import.meta.url));
  const child = fork(script, [step, JSON.stringify(args)]);
  const ended = once(child, 'exit');
  let answer = null;
  child.on('message', (message) => {
    answer = message;
  });
  await ended;
  if (answer === null) throw new Error(`the step ${step} failed`);
  say(`  ${step}: ${JSON.stringify(answer.result)}, peak ${count(answer.peakMiB)} MiB, load ${load()}`);
  return answer;
}

const SIZES = `
  select coalesce(sum(pg_table_size(c.oid)) filter (where not read_model), 0)::float8 as log,
    coalesce(sum(pg_indexes_size(c.oid)) filter (where not read_model), 0)::float8 as log_indexes,
    coalesce(sum(pg_table_size(c.oid)) filter (where read_model), 0)::float8 as models,
    coalesce(sum(pg_indexes_size(c.oid)) filter (where read_model), 0)::float8 as model_indexes,
    pg_database_size(current_database())::float8 as database
  from (select oid, relname not in ('events', 'streams', 'log_head') as read_model
        from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace) c`;

async function measure(events) {
  say(`growth: ${count(events)} events`);
  return inFreshDatabase(async ({ url, server }) => {
    if (events === lengths[0]) printHeader(server);
    const tidy = (pool) => pool.query('vacuum analyze').then(() => settle(pool));
    await withPool(url, 1, async (pool) => {
      await installLog(pool);
      await new CreateProjectionControl1795000100000().up(pool);
    });
    const write = await inProcess('write', url, events);
    await withPool(url, 1, tidy);
    const fold = await inProcess('fold', url);
    const sizes = await withPool(url, 1, async (pool) => {
      await tidy(pool);
      const { rows } = await pool.query(SIZES);
      return rows[0];
    });
    return {
      events: write.result.written,
      write,
      fold,
      sizes,
      rebuild: await inProcess('rebuild', url),
      verify: await inProcess('verify', url, write.result.written),
      ask: await inProcess('ask', url),
      append: await inProcess('append', url, CALLERS),
    };
  });
}

function printAll(found) {
  const rate = ({ events }, ms) => count((events / ms) * 1000);
  const seconds = (ms) => decimals(ms / 1000, ms < 100_000 ? 1 : 0);
  const rebuilt = (one, name) => {
    const { filledMs, comparedMs } = one.rebuild.result[name];
    return `${rate(one, filledMs)} (${seconds(comparedMs)} s)`;
  };
  const table = (title, header, row) =>
    printTable(
      title,
      ['events', ...header],
      found.map((one) => [count(one.events), ...row(one)]),
    );

  table(
    'Work on the log, events/s; one run of each',
    [
      `append, ${CALLERS} callers (p50 / p99 in ms)`,
      'append in batches of a day',
      'first fold, three read models',
      'rebuild of budget-execution (with comparison)',
      'rebuild of figure-movements (with comparison)',
      'verify (whole log)',
    ],
    (one) => {
      const { perSecond, p50, p99 } = one.append.result;
      return [
        `${count(perSecond)} (${decimals(p50)} / ${decimals(p99)})`,
        rate(one, one.write.result.ms),
        `${rate(one, one.fold.result.ms)} (${seconds(one.fold.result.ms)} s)`,
        rebuilt(one, 'budget-execution'),
        rebuilt(one, 'figure-movements'),
        `${rate(one, one.verify.result.ms)} (${seconds(one.verify.result.ms)} s)`,
      ];
    },
  );
  table(
    'Questions, ms; two departments of the first year',
    ['report of a department p50', 'p95', 'explain a line p50 (most steps)', 'explain a department p50 (steps)'],
    ({ ask: { result } }) => [
      decimals(result.report.p50),
      decimals(result.report.p95),
      `${decimals(result.line.p50)} (${count(result.line.steps)})`,
      `${decimals(result.department.p50)} (${count(result.department.steps)})`,
    ],
  );
  const mb = (bytes) => count(bytes / 1e6);
  table(
    'Size, MB; after vacuum',
    ['log', 'its indexes', 'read models', 'their indexes', 'database', 'bytes per event: log', 'read models'],
    ({ events, sizes }) => [
      ...[sizes.log, sizes.log_indexes, sizes.models, sizes.model_indexes, sizes.database].map(mb),
      count((sizes.log + sizes.log_indexes) / events),
      count((sizes.models + sizes.model_indexes) / events),
    ],
  );
  const STEPS = ['fold', 'rebuild', 'verify', 'ask', 'append', 'write'];
  table(
    'Peak of resident memory of the process, MiB',
    ['first fold', 'rebuild', 'verify', 'report and explain', 'append', 'generator (no part of the product)'],
    (one) => STEPS.map((step) => count(one[step].peakMiB)),
  );
}

function printHeader(server) {
  console.log('\n## growth');
  printMachine(server);
  const measured = lengths.map((events) => `${count(events)} (${departmentsFor(events)} departments)`);
  console.log(`\n_Measured in this run: ${measured.join(', ')}._`);
}

const started = performance.now();
const found = [];
for (const events of lengths) found.push(await measure(events));
printAll(found);
say(`\ngrowth took ${decimals((performance.now() - started) / 60_000)} minutes`);
