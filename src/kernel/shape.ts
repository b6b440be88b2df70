import { isDecimal, type DecimalText } from './decimal.ts';
import type { FiscalYear } from './fiscal-year.ts';
import { isPeople } from './staff-count.ts';
import { parsePeriod, type Period } from './period.ts';
import { EXACT_TEXT, type ExactText } from './rational.ts';
import { isInstant, isPlainDate, type Instant, type PlainDate } from './time.ts';
import { isWon, type Won } from './won.ts';

/** What a value of T looks like when nobody has promised it: the compiler checks it against T, fault checks the value. */
export class Shape<T> {
  declare readonly of: T; // for the compiler only

  constructor(
    /** Where and what is wrong, such as 'funds.city: "5"'; null when the value fits. Nothing but what T names fits. */
    readonly fault: (value: unknown) => string | null,
  ) {}
}

const leaf = <T>(fits: (value: unknown) => boolean): Shape<T> =>
  new Shape((value) => (fits(value) ? null : `: ${value === undefined ? 'nothing' : JSON.stringify(value)}`));

export const TEXT = leaf<string>((value) => typeof value === 'string');
export const FLAG = leaf<boolean>((value) => typeof value === 'boolean');
export const INTEGER = leaf<number>(Number.isSafeInteger);
/** Four digits, as the ids that are made of it have them. */
export const YEAR = leaf<FiscalYear>((value) => Number.isInteger(value) && /^\d{4}$/.test(String(value)));
export const WON = leaf<Won>(isWon);
export const PEOPLE = leaf<number>(isPeople);
export const DAY = leaf<PlainDate>((value) => typeof value === 'string' && isPlainDate(value));
export const INSTANT = leaf<Instant>((value) => typeof value === 'string' && isInstant(value));

export const DECIMAL = leaf<DecimalText>((value) => typeof value === 'string' && isDecimal(value));
export const PERIOD = leaf<Period>((value) => typeof value === 'string' && parsePeriod(value) !== null);

export const oneOf = <T extends string>(texts: readonly T[]): Shape<T> =>
  leaf((value) => texts.some((text) => text === value));

export const textLike = (pattern: RegExp): Shape<string> =>
  leaf((value) => typeof value === 'string' && pattern.test(value));

/** An exact number: '95', '-2.5', '250/3'. */
export const EXACT: Shape<ExactText> = textLike(EXACT_TEXT);

/** The name of one of its members. */
export const nameIn = <T extends object>(named: T): Shape<keyof T & string> =>
  leaf((value) => typeof value === 'string' && Object.hasOwn(named, value));

export const orNull = <T>(shape: Shape<T>): Shape<T | null> =>
  new Shape((value) => (value === null ? null : shape.fault(value)));

export const listOf = <T>(item: Shape<T>): Shape<readonly T[]> =>
  new Shape((value) => {
    if (!Array.isArray(value)) return NO_SHAPE.fault(value);
    for (const [index, one] of value.entries()) {
      const fault = item.fault(one);
      if (fault !== null) return `.${index}${fault}`;
    }
    return null;
  });

/** Every member that T has, and no other. */
export const membersOf = <T extends object>(shapes: { readonly [Name in keyof T]-?: Shape<T[Name]> }): Shape<T> => {
  const wanted = new Map<string, Shape<unknown>>(Object.entries(shapes));
  return new Shape((value) => {
    if (!isMembers(value)) return NO_SHAPE.fault(value);
    for (const [name, shape] of wanted) {
      const fault = shape.fault(value[name]);
      if (fault !== null) return `.${name}${fault}`;
    }
    const unknown = Object.keys(value).find((name) => !wanted.has(name));
    return unknown === undefined ? null : `.${unknown}: unknown`;
  });
};

/** One of several forms; what is wrong is said of the last. */
export const eitherOf = <T>(...forms: readonly [Shape<T>, ...Shape<T>[]]): Shape<T> =>
  new Shape((value) => {
    const faults = forms.map((form) => form.fault(value));
    return faults.includes(null) ? null : (faults.at(-1) ?? null);
  });

const NO_SHAPE = leaf<never>(() => false);

const isMembers = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
