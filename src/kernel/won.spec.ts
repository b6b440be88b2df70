import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { assertWon, formatThousandWon, formatWon, isWon, MOST_WON, sumWon } from './won.ts';

describe('won', () => {
  test('is a safe integer', () => {
    expect(assertWon(9_007_199_254_740_991)).toBe(9_007_199_254_740_991);
    for (const wrong of [0.1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])
      expect(() => assertWon(wrong)).toThrow(RangeError);
  });

  test('as one amount is a whole number up to 1조 원, either way', () => {
    for (const won of [0, 1, -1, MOST_WON, -MOST_WON]) expect(isWon(won)).toBe(true);
    for (const none of [MOST_WON + 1, -MOST_WON - 1, 0.5, NaN, '1', null, undefined]) expect(isWon(none)).toBe(false);
  });

  test('of 9,007 amounts at the limit is summed exactly', () => {
    expect(sumWon(Array.from({ length: 9007 }, () => MOST_WON))).toBe(9_007_000_000_000_000);
  });

  test('is summed exactly or not at all', () => {
    expect(sumWon([])).toBe(0);
    expect(sumWon([326_045_000, 830_644_000, 99_885_000, 173_292_000])).toBe(1_429_866_000);
    expect(() => sumWon([Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError);
    expect(() => sumWon([0.1, 0.2])).toThrow(RangeError);
  });

  test('has thousands separators and △ below 0', () => {
    expect([0, 7, 999, 1000, 1_234_567, -1234, -999].map(formatWon)).toEqual([
      '0',
      '7',
      '999',
      '1,000',
      '1,234,567',
      '△1,234',
      '△999',
    ]);
  });

  test('is grouped as the locale groups it', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (amount) => {
        expect(formatWon(amount).replace('△', '-')).toBe(amount.toLocaleString('en-US'));
      }),
    );
  });

  test('is printed in 천원, half-up away from 0', () => {
    expect([1_500, 1_499, 499, 500, -1_500, -1_499, -400, 0, 1_429_866_000].map(formatThousandWon)).toEqual([
      '2',
      '1',
      '0',
      '1',
      '△2',
      '△1',
      '0',
      '0',
      '1,429,866',
    ]);
  });
});
