/** An exact decimal as text: '148', '33.30', '-0.5'. Its digits stay as they were given; no exponent, no separators. */
export type DecimalText = string;

const DECIMAL = /^-?(0|[1-9]\d{0,29})(\.\d{1,15})?$/;

export const isDecimal = (text: string): text is DecimalText => DECIMAL.test(text);

/** Below 0, 0 or above 0, as a is less than, equal to or more than b; '1.50' and '1.5' are equal. */
export function compareDecimals(a: DecimalText, b: DecimalText): number {
  const places = Math.max(placesOf(a), placesOf(b));
  const difference = scaled(a, places) - scaled(b, places);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The exact sum, with as many decimals as the longest of them; '0' of none. */
export function sumDecimals(decimals: readonly DecimalText[]): DecimalText {
  const places = Math.max(0, ...decimals.map(placesOf));
  const sum = decimals.reduce((total, one) => total + scaled(one, places), 0n);
  const digits = String(sum < 0n ? -sum : sum).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  return `${sum < 0n ? '-' : ''}${whole}${places === 0 ? '' : `.${digits.slice(-places)}`}`;
}

const placesOf = (decimal: DecimalText): number => decimal.split('.')[1]?.length ?? 0;

const scaled = (decimal: DecimalText, places: number): bigint =>
  BigInt(decimal.replace('.', '') + '0'.repeat(places - placesOf(decimal)));
