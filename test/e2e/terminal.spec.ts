import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { listProjections } from '../../src/cli/projections.ts';
import { dropReplayed, replayUntil } from '../../src/cli/replay.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const former = { ...process.env };
let ledger: TestApp;

beforeAll(async () => {
  ledger = await startTestApp();
  Object.assign(process.env, ledger.environment);
  await ledger.logIn('budget', 'budget-officer');
  await ledger.upToDate();
});
afterAll(async () => {
  process.env = former;
  await ledger.close();
});

const replays = async (): Promise<readonly string[]> =>
  (
    await ledger.pool.query<{ name: string }>(`select nspname as name from pg_namespace where nspname like 'replay%'`)
  ).rows.map(({ name }) => name);

describe('a replay at the terminal', () => {
  test('says the position that it reached, not the one that was asked for', async () => {
    const { ok, sentence } = await replayUntil('99999', true);
    expect([ok, sentence]).toEqual([true, expect.stringMatching(/^위치 1까지 다시 계산해/)]);
  });

  test('takes a day as the end of it', async () => {
    expect((await replayUntil('2100-01-01', true)).sentence).toMatch(/^위치 1까지/);
    expect((await replayUntil('2000-01-01', true)).sentence).toMatch(/^위치 0까지/);
    await expect(replayUntil('2000-02-30', true)).rejects.toMatchObject({ rule: 'bad-request' });
  });

  test('leaves its tables only until they are dropped, and drops nothing else', async () => {
    const { sentence } = await replayUntil('1', false);
    const [schema = ''] = await replays();
    expect(sentence).toContain(`ledger replay --drop ${schema}`);
    expect(await dropReplayed(schema)).toMatchObject({ ok: true });
    expect(await replays()).toEqual([]);
    await expect(dropReplayed('public')).rejects.toMatchObject({ rule: 'bad-request' });
  });
});

test('the list of read models has a line for each', async () => {
  expect(await listProjections()).toMatch(/accounts[^]*budget-execution[^]*figure-movements/);
});
