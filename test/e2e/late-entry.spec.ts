import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { QueryBus } from '@nestjs/cqrs';
import { InMemoryEventStore } from '../../src/event-store/in-memory/in-memory-event-store.ts';
import type { AsOf } from '../../src/kernel/as-of.ts';
import { endOfDay, instantOf, startOfDay } from '../../src/kernel/time.ts';
import { CompareFigure, FindFigures } from '../../src/projections/figure-movements/figure-movements.queries.ts';
import { district, OFFICE } from '../support/budget-line-facts.ts';
import { budgetOfficer, startTestApp, type TestApp } from '../support/test-app.ts';

const SPENT = 'ledger/line/2025/planning/general.J1.201-01/spent';
const { lineId } = OFFICE;

let now = startOfDay('2025-01-02');
let ledger: TestApp;
let queries: QueryBus;

/** Moves the test's own clock to noon of that day. */
const on = (day: string): void => {
  now = instantOf(Date.parse(`${day}T12:00:00+09:00`));
};
const known = (knownAt: string, effectiveOn = '2025-05-31'): AsOf => ({ effectiveOn, knownAt, strict: false });
const spent = async (asOf: AsOf): Promise<unknown> => {
  const [figure] = await queries.execute(new FindFigures([SPENT], asOf));
  return figure?.value;
};

beforeAll(async () => {
  const clock = () => now;
  const log = new InMemoryEventStore(clock);
  ledger = await startTestApp({ clock, eventLog: { store: log, archive: log } });
  queries = ledger.app.get(QueryBus);
  const paying = { actor: budgetOfficer('payer') };
  await ledger.send({ ...OFFICE, type: 'OpenBudgetLine', effectiveOn: '2025-01-01' });
  await ledger.send({ type: 'EnactOriginalBudget', lineId, effectiveOn: '2025-01-01', funds: district(1_000_000) });
  await ledger.send({ type: 'IssueAllotment', lineId, effectiveOn: '2025-01-02', amountWon: 1_000_000 });
  on('2025-05-20');
  const obligation = {
    type: 'IncurObligation' as const,
    lineId,
    effectiveOn: '2025-05-20',
    subject: '용역',
    amountWon: 500_000,
  };
  await ledger.send({ ...obligation, obligationId: 'O1' });
  const payment = { type: 'CompletePayment' as const, lineId, obligationId: 'O1', grace: null };
  await ledger.send({ ...payment, effectiveOn: '2025-05-20', paymentId: 'P1', funds: district(100_000) }, paying);
  on('2025-06-20');
  await ledger.send({ ...payment, effectiveOn: '2025-05-30', paymentId: 'P2', funds: district(23_000) }, paying);
  await ledger.upToDate();
});
afterAll(() => ledger.close());

describe('a payment dated 5.30 and recorded on 6.20', () => {
  test('changes "as of 5.31" only for questions known from 6.20 on', async () => {
    expect(await spent(known(endOfDay('2025-06-19')))).toEqual({ unit: 'won', won: 100_000 });
    expect(await spent(known(endOfDay('2025-06-20')))).toEqual({ unit: 'won', won: 123_000 });
  });

  test('does not change "as of 5.29", whenever one asks', async () => {
    expect(await spent(known(endOfDay('2025-12-31'), '2025-05-29'))).toEqual({ unit: 'won', won: 100_000 });
  });

  test('is named as a late entry by the difference between the two questions', async () => {
    const from = known(endOfDay('2025-06-19'));
    const to = known(endOfDay('2025-06-20'));
    const { parts } = await queries.execute(new CompareFigure(SPENT, from, to));
    expect(parts).toHaveLength(1);
    expect(parts[0]?.changeWon).toBe(23_000);
    expect(parts[0]?.causes).toMatchObject([{ cause: 'payment', lateEntry: true, changeWon: 23_000 }]);
  });

  test('before anything was known of the line its spending is unreported, not 0', async () => {
    expect(await spent(known(startOfDay('2025-01-01'), '2025-01-01'))).toEqual({ unit: 'won', won: null });
    expect(await spent(known(endOfDay('2025-01-02')))).toEqual({ unit: 'won', won: 0 });
  });
});
