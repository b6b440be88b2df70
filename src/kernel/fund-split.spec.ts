import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addFunds, apportion, FUNDS, negateFunds, NO_FUNDS, totalOf } from './fund-split.ts';

const won = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 });
const split = fc.record({ national: won, city: won, district: won, other: won });

test('splits add up, fund by fund and in total', () => {
  fc.assert(
    fc.property(split, split, (a, b) => {
      const sum = addFunds(a, b);
      for (const fund of FUNDS) expect(sum[fund]).toBe(a[fund] + b[fund]);
      expect(totalOf(sum)).toBe(totalOf(a) + totalOf(b));
    }),
  );
});

test('a split and its negative are nothing, without a negative 0', () => {
  expect(negateFunds(NO_FUNDS)).toEqual(NO_FUNDS);
  fc.assert(
    fc.property(split, (a) => {
      expect(addFunds(a, negateFunds(a))).toEqual(NO_FUNDS);
    }),
  );
});

test('an amount in the proportion of a split adds up to it, and takes from no fund more than it has', () => {
  const some = fc.integer({ min: 0, max: 1_000_000_000_000 });
  const having = fc.record({ national: some, city: some, district: some, other: some });
  fc.assert(
    fc.property(having, fc.nat(1000), (split, perMille) => {
      const amountWon = Math.floor((totalOf(split) / 1000) * perMille);
      const parts = apportion(amountWon, split);
      expect(totalOf(parts)).toBe(amountWon);
      for (const fund of FUNDS) {
        expect(parts[fund]).toBeGreaterThanOrEqual(0);
        expect(parts[fund]).toBeLessThanOrEqual(split[fund]);
      }
    }),
  );
  expect(apportion(100, { national: 500, city: 250, district: 250, other: 0 })).toEqual({
    national: 50,
    city: 25,
    district: 25,
    other: 0,
  });
  expect(apportion(0, NO_FUNDS)).toEqual(NO_FUNDS);
});
