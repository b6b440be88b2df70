/** As-of report of 200 figures from up to 1,000,000 movements: FigureReader against the naive fold in JavaScript. */
import { DataSource } from 'typeorm';
import { AddPromotionReason1795000500000 } from '../dist/src/platform/projections/promotion-reason.migration.js';
import { CreateProjectionControl1795000100000 } from '../dist/src/platform/projections/projection-control.migration.js';
import { ProjectionHost } from '../dist/src/platform/projections/projection-host.js';
import { placeOfBuild } from '../dist/src/platform/projections/projection-tables.js';
import { FigureReader } from '../dist/src/projections/figure-movements/figure-reader.js';
import { figureMovements } from '../dist/src/projections/figure-movements/figure-movements.projection.js';
import { installLog, withLog } from './support/contestants.mjs';
import { inFreshDatabase, settle, withPool } from './support/database.mjs';
import {
  count,
  decimals,
  median,
  percentile,
  printAims,
  printMachine,
  printTable,
  say,
  timed,
  times,
} from './support/report.mjs';

const ASKED = 200;
const RUNS = 100;
const WARM_UP = 10;
const NAIVE_RUNS = 3;
const AIM_MS = 50;
const WHOLE = 'everything counts';
const HALF = 'half of it counts';
/** Three years of movements; a late entry is known up to 90 days after its day. */
const QUESTIONS = {
  [WHOLE]: { effectiveOn: '2025-12-31', knownAt: '2026-12-31T14:59:59.999999Z', strict: false },
  [HALF]: { effectiveOn: '2024-06-30', knownAt: '2024-06-30T14:59:59.999999Z', strict: false },
};
const SHAPES = [
  { movements: 10_000, figures: 200 },
  { movements: 100_000, figures: 200 },
  { movements: 1_000_000, figures: 200 },
  { movements: 100_000, figures: 1_000 },
  { movements: 1_000_000, figures: 10_000 },
];

const idOf = (number) =>
  `ledger/line/2025/dept-${number % 40}/general.P${String(number).padStart(5, '0')}.201-01/spent`;

/** The table of the first build, behind the view of that name. */
const TABLE = placeOfBuild({ version: figureMovements.version, build: 1 })('figure_movement');

/** Written straight into the table of the build, in the order of the log: the figures are mixed, one in ten is late. */
const FILL = `
  insert into ${TABLE}
    (position, ordinal, figure_id, fund, kind, amount_won, cause, effective_on, known_at, recorded_at, event_id, refers_to)
  select n, 0, ids[1 + n % $2], case when n % 3 = 0 then 'national' else 'district' end, 'add', 1000 + n % 9000, 'payment',
    day::date, day + late, day + late, md5(n::text)::uuid::text, null
  from (
    select n, timestamptz '2023-01-01 09:00+09' + n * interval '1095 days' / $1 as day,
      case when n % 10 = 0 then (n % 90) * interval '1 day' else interval '1 hour' end as late
    from generate_series(1, $1::bigint) n) made,
    (select $3::text[] as ids) named`;

async function fill(pool, { movements, figures }) {
  await pool.query(`truncate ${TABLE}`);
  await pool.query(FILL, [movements, figures, Array.from({ length: figures }, (_, number) => idOf(number))]);
  await pool.query(`vacuum analyze ${TABLE}`);
  await settle(pool);
}

/** What one would write first: all movements of the figures by one query, the clocks and the sums in JavaScript. */
async function naive(pool, ids, { effectiveOn, knownAt }) {
  const known = new Date(knownAt);
  const { rows } = await pool.query({
    text: `select figure_id, fund, kind, amount_won, to_char(effective_on, 'YYYY-MM-DD'), known_at
      from figure_movement where figure_id = any($1)`,
    values: [ids],
    rowMode: 'array',
  });
  const won = new Map();
  for (const [figure, fund, kind, amount, day, at] of rows) {
    if (kind !== 'add' || day > effectiveOn || at > known) continue;
    won.set(figure, (won.get(figure) ?? 0) + Number(amount));
    won.set(`${figure}/${fund}`, (won.get(`${figure}/${fund}`) ?? 0) + Number(amount));
  }
  return won;
}

/** Other figures in every run, spread over the whole table. */
const asked = (figures, run) =>
  Array.from({ length: Math.min(ASKED, figures) }, (_, n) =>
    idOf((run * 37 + Math.floor((n * figures) / ASKED)) % figures),
  );

async function measure(reader, pool, shape, question) {
  const ms = [];
  for (let run = -WARM_UP; run < RUNS; run += 1) {
    const ids = asked(shape.figures, run + WARM_UP);
    const one = await timed(() => reader.leaves(ids, question));
    if (run >= 0) ms.push(one.ms);
  }
  const naiveMs = [];
  for (let run = 0; run < NAIVE_RUNS; run += 1) {
    const ids = asked(shape.figures, run);
    const folded = await timed(() => naive(pool, ids, question));
    naiveMs.push(folded.ms);
    const { won } = await reader.leaves(ids, question);
    const same = won.size === folded.result.size && [...won].every(([id, value]) => folded.result.get(id) === value);
    if (!same) throw new Error('the reader and the naive fold disagree');
  }
  return { p50: median(ms), p95: percentile(ms, 0.95), naive: median(naiveMs) };
}

await inFreshDatabase(({ url, server }) =>
  withPool(url, 4, async (pool) => {
    console.log('\n## as-of');
    printMachine(server);
    await installLog(pool);
    await new CreateProjectionControl1795000100000().up(pool);
    await new AddPromotionReason1795000500000().up(pool);
    await withLog(pool, (store) => new ProjectionHost({ pool, store, projections: [figureMovements] }).catchUp());
    const dataSource = await new DataSource({ type: 'postgres', url }).initialize();
    const reader = new FigureReader(dataSource);
    const rows = [];
    const aims = [];
    for (const shape of SHAPES) {
      await fill(pool, shape);
      const name = `${count(shape.movements)} movements, ${count(shape.figures)} figures of ${count(shape.movements / shape.figures)}`;
      for (const [which, question] of Object.entries(QUESTIONS)) {
        const found = await measure(reader, pool, shape, question);
        say(`as-of: ${name}, ${which}: p50 ${decimals(found.p50)} ms`);
        rows.push([
          name,
          which,
          decimals(found.p50),
          decimals(found.p95),
          count(found.naive),
          times(found.naive / found.p50),
        ]);
        if (shape.movements !== 1_000_000) continue;
        const verdict = found.p95 < AIM_MS ? 'hit' : found.p50 < AIM_MS ? 'hit by p50, MISSED by p95' : 'MISSED';
        const numbers = `p50 ${decimals(found.p50)} ms, p95 ${decimals(found.p95)} ms`;
        aims.push({ wanted: `< ${AIM_MS} ms, ${name}, ${which}`, found: `${verdict} (${numbers})` });
      }
    }
    await dataSource.destroy();
    printTable(
      `Value of ${ASKED} figures at both clocks, ms; ${RUNS} runs`,
      ['table', 'as of', 'p50', 'p95', 'naive fold', 'naive / p50'],
      rows,
    );
    printAims(aims);
  }),
);
