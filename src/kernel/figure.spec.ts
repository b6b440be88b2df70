import { describe, expect, test } from '@jest/globals';
import { asOf, movement } from '../../test/support/movements.ts';
import { decidingMovements, valueAt } from './figure.ts';
import { startOfDay } from './time.ts';

describe('a figure of movements', () => {
  const paid = movement(1, '2025-03-01', 500);
  const returned = movement(2, '2025-04-01', -200, { cause: 'return' });

  test('is the sum of what counts by then, both ends included', () => {
    expect(valueAt([returned, paid], asOf('2025-03-01'))).toBe(500);
    expect(valueAt([returned, paid], asOf('2025-03-31'))).toBe(500);
    expect(valueAt([returned, paid], asOf('2025-04-01'))).toBe(300);
  });

  test('is not known before its first movement, which is not 0', () => {
    expect(valueAt([], asOf('2025-12-31'))).toBeNull();
    expect(valueAt([paid], asOf('2025-02-28'))).toBeNull();
    expect(valueAt([paid, movement(2, '2025-03-01', -500)], asOf('2025-03-01'))).toBe(0);
  });

  test('asks both clocks: what was entered late was not known then', () => {
    const late = movement(3, '2025-03-15', 70, {
      knownAt: startOfDay('2025-06-01'),
      recordedAt: startOfDay('2025-06-01'),
    });
    expect(valueAt([paid, late], asOf('2025-03-31', '2025-05-31'))).toBe(500);
    expect(valueAt([paid, late], asOf('2025-03-31', '2025-06-01'))).toBe(570);
    expect(valueAt([paid, late], asOf('2025-03-14', '2025-06-01'))).toBe(500);
  });

  test('what became known at the very moment that is asked counts', () => {
    const moment = { effectiveOn: '2025-03-01', knownAt: paid.knownAt, strict: true };
    expect(valueAt([paid], moment)).toBe(500);
  });

  test('believes a dated document, unless it is asked strictly', () => {
    const documented = movement(1, '2025-03-01', 500, { recordedAt: startOfDay('2025-06-01') });
    expect(valueAt([documented], asOf('2025-03-31'))).toBe(500);
    expect(valueAt([documented], asOf('2025-03-31', '2025-05-31', true))).toBeNull();
    expect(valueAt([documented], asOf('2025-03-31', '2025-06-01', true))).toBe(500);
  });
});

describe('a figure of statements', () => {
  const may = movement(1, '2025-05-31', 100, { kind: 'state', cause: 'statement' });
  const june = movement(2, '2025-06-30', 150, { kind: 'state', cause: 'statement' });
  const withdrawal = movement(3, '2025-06-30', 0, {
    kind: 'withdraw',
    cause: 'withdrawal',
    refersTo: 'e2',
    knownAt: startOfDay('2025-07-10'),
    recordedAt: startOfDay('2025-07-10'),
  });

  test('is what was stated last, by its day and then by its place in the log', () => {
    expect(valueAt([june, may], asOf('2025-06-29'))).toBe(100);
    expect(valueAt([june, may], asOf('2025-06-30'))).toBe(150);
    const earlierDayLaterEntry = movement(4, '2025-05-31', 90, { kind: 'state' });
    expect(valueAt([june, may, earlierDayLaterEntry], asOf('2025-06-30'))).toBe(150);
    expect(valueAt([june, may, earlierDayLaterEntry], asOf('2025-05-31'))).toBe(90);
  });

  test('of one day is the one that stands later in the log, however they are read', () => {
    const again = movement(5, '2025-05-31', 80, { kind: 'state' });
    expect([valueAt([may, again], asOf('2025-05-31')), valueAt([again, may], asOf('2025-05-31'))]).toEqual([80, 80]);
  });

  test('sums the fund sources of one statement, and none of an earlier one', () => {
    const split = [
      movement(2, '2025-06-30', 120, { kind: 'state', fund: 'district' }),
      movement(2, '2025-06-30', 25, { kind: 'state', fund: 'national' }),
    ];
    expect(valueAt([may, ...split], asOf('2025-06-30'))).toBe(145);
    expect(decidingMovements([may, ...split], asOf('2025-06-30'))).toEqual(split);
  });

  test('falls back to the statement before one that is withdrawn, once that is known', () => {
    const all = [may, june, withdrawal];
    expect(valueAt(all, asOf('2025-06-30', '2025-07-09'))).toBe(150);
    expect(valueAt(all, asOf('2025-06-30', '2025-07-10'))).toBe(100);
    expect(valueAt([june, withdrawal], asOf('2025-06-30', '2025-07-10'))).toBeNull();
  });

  const end = movement(4, '2025-06-15', 0, { kind: 'discontinue', cause: 'discontinuation' });

  test('is not known from the day on that ends it, until something is stated again', () => {
    const all = [may, june, end];
    expect(
      ['2025-05-31', '2025-06-14', '2025-06-15', '2025-06-29', '2025-06-30'].map((day) => valueAt(all, asOf(day))),
    ).toEqual([...[100, 100, null, null, 150]]);
  });

  test('ends on the day of a statement if that is said later in the log', () => {
    const sameDay = { ...end, effectiveOn: '2025-05-31' };
    expect(valueAt([may, sameDay], asOf('2025-05-31', '2025-06-15'))).toBeNull();
    expect(valueAt([{ ...may, position: 5 }, sameDay], asOf('2025-05-31', '2025-06-15'))).toBe(100);
  });

  test('is what it was before an end that is withdrawn, once that is known', () => {
    const back = { ...withdrawal, effectiveOn: end.effectiveOn, refersTo: end.eventId };
    expect(valueAt([may, end, back], asOf('2025-06-29', '2025-07-09'))).toBeNull();
    expect(valueAt([may, end, back], asOf('2025-06-29', '2025-07-10'))).toBe(100);
  });

  test('may state 0, which is not silence', () => {
    expect(valueAt([movement(1, '2025-05-31', 0, { kind: 'state' })], asOf('2025-05-31'))).toBe(0);
  });
});
