import { describe, expect, test } from '@jest/globals';
import {
  componentsOf,
  evaluate,
  leavesOf,
  operandsOf,
  type Definitions,
  type FigureDefinition,
  type Formula,
} from './figure-definition.ts';

const define = (id: string, formula: Formula): [string, FigureDefinition] => [id, { id, label: id, formula }];
const movements = (id: string, zeroOnceKnown: string | null = null) => define(id, { kind: 'movements', zeroOnceKnown });
const sum = (id: string, ...of: readonly string[]) => define(id, { kind: 'sum', of });
const difference = (id: string, of: string, ...less: readonly string[]) => define(id, { kind: 'difference', of, less });

/** Two lines of a unit, and a stated unit of which one project is reported. */
const definitions: Definitions = new Map([
  movements('a/budget'),
  movements('a/spent', 'a/budget'),
  movements('b/budget'),
  movements('b/spent', 'b/budget'),
  sum('budget', 'a/budget', 'b/budget'),
  sum('spent', 'a/spent', 'b/spent'),
  define('rate', { kind: 'rate', part: 'spent', base: 'budget' }),
  movements('stated/unit'),
  movements('stated/project'),
  movements('stated/other'),
  difference('residual', 'stated/unit', 'stated/project', 'stated/other'),
  difference('nested', 'budget', 'residual'),
]);
const plus = (figureId: string) => ({ figureId, sign: 1 });
const minus = (figureId: string) => ({ figureId, sign: -1 });
const value = (id: string, leaves: Readonly<Record<string, number>>) =>
  evaluate(id, definitions, new Map(Object.entries(leaves)));

describe('a figure made of others', () => {
  test('a rate is the sum over the sum, rounded once, not the mean of rates', () => {
    const leaves = { 'a/budget': 100, 'a/spent': 100, 'b/budget': 900, 'b/spent': 0 };
    expect(value('rate', leaves)).toEqual({ unit: 'tenths', tenths: 100, notComputable: false });
  });

  test('a residual is the whole less what is reported, and may be negative', () => {
    expect(value('residual', { 'stated/unit': 830_644, 'stated/project': 756_124 })).toEqual({
      unit: 'won',
      won: 74_520,
    });
    expect(value('residual', { 'stated/unit': 1, 'stated/project': 3 })).toEqual({ unit: 'won', won: -2 });
    expect(value('residual', { 'stated/unit': 9, 'stated/project': 3, 'stated/other': 4 })).toEqual({
      unit: 'won',
      won: 2,
    });
    expect(value('nested', { 'stated/unit': 9, 'stated/project': 3, 'a/budget': 7 })).toEqual({ unit: 'won', won: 1 });
  });

  test('a residual is not known where the whole is not, or no part is', () => {
    expect(value('residual', { 'stated/project': 3 })).toEqual({ unit: 'won', won: null });
    expect(value('residual', { 'stated/unit': 3 })).toEqual({ unit: 'won', won: null });
  });

  test('a sum of what is known: the silent parts add nothing', () => {
    expect(value('budget', { 'a/budget': 5 })).toEqual({ unit: 'won', won: 5 });
  });
});

describe('미보고, 0 and 산정불가 are three things', () => {
  test('nothing known is null', () => {
    expect(value('a/spent', {})).toEqual({ unit: 'won', won: null });
    expect(value('budget', {})).toEqual({ unit: 'won', won: null });
    expect(value('rate', {})).toEqual({ unit: 'tenths', tenths: null, notComputable: false });
  });

  test('a line with a budget and no payment has paid 0', () => {
    expect(value('a/spent', { 'a/budget': 5 })).toEqual({ unit: 'won', won: 0 });
    expect(value('rate', { 'a/budget': 5 })).toEqual({ unit: 'tenths', tenths: 0, notComputable: false });
  });

  test('a known part without its base is not known either', () => {
    expect(value('rate', { 'a/spent': 5 })).toEqual({ unit: 'tenths', tenths: null, notComputable: false });
  });

  test('a known base of 0 makes the rate 산정불가', () => {
    expect(value('rate', { 'a/budget': 0, 'a/spent': 0 })).toEqual({
      unit: 'tenths',
      tenths: null,
      notComputable: true,
    });
  });

  test('a figure that nobody defined is not known', () => {
    expect(value('nobody', { nobody: 5 })).toEqual({ unit: 'won', won: null });
  });
});

describe('what a figure stands on', () => {
  test('its leaves are all that its value needs', () => {
    expect(leavesOf('rate', definitions)).toEqual([
      ...['a/spent', 'a/budget', 'b/spent', 'b/budget'],
      ...['a/budget', 'b/budget'],
    ]);
    expect(leavesOf('a/spent', definitions)).toEqual(['a/spent', 'a/budget']);
    expect(leavesOf('nobody', definitions)).toEqual([]);
  });

  test('its operands are one step down, signed', () => {
    expect(operandsOf({ kind: 'rate', part: 'spent', base: 'budget' })).toEqual([plus('spent'), plus('budget')]);
    expect(operandsOf({ kind: 'difference', of: 'all', less: ['some'] })).toEqual([plus('all'), minus('some')]);
    expect(operandsOf({ kind: 'movements', zeroOnceKnown: null })).toEqual([]);
  });

  test('its components add up to it: a minus of a minus is a plus', () => {
    expect(componentsOf('nested', definitions)).toEqual([
      plus('a/budget'),
      plus('b/budget'),
      minus('stated/unit'),
      plus('stated/project'),
      plus('stated/other'),
    ]);
    expect(componentsOf('residual', definitions)).toEqual([
      plus('stated/unit'),
      minus('stated/project'),
      minus('stated/other'),
    ]);
    expect(componentsOf('a/spent', definitions)).toEqual([plus('a/spent')]);
    expect(componentsOf('rate', definitions)).toEqual([]);
    expect(componentsOf('nobody', definitions)).toEqual([]);
  });
});
