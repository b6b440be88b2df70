import { describe, expect, test } from '@jest/globals';
import { parsePeriod, PERIOD_UNITS, periodsOf } from './period.ts';

describe('a period', () => {
  test.each([
    ['2025', 'year', '2025-01-01', '2025-12-31'],
    ['2025-H1', 'half', '2025-01-01', '2025-06-30'],
    ['2025-H2', 'half', '2025-07-01', '2025-12-31'],
    ['2025-Q1', 'quarter', '2025-01-01', '2025-03-31'],
    ['2025-Q4', 'quarter', '2025-10-01', '2025-12-31'],
    ['2024-02', 'month', '2024-02-01', '2024-02-29'],
    ['2025-12', 'month', '2025-12-01', '2025-12-31'],
  ])('%s is a %s from %s through %s', (text, unit, from, through) => {
    expect(parsePeriod(text)).toEqual({ unit, year: Number(text.slice(0, 4)), from, through });
  });

  test.each([
    '',
    '25',
    '2025-',
    '2025-H3',
    '2025-Q0',
    '2025-Q5',
    '2025-00',
    '2025-13',
    '2025-6',
    '2025-06-30',
    ' 2025',
  ])('is not %j', (text) => {
    expect(parsePeriod(text)).toBeNull();
  });
});

describe('the periods of a year', () => {
  test.each([
    ['month', 12, '2025-01', '2025-12'],
    ['quarter', 4, '2025-Q1', '2025-Q4'],
    ['half', 2, '2025-H1', '2025-H2'],
    ['year', 1, '2025', '2025'],
  ] as const)('are by %s %d, from %s to %s', (unit, count, first, last) => {
    const periods = periodsOf(2025, unit);
    expect([periods.length, periods[0], periods.at(-1)]).toEqual([count, first, last]);
  });

  test.each(PERIOD_UNITS)('by %s follow one another without a gap', (unit) => {
    const spans = periodsOf(2025, unit).map((period) => parsePeriod(period)!);
    const next = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
    expect(spans.map(({ from }) => from)).toEqual([
      '2025-01-01',
      ...spans.slice(0, -1).map(({ through }) => next(through)),
    ]);
  });
});
