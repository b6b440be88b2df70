import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addFunds, FUNDS, negateFunds, NO_FUNDS, totalOf } from './fund-split.ts';

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
