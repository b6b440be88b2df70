import { describe, test } from '@jest/globals';
import {
  district,
  factsOf,
  given,
  legsOf,
  lineWith,
  national,
  OFFICE,
} from '../../../../test/support/budget-line-facts.ts';
import type { ReassignBudgetLine } from './budget-execution.commands.ts';

const AUDIT = { id: 'audit', name: '감사과' };
const THERE = lineWith({ department: AUDIT });
const here = factsOf(OFFICE);
const there = factsOf(THERE);
const DAY = '2025-07-01';

const reassign: ReassignBudgetLine = {
  type: 'ReassignBudgetLine',
  lineId: OFFICE.lineId,
  department: AUDIT,
  transferId: 't1',
  effectiveOn: DAY,
};
const moved = (won: number, funds = district(won)) => {
  const legs = legsOf(OFFICE, THERE, funds);
  return [here.transferred('t1', 'reorganization', legs), there.transferred('t1', 'reorganization', legs)];
};
const openedThere = { ...there.opened(), fact: { ...there.opened().fact, effectiveOn: DAY } };

describe('a line that goes to another department by reorganisation', () => {
  const funded = [here.opened(), here.original(district(1000))];

  test('is opened there with everything, where nothing is committed', () => {
    given(...funded)
      .when(reassign)
      .then(openedThere, ...moved(1000));
  });

  test('joins a line that the department has', () => {
    given(...funded, there.opened(), there.original(district(50)))
      .when(reassign)
      .then(...moved(1000));
  });

  test('leaves behind what is committed, and takes along what is allotted of the rest', () => {
    given(...funded, here.allotted(700), here.obligated('o1', 600), here.paid('p1', 'o1', district(200)))
      .when(reassign)
      .then(here.recovered(100, DAY), openedThere, ...moved(400), there.allotted(100, DAY));
  });

  test('leaves each fund source its share of what is still to be paid', () => {
    const both = [here.opened(), here.original({ ...district(500), national: 500 }), here.allotted(600)];
    given(...both, here.obligated('o1', 600), here.paid('p1', 'o1', national(200)))
      .when(reassign)
      .then(openedThere, ...moved(400, { ...district(250), national: 150 }));
  });

  test('moves nothing where all is committed, and nothing twice', () => {
    given(...funded, here.allotted(1000), here.obligated('o1', 1000))
      .when(reassign)
      .then();
    given(...funded, there.opened(), ...moved(1000))
      .when(reassign)
      .then();
  });

  test('takes what is released later, under an id of its own', () => {
    const released = [...funded, there.opened(), ...moved(1000), here.supplementary(1, district(60))];
    given(...released)
      .when(reassign)
      .thenRefused('transfer-entered-once');
    const legs = legsOf(OFFICE, THERE, district(60));
    given(...released)
      .when({ ...reassign, transferId: 't2' })
      .then(here.transferred('t2', 'reorganization', legs), there.transferred('t2', 'reorganization', legs));
  });

  test('goes on its day, to another department, within its year, as long as the books are open', () => {
    given(...funded)
      .when(reassign, { today: '2025-06-30' })
      .thenRefused('effective-not-in-future');
    given(...funded)
      .when({ ...reassign, department: OFFICE.department })
      .thenRefused('legs-in-same-books');
    given(...funded)
      .when({ ...reassign, effectiveOn: '2026-01-01' })
      .thenRefused('effective-within-fiscal-year');
    given(...funded, here.cutOff())
      .when(reassign)
      .thenRefused('no-budget-change-after-cutoff');
    given(...funded, here.cutOff(), here.closed(1000, 0))
      .when(reassign)
      .thenRefused('closed-year-refuses');
    given(...funded)
      .when({ ...reassign, department: { id: 'audit.2', name: '감사과' } })
      .thenRefused('line-codes-plain');
  });
});
