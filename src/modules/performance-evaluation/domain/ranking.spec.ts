import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bands, quotas, rulesWith } from '../../../../test/support/evaluation-rules.ts';
import type { EvaluationRules, Grading } from '../../../events/evaluation-rules.ts';
import { exact } from '../../../kernel/rational.ts';
import { score } from './outcome.ts';
import { fillSeats, grade, largestRemainder, rank, type Member } from './ranking.ts';

const member = (id: string, points: string | null, own: Partial<Member> = {}): Member => ({
  id,
  groupId: null,
  score: points === null ? { kind: 'not-submitted' } : score(exact(points)),
  tieBreak: [],
  gates: [],
  ...own,
});
const ranksOf = (members: readonly Member[]) =>
  Object.fromEntries(rank(members).map((one) => [one.member.id, one.rank]));
const gradesOf = (members: readonly Member[], grading: Grading, own: Partial<EvaluationRules> = {}) =>
  Object.fromEntries([...grade(rank(members), grading, rulesWith(own))].map(([{ id }, label]) => [id, label]));

describe('a rank', () => {
  test('comes from the unrounded score: 83.333 and 83.334 are not equal', () => {
    expect(ranksOf([member('a', '83.333'), member('b', '83.334'), member('c', '250/3')])).toEqual({ b: 1, c: 2, a: 3 });
  });

  test('is shared by equals, and the next one is skipped', () => {
    expect(ranksOf([member('a', '90'), member('b', '95'), member('c', '90'), member('d', '80')])).toEqual({
      b: 1,
      a: 2,
      c: 2,
      d: 4,
    });
  });

  test('parts equals by the criteria named for it, in order', () => {
    const tie = (...points: readonly string[]) => ({ tieBreak: points.map((own) => score(exact(own))) });
    const members = [
      member('a', '90', tie('70', '1')),
      member('b', '90', tie('80', '1')),
      member('c', '90', tie('70', '2')),
    ];
    expect(ranksOf(members)).toEqual({ b: 1, c: 2, a: 3 });
  });

  test('is none where there is no score, and counts within the group', () => {
    const members = [member('a', null), member('b', '1', { groupId: 'g1' }), member('c', '9', { groupId: 'g2' })];
    expect(ranksOf(members)).toEqual({ b: 1, c: 1 });
  });

  test('depends on no order of entry', () => {
    const entries = fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 12 });
    fc.assert(
      fc.property(entries, (numbers) => {
        const members = numbers.map((number) => member(`m${number}`, String(number % 5)));
        expect(ranksOf(members.toReversed())).toEqual(ranksOf(members));
      }),
    );
  });
});

describe('whole places by the largest remainder', () => {
  const places = (shares: readonly string[], count: number) => largestRemainder(shares.map(exact), count);

  test.each([
    [10, [3, 5, 2]],
    [7, [2, 4, 1]],
    [3, [1, 1, 1]],
    [1, [0, 1, 0]],
    [0, [0, 0, 0]],
  ])('S30·A50·B20 of %i people', (count, expected) => {
    expect(places(['30', '50', '20'], count)).toEqual(expected);
  });

  test.each([
    [10, [2, 4, 3, 1]],
    [7, [1, 3, 2, 1]],
    [21, [4, 9, 6, 2]],
    [44, [9, 18, 13, 4]],
  ])('S20·A40·B30·C10 of %i people', (count, expected) => {
    expect(places(['20', '40', '30', '10'], count)).toEqual(expected);
  });

  test('gives an equal remainder to the earlier grade', () => {
    expect(places(['50', '50'], 3)).toEqual([2, 1]);
  });

  test('is always everybody, and nobody is off by a whole place', () => {
    const shares = fc.constantFrom(['30', '50', '20'], ['20', '40', '30', '10'], ['100/3', '100/3', '100/3'], ['100']);
    fc.assert(
      fc.property(shares, fc.integer({ min: 0, max: 1000 }), (own, count) => {
        const filled = places(own, count);
        expect(filled.reduce((total, one) => total + one, 0)).toBe(count);
        for (const [index, share] of own.entries()) {
          const { numerator, denominator } = exact(share);
          const exactly = (Number(numerator) / Number(denominator) / 100) * count;
          expect(Math.abs((filled[index] ?? 0) - exactly)).toBeLessThan(1);
        }
      }),
    );
  });
});

describe('seats', () => {
  const seats = [
    { label: '최우수', places: 1 },
    { label: '우수', places: 2 },
  ];
  const filled = (members: readonly Member[], ties: 'upper' | 'lower', barred: readonly string[] = []) =>
    Object.fromEntries(
      [...fillSeats(rank(members), seats, ({ id }, label) => barred.includes(`${id}/${label}`), ties)].map(
        ([{ id }, label]) => [id, label],
      ),
    );
  const four = [member('a', '4'), member('b', '3'), member('c', '2'), member('d', '1')];
  const tied = [member('a', '4'), member('b', '4'), member('c', '2'), member('d', '2')];

  test('go to the best, as far as they reach', () => {
    expect(filled(four, 'upper')).toEqual({ a: '최우수', b: '우수', c: '우수' });
    expect(filled(four.slice(0, 1), 'upper')).toEqual({ a: '최우수' });
  });

  test('never part equals: all of them get it, or none', () => {
    expect(filled(tied, 'upper')).toEqual({ a: '최우수', b: '최우수', c: '우수', d: '우수' });
    expect(filled(tied, 'lower')).toEqual({ a: '우수', b: '우수' });
  });

  test('pass over who is barred, who may get a later one', () => {
    expect(filled(four, 'upper', ['a/최우수'])).toEqual({ b: '최우수', a: '우수', c: '우수' });
  });
});

describe('a grade', () => {
  const by = bands('project', ['S', '95'], ['A', '90'], ['B', '85'], ['C', null]);

  test('by bands is the highest whose bound is reached, before rounding', () => {
    const members = ['95', '94.995', '90', '89.999', '85', '84.99', '0'].map((points) => member(points, points));
    expect(Object.values(gradesOf(members, by)).toSorted()).toEqual(['A', 'A', 'B', 'B', 'C', 'C', 'S']);
    expect(gradesOf(members, by)).toMatchObject({ '95': 'S', '94.995': 'A', '89.999': 'B', '84.99': 'C' });
  });

  test('is none where there is no score', () => {
    expect(gradesOf([member('a', null)], by)).toEqual({});
  });

  const gates = [{ gateId: 'bullying', name: '집단 따돌림', excludedGrades: ['S'], excludedFromPrizes: false }];
  const failed = { gates: ['bullying'] };

  test('by bands is the next one for who failed a gate', () => {
    expect(gradesOf([member('a', '99', failed), member('b', '99')], by, { gates })).toEqual({ a: 'A', b: 'S' });
  });

  test('by quotas is given by rank, in each group, and a gate lets the next one up', () => {
    const ten = Array.from({ length: 10 }, (_, index) =>
      member(`m${index}`, String(100 - index), index === 0 ? failed : {}),
    );
    const bonus = quotas('project', { S: '30', A: '50', B: '20' });
    expect(gradesOf(ten, bonus)).toMatchObject({ m0: 'S', m2: 'S', m3: 'A', m7: 'A', m8: 'B' });
    expect(gradesOf(ten, bonus, { gates })).toMatchObject({ m0: 'A', m1: 'S', m3: 'S', m4: 'A', m7: 'A', m8: 'B' });
  });

  test('by quotas leaves nobody ungraded who has a score', () => {
    const members = fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 40 });
    const ties = fc.constantFrom<EvaluationRules['tiesAtBoundary']>('upper', 'lower');
    fc.assert(
      fc.property(members, ties, (scores, tiesAtBoundary) => {
        const all = scores.map((own, index) => member(`m${index}`, String(own)));
        const grades = gradesOf(all, quotas('project', { S: '20', A: '40', B: '30', C: '10' }), { tiesAtBoundary });
        expect(Object.keys(grades)).toHaveLength(all.length);
      }),
    );
  });
});
