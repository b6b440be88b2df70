import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { asOf, movement } from '../../test/support/movements.ts';
import type { AsOf } from './as-of.ts';
import { causesOfChange, stepsOf } from './figure-history.ts';
import { valueAt, type Movement } from './figure.ts';
import { FUNDS } from './fund-split.ts';
import { startOfDay } from './time.ts';
import { sumWon } from './won.ts';

const known = (day: string) => ({ knownAt: startOfDay(day), recordedAt: startOfDay(day) });
const stated = (n: number, day: string, won: number, changes: Partial<Movement> = {}) =>
  movement(n, day, won, { kind: 'state', cause: 'statement', ...changes });
const end = (n: number, day: string, changes: Partial<Movement> = {}) =>
  movement(n, day, 0, { kind: 'discontinue', cause: 'discontinuation', ...changes });
const withdrawal = (n: number, of: Movement, day: string) =>
  movement(n, of.effectiveOn, 0, { kind: 'withdraw', cause: 'withdrawal', refersTo: of.eventId, ...known(day) });

describe('the steps of a figure', () => {
  test('are its events in the order in which they count, with their fund sources', () => {
    const paid = [
      movement(1, '2025-03-01', 300, { fund: 'district' }),
      movement(1, '2025-03-01', 200, { fund: 'national' }),
    ];
    const returned = movement(3, '2025-02-01', -50, { fund: 'district', cause: 'return', refersTo: 'e1' });
    expect(stepsOf([...paid, returned], asOf('2025-12-31'))).toMatchObject([
      { eventId: 'e3', changeWon: -50, cause: 'return', refersTo: 'e1', byFund: { district: -50 }, withdrawn: false },
      { eventId: 'e1', changeWon: 500, cause: 'payment', refersTo: null, byFund: { district: 300, national: 200 } },
    ]);
  });

  test('keep the causes of one event apart', () => {
    const one = [
      movement(1, '2025-05-01', 300, { cause: 'supplementary-budget' }),
      movement(1, '2025-05-01', -100, { cause: 'absorbed-budget' }),
    ];
    expect(stepsOf(one, asOf('2025-12-31')).map(({ cause, changeWon }) => [cause, changeWon])).toEqual([
      ['supplementary-budget', 300],
      ['absorbed-budget', -100],
    ]);
  });

  test('show how far a statement moved the figure, and one that was withdrawn as counting for nothing', () => {
    const may = stated(1, '2025-05-31', 100);
    const june = stated(2, '2025-06-30', 150);
    const july = stated(3, '2025-07-31', 170);
    const all = [may, june, july, withdrawal(4, june, '2025-08-01')];
    const steps = (knownOn: string) =>
      stepsOf(all, asOf('2025-12-31', knownOn)).map(({ changeWon, withdrawn }) => [changeWon, withdrawn]);
    expect(steps('2025-07-31')).toEqual([
      [100, false],
      [50, false],
      [20, false],
    ]);
    expect(steps('2025-08-01')).toEqual([
      [100, false],
      [0, true],
      [70, false],
    ]);
  });

  test('show an end as taking off all that was stated, and start from nothing after it', () => {
    const all = [stated(1, '2025-05-31', 100), end(2, '2025-06-30'), stated(3, '2025-07-31', 170)];
    expect(stepsOf(all, asOf('2025-12-31')).map(({ cause, changeWon }) => [cause, changeWon])).toEqual([
      ['statement', 100],
      ['discontinuation', -100],
      ['statement', 170],
    ]);
    const back = [...all, withdrawal(4, end(2, '2025-06-30'), '2025-08-01')];
    expect(stepsOf(back, asOf('2025-12-31')).map(({ changeWon, withdrawn }) => [changeWon, withdrawn])).toEqual([
      [100, false],
      [0, true],
      [70, false],
    ]);
  });

  test('leave out what was not known', () => {
    expect(stepsOf([movement(1, '2025-03-01', 1, known('2025-06-01'))], asOf('2025-05-31'))).toEqual([]);
  });
});

describe('the causes of a change', () => {
  test('name what came, and flag what was entered late', () => {
    const before = movement(1, '2025-03-01', 500);
    const onTime = [movement(2, '2025-06-15', 40), movement(3, '2025-06-16', 2)];
    const late = movement(4, '2025-05-31', 70, known('2025-06-20'));
    const returned = movement(5, '2025-06-21', -10, { cause: 'return' });
    const all = [before, ...onTime, late, returned];
    expect(causesOfChange(all, asOf('2025-05-31'), asOf('2025-06-30'))).toEqual([
      { cause: 'payment', lateEntry: true, changeWon: 70, eventIds: ['e4'] },
      { cause: 'payment', lateEntry: false, changeWon: 42, eventIds: ['e2', 'e3'] },
      { cause: 'return', lateEntry: false, changeWon: -10, eventIds: ['e5'] },
    ]);
  });

  test('book a statement by what it changes', () => {
    const all = [stated(1, '2025-05-31', 100), stated(2, '2025-06-30', 150)];
    expect(causesOfChange(all, asOf('2025-05-31'), asOf('2025-06-30'))).toEqual([
      { cause: 'statement', lateEntry: false, changeWon: 50, eventIds: ['e2'] },
    ]);
  });

  test('name a withdrawal as what it is', () => {
    const may = stated(1, '2025-05-31', 100);
    const june = stated(2, '2025-06-30', 150);
    const all = [may, june, withdrawal(3, june, '2025-07-10')];
    const causes = causesOfChange(all, asOf('2025-06-30', '2025-07-09'), asOf('2025-06-30', '2025-07-10'));
    expect(causes.map(({ cause, changeWon }) => [cause, changeWon])).toEqual([['withdrawal', -50]]);
  });

  test('name an end as what it is, and what takes it back', () => {
    const all = [stated(1, '2025-05-31', 100), end(2, '2025-06-30', known('2025-07-01'))];
    const back = [...all, withdrawal(3, end(2, '2025-06-30'), '2025-07-10')];
    const june = (day: string) => asOf('2025-06-30', day);
    expect(causesOfChange(all, asOf('2025-05-31', '2025-07-01'), june('2025-07-01'))).toEqual([
      { cause: 'discontinuation', lateEntry: false, changeWon: -100, eventIds: ['e2'] },
    ]);
    expect(causesOfChange(back, june('2025-07-01'), june('2025-07-10'))).toMatchObject([
      { cause: 'withdrawal', changeWon: 100 },
    ]);
  });

  test('are none between two equal questions', () => {
    expect(causesOfChange([movement(1, '2025-03-01', 5)], asOf('2025-05-31'), asOf('2025-05-31'))).toEqual([]);
  });
});

describe('over random movements', () => {
  const day = fc.integer({ min: 1, max: 28 }).map((n) => `2025-06-${String(n).padStart(2, '0')}`);
  const question = fc.record({ effectiveOn: day, knownOn: day, strict: fc.boolean() });
  const funds = fc.subarray([...FUNDS], { minLength: 1 });
  const entry = fc.record({ counts: day, known: day, recorded: day, won: fc.integer({ min: -99, max: 99 }), funds });
  const cause = fc.constantFrom('payment', 'return', 'entry-void');

  const additive = fc.array(fc.tuple(entry, cause), { maxLength: 12 }).map((entries) =>
    entries.flatMap(([e, why], index) =>
      e.funds.map((fund, nth) =>
        movement(index + 1, e.counts, e.won + nth, {
          fund,
          cause: why,
          knownAt: startOfDay(e.known),
          recordedAt: startOfDay(e.recorded > e.known ? e.recorded : e.known),
        }),
      ),
    ),
  );
  const statements = fc.array(fc.tuple(entry, fc.option(day), fc.boolean()), { maxLength: 8 }).map((entries) =>
    entries.flatMap(([e, withdrawnOn, isEnd], index) => {
      const n = 2 * index + 1;
      const parts = isEnd
        ? [end(n, e.counts, known(e.known))]
        : e.funds.map((fund, nth) => stated(n, e.counts, e.won + nth, { fund, ...known(e.known) }));
      const [first] = parts;
      return withdrawnOn === null || first === undefined ? parts : [...parts, withdrawal(n + 1, first, withdrawnOn)];
    }),
  );
  const figures = fc.oneof(additive, statements);
  const ask = (q: { effectiveOn: string; knownOn: string; strict: boolean }): AsOf =>
    asOf(q.effectiveOn, q.knownOn, q.strict);

  test('the steps add up to the value', () => {
    fc.assert(
      fc.property(figures, question, (movements, q) => {
        const total = sumWon(stepsOf(movements, ask(q)).map((step) => step.changeWon));
        expect(total).toBe(valueAt(movements, ask(q)) ?? 0);
      }),
      { numRuns: 500 },
    );
  });

  test('the causes add up to the difference, forwards and backwards', () => {
    fc.assert(
      fc.property(figures, question, question, (movements, from, to) => {
        const total = sumWon(causesOfChange(movements, ask(from), ask(to)).map((one) => one.changeWon));
        expect(total).toBe((valueAt(movements, ask(to)) ?? 0) - (valueAt(movements, ask(from)) ?? 0));
      }),
      { numRuns: 500 },
    );
  });
});
