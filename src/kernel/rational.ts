/** An exact number: the fraction is reduced and its denominator positive, so equal numbers are equal objects. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** An exact number as an event carries it: '95', '-2.5', '83333/1000'. */
export type ExactText = string;

/** '95', '-2.5', '250/3'; nothing is divided by 0. */
export const EXACT_TEXT = /^(-?)(\d+)(?:\.(\d+)|\/(0*[1-9]\d*))?$/;

/** @throws RangeError when the denominator is 0. */
export function rational(numerator: bigint, denominator = 1n): Rational {
  if (denominator === 0n) throw new RangeError(`${numerator}/0 is no number`);
  const divisor = greatestCommonDivisor(numerator, denominator);
  const sign = denominator < 0n ? -1n : 1n;
  return { numerator: (sign * numerator) / divisor, denominator: (sign * denominator) / divisor };
}

export const ZERO: Rational = { numerator: 0n, denominator: 1n };
export const HUNDRED: Rational = { numerator: 100n, denominator: 1n };

/** null when the text is no exact number. */
export function parseRational(text: string): Rational | null {
  const [matched, sign, whole = '', decimals = '', divisor = '1'] = EXACT_TEXT.exec(text) ?? [];
  if (matched === undefined) return null;
  const magnitude = rational(BigInt(whole + decimals), BigInt(divisor) * 10n ** BigInt(decimals.length));
  return sign === '-' ? negate(magnitude) : magnitude;
}

/** For text that a rule or a schema has already looked at. @throws RangeError when it is no exact number. */
export function exact(text: ExactText): Rational {
  const value = parseRational(text);
  if (value === null) throw new RangeError(`${text} is no exact number`);
  return value;
}

/** '95' or '250/3': nothing is lost, and one number has one text. */
export const exactText = ({ numerator, denominator }: Rational): ExactText =>
  denominator === 1n ? String(numerator) : `${numerator}/${denominator}`;

export const add = (a: Rational, b: Rational): Rational =>
  rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);

export const negate = (a: Rational): Rational => ({ numerator: -a.numerator, denominator: a.denominator });

export const subtract = (a: Rational, b: Rational): Rational => add(a, negate(b));

export const multiply = (a: Rational, b: Rational): Rational =>
  rational(a.numerator * b.numerator, a.denominator * b.denominator);

/** @throws RangeError when the divisor is 0. */
export const divide = (a: Rational, b: Rational): Rational =>
  rational(a.numerator * b.denominator, a.denominator * b.numerator);

export const sum = (values: Iterable<Rational>): Rational => {
  let total = ZERO;
  for (const value of values) total = add(total, value);
  return total;
};

/** Negative, 0 or positive, as a sort wants it. */
export function compare(a: Rational, b: Rational): -1 | 0 | 1 {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export const magnitude = (a: Rational): Rational => (a.numerator < 0n ? negate(a) : a);

/** The value, or the limit it went past; null is no limit. */
export function clamp(value: Rational, floor: Rational | null, cap: Rational | null): Rational {
  if (floor !== null && compare(value, floor) < 0) return floor;
  return cap !== null && compare(value, cap) > 0 ? cap : value;
}

/** With that many decimals, rounded once, half-up (사사오입), away from zero; negative as △: '83.33', '△1.50'. */
export function shownText({ numerator, denominator }: Rational, decimals: number): string {
  const scaled = (numerator < 0n ? -numerator : numerator) * 10n ** BigInt(decimals);
  const rounded = String((2n * scaled + denominator) / (2n * denominator)).padStart(decimals + 1, '0');
  const sign = numerator < 0n && !/^0+$/.test(rounded) ? '△' : '';
  if (decimals === 0) return sign + rounded;
  return `${sign}${rounded.slice(0, -decimals)}.${rounded.slice(-decimals)}`;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [greater, less] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (less > 0n) [greater, less] = [less, greater % less];
  return greater;
}
