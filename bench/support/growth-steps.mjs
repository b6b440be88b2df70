import { DataSource } from 'typeorm';
import { verifyLog } from '../../dist/src/event-store/integrity/verify-log.js';
import { PostgresLogArchive } from '../../dist/src/event-store/postgres/postgres-log-archive.js';
import { endOfDay } from '../../dist/src/kernel/time.js';
import { ProjectionHost } from '../../dist/src/platform/projections/projection-host.js';
import { ProjectionRebuild } from '../../dist/src/platform/projections/projection-rebuild.js';
import {
  BudgetLineEntity,
  StatementEntity,
} from '../../dist/src/projections/budget-execution/budget-execution.entity.js';
import {
  FindDepartmentHandler,
  ReportBudgetExecutionHandler,
} from '../../dist/src/projections/budget-execution/budget-execution.handlers.js';
import { budgetExecution } from '../../dist/src/projections/budget-execution/budget-execution.projection.js';
import {
  FindDepartment,
  ReportBudgetExecution,
} from '../../dist/src/projections/budget-execution/budget-execution.queries.js';
import { DepartmentBudgets } from '../../dist/src/projections/budget-execution/department-budget.js';
import { EventReader } from '../../dist/src/projections/event-record/event-reader.js';
import { eventRecord } from '../../dist/src/projections/event-record/event-record.projection.js';
import { ExplainFigureHandler } from '../../dist/src/projections/figure-movements/figure-movements.handlers.js';
import { figureMovements } from '../../dist/src/projections/figure-movements/figure-movements.projection.js';
import { ExplainFigure } from '../../dist/src/projections/figure-movements/figure-movements.queries.js';
import { FigureReader } from '../../dist/src/projections/figure-movements/figure-reader.js';
import { drive } from './callers.mjs';
import { withLog } from './contestants.mjs';
import { settle, withPool } from './database.mjs';
import { FIRST_YEAR, recordDistrictLog } from './district-log.mjs';
import { count, median, percentile, say, timed } from './report.mjs';

const PROGRESS_EVERY = 100_000;
const APPEND_ROUNDS = 3;
const STREAMS_PER_CALLER = 50;
const REPORT_RUNS = 100;
const EXPLAINED_LINES = 30;
const EXPLAIN_RUNS = 10;
const WARM_UP = 10;
/** Those that every length has. */
const DEPARTMENTS = ['d01', 'd02'];

const rebuilt = [budgetExecution, figureMovements];
/** What a report and an explanation are read from. */
const projections = [...rebuilt, eventRecord];

/** What the process that records the log does. */
export const write = (url, events) =>
  onLog(url, (store) => {
    let told = 0;
    return recordDistrictLog(store, events, (written) => {
      if (written < told + PROGRESS_EVERY) return;
      told = written;
      say(`  ${count(written)} of ${count(events)} events written`);
    });
  });

/** All of them from nothing, side by side, as on the first start of a server. */
export const fold = (url) =>
  onLog(url, async (store, pool) => {
    const { ms } = await timed(() => new ProjectionHost({ pool, store, projections }).catchUp());
    return { ms };
  });

/** A further build of each projection beside the serving one: until filled, and until compared row for row. */
export const rebuild = (url) =>
  onLog(url, async (store, pool) => {
    const found = {};
    for (const { name } of rebuilt) {
      const rebuilding = new ProjectionRebuild({ pool, store, projections });
      await settle(pool);
      const started = performance.now();
      let filledMs = Number.NaN;
      const { equal } = await rebuilding.rebuild(name, ({ position, target }) => {
        if (position === target) filledMs = performance.now() - started;
      });
      found[name] = { filledMs, comparedMs: performance.now() - started };
      if (!equal) throw new Error(`${name} rebuilt is not the live one`);
      await rebuilding.discard(name);
    }
    return found;
  });

export const verify = (url, events) =>
  withPool(url, 4, async (pool) => {
    const { ms, result } = await timed(() => new PostgresLogArchive(pool).inspect((log) => verifyLog(log)));
    if (!result.ok || result.events !== events) throw new Error(`the log is not sound: ${JSON.stringify(result)}`);
    return { ms };
  });

/** About the first year, by the handlers that serve the API. */
export async function ask(url) {
  const entities = [BudgetLineEntity, StatementEntity];
  const database = await new DataSource({ type: 'postgres', url, entities }).initialize();
  try {
    const budgets = new DepartmentBudgets(database);
    const reader = new FigureReader(database);
    const departments = new FindDepartmentHandler(budgets);
    const reports = new ReportBudgetExecutionHandler(budgets, reader, database.getRepository(StatementEntity));
    const explanations = new ExplainFigureHandler(budgets, reader, new EventReader(database));
    return {
      report: await timesOf(REPORT_RUNS, async (run) => {
        const of = await departments.execute(new FindDepartment(FIRST_YEAR, DEPARTMENTS[run % DEPARTMENTS.length]));
        return reports.execute(new ReportBudgetExecution(of, asOfRun(run), { down: 'project', byFund: false }));
      }),
      line: await timesOf(EXPLAINED_LINES, await explainLines(database, explanations)),
      department: await timesOf(EXPLAIN_RUNS, () =>
        explanations.execute(new ExplainFigure(`ledger/department/${FIRST_YEAR}/d02/all/spent`, asOfRun(70))),
      ),
    };
  } finally {
    await database.destroy();
  }
}

/** Some day from March on, as known at its end. */
function asOfRun(run) {
  const day = new Date(Date.UTC(FIRST_YEAR, 2, 1 + ((run * 37) % 240))).toISOString().slice(0, 10);
  return { effectiveOn: day, knownAt: endOfDay(day), strict: false };
}

async function explainLines(database, explanations) {
  const rows = await database.query(
    `select line_id from budget_line where fiscal_year = $1 and department_id = 'd02' order by md5(line_id) limit $2`,
    [FIRST_YEAR, EXPLAINED_LINES],
  );
  const figures = rows.map(({ line_id }) => {
    const [, department, ...code] = line_id.split('.');
    return `ledger/line/${FIRST_YEAR}/${department}/${code.join('.')}/spent`;
  });
  return (run) => explanations.execute(new ExplainFigure(figures[run % figures.length], asOfRun(70)));
}

async function timesOf(runs, work) {
  const ms = [];
  let steps = 0;
  for (let run = -WARM_UP; run < runs; run += 1) {
    const one = await timed(() => work(run + WARM_UP));
    if (run < 0) continue;
    ms.push(one.ms);
    steps = Math.max(steps, one.result.steps?.length ?? 0);
  }
  return { p50: median(ms), p95: percentile(ms, 0.95), steps };
}

/** Single events, each to a budget line of the log, its last year before all others. Nothing is measured after it. */
export const append = (url, callers) =>
  onLog(url, async (store, pool) => {
    const { rows } = await pool.query(
      `select stream, version from streams order by substr(stream, 1, 15) desc, md5(stream) limit $1`,
      [callers * STREAMS_PER_CALLER],
    );
    const versions = new Map(rows.map(({ stream, version }) => [stream, version]));
    const perCaller = Math.floor(rows.length / callers); // so no two callers meet on a stream
    const streamOf = (caller, turn) => rows[caller * perCaller + (turn % perCaller)].stream;
    const found = [];
    for (let round = 0; round < APPEND_ROUNDS; round += 1) {
      await settle(pool);
      const one = await drive(
        async (stream, event) => {
          const result = await store.append(stream, [event], versions.get(stream));
          if (!result.ok) throw new Error('the ledger refused an append');
          versions.set(stream, result.versions.get(stream));
        },
        callers,
        streamOf,
      );
      found.push(one);
    }
    const middle = (what) => median(found.map((one) => one[what]));
    return { perSecond: middle('perSecond'), p50: middle('p50'), p99: middle('p99') };
  });

const onLog = (url, work) => withPool(url, 20, (pool) => withLog(pool, (store) => work(store, pool)));
