/** An amount in integer won (원). Safe up to 9천조 원, twenty times the national budget. */
export type Won = number;

/**
 * The most that one amount may be, either way, and a budget line in all: 1조 원, about what a whole district spends in a
 * year. 9,007 such amounts still add up exactly, more than a district has budget lines.
 */
export const MOST_WON: Won = 1_000_000_000_000;

/** What may be entered, stated or recorded as one amount. */
export const isWon = (value: unknown): value is Won =>
  typeof value === 'number' && Number.isSafeInteger(value) && Math.abs(value) <= MOST_WON;

/** A total may be more than one amount. */
export function assertWon(amount: number): Won {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`${amount} is not an integer amount of won`);
  return amount;
}

export const sumWon = (amounts: Iterable<Won>): Won => {
  let total = 0;
  for (const amount of amounts) total += amount;
  return assertWon(total);
};

/** 원 with thousands separators, negative as △: -1234 -> '△1,234'. */
export const formatWon = (amount: Won): string =>
  (amount < 0 ? '△' : '') + String(Math.abs(amount)).replace(/\B(?=(\d{3})+$)/g, ',');

/** In a larger unit, rounded half-up once, away from zero: 1,500 won in units of 1,000 is '2', -1,500 is '△2'. */
export const formatInUnits = (amount: Won, wonPerUnit: Won): string =>
  formatWon(Math.sign(amount) * Math.floor((Math.abs(amount) + wonPerUnit / 2) / wonPerUnit));

/** 천원 as the work report prints it. */
export const formatThousandWon = (amount: Won): string => formatInUnits(amount, 1000);
