import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { projections } from '../../src/app.module.ts';
import { loadSeed } from '../../src/cli/seed.ts';
import type { AsOf } from '../../src/kernel/as-of.ts';
import type { StoredEvent } from '../../src/kernel/domain-event.ts';
import { FUNDS } from '../../src/kernel/fund-split.ts';
import { valueAt, type Movement } from '../../src/kernel/figure.ts';
import { endOfDay } from '../../src/kernel/time.ts';
import { LofinImport } from '../../src/modules/reported-balance/lofin-import.ts';
import { dropReplay, replay } from '../../src/platform/projections/replay.ts';
import { FigureReader } from '../../src/projections/figure-movements/figure-reader.ts';
import { figureMovement, figureMovements } from '../../src/projections/figure-movements/figure-movements.projection.ts';
import { MemoryTables } from '../support/memory-rows.ts';
import { budgetOfficer, startTestApp, type TestApp } from '../support/test-app.ts';

let ledger: TestApp;
let movements: ReadonlyMap<string, readonly Movement[]>;

beforeAll(async () => {
  ledger = await startTestApp();
  await loadSeed(ledger, '2023-report');
  await loadSeed(ledger, 'demo');
  await importFiles();
  await ledger.upToDate();
  const { events } = await ledger.store.readAll({ after: 0, limit: 5000 });
  movements = byFigure(events);
}, 60_000);
afterAll(() => ledger.close());

/** Files of one local government, of which later ones leave projects out and bring them back; the last is reversed. */
async function importFiles(): Promise<void> {
  const lofin = ledger.app.get(LofinImport, { strict: false });
  const ground = { actor: budgetOfficer(), reason: '시험', expectedVersion: null, dryRun: false };
  const project = (code: string, epAmt: number) => ({
    ...{ dbizCd: code, dbizNm: code, acntDvNm: '일반회계', fldNm: '분야', partNm: '부문' },
    ...{ bdgCashAmt: 300, bdgNtep: 100, capep: 0, sggep: 200, etcAmt: 0, epAmt, cplAmt: 300 },
  });
  const files = [
    ['20250320', [project('A', 1), project('B', 2), project('C', 3)]],
    ['20250401', [project('A', 1)]],
    ['20250601', [project('A', 5), project('B', 2)]],
    ['20250601', [project('B', 4)]],
  ] as const;
  const batches: string[] = [];
  for (const [exeYmd, projects] of files) {
    const text = JSON.stringify({ lafCd: '9900000', exeYmd, projects });
    batches.push((await lofin.apply(text, 'f.json', { ...ground, commandId: randomUUID() })).batchId);
  }
  await lofin.reverse(batches.at(-1) ?? '', { ...ground, commandId: randomUUID() });
}

/** The auditor's own reckoning: the pure fold in memory, no database. */
function byFigure(events: readonly StoredEvent[]): ReadonlyMap<string, readonly Movement[]> {
  const figures = new Map<string, Movement[]>();
  for (const row of new MemoryTables(figureMovements).fold(events).rows(figureMovement)) {
    const movement: Movement = {
      figureId: row.figure_id,
      fund: FUNDS.find((fund) => fund === row.fund) ?? 'whole',
      kind: row.kind,
      amountWon: row.amount_won,
      cause: row.cause,
      effectiveOn: row.effective_on,
      knownAt: row.known_at,
      recordedAt: row.recorded_at,
      position: row.position,
      eventId: row.event_id,
      refersTo: row.refers_to,
    };
    figures.set(row.figure_id, [...(figures.get(row.figure_id) ?? []), movement]);
  }
  return figures;
}

const DAYS = ['2023-05-31', '2025-01-01', '2025-03-31', '2025-05-30', '2025-06-19', '2025-12-31', '2026-02-10'];

describe('the ledger and an independent reckoning', () => {
  test.each([false, true])('agree on every figure at every pair of clocks (strict: %s)', async (strict) => {
    const reader = ledger.app.get(FigureReader);
    const ids = [...movements.keys()];
    expect(ids.length).toBeGreaterThan(30);
    let known = 0;
    for (const effectiveOn of DAYS)
      for (const knownOn of [...DAYS, '2025-06-20', '2026-11-30', '2100-01-01']) {
        const asOf: AsOf = { effectiveOn, knownAt: endOfDay(knownOn), strict };
        const { won } = await reader.leaves(ids, asOf);
        const reckoned = ids.map((id) => [id, valueAt(movements.get(id) ?? [], asOf)] as const);
        expect(ids.map((id) => [id, won.get(id) ?? null])).toEqual(reckoned);
        known += reckoned.filter(([, value]) => value !== null).length;
      }
    expect(known).toBeGreaterThan(100);
  });

  test('a replay to the head equals the live read models, row for row', async () => {
    const { pool, store } = ledger;
    const { schema, comparisons } = await replay({ pool, store, projections, pageSize: 50 }, await store.head());
    await dropReplay(pool, schema);
    for (const [name, comparison] of comparisons) {
      expect([name, comparison.differences]).toEqual([name, []]);
      expect(comparison.tables.length).toBeGreaterThan(0);
    }
    expect(comparisons.size).toBe(projections.length);
  });

  test('a seed loaded again changes nothing', async () => {
    const head = await ledger.store.head();
    expect(await loadSeed(ledger, 'demo')).toMatchObject({ events: 0 });
    expect(await loadSeed(ledger, '2023-report')).toMatchObject({ events: 0 });
    expect(await ledger.store.head()).toBe(head);
  });
});
