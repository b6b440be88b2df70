import { describe, expect, test } from '@jest/globals';
import { parsePeriod } from './period.ts';

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
