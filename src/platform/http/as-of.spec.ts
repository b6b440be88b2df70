import { describe, expect, test } from '@jest/globals';
import { refusalOf } from '../../../test/support/given-when-then.ts';
import { AsOfDto, asOfFrom } from './as-of.dto.ts';
import { validationPipe } from './validation.ts';

const NOW = '2025-06-30T15:00:00.000000Z'; // midnight in Seoul: already July there

const ask = (query: Record<string, unknown>): Promise<unknown> =>
  validationPipe().transform(query, { type: 'query', metatype: AsOfDto });

describe('the clocks of a question', () => {
  test('are today in Seoul and now, where nothing is said', () => {
    expect(asOfFrom({}, NOW)).toEqual({ effectiveOn: '2025-07-01', knownAt: NOW, strict: false });
  });

  test('are what is said, the moment in UTC', () => {
    const question = { asOf: '2023-05-31', knownAt: '2023-06-12T23:59:59+09:00', strict: 'true' };
    expect(asOfFrom(question, NOW)).toEqual({
      effectiveOn: '2023-05-31',
      knownAt: '2023-06-12T14:59:59.000000Z',
      strict: true,
    });
  });

  test('are each their own: one may be left out', () => {
    expect(asOfFrom({ asOf: '2023-05-31' }, NOW)).toMatchObject({ effectiveOn: '2023-05-31', knownAt: NOW });
    expect(asOfFrom({ knownAt: '2023-06-12T00:00Z' }, NOW)).toMatchObject({
      effectiveOn: '2025-07-01',
      knownAt: '2023-06-12T00:00:00.000000Z',
    });
  });

  test('are strict only where that is said', () => {
    expect(asOfFrom({ strict: 'false' }, NOW).strict).toBe(false);
  });

  test.each(['2023-02-30T00:00:00Z', '2023-06-12T25:00:00Z', '2023-06-12', ''])('cannot be %j', (knownAt) => {
    expect(refusalOf(() => asOfFrom({ knownAt }, NOW))).toBe('bad-request');
  });
});

describe('a query with clocks', () => {
  test.each([
    {},
    { asOf: '2024-02-29' },
    { knownAt: '2023-06-12T23:59+09:00' },
    { knownAt: '2023-06-12T23:59:59.123456Z' },
    { strict: 'true' },
    { strict: 'false' },
  ])('takes %j', async (query) => {
    expect(await ask(query)).toEqual(query);
  });

  test.each([
    { asOf: '2023-02-29' },
    { asOf: '20230531' },
    { asOf: '' },
    { asOf: ['2023-05-31', '2023-06-30'] },
    { knownAt: '2023-06-12' },
    { knownAt: '2023-06-12T23:59:59' },
    { knownAt: '2023-06-12T23:59:59.1234567Z' },
    { knownAt: '2023-06-12T23:59:59 09:00' },
    { strict: '1' },
    { strict: 'yes' },
    { strict: '' },
    { knownat: '2023-06-12T00:00:00Z' },
  ])('refuses %j', async (query) => {
    await expect(ask(query)).rejects.toMatchObject({ rule: 'bad-request' });
  });
});
