import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projections } from '../../src/app.module.ts';
import type { JsonObject } from '../../src/kernel/json.ts';
import { district, lineWith } from '../support/budget-line-facts.ts';
import { call, GROUND, logIn, objectsIn, openAccount, recordedEvents } from '../support/http-client.ts';
import { environmentOf, ledger, startServer, stopLedgerProcesses } from '../support/ledger-process.ts';

const CALLERS = 16;
/** Enough acknowledged appends that the kill falls among many others in flight. */
const BEFORE_THE_KILL = 200;

let directory: string;
let environment: NodeJS.ProcessEnv;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'ledger-killed-'));
  chmodSync(directory, 0o755);
  environment = environmentOf({ LEDGER_DATA: join(directory, 'data') });
});
afterAll(async () => {
  await stopLedgerProcesses();
  rmSync(directory, { recursive: true, force: true });
});

describe('kill -9 of the server during 16-way appends', () => {
  test('loses nothing that was acknowledged, and the read models equal a rebuild', async () => {
    const first = await startServer(environment);
    const admin = await logIn(first.address, 'admin', first.password ?? '');
    const officerPassword = await openAccount(first.address, admin, 'officer', 'budget-officer');
    const officer = await logIn(first.address, 'officer', officerPassword);
    const auditorPassword = await openAccount(first.address, admin, 'auditor', 'auditor');

    const lines = Array.from({ length: CALLERS }, (_, index) =>
      lineWith({ project: { code: `J${String(index)}`, name: `사업 ${String(index)}` } }),
    );
    const acknowledged: JsonObject[] = [];
    let enough: () => void = () => undefined;
    const midway = new Promise<void>((resolve) => (enough = resolve));
    const post = async (path: string, body: object) => {
      acknowledged.push(await call(first.address, 'POST', path, { token: officer, body: { ...body, ...GROUND } }));
      if (acknowledged.length === BEFORE_THE_KILL) enough();
    };
    const callers = lines.map(async (line) => {
      const path = `/api/budget-execution/lines/${line.lineId}`;
      const effectiveOn = '2025-01-02';
      await post('/api/budget-execution/lines', { ...line, effectiveOn });
      await post(`${path}/original-budget`, { effectiveOn, funds: district(1_000_000) });
      for (;;) await post(`${path}/allotments`, { effectiveOn, amountWon: 1 });
    });
    const ended = Promise.allSettled(callers); // each caller ends when its server is gone
    await midway;
    await first.kill();
    const reasons = (await ended).map((result) => (result.status === 'rejected' ? String(result.reason) : 'went on'));
    expect(reasons).toEqual(lines.map(() => expect.stringContaining('fetch failed')));

    const second = await startServer(environment);
    expect(second.password).toBeNull();
    const recorded = await recordedEvents(second.address, await logIn(second.address, 'auditor', auditorPassword));
    const stored = new Map(recorded.map(({ id, position }) => [id, position]));
    expect(acknowledged.length).toBeGreaterThanOrEqual(BEFORE_THE_KILL);
    for (const { position, facts } of acknowledged)
      expect(objectsIn(facts).map(({ eventId }) => stored.get(eventId))).toEqual([position]);

    const compared = await ledger(environment, 'replay', '--until', String(recorded.length), '--compare');
    expect(compared.stdout.match(/: 같음/g)).toHaveLength(projections.length);
    expect((await ledger(environment, 'verify')).stdout).toContain(`사건 ${String(recorded.length)}건`);
  }, 180_000);
});
