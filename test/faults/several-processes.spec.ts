import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { projections } from '../../src/app.module.ts';
import { figureId } from '../../src/kernel/figure-id.ts';
import type { JsonObject } from '../../src/kernel/json.ts';
import { lineSubject } from '../../src/projections/figure-movements/figure-subjects.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { isObject, recordedEvents } from '../support/http-client.ts';
import { environmentOf, ledger, startServer, startWorker, stopLedgerProcesses } from '../support/ledger-process.ts';
import type { LedgerProcess } from '../support/ledger-process.ts';
import {
  allotment,
  askFigure,
  DEPARTMENT_BUDGET,
  LINE_BUDGET_WON,
  openOffice,
  positionOf,
  transfer,
  wonOf,
  type Office,
  type Order,
} from '../support/office.ts';
import { command } from '../support/patient-client.ts';
import { during, eventually } from '../projections/deposits.ts';

const LEASE_MS = 15_000;
const MOVED_WITHIN_MS = 20_000;

let database: TestDatabase;
let environment: NodeJS.ProcessEnv;
let worker: LedgerProcess;
/** Serves HTTP only. */
let writer: LedgerProcess;
/** Serves HTTP, and works in the background when it gets the chance. */
let full: LedgerProcess;
let office: Office;

beforeAll(async () => {
  database = await createTestDatabase();
  environment = environmentOf({ DATABASE_URL: database.url });
  worker = await startWorker(environment);
  [writer, full] = await Promise.all([startServer(environment, '--no-work'), startServer(environment)]);
  office = await openOffice(writer.address, writer.password ?? full.password ?? '', 2);
}, 120_000);
afterAll(async () => {
  await stopLedgerProcesses();
  await database.drop();
});

const nameOf = ({ pid }: LedgerProcess): string => `${hostname()}/${String(pid)}`;

/** Host and process of whoever owns a read model now. */
async function owners(): Promise<string[]> {
  const { rows } = await database.pool.query<{ owner: string }>(
    `select distinct substring(owner from '^[^/]+/[0-9]+') as owner from projection_version
     where lease_until >= clock_timestamp()`,
  );
  return rows.map(({ owner }) => owner);
}

const send = (server: LedgerProcess, order: Order, key = randomUUID()): Promise<JsonObject> =>
  command(() => server.address, office.officer, key, order);

describe('two servers and a worker on the same stores', () => {
  test('that meet at the first start open one first administrator', () => {
    expect([writer.password, full.password].filter((password) => password !== null)).toHaveLength(1);
  });

  test('begin the day once, as soon as one of them works', async () => {
    const recorded = await recordedEvents(full.address, office.auditor);
    const types = recorded.map(({ fact }) => isObject(fact) && fact['type']);
    expect(types.indexOf('DayBegan')).toBe(0); // the worker started before the servers
    expect(types.lastIndexOf('DayBegan')).toBe(0);
  });

  test('have one owner of the read models, and say who it is', async () => {
    expect(await owners()).toEqual([nameOf(worker)]);
    const { stdout } = await ledger(environment, 'projections', 'list');
    const { rowCount } = await database.pool.query('select from projection_version');
    expect(stdout.split(nameOf(worker))).toHaveLength((rowCount ?? 0) + 1); // the name stands between them
    expect(await owners()).toEqual([nameOf(worker)]); // who only looks takes nothing
  }, 60_000);

  test('show at one server what was written at the other, as the worker has folded it', async () => {
    const [line] = office.lines;
    for (let won = 1; won <= 10; won += 1) {
      const position = positionOf(await send(writer, allotment(line!)));
      const figure = figureId(lineSubject(line!.lineId), 'allotted');
      expect(wonOf(await askFigure(full.address, office.officer, figure, position))).toBe(won);
    }
  });

  test('decide a command once that both get at the same moment, and give one answer', async () => {
    const [from, to] = office.lines;
    const before = (await recordedEvents(full.address, office.auditor)).length;
    const decisions: JsonObject[] = [];
    for (let turn = 1; turn <= 20; turn += 1) {
      const key = randomUUID();
      const order = transfer(from!, to!, `T${String(turn)}`);
      const rival = send(writer, allotment(to!)); // so that the two may see different states
      const both = await Promise.all([send(writer, order, key), send(full, order, key)]);
      expect(both.map(({ duplicate }) => duplicate).sort()).toEqual([false, true]);
      const [one, other] = both.map((decision) => ({ ...decision, duplicate: null }));
      expect(one).toEqual(other);
      decisions.push(one!, await rival);
    }
    const recorded = await recordedEvents(full.address, office.auditor);
    expect(recorded).toHaveLength(before + 3 * 20); // two legs and a rival in each turn
    expect(new Set(decisions.map(positionOf)).size).toBe(2 * 20);
  }, 60_000);

  test('lose the worker by kill -9: the other one that works takes over, and misses nothing', async () => {
    const answers: JsonObject[] = [];
    const load = async () => {
      const [from, to] = office.lines;
      const sent = [send(writer, allotment(from!)), send(full, transfer(to!, from!, randomUUID()))];
      answers.push(...(await Promise.all(sent)));
    };
    await load();
    await worker.kill();
    const killed = performance.now();
    await during(
      eventually(async () => (await owners()).join() === nameOf(full), MOVED_WITHIN_MS),
      load,
    );
    const movedMs = performance.now() - killed;
    expect(movedMs).toBeLessThan(MOVED_WITHIN_MS);
    expect(movedMs).toBeGreaterThan(LEASE_MS / 2); // else nobody had died: a lease is renewed every third of it

    const position = Math.max(...answers.map(positionOf));
    expect(answers.length).toBeGreaterThan(2);
    const total = await askFigure(writer.address, office.officer, DEPARTMENT_BUDGET, position);
    expect(wonOf(total)).toBe(2 * LINE_BUDGET_WON);
    const { stdout } = await ledger(environment, 'replay', '--until', String(position), '--compare');
    expect(stdout.match(/: 같음/g)).toHaveLength(projections.length);
    expect(stdout).toContain('(budget_line, budget_statement)');
  }, 90_000);

  test('give the read models back when they are asked to stop', async () => {
    const next = await startWorker(environment);
    expect(await owners()).toEqual([nameOf(full)]);
    expect(await full.stop('SIGTERM')).toBe(0);
    await eventually(async () => (await owners()).join() === nameOf(next), LEASE_MS / 2);
    expect(await next.stop('SIGINT')).toBe(0);
    expect(await owners()).toEqual([]);
  }, 60_000);
});
