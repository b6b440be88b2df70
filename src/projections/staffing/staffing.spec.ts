import { describe, expect, test } from '@jest/globals';
import { logOf } from '../../../test/support/given-when-then.ts';
import { MemoryTables } from '../../../test/support/memory-rows.ts';
import {
  appointed,
  FIXED_TERM,
  GRADE_7,
  GRADE_8,
  promoted,
  QUOTA,
  quotaSet,
  retired,
  STATED,
  staffingStated,
  transferredIn,
  transferredOut,
} from '../../../test/support/staffing-facts.ts';
import { STAFFING_EVENTS } from '../../events/staffing.catalogue.ts';
import { staffing, staffingCell } from './staffing.projection.ts';
import type { StaffingSection } from './staffing.queries.ts';
import { sectionsOf } from './staffing-table.ts';

type Story = Parameters<typeof logOf>[0];

const rowsOf = (...story: Story) => new MemoryTables(staffing).fold(logOf(story)).rows(staffingCell);
/** In the order of the log, as the query reads them. */
const sections = (...story: Story) =>
  sectionsOf(rowsOf(...story).toSorted((a, b) => a.position - b.position || a.ordinal - b.ordinal));
const printed = (section: StaffingSection | undefined) =>
  section?.rows.map(({ name, total, cells }) =>
    [name, total, ...cells].map((c) => (typeof c === 'string' ? c : c.printed)).join('|'),
  );

const story = [
  quotaSet(),
  appointed('s1', GRADE_8),
  appointed('s2', GRADE_8),
  transferredIn('s3', GRADE_7, '문화과', '2024-02-10'),
  promoted('s1', GRADE_8, GRADE_7, '2024-03-01'),
  transferredOut('s2', GRADE_8, '서울특별시', '2024-03-01'),
  staffingStated(),
  retired('s3', GRADE_7, '2024-06-30'),
];

describe('what the events of a department add up to', () => {
  test('is a table of 정원, 현원 and 과부족', () => {
    expect(printed(sections(...story.slice(0, 4)).at(-1))).toEqual(['정원|2|2|-|', '현원|3|1|2|', '과부족|1|△1|2|']);
    const after = sections(...story).find(({ basis }) => basis === 'ledger');
    expect(printed(after)).toEqual(['정원|2|2|-|', '현원|1|1|-|', '과부족|△1|△1|-|']);
    expect(after?.columns).toEqual([GRADE_7, GRADE_8, FIXED_TERM]);
  });

  test('shows somebody in a column that does not apply, against no quota', () => {
    const [ledger] = sections(quotaSet(), appointed('s1', FIXED_TERM));
    expect(printed(ledger)).toEqual(['정원|2|2|-|-', '현원|1|-|-|1', '과부족|△1|△2|-|1']);
  });

  test('is 정원 alone while nobody is recorded, and nobody is not 0', () => {
    expect(printed(sections(quotaSet())[0])).toEqual(['정원|2|2|-|']);
  });

  test('is 현원 alone where no quota is known', () => {
    expect(printed(sections(appointed('s1', GRADE_8))[0])).toEqual(['현원|1|1']);
  });

  test('counts the quota of the latest day, whichever was recorded last', () => {
    const larger = QUOTA.map((cell) => ({ ...cell, count: cell.count === null ? null : cell.count + 1 }));
    const [ledger] = sections(quotaSet('2025-01-01', larger), quotaSet('2024-01-01'));
    expect(printed(ledger)).toEqual(['정원|4|3|1|']);
  });

  test('keeps people in sight whose column a later quota leaves out', () => {
    const [ledger] = sections(quotaSet(), appointed('s1', GRADE_8), quotaSet('2025-01-01', QUOTA.slice(0, 1)));
    expect(ledger?.columns).toEqual([GRADE_7, GRADE_8]);
    expect(printed(ledger)).toEqual(['정원|2|2|-', '현원|1|-|1', '과부족|△1|△2|1']);
  });

  test('opens into its events, cell by cell', () => {
    const ledger = sections(...story).find(({ basis }) => basis === 'ledger');
    const ids = ledger?.rows.map(({ total, cells }) => [total.eventIds, ...cells.map(({ eventIds }) => eventIds)]);
    expect(ids).toEqual([
      [['e1'], ['e1'], ['e1'], ['e1']],
      [['e4', 'e5', 'e8', 'e2', 'e3', 'e6'], ['e4', 'e5', 'e8'], ['e2', 'e3', 'e5', 'e6'], []],
      [['e1', 'e4', 'e5', 'e8', 'e2', 'e3', 'e6'], ['e1', 'e4', 'e5', 'e8'], ['e1', 'e2', 'e3', 'e5', 'e6'], ['e1']],
    ]);
  });
});

describe('what a document states', () => {
  test('is its table, number for number, beside our own and not in it', () => {
    const [stated, ledger] = sections(...story);
    expect(stated).toMatchObject({
      basis: 'stated',
      document: '기획예산과-1',
      columns: [GRADE_7, GRADE_8, FIXED_TERM],
    });
    expect(printed(stated)).toEqual(['정원|3|3|-|', '현원|3|2|1|', '과부족|-|△1|1|']);
    expect(ledger?.basis).toBe('ledger');
  });

  test('gives way to a later document, and to a corrected one for the same day', () => {
    const corrected = {
      ...STATED,
      total: { quota: 3, strength: 4, surplus: 1 },
      cells: STATED.cells.map((cell) => (cell.grade === '8급' ? { ...cell, strength: 2, surplus: 2 } : cell)),
    };
    const [stated] = sections(staffingStated(), staffingStated('2024-05-31', corrected));
    expect(printed(stated)).toEqual(['정원|3|3|-|', '현원|4|2|2|', '과부족|1|△1|2|']);
    const [later] = sections(staffingStated('2024-12-31', corrected), staffingStated());
    expect(printed(later)).toEqual(printed(stated));
  });

  test('is nothing where nothing is known', () => {
    expect(sections()).toEqual([]);
  });
});

describe('the projection', () => {
  test('keeps each count with its event, its document and both clocks', () => {
    const log = logOf([quotaSet()]).map((event) => ({ ...event, documentedKnownAt: '2023-12-01T00:00:00.000000Z' }));
    const [row] = new MemoryTables(staffing).fold(log).rows(staffingCell);
    expect(row).toEqual({
      position: 1,
      ordinal: 0,
      event_id: 'e1',
      department_id: 'planning',
      source: 'quota',
      series: '일반직',
      grade: '7급',
      quota: 2,
      strength: null,
      surplus: null,
      effective_on: '2024-01-01',
      known_at: '2023-12-01T00:00:00.000000Z',
      recorded_at: log[0]?.recordedAt,
      document: '기획예산과-1',
    });
  });

  test('folds two pages as one, wherever they part', () => {
    const log = logOf(story);
    const whole = rowsOf(...story);
    for (let cut = 0; cut <= log.length; cut += 1)
      expect(new MemoryTables(staffing).fold(log.slice(0, cut)).fold(log.slice(cut)).rows(staffingCell)).toEqual(whole);
  });

  test('folds every event of staffing, and the story has them all', () => {
    const types = Object.keys(STAFFING_EVENTS).sort();
    expect(Object.keys(staffing.handlers).sort()).toEqual(types);
    expect([...new Set(story.map(({ fact }): string => fact.type))].sort()).toEqual(types);
  });
});
