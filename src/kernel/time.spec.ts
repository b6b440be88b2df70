import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { closingDay, cutoffDay, firstDay, isWithinYear, lastGraceDay } from './fiscal-year.ts';
import {
  dateInSeoul,
  endOfDay,
  instantOf,
  isInstant,
  isPlainDate,
  momentInSeoul,
  parseInstant,
  startOfDay,
} from './time.ts';

const MIN_MS = Date.UTC(1990, 0, 1);
const MAX_MS = Date.UTC(2100, 0, 1);
const momentMs = fc.integer({ min: MIN_MS, max: MAX_MS });

describe('a plain date', () => {
  test('is one the calendar has', () => {
    for (const real of ['2023-05-31', '2024-02-29', '2000-02-29', '2023-12-31']) expect(isPlainDate(real)).toBe(true);
    for (const wrong of [
      '2023-02-29',
      '2023-02-30',
      '1900-02-29',
      '2023-04-31',
      '2023-13-01',
      '2023-00-10',
      '2023-01-00',
    ])
      expect(isPlainDate(wrong)).toBe(false);
  });

  test('is written in one way', () => {
    for (const wrong of [
      '',
      '2023-5-31',
      '20230531',
      '2023-05-31T00:00:00Z',
      ' 2023-05-31',
      '2023/05/31',
      '9999-99-99',
    ])
      expect(isPlainDate(wrong)).toBe(false);
  });
});

describe('a day in Seoul', () => {
  test('starts and ends nine hours before that of UTC', () => {
    expect(startOfDay('2023-06-12')).toBe('2023-06-11T15:00:00.000000Z');
    expect(endOfDay('2023-06-12')).toBe('2023-06-12T14:59:59.999999Z');
  });

  test('holds its first and its last microsecond, and not those beside them', () => {
    expect(dateInSeoul('2023-06-11T15:00:00.000000Z')).toBe('2023-06-12');
    expect(dateInSeoul('2023-06-11T14:59:59.999999Z')).toBe('2023-06-11');
    expect(dateInSeoul('2023-06-12T14:59:59.999999Z')).toBe('2023-06-12');
    expect(dateInSeoul('2023-06-12T15:00:00.000000Z')).toBe('2023-06-13');
    expect(dateInSeoul('2022-12-31T15:00:00.000000Z')).toBe('2023-01-01');
  });

  test('is written with the clock time of a deadline', () => {
    expect(momentInSeoul('2025-07-10T09:00:00.000000Z')).toBe('2025-07-10 18:00');
    expect(momentInSeoul('2025-07-10T15:00:59.999999Z')).toBe('2025-07-11 00:00');
  });

  test('holds every moment between its ends', () => {
    fc.assert(
      fc.property(momentMs, (ms) => {
        const instant = instantOf(ms);
        const day = dateInSeoul(instant);
        expect(isPlainDate(day)).toBe(true);
        expect(startOfDay(day) <= instant && instant <= endOfDay(day)).toBe(true);
      }),
    );
  });
});

describe('an instant', () => {
  test('is UTC with microseconds, of one width', () => {
    expect(instantOf(0)).toBe('1970-01-01T00:00:00.000000Z');
    expect(isInstant('2023-06-12T14:59:59.999999Z')).toBe(true);
    for (const wrong of [
      '2023-06-12T14:59:59.999Z',
      '2023-06-12T14:59:59.999999+00:00',
      '2023-02-30T00:00:00.000000Z',
      '2023-06-12T24:00:00.000000Z',
      '2023-06-12T10:60:00.000000Z',
      '2023-99-99T99:99:99.999999Z',
    ])
      expect(isInstant(wrong)).toBe(false);
  });

  test('is read from any offset, down to the microsecond', () => {
    expect(parseInstant('2023-06-12T23:59:59+09:00')).toBe('2023-06-12T14:59:59.000000Z');
    expect(parseInstant('2023-06-12T23:59:59.123456+09:00')).toBe('2023-06-12T14:59:59.123456Z');
    expect(parseInstant('2023-06-12T23:59:59.1+09:00')).toBe('2023-06-12T14:59:59.100000Z');
    expect(parseInstant('2023-06-12T23:59:59.123456789Z')).toBe('2023-06-12T23:59:59.123456Z');
    expect(parseInstant('2023-06-12T23:59Z')).toBe('2023-06-12T23:59:00.000000Z');
    expect(parseInstant('2023-06-12T14:59:59.999999Z')).toBe('2023-06-12T14:59:59.999999Z');
  });

  test('is not read from what is no moment, or has no offset', () => {
    for (const wrong of [
      '',
      '2023-06-12',
      '2023-06-12T23:59:59',
      '2023-02-30T00:00:00Z',
      '2023-06-12T24:00:00Z',
      '2023-06-12T23:59:60Z',
      'June 12 2023 Z',
      '2023-06-12T23:59:59+99:99',
      '9999-12-31T23:59:59-09:00',
    ])
      expect(parseInstant(wrong)).toBeNull();
  });

  test('sorts as text as it does in time', () => {
    fc.assert(
      fc.property(momentMs, momentMs, (a, b) => {
        expect(Math.sign(a - b)).toBe(instantOf(a) < instantOf(b) ? -1 : instantOf(a) > instantOf(b) ? 1 : 0);
      }),
    );
  });
});

describe('a fiscal year', () => {
  test('has the days the law gives it', () => {
    expect([firstDay(2025), cutoffDay(2025), lastGraceDay(2025), closingDay(2025)]).toEqual([
      '2025-01-01',
      '2025-12-31',
      '2026-01-20',
      '2026-02-10',
    ]);
  });

  test('holds both its ends', () => {
    expect(['2024-12-31', '2025-01-01', '2025-12-31', '2026-01-01'].map((day) => isWithinYear(2025, day))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});
