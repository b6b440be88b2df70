/** Scoring a whole evaluation, in memory and through the store; the read models of plans and evaluations; a past cycle replayed. */
import { deciderRooms } from '../dist/src/app.module.js';
import { accessPolicy } from '../dist/src/access/access-policy.js';
import { recordDemoYear } from '../dist/src/cli/demo-year.js';
import { performanceEvaluationDecider } from '../dist/src/modules/performance-evaluation/domain/performance-evaluation.decider.js';
import { rescoreCycle } from '../dist/src/modules/performance-evaluation/domain/rescoring.js';
import { RescoreCycle, RescoreCycleHandler } from '../dist/src/modules/performance-evaluation/what-if.js';
import { Decide } from '../dist/src/platform/commands/decide.command.js';
import { DecideHandler } from '../dist/src/platform/commands/decide.handler.js';
import { commandIdOf } from '../dist/src/platform/commands/uuid-v5.js';
import { ProjectionHost } from '../dist/src/platform/projections/projection-host.js';
import { ProjectionRebuild } from '../dist/src/platform/projections/projection-rebuild.js';
import { CreateProjectionControl1795000100000 } from '../dist/src/platform/projections/projection-control.migration.js';
import { AddPromotionReason1795000500000 } from '../dist/src/platform/projections/promotion-reason.migration.js';
import { dropReplay, replay } from '../dist/src/platform/projections/replay.js';
import { fourYearPlan } from '../dist/src/projections/four-year-plan/four-year-plan.projection.js';
import { organization } from '../dist/src/projections/organization/organization.projection.js';
import { performanceEvaluation } from '../dist/src/projections/performance-evaluation/performance-evaluation.projection.js';
import { performancePlan } from '../dist/src/projections/performance-plan/performance-plan.projection.js';
import { staffing } from '../dist/src/projections/staffing/staffing.projection.js';
import { installLog, withLog } from './support/contestants.mjs';
import { inFreshDatabase, settle, withPool } from './support/database.mjs';
import { demoYearLog, record, statesOf, YEAR_END, yearEndOf } from './support/evaluation-cycle.mjs';
import { count, decimals, load, median, percentile, printMachine, printTable, say, timed } from './support/report.mjs';

const SIZES = [148, 1_000];
const RUNS = 20;
const WARM_UP = 5;
const ROUNDS = 3;
const projections = [performancePlan, performanceEvaluation, fourYearPlan, organization, staffing];
const MAYOR = {
  id: 'mayor',
  name: '구청장',
  departmentId: 'office',
  departmentName: '구청장실',
  role: 'head-of-office',
};

const fixing = (projectNos) => ({ type: 'FixResults', cycleId: YEAR_END, projectNos });

async function timesOf(work) {
  const ms = [];
  for (let run = -WARM_UP; run < RUNS; run += 1) {
    const one = await timed(work);
    if (run >= 0) ms.push(one.ms);
  }
  return ms;
}

/** In memory: the states are folded, and everything else is arithmetic. */
async function inMemory({ events, projectNos }) {
  const { state, cycle, midYear, assessments } = statesOf(events);
  const now = new Date().toISOString().replace('Z', '000Z');
  const circumstances = { actor: MAYOR, today: now.slice(0, 10), now, documentedOn: null };
  return {
    'folding every stream of the cycle': await timesOf(() => statesOf(events)),
    'what-if: scores, ranks and grades of all (rescoreCycle)': await timesOf(() =>
      rescoreCycle(cycle.opened.rules, cycle, assessments, midYear),
    ),
    'fixing the results: ranks and grades, all rules asked': await timesOf(() =>
      performanceEvaluationDecider.decide(fixing(projectNos), state, circumstances),
    ),
  };
}

/** The same as the product does it: streams are read, folded and decided on; the last one is recorded, once. */
const throughTheStore = ({ events, projectNos }) =>
  inFreshDatabase(({ url }) =>
    withPool(url, 4, async (pool) => {
      await installLog(pool);
      return withLog(pool, async (store) => {
        await record(store, events);
        await pool.query('vacuum analyze');
        await settle(pool);
        const now = () => new Date().toISOString().replace('Z', '000Z');
        const what = new RescoreCycleHandler(store);
        const handler = new DecideHandler(deciderRooms, store, accessPolicy, now);
        const fix = (dryRun, key) =>
          handler.execute(
            new Decide(fixing(projectNos), {
              actor: MAYOR,
              reason: '확정',
              document: '시험-1',
              commandId: commandIdOf('bench', key),
              documentedOn: null,
              expectedVersion: null,
              dryRun,
              correlationId: null,
              causationId: null,
            }),
          );
        const found = {
          'what-if through the store': await timesOf(() => what.execute(new RescoreCycle(YEAR_END, null, now()))),
          'fixing through the store, dry run': await timesOf(() => fix(true, 'dry')),
        };
        const { ms } = await timed(() => fix(false, 'real'));
        return { ...found, 'fixing through the store, recorded (once)': [ms] };
      });
    }),
  );

async function scoring(log) {
  const found = [];
  for (const size of SIZES) {
    const cycle = yearEndOf(log, size);
    say(`scoring ${count(size)} projects, ${count(cycle.events.length)} events, load ${load()}`);
    found.push({
      size,
      events: cycle.events.length,
      ms: { ...(await inMemory(cycle)), ...(await throughTheStore(cycle)) },
    });
  }
  printTable(
    `A year-end, ms: p50 (p95) of ${RUNS} runs`,
    ['work', ...found.map(({ size, events }) => `${count(size)} projects (${count(events)} events)`)],
    Object.keys(found[0].ms).map((work) => [
      work,
      ...found.map(({ ms }) =>
        ms[work].length === 1
          ? decimals(ms[work][0])
          : `${decimals(median(ms[work]))} (${decimals(percentile(ms[work], 0.95))})`,
      ),
    ]),
  );
}

async function rebuilt(deps, { name, handlers }) {
  const [filled, compared] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    const rebuilding = new ProjectionRebuild(deps);
    await settle(deps.pool);
    const started = performance.now();
    let filledMs = Number.NaN;
    const { equal } = await rebuilding.rebuild(name, ({ position, target }) => {
      if (position === target) filledMs = performance.now() - started;
    });
    compared.push(performance.now() - started);
    filled.push(filledMs);
    if (!equal) throw new Error(`${name} rebuilt is not the live one`);
    await rebuilding.discard(name);
  }
  return { types: new Set(Object.keys(handlers)), filledMs: median(filled), comparedMs: median(compared) };
}

const readModels = (log) =>
  inFreshDatabase(({ url }) =>
    withPool(url, 20, async (pool) => {
      await installLog(pool);
      await new CreateProjectionControl1795000100000().up(pool);
      await new AddPromotionReason1795000500000().up(pool);
      await withLog(pool, async (store) => {
        const written = await timed(() => recordDemoYear(store));
        const deps = { pool, store, projections };
        const first = await timed(() => new ProjectionHost(deps).catchUp());
        await pool.query('vacuum analyze');
        const rows = [];
        for (const projection of projections) {
          const { types, filledMs, comparedMs } = await rebuilt(deps, projection);
          const events = log.filter(({ fact }) => types.has(fact.type)).length;
          say(`rebuild of ${projection.name}: ${decimals(filledMs)} ms, load ${load()}`);
          rows.push([
            projection.name,
            count(events),
            decimals(filledMs),
            decimals(comparedMs),
            count((events / filledMs) * 1000),
          ]);
        }
        printTable(
          `Rebuild from the year of 새별구, ${count(log.length)} events; median of ${ROUNDS} rounds`,
          ['read model', 'its events', 'filled, ms', 'and compared row for row, ms', 'events/s'],
          rows,
        );
        const disclosed = log.findLast(
          ({ stream, fact }) => stream.endsWith(YEAR_END) && fact.type === 'ResultDisclosed',
        );
        const past = await timed(() => replay(deps, disclosed.position));
        await dropReplay(pool, past.result.schema);
        const { commands, events } = written.result;
        printTable(
          'The whole year, once',
          ['work', 's'],
          [
            [
              `told and decided, ${count(commands)} commands to ${count(events)} events, and appended`,
              decimals(written.ms / 1000),
            ],
            ['first fold of the five read models', decimals(first.ms / 1000)],
            [
              `replay of the five up to the disclosure of the year-end (position ${count(disclosed.position)}), compared`,
              decimals(past.ms / 1000),
            ],
          ],
        );
      });
    }),
  );

console.log('\n## evaluation');
await inFreshDatabase(({ server }) => Promise.resolve(printMachine(server)));
const log = await demoYearLog();
await scoring(log);
await readModels(log);
