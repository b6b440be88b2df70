import { expect, test } from '@jest/globals';
import { sagas } from '../../src/app.module.ts';
import type { Work } from '../../src/platform/background-work.ts';
import { createTestDatabase } from '../support/database.ts';
import { environmentOf, ledger, startWorker, stopLedgerProcesses } from '../support/ledger-process.ts';
import { startTestApp } from '../support/test-app.ts';

const recordedAtStart = async (work: Work): Promise<readonly string[]> => {
  const ledger = await startTestApp({ work });
  try {
    return (await ledger.store.readAll({ after: 0, limit: 100 })).events.map(({ fact }) => fact.type);
  } finally {
    await ledger.close();
  }
};

test('a process that works in the background sends its first commands as soon as it has started', async () => {
  expect(await recordedAtStart('all')).toEqual(['DayBegan', ...sagas.map(() => 'SagaBegan')]);
});

test.each<Work>(['read-models', 'none'])('a process that does not (%s) sends none', async (work) => {
  expect(await recordedAtStart(work)).toEqual([]);
});

test('a process whose start fails when some of its work has begun ends, for its supervisor to start it again', async () => {
  const database = await createTestDatabase();
  try {
    const environment = environmentOf({ DATABASE_URL: database.url });
    await ledger(environment, 'projections', 'list'); // the tables are there, and nothing works yet
    await database.pool.query(`alter table projection_version add check (name not like 'saga/%')`);
    await expect(startWorker(environment)).rejects.toThrow('ended before it was ready');
  } finally {
    await stopLedgerProcesses();
    await database.drop();
  }
}, 30_000);
