import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compareDecimals, isDecimal, sumDecimals } from './decimal.ts';

/** Integers with a point put into them, and the place of the point. */
const decimal = fc.tuple(fc.bigInt(-(10n ** 20n), 10n ** 20n), fc.integer({ min: 0, max: 6 })).map(([n, places]) => {
  const digits = String(n < 0n ? -n : n).padStart(places + 1, '0');
  const cut = digits.length - places;
  return `${n < 0n ? '-' : ''}${digits.slice(0, cut)}${places === 0 ? '' : `.${digits.slice(cut)}`}`;
});

describe('a decimal', () => {
  test.each(['0', '148', '33.30', '-0.5', '0.000', '-12', '99999999999999999999'])('is %s', (text) => {
    expect(isDecimal(text)).toBe(true);
  });

  test.each(['', ' 1', '1.', '.5', '01', '+1', '1e3', '1,399', 'NaN', '--1', '1.2.3', '△1', '一'])(
    'is not %j',
    (text) => {
      expect(isDecimal(text)).toBe(false);
    },
  );

  test('is compared by its value, not by its digits', () => {
    expect(compareDecimals('1.50', '1.5')).toBe(0);
    expect(compareDecimals('9', '10')).toBe(-1);
    expect(compareDecimals('-0.1', '-0.11')).toBe(1);
    expect(compareDecimals('0.30000000000000004', '0.3')).toBe(1);
  });

  test('is summed exactly', () => {
    expect(sumDecimals([])).toBe('0');
    expect(sumDecimals(['0.1', '0.2'])).toBe('0.3');
    expect(sumDecimals(['33.3', '33.3', '33.4'])).toBe('100.0');
    expect(sumDecimals(['1', '-1.05'])).toBe('-0.05');
  });

  test('and its opposite are summed to 0', () => {
    fc.assert(
      fc.property(decimal, (one) => {
        const opposite = one.startsWith('-') ? one.slice(1) : `-${one}`;
        expect(compareDecimals(sumDecimals([one, opposite]), '0')).toBe(0);
      }),
    );
  });

  test('is added without an order, and taken off again', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const sum = sumDecimals([a, b]);
        expect(isDecimal(sum)).toBe(true);
        expect(sumDecimals([b, a])).toBe(sum);
        expect(compareDecimals(sum, a)).toBe(compareDecimals(b, '0'));
      }),
    );
  });
});
