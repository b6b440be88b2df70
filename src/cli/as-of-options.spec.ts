import { describe, expect, test } from '@jest/globals';
import { Command, InvalidArgumentError } from 'commander';
import { dateInSeoul, endOfDay } from '../kernel/time.ts';
import { systemClock } from '../platform/clock.ts';
import { day, moment, question, withAsOf } from './as-of-options.ts';

describe('a day', () => {
  test('is one that the calendar has', () => {
    expect(day('2024-02-29')).toBe('2024-02-29');
  });
  test.each(['2023-02-29', '20230531', '2023-5-31', '어제', ''])('is not %j', (text) => {
    expect(() => day(text)).toThrow(InvalidArgumentError);
  });
});

describe('a moment', () => {
  test('is in UTC what it says with its offset', () => {
    expect(moment('2023-06-12T23:59:59+09:00')).toBe('2023-06-12T14:59:59.000000Z');
    expect(moment('2023-06-12T14:59Z')).toBe('2023-06-12T14:59:00.000000Z');
  });
  test('of a bare date is the end of that day in Seoul', () => {
    expect(moment('2023-06-12')).toBe('2023-06-12T14:59:59.999999Z');
  });
  test.each(['2023-02-30', '2023-02-30T00:00Z', '2023-06-12T23:59:59', '2023-06-12 23:59', '지금', ''])(
    'is not %j',
    (text) => {
      expect(() => moment(text)).toThrow('시각은 2023-06-12T23:59:59+09:00 또는 2023-06-12 꼴이어야 합니다.');
    },
  );
});

describe('a question', () => {
  test('is 귀속일@인지 시점', () => {
    expect(question('2023-05-31@2023-06-12')).toEqual({
      effectiveOn: '2023-05-31',
      knownAt: endOfDay('2023-06-12'),
      strict: false,
    });
    expect(question('2023-05-31@2023-06-12T09:00:00+09:00').knownAt).toBe('2023-06-12T00:00:00.000000Z');
  });

  test.each(['2023-05-31', '2023-05-31@'])('without a moment is asked now: %s', (text) => {
    const before = systemClock();
    const { effectiveOn, knownAt } = question(text);
    expect(effectiveOn).toBe('2023-05-31');
    expect(before <= knownAt && knownAt <= systemClock()).toBe(true);
  });

  test('without a day is about today in Seoul', () => {
    const before = dateInSeoul(systemClock());
    const { effectiveOn, knownAt } = question('@2023-06-12');
    expect([before, dateInSeoul(systemClock())]).toContain(effectiveOn);
    expect(knownAt).toBe(endOfDay('2023-06-12'));
  });

  test.each(['2023-06-31', '2023-05-31@2023-06-31', '2023-05-31@어제', '2023-05-31@2023-06-12@2023-06-13'])(
    'is not %j',
    (text) => {
      expect(() => question(text)).toThrow(InvalidArgumentError);
    },
  );
});

describe('the options of a command', () => {
  const parse = (...args: readonly string[]): Record<string, unknown> =>
    withAsOf(new Command().exitOverride().configureOutput({ writeErr: () => undefined }))
      .parse(args, { from: 'user' })
      .opts();

  test('are both clocks and whether documents count', () => {
    expect(parse('--as-of', '2023-05-31', '--known-at', '2023-06-12', '--strict')).toEqual({
      asOf: '2023-05-31',
      knownAt: endOfDay('2023-06-12'),
      strict: true,
    });
    expect(parse()).toEqual({});
  });

  test('are refused in Korean', () => {
    expect(() => parse('--as-of', '2023-02-30')).toThrow('달력에 있는 날짜(YYYY-MM-DD)여야 합니다.');
  });
});
