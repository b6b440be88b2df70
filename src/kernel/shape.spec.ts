import { describe, expect, test } from '@jest/globals';
import {
  DAY,
  EXACT,
  DECIMAL,
  eitherOf,
  FLAG,
  INSTANT,
  INTEGER,
  listOf,
  membersOf,
  nameIn,
  oneOf,
  orNull,
  PERIOD,
  TEXT,
  WON,
  YEAR,
  type Shape,
} from './shape.ts';

const paid = membersOf({
  amountWon: WON,
  on: DAY,
  note: orNull(TEXT),
  kind: oneOf(['cash', 'transfer']),
  parts: listOf(membersOf({ won: WON })),
});
const PAID = { amountWon: 5, on: '2025-03-02', note: null, kind: 'cash', parts: [{ won: 5 }] };

const without = (name: string) => Object.fromEntries(Object.entries(PAID).filter(([key]) => key !== name));

describe('a shape', () => {
  test.each([PAID, { ...PAID, note: '글' }, { ...PAID, parts: [] }])('takes %j', (value) => {
    expect(paid.fault(value)).toBeNull();
  });

  test.each(Object.keys(PAID))('names the member that is missing: %s', (name) => {
    expect(paid.fault(without(name))).toMatch(new RegExp(`^\\.${name}: (nothing|null)$`));
  });

  test.each([
    ['.amountWon: "5"', { ...PAID, amountWon: '5' }],
    ['.amountWon: 0.5', { ...PAID, amountWon: 0.5 }],
    ['.on: "2025-02-30"', { ...PAID, on: '2025-02-30' }],
    ['.kind: "card"', { ...PAID, kind: 'card' }],
    ['.parts: {}', { ...PAID, parts: {} }],
    ['.parts.1.won: nothing', { ...PAID, parts: [{ won: 1 }, {}] }],
    ['.parts.0: null', { ...PAID, parts: [null] }],
    ['.bonus: unknown', { ...PAID, bonus: 1 }],
    [': []', []],
    [': null', null],
    [': nothing', undefined],
  ])('says %s', (fault, value) => {
    expect(paid.fault(value)).toBe(fault);
  });

  test.each<readonly [string, Shape<unknown>, unknown]>([
    ['text', TEXT, 7],
    ['flag', FLAG, 'true'],
    ['integer', INTEGER, NaN],
    ['won', WON, 1e12 + 1],
    ['year', YEAR, 20_250],
    ['day', DAY, '2025-13-01'],
    ['instant', INSTANT, '2025-12-05T18:00:00+09:00'],
    ['exact number', EXACT, '1/0'],
    ['decimal', DECIMAL, '1,000'],
    ['period', PERIOD, '2025-H3'],
    ['name', nameIn({ payment: '지급' }), 'toString'],
    ['choice', oneOf(['a']), 'b'],
  ])('of a %s refuses what is none', (_what, shape, value) => {
    expect(shape.fault(value)).not.toBeNull();
  });

  test('of several forms takes each of them, and no mixture', () => {
    type Measured = { readonly value: string } | { readonly part: string; readonly whole: string };
    const measured = eitherOf<Measured>(membersOf({ value: DECIMAL }), membersOf({ part: DECIMAL, whole: DECIMAL }));
    expect(measured.fault({ value: '1.5' })).toBeNull();
    expect(measured.fault({ part: '1', whole: '2' })).toBeNull();
    expect(measured.fault({ value: '1', whole: '2' })).toBe('.part: nothing');
    expect(measured.fault({ value: 1.5 })).not.toBeNull();
  });

  test('of a name takes what is one', () => {
    expect(nameIn({ payment: '지급' }).fault('payment')).toBeNull();
  });
});
