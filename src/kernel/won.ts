/** An amount in integer won (원). Safe up to 9천조 원, twenty times the national budget. */
export type Won = number;

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

/** 천원 as the work report prints it, rounded half-up once, away from zero: 1,500 -> '2', -1,500 -> '△2'. */
export const formatThousandWon = (amount: Won): string =>
  formatWon(Math.sign(amount) * Math.floor((Math.abs(amount) + 500) / 1000));
