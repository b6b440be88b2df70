import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { BASES, FIGURE_MEASURES, figureId, LEVELS, parseFigureId } from './figure-id.ts';
import { FUNDS } from './fund-split.ts';

describe('a figure id', () => {
  const part = fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => !text.includes('/'));
  const name = fc.record({
    basis: fc.constantFrom(...BASES),
    level: fc.constantFrom(...LEVELS),
    fiscalYear: fc.integer({ min: 1000, max: 9999 }),
    departmentId: part,
    code: part,
    measure: fc.constantFrom(...FIGURE_MEASURES),
    fund: fc.option(fc.constantFrom(...FUNDS)),
  });

  test('says all that its name says', () => {
    fc.assert(
      fc.property(name, (figure) => {
        expect(parseFigureId(figureId(figure, figure.measure, figure.fund))).toEqual(figure);
      }),
    );
  });

  test('reads as people write it', () => {
    const unit = {
      basis: 'stated',
      level: 'unit',
      fiscalYear: 2023,
      departmentId: 'planning-budget',
      code: 'U3',
    } as const;
    expect(figureId(unit, 'spent')).toBe('stated/unit/2023/planning-budget/U3/spent');
    expect(figureId(unit, 'spent', 'district')).toBe('stated/unit/2023/planning-budget/U3/spent/district');
  });

  test.each([
    '',
    'stated/unit/2023/planning-budget/U3',
    'stated/unit/23/planning-budget/U3/spent',
    'rumour/unit/2023/planning-budget/U3/spent',
    'stated/street/2023/planning-budget/U3/spent',
    'stated/unit/2023//U3/spent',
    'stated/unit/2023/planning-budget//spent',
    'stated/unit/2023/planning-budget/U3/lost',
    'stated/unit/2023/planning-budget/U3/spent/gold',
    'stated/unit/2023/planning-budget/U3/spent/district/more',
  ])('%s is none', (text) => {
    expect(parseFigureId(text)).toBeNull();
  });
});
