import { describe, expect, test } from '@jest/globals';
import { logOf } from '../../../test/support/given-when-then.ts';
import { MemoryTables } from '../../../test/support/memory-rows.ts';
import { asOf } from '../../../test/support/movements.ts';
import { REPORTED_MILESTONE_EVENTS } from '../../events/reported-milestone.catalogue.ts';
import type { ItemReported, ReportedMilestoneFact } from '../../events/reported-milestone.events.ts';
import type { Decided } from '../../kernel/decider.ts';
import { startOfDay } from '../../kernel/time.ts';
import { reportedItem, reportedMilestones, reportedTotal, withdrawnItem } from './reported-milestones.projection.ts';
import { standingItems } from './standing-items.ts';

const said = (code: string): ItemReported['data'] => ({
  itemId: `2023.planning-budget.${code}`,
  year: 2023,
  department: { id: 'planning-budget', name: '기획예산과' },
  code,
  name: '지방보조금관리위원회',
  part: 'achieved',
  totals: [
    { name: '회의', value: '3', unit: '회' },
    { name: '금액', value: '1399', unit: '백만원' },
  ],
  span: { from: '2023-01-01', through: '2023-05-31' },
  printed: '지방보조금관리위원회 운영: 3회, 14건, 1,399백만원',
  place: 'Ⅱ ② 5쪽',
  note: null,
});

const reported = (
  code: string,
  part: Partial<ItemReported['data']> = {},
  effectiveOn = '2023-05-31',
): Decided<ReportedMilestoneFact> => ({
  stream: `reportedItem-${said(code).itemId}`,
  fact: { type: 'ItemReported', schemaVersion: 1, effectiveOn, data: { ...said(code), ...part } },
});
const withdrawn = (code: string, withdraws: string): Decided<ReportedMilestoneFact> => ({
  stream: `reportedItem-${said(code).itemId}`,
  fact: {
    type: 'ReportedItemWithdrawn',
    schemaVersion: 1,
    effectiveOn: '2023-05-31',
    data: { itemId: said(code).itemId, withdraws },
  },
});

/** The n-th fact is recorded on the n-th day of July 2023. */
const logOfJuly = (...facts: readonly Decided<ReportedMilestoneFact>[]) =>
  logOf(facts).map((event) => ({
    ...event,
    recordedAt: startOfDay(`2023-07-${String(event.position).padStart(2, '0')}`),
  }));

const rowsOf = (memory: MemoryTables) => ({
  items: memory.rows(reportedItem),
  totals: memory.rows(reportedTotal),
  withdrawals: memory.rows(withdrawnItem),
});
const standing = (log: ReturnType<typeof logOfJuly>, at = asOf('2023-12-31')) =>
  standingItems(rowsOf(new MemoryTables(reportedMilestones).fold(log)), at);

describe('a reported item', () => {
  test('is what the document says, with its numbers in their order', () => {
    const [item] = standing(logOfJuly(reported('committee')));
    expect(item).toMatchObject({ ...said('committee'), eventId: 'e1', effectiveOn: '2023-05-31' });
  });

  test('without numbers and without a time has neither', () => {
    expect(standing(logOfJuly(reported('book', { totals: [], span: null })))).toMatchObject([
      { totals: [], span: null },
    ]);
  });

  test('is what the later document says from its own day on', () => {
    const log = logOfJuly(
      reported('committee'),
      reported('committee', { totals: [{ name: '회의', value: '5', unit: '회' }] }, '2023-06-30'),
    );
    expect(standing(log, asOf('2023-06-29', '2023-12-31'))).toMatchObject([{ eventId: 'e1' }]);
    expect(standing(log, asOf('2023-06-30', '2023-12-31'))).toMatchObject([{ eventId: 'e2' }]);
  });

  test('stands from when it is known until its withdrawal is known', () => {
    const log = logOfJuly(reported('committee'), reported('other'), withdrawn('committee', 'e1'));
    const idsAt = (knownOn: string) => standing(log, asOf('2023-12-31', knownOn)).map(({ eventId }) => eventId);
    expect(idsAt('2023-06-30')).toEqual([]);
    expect(idsAt('2023-07-02')).toEqual(['e1', 'e2']);
    expect(idsAt('2023-07-03')).toEqual(['e2']);
  });

  test('that is withdrawn leaves the statement before it', () => {
    const log = logOfJuly(reported('committee'), reported('committee', {}, '2023-06-30'), withdrawn('committee', 'e2'));
    expect(standing(log)).toMatchObject([{ eventId: 'e1' }]);
  });
});

describe('the projection', () => {
  test('folds two pages as one, wherever they part, and a second time as the first', () => {
    const log = logOfJuly(reported('committee'), reported('other'), withdrawn('committee', 'e1'));
    const whole = rowsOf(new MemoryTables(reportedMilestones).fold(log));
    for (let cut = 0; cut <= log.length; cut += 1)
      expect(rowsOf(new MemoryTables(reportedMilestones).fold(log.slice(0, cut)).fold(log.slice(cut)))).toEqual(whole);
  });

  test('folds every event of a reported item', () => {
    expect(Object.keys(reportedMilestones.handlers).toSorted()).toEqual(
      Object.keys(REPORTED_MILESTONE_EVENTS).toSorted(),
    );
  });
});
