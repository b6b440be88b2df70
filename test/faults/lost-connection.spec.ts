import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DataSource } from 'typeorm';
import { Pool } from 'pg';
import { POOL } from '../../src/platform/database/pool.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let ledger: TestApp;
beforeAll(async () => {
  ledger = await startTestApp();
});
afterAll(() => ledger.close());

/** The database goes while a connection is being handed over, when its taker does not listen yet. */
const loseWhileHandedOver = (pool: Pool): Promise<void> =>
  new Promise((resolve, reject) => {
    pool.connect((error, client, release) => {
      try {
        if (!client) throw error ?? new Error('no connection');
        client.emit('error', new Error('lost'));
        release(true);
        resolve();
      } catch (unheard) {
        reject(unheard instanceof Error ? unheard : new Error(String(unheard)));
      }
    });
  });

function poolOfTypeOrm(): Pool {
  const { driver } = ledger.app.get(DataSource);
  if ('master' in driver && driver.master instanceof Pool) return driver.master;
  throw new Error('TypeORM keeps its connections elsewhere');
}

test.each([
  ['of requests and folds', () => ledger.app.get<Pool>(POOL)],
  ['of queries', poolOfTypeOrm],
])('a connection %s that is lost while it is handed over does not end the process', async (_, poolOf) => {
  await expect(loseWhileHandedOver(poolOf())).resolves.toBeUndefined();
});
