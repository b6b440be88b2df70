import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  add,
  clamp,
  compare,
  divide,
  exact,
  exactText,
  HUNDRED,
  magnitude,
  multiply,
  negate,
  parseRational,
  rational,
  shownText,
  subtract,
  sum,
  ZERO,
  type Rational,
} from './rational.ts';

const integer = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n });
const divisor = integer.filter((value) => value !== 0n);
const number = fc.tuple(integer, divisor).map(([numerator, denominator]) => rational(numerator, denominator));
const nonZero = number.filter(({ numerator }) => numerator !== 0n);

describe('an exact number', () => {
  test('is reduced, with a positive denominator, so equal numbers are equal objects', () => {
    fc.assert(
      fc.property(integer, divisor, divisor, (numerator, denominator, factor) => {
        const plain = rational(numerator, denominator);
        expect(rational(numerator * factor, denominator * factor)).toEqual(plain);
        expect(plain.denominator > 0n).toBe(true);
        expect(plain.numerator * denominator).toBe(numerator * plain.denominator);
      }),
    );
    expect(rational(0n, -7n)).toEqual(ZERO);
  });

  test('divides by nothing', () => {
    expect(() => rational(1n, 0n)).toThrow(RangeError);
    expect(() => divide(HUNDRED, ZERO)).toThrow(RangeError);
  });

  test('adds, multiplies and takes back again without loss', () => {
    fc.assert(
      fc.property(number, number, nonZero, (a, b, c) => {
        expect(subtract(add(a, b), b)).toEqual(a);
        expect(divide(multiply(a, c), c)).toEqual(a);
        expect(add(a, negate(a))).toEqual(ZERO);
        expect(multiply(a, add(b, c))).toEqual(add(multiply(a, b), multiply(a, c)));
        expect(sum([a, b, c])).toEqual(sum([c, a, b]));
      }),
    );
  });

  test('is in one order with every other', () => {
    fc.assert(
      fc.property(number, number, number, (a, b, c) => {
        expect(compare(a, b) + compare(b, a)).toBe(0);
        expect(compare(a, b) === 0).toBe(exactText(a) === exactText(b));
        expect(compare(add(a, c), add(b, c))).toBe(compare(a, b));
        expect(compare(magnitude(a), ZERO)).toBe(a.numerator === 0n ? 0 : 1);
      }),
    );
  });

  test('stays between its limits', () => {
    fc.assert(
      fc.property(number, number, number, (value, one, other) => {
        const [floor, cap] = compare(one, other) < 0 ? [one, other] : [other, one];
        const kept = clamp(value, floor, cap);
        expect(compare(floor, kept)).toBeLessThanOrEqual(0);
        expect(compare(kept, cap)).toBeLessThanOrEqual(0);
        expect(clamp(value, null, null)).toEqual(value);
      }),
    );
  });
});

describe('its text', () => {
  test('comes back as the same number', () => {
    fc.assert(
      fc.property(number, (value) => {
        expect(exact(exactText(value))).toEqual(value);
      }),
    );
  });

  test.each([
    ['83.33', 8333n, 100n],
    ['83333/1000', 83333n, 1000n],
    ['-2.50', -5n, 2n],
    ['0', 0n, 1n],
    ['-0', 0n, 1n],
    ['007', 7n, 1n],
    ['-6/4', -3n, 2n],
  ])('%s is read', (text, numerator, denominator) => {
    expect(parseRational(text)).toEqual({ numerator, denominator });
  });

  test.each(['', '1.', '.5', '1/0', '1/-2', '1e3', '+1', '1,000', ' 1', '½', '1/2/3', '1.5/2', 'NaN'])(
    '%j is none',
    (text) => {
      expect(parseRational(text)).toBeNull();
      expect(() => exact(text)).toThrow(RangeError);
    },
  );
});

describe('as it is shown', () => {
  test.each([
    ['250/3', 2, '83.33'],
    ['99.955', 2, '99.96'],
    ['-99.955', 2, '△99.96'],
    ['0.5', 0, '1'],
    ['-0.004', 2, '0.00'],
    ['80', 1, '80.0'],
    ['1/3', 0, '0'],
    ['0.05', 1, '0.1'],
  ])('%s with %i decimals is %s', (text, decimals, shown) => {
    expect(shownText(exact(text), decimals)).toBe(shown);
  });

  test('is the nearest number of that many decimals, ties away from zero', () => {
    fc.assert(
      fc.property(number, fc.integer({ min: 0, max: 6 }), (value, decimals) => {
        const shown = exact(shownText(value, decimals).replace('△', '-'));
        const unit: Rational = rational(1n, 10n ** BigInt(decimals));
        const distance = magnitude(subtract(shown, value));
        expect(compare(multiply(distance, exact('2')), unit)).toBeLessThanOrEqual(0);
        if (compare(multiply(distance, exact('2')), unit) === 0)
          expect(compare(magnitude(shown), magnitude(value))).toBe(1);
      }),
    );
  });
});
