import { describe, expect, it } from '@jest/globals';
import { formatStaffCount, isPeople, MOST_PEOPLE, sumCounts, surplusOf } from './staff-count.ts';

describe('a count of people as the report prints it', () => {
  it.each([
    [null, ''],
    [0, '-'],
    [1, '1'],
    [20, '20'],
    [-1, '△1'],
    [-12, '△12'],
  ])('%j is %j', (count, printed) => {
    expect(formatStaffCount(count)).toBe(printed);
  });
});

describe('과부족', () => {
  it.each([
    [9, 10, -1],
    [5, 2, 3],
    [6, 6, 0],
    [0, 1, -1],
    [null, null, null],
    [2, null, 2],
    [null, 2, -2],
  ])('of 현원 %j and 정원 %j is %j', (strength, quota, surplus) => {
    expect(surplusOf(strength, quota)).toBe(surplus);
  });
});

describe('a number of people', () => {
  it.each([0, 1, -1, MOST_PEOPLE, -MOST_PEOPLE])('may be %j', (count) => {
    expect(isPeople(count)).toBe(true);
  });
  it.each([MOST_PEOPLE + 1, -MOST_PEOPLE - 1, 0.5, Number.NaN, '1', null])('is not %j', (count) => {
    expect(isPeople(count)).toBe(false);
  });
});

describe('a sum', () => {
  it('passes over what does not apply', () => {
    expect(sumCounts([1, null, 6, 0, -1])).toBe(6);
    expect(sumCounts([null])).toBe(0);
    expect(sumCounts([])).toBe(0);
  });
});
