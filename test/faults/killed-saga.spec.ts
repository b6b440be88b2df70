import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { storeOf, sagas } from '../../src/app.module.ts';
import type { EventStore } from '../../src/event-store/event-store.port.ts';
import type { StoredEvent } from '../../src/kernel/domain-event.ts';
import { waitForPosition } from '../../src/platform/projections/wait-for-position.ts';
import { eventually, expireLeases } from '../projections/deposits.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { rulesWith } from '../support/evaluation-rules.ts';
import { call, GROUND, logIn, openAccount } from '../support/http-client.ts';
import { environmentOf, startServer, stopLedgerProcesses, type LedgerProcess } from '../support/ledger-process.ts';
import { LIBRARY, target } from '../support/performance-plan-facts.ts';
import { testEventStore } from '../support/test-event-store.ts';

const SAGA = 'cycle-opened-assessments-opened';
const PROJECTS = Array.from({ length: 16 }, (_, index) => String(index + 1).padStart(3, '0'));
const department = { id: 'planning', name: '기획예산과' };

let database: TestDatabase;
let environment: NodeJS.ProcessEnv;
let store: EventStore;
let server: LedgerProcess;
const passwords = new Map<string, string>();

beforeAll(async () => {
  database = await createTestDatabase();
  const choice = testEventStore();
  environment = environmentOf({ DATABASE_URL: database.url }, choice);
  server = await startServer(environment);
  ({ store } = storeOf(choice).open(database.pool));
  const admin = await logIn(server.address, 'admin', server.password ?? '');
  for (const [account, role] of [
    ['officer', 'department-officer'],
    ['evaluator', 'evaluator'],
    ['head', 'head-of-office'],
  ] as const)
    passwords.set(account, await openAccount(server.address, admin, account, role));
  const evaluator = await senderOf('evaluator');
  await evaluator('/api/performance-evaluation/rule-sets', { rules: rulesWith() });
  for (const year of [2023, 2024]) await planYear(year);
}, 120_000);
afterAll(async () => {
  await stopLedgerProcesses();
  await store.close();
  await database.drop();
});

async function senderOf(account: string) {
  const token = await logIn(server.address, account, passwords.get(account) ?? '');
  return (path: string, body: object) => call(server.address, 'POST', path, { token, body: { ...body, ...GROUND } });
}

/** Every project of the year, with a confirmed plan. */
async function planYear(year: number): Promise<void> {
  const [evaluator, officer, head] = [await senderOf('evaluator'), await senderOf('officer'), await senderOf('head')];
  const effectiveOn = `${year}-02-03`;
  const ofYear = { officeId: 'garam', year, effectiveOn };
  const api = '/api/performance-plan';
  await evaluator(`${api}/guidelines`, { ...ofYear, title: '수립지침', submitBy: `${year}-02-28` });
  for (const projectNo of PROJECTS) {
    const path = `${api}/projects/garam.${year}.${projectNo}`;
    await officer(`${api}/projects`, { ...ofYear, projectNo, name: '사업', objective: '목표', department });
    await officer(`${path}/indicators/I1/definitions`, { effectiveOn, definition: { ...LIBRARY, weight: '100' } });
    await officer(`${path}/indicators/I1/target-proposals`, { effectiveOn, target: target('45000') });
    await officer(`${path}/submission`, { effectiveOn });
    await head(`${path}/confirmation`, { effectiveOn });
  }
}

/** Answered when the fact that the cycle was opened is in the log. */
async function openCycle(year: number, evaluation: string): Promise<void> {
  const evaluator = await senderOf('evaluator');
  await evaluator('/api/performance-evaluation/cycles', {
    officeId: 'garam',
    year,
    evaluation,
    cutoffOn: `${year}-06-30`,
    deadlines: {
      submission: '2999-12-05T18:00:00+09:00', // no other saga has anything to do
      appeal: '2999-12-15T18:00:00+09:00',
      opinion: '2999-12-18T18:00:00+09:00',
    },
    ruleSetId: 'test',
    version: 1,
    groups: [],
  });
}

const assessmentsOf = async (cycleId: string): Promise<readonly StoredEvent[]> => {
  const events = await store.read(`evaluationCycle-${cycleId}`);
  return events.filter(({ fact }) => fact.type === 'AssessmentOpened');
};

/**
 * The window is between the event of a saga and the commands that follow from it. Each round kills the process in it: as
 * soon as the event is acknowledged, or when so many of the commands are done. How many were done is counted in the log
 * once the process is dead, so a round that missed the window fails.
 */
describe('kill -9 between the event of a saga and its commands', () => {
  test.each([
    ['garam.2023.mid-year', 0],
    ['garam.2023.year-end', 1],
    ['garam.2024.mid-year', 4],
    ['garam.2024.year-end', 8],
  ])(
    '%s, when %i of 16 commands are seen: each is done, once',
    async (cycleId, seen) => {
      const [, year, evaluation = ''] = cycleId.split('.');
      await openCycle(Number(year), evaluation);
      await eventually(async () => seen === 0 || (await assessmentsOf(cycleId)).length >= seen);
      await server.kill();
      const done = (await assessmentsOf(cycleId)).length;
      expect(done).toBeLessThan(PROJECTS.length);

      await expireLeases(database.pool); // as those of a dead process do, 15 seconds later
      server = await startServer(environment);
      await eventually(async () => (await assessmentsOf(cycleId)).length >= PROJECTS.length);
      await waitForPosition(
        database.pool,
        sagas.map(({ name }) => `saga/${name}`),
        await store.head(),
        20_000,
      );
      const [opened] = await store.read(`evaluationCycle-${cycleId}`);
      const assessments = await assessmentsOf(cycleId);
      expect(assessments.map(({ fact }) => fact.data['projectNo'])).toEqual(PROJECTS);
      expect(assessments.map(({ meta }) => [meta.actor.id, meta.causationId])).toEqual(
        PROJECTS.map(() => [`saga:${SAGA}`, opened!.id]),
      );
      // A command that came twice as another one would have been refused: assessment-opened-once.
      expect((await database.pool.query('select * from saga_refusal')).rows).toEqual([]);
    },
    60_000,
  );
});
