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
