import type { JsonObject } from './json.ts';
import { sumWon, type Won } from './won.ts';

/** 재원: 국비, 시도비, 시군구비, 기타 (지방재정365 bdg_ntep, capep, sggep, etc_amt). */
export const FUNDS = ['national', 'city', 'district', 'other'] as const;
export type Fund = (typeof FUNDS)[number];

/** An amount by fund source, in won. */
export interface FundSplit extends JsonObject {
  readonly national: Won;
  readonly city: Won;
  readonly district: Won;
  readonly other: Won;
}

export const NO_FUNDS: FundSplit = { national: 0, city: 0, district: 0, other: 0 };

const mapFunds = (value: (fund: Fund) => Won): FundSplit => ({
  national: value('national'),
  city: value('city'),
  district: value('district'),
  other: value('other'),
});

export const totalOf = (split: FundSplit): Won => sumWon(FUNDS.map((fund) => split[fund]));
export const addFunds = (a: FundSplit, b: FundSplit): FundSplit => mapFunds((fund) => a[fund] + b[fund]);
export const negateFunds = (split: FundSplit): FundSplit => mapFunds((fund) => 0 - split[fund]);

/** So many won in the proportion of the split, to the won; none gets more than it has there. Neither is below 0. */
export function apportion(amountWon: Won, split: FundSplit): FundSplit {
  const whole = BigInt(totalOf(split));
  let seenWon = 0n;
  return mapFunds((fund) => {
    const before = seenWon;
    seenWon += BigInt(split[fund]);
    // Of the funds so far, rounded down: the parts add up, and no product is too large to be exact.
    const until = (won: bigint): bigint => (whole === 0n ? 0n : (BigInt(amountWon) * won) / whole);
    return Number(until(seenWon) - until(before));
  });
}
