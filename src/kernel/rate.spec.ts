import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatRate, rateTenths } from './rate.ts';

/** domain.md §5.3: ties and near-ties that floating point gets wrong. */
const VECTORS = [
  [800_000, 277_200, '34.7'],
  [4_000_000, 2_002_000, '50.1'],
  [2_000, 3, '0.2'],
  [400_000, 279_400, '69.9'],
  [200_000, 44_500, '22.3'],
  [960_000, 60_000, '6.3'],
] as const;

describe('a rate', () => {
  test.each(VECTORS)('of a budget of %i and a spending of %i is %s', (budget, spent, printed) => {
    expect(formatRate(rateTenths(spent, budget))).toBe(printed);
  });

  test.each(VECTORS)('mirrors itself below 0 (budget %i, returned %i)', (budget, spent, printed) => {
    expect(formatRate(rateTenths(-spent, budget))).toBe(`△${printed}`);
  });

  test('is 산정불가 without a base', () => {
    expect(rateTenths(100, 0)).toBeNull();
    expect(rateTenths(0, 0)).toBeNull();
    expect(rateTenths(100, -5)).toBeNull();
    expect(formatRate(null)).toBe('산정불가');
  });

  test('keeps its decimal, and knows one 0', () => {
    expect(formatRate(rateTenths(63, 100))).toBe('63.0');
    expect(formatRate(rateTenths(0, 100))).toBe('0.0');
    expect(rateTenths(-1, 1_000_000)).toBe(0);
    expect(formatRate(-5)).toBe('△0.5');
  });

  test('rounds like any other: nearly all is 100.0, nearly nothing 0.0', () => {
    expect(formatRate(rateTenths(999_999, 1_000_000))).toBe('100.0');
    expect(formatRate(rateTenths(1, 1_000_000))).toBe('0.0');
    expect(formatRate(rateTenths(3, 2))).toBe('150.0');
  });

  test('is the tenth nearest to the exact quotient, ties away from 0', () => {
    // |part| up to 900조, so that the tenths stay safe integers even over a base of 1 won.
    const won = fc.integer({ min: -900_000_000_000_000, max: 900_000_000_000_000 });
    fc.assert(
      fc.property(won, fc.integer({ min: 1_000, max: Number.MAX_SAFE_INTEGER }), (part, base) => {
        const tenths = BigInt(rateTenths(part, base) ?? Number.NaN);
        // Twice the distance to the exact value, times the base: at most one base.
        const doubled = 2n * (tenths * BigInt(base) - 1000n * BigInt(part));
        const away = part < 0 ? -doubled : doubled;
        expect(away > -BigInt(base) && away <= BigInt(base)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('rounds every exact tie away from 0', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 1, max: 1_000_000 }), (tenths, scale) => {
        const part = (2 * tenths + 1) * scale; // (tenths + 0.5) / 1000 of the base
        expect(rateTenths(part, 2000 * scale)).toBe(tenths + 1);
        expect(rateTenths(-part, 2000 * scale)).toBe(-tenths - 1);
      }),
    );
  });
});
