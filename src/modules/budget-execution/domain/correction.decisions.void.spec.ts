import { describe, expect, test } from '@jest/globals';
import {
  district,
  factsOf,
  given,
  legsOf,
  national,
  OFFICE,
  TRAVEL,
} from '../../../../test/support/budget-line-facts.ts';
import { logOf, statesOf } from '../../../../test/support/given-when-then.ts';
import type { BudgetExecutionFact, BudgetLine, Effect } from '../../../events/budget-execution.events.ts';
import type { Decided } from '../../../kernel/decider.ts';
import { budgetExecutionDecider } from './budget-execution.decider.ts';
import { UNOPENED } from './budget-line.state.ts';
import { budgetLineStream } from './decision.ts';

type Given = Decided<BudgetExecutionFact>;

const { lineId } = OFFICE;
const office = factsOf(OFFICE);
const travel = factsOf(TRAVEL);
const voiding = (eventId: string, otherLineId: string | null = null) =>
  ({ type: 'VoidEntry', lineId, eventId, otherLineId }) as const;

const effect = (measure: Effect['measure'], fund: Effect['fund'], amountWon: number): Effect => ({
  measure,
  fund,
  amountWon,
  cause: 'entry-void',
});
const voided = (line: BudgetLine, voids: string, { fact }: Given, undone: readonly Effect[]): Given =>
  factsOf(line).one({
    type: 'EntryVoided',
    schemaVersion: 1,
    effectiveOn: fact.effectiveOn,
    data: { voids, voidedType: fact.type, undone },
  });

/** e1 opens, e2 funds with 1,000 of 구비, e3 allots 800. */
const allotted = [office.opened(), office.original(district(1000)), office.allotted(800)];
const obligated = [...allotted, office.obligated('o1', 500)];
const paid = [...obligated, office.paid('p1', 'o1', district(200))];

describe('voiding an entry undoes its effects for its own day', () => {
  const opened = [office.opened()];
  const carryover = office.one({
    type: 'CarryoverReceived',
    schemaVersion: 1,
    effectiveOn: '2025-01-02',
    data: { carryover: 'accidental', fromLineId: '2024.planning.general.J1.201-01', funds: district(7) },
  });
  const absorbing = office.supplementary(1, district(9), [{ eventId: 'e2', funds: national(3) }]);
  const cases: readonly (readonly [string, readonly Given[], Given, readonly Effect[]])[] = [
    ['본예산', opened, office.original(district(10)), [effect('budget', 'district', -10)]],
    [
      '추경, with what it absorbed',
      [...opened, office.deemed(1, national(3))],
      absorbing,
      [effect('budget', 'district', -9), effect('budget', 'national', 3)],
    ],
    ['간주처리', opened, office.deemed(1, national(3)), [effect('budget', 'national', -3)]],
    ['성립전 사용', opened, office.preEnactment(national(3)), [effect('budget', 'national', -3)]],
    ['이월', opened, carryover, [effect('budget', 'district', -7)]],
    ['배정', allotted, office.allotted(5), [effect('allotted', 'whole', -5)]],
    ['배정 환수', allotted, office.recovered(5), [effect('allotted', 'whole', 5)]],
    ['원인행위', allotted, office.obligated('o1', 5), [effect('obligated', 'whole', -5)]],
    ['원인행위 증액', obligated, office.changed('o1', 5, 'e4'), [effect('obligated', 'whole', -5)]],
    ['원인행위 취소', paid, office.cancelled('o1', 300, 'e4'), [effect('obligated', 'whole', 300)]],
    ['지급', obligated, office.paid('p1', 'o1', district(5)), [effect('spent', 'district', -5)]],
    ['반납', paid, office.returned('r1', 'p1', district(5), 'e5'), [effect('spent', 'district', 5)]],
  ];

  test.each(cases)('%s', (_name, before, entry, undone) => {
    const eventId = `e${before.length + 1}`;
    const undoing = voided(OFFICE, eventId, entry, undone);
    given(...before, entry)
      .when(voiding(eventId))
      .then(undoing);
    const after = statesOf(budgetExecutionDecider, logOf([...before, entry, undoing]))(budgetLineStream(lineId));
    const never = statesOf(budgetExecutionDecider, logOf(before))(budgetLineStream(lineId));
    expect(after).toEqual(never);
  });
});

describe('a two-sided entry is voided on both sides', () => {
  const legs = legsOf(OFFICE, TRAVEL, district(100));
  const transfer = [
    office.transferred('t1', 'intra-program', legs),
    travel.transferred('t1', 'intra-program', legs),
  ] as const;

  test('이·전용', () => {
    const before = [...allotted, travel.opened(), ...transfer];
    given(...before)
      .when(voiding('e5', TRAVEL.lineId))
      .then(
        voided(OFFICE, 'e5', transfer[0], [effect('budget', 'district', 100)]),
        voided(TRAVEL, 'e6', transfer[1], [effect('budget', 'district', -100)]),
      );
    given(...before)
      .when(voiding('e5'))
      .thenRefused('void-both-legs');
    given(...before, travel.allotted(1))
      .when(voiding('e5', TRAVEL.lineId))
      .thenRefused('allotment-within-budget');
  });

  test('과목경정, whichever line is named first', () => {
    const moves = [office.reclassified('x1', 'p1', legs, 'e5'), travel.reclassified('x1', 'p1', legs, 'e5')] as const;
    const before = [...paid, travel.opened(), travel.original(district(100)), travel.allotted(100), ...moves];
    const undone = [
      voided(OFFICE, 'e9', moves[0], [effect('spent', 'district', 100), effect('obligated', 'whole', 100)]),
      voided(TRAVEL, 'e10', moves[1], [effect('spent', 'district', -100), effect('obligated', 'whole', -100)]),
    ] as const;
    given(...before)
      .when(voiding('e9', TRAVEL.lineId))
      .then(...undone);
    given(...before)
      .when({ type: 'VoidEntry', lineId: TRAVEL.lineId, eventId: 'e10', otherLineId: lineId })
      .then(undone[1], undone[0]);
    given(...before, travel.returned('r1', 'x1', district(1), 'e10'))
      .when(voiding('e9', TRAVEL.lineId))
      .thenRefused('void-dependents-first');
    given(...before, undone[1])
      .when(voiding('e9', TRAVEL.lineId))
      .thenRefused('void-standing-entry');
  });

  test('the twin is the leg of the same fact, not of another between the same lines', () => {
    const other = legsOf(OFFICE, TRAVEL, district(30));
    const others = [
      office.transferred('t0', 'intra-program', other),
      travel.transferred('t0', 'intra-program', other),
    ] as const;
    given(...allotted, travel.opened(), ...others, ...transfer)
      .when(voiding('e7', TRAVEL.lineId))
      .then(
        voided(OFFICE, 'e7', transfer[0], [effect('budget', 'district', 100)]),
        voided(TRAVEL, 'e8', transfer[1], [effect('budget', 'district', -100)]),
      );
    const moves = (['x0', 'x1'] as const).flatMap((id) => [
      office.reclassified(id, 'p1', other, 'e5'),
      travel.reclassified(id, 'p1', other, 'e5'),
    ]);
    given(...paid, travel.opened(), travel.original(district(100)), travel.allotted(100), ...moves)
      .when(voiding('e11', TRAVEL.lineId))
      .then(
        voided(OFFICE, 'e11', moves[2]!, [effect('spent', 'district', 30), effect('obligated', 'whole', 30)]),
        voided(TRAVEL, 'e12', moves[3]!, [effect('spent', 'district', -30), effect('obligated', 'whole', -30)]),
      );
  });

  test('a one-sided entry names no other line', () => {
    given(...allotted, travel.opened())
      .when(voiding('e3', TRAVEL.lineId))
      .thenRefused('void-both-legs');
  });
});

describe('what may not be voided', () => {
  test('what is no entry of the line, is voided already, or opens and closes it', () => {
    for (const eventId of ['e99', 'e1', 'e4'])
      given(...allotted, office.cutOff())
        .when(voiding(eventId))
        .thenRefused('void-standing-entry');
    const undoing = voided(OFFICE, 'e3', office.allotted(800), [effect('allotted', 'whole', -800)]);
    given(...allotted, undoing)
      .when(voiding('e3'))
      .thenRefused('void-standing-entry');
    given(...allotted, undoing)
      .when(voiding('e4'))
      .thenRefused('void-standing-entry');
  });

  test('what something else still rests on', () => {
    given(...paid)
      .when(voiding('e4'))
      .thenRefused('void-dependents-first');
    given(...obligated, office.changed('o1', 5, 'e4'))
      .when(voiding('e4'))
      .thenRefused('void-dependents-first');
    given(...paid, office.returned('r1', 'p1', district(1), 'e5'))
      .when(voiding('e5'))
      .thenRefused('void-dependents-first');
    const absorbing = office.supplementary(1, national(3), [{ eventId: 'e4', funds: national(3) }]);
    given(...allotted, office.deemed(1, national(3)), absorbing)
      .when(voiding('e4'))
      .thenRefused('void-dependents-first');
  });

  test('what would leave the line unsound', () => {
    given(...obligated)
      .when(voiding('e3'))
      .thenRefused('obligation-within-allotment');
    given(...allotted)
      .when(voiding('e2'))
      .thenRefused('allotment-within-budget');
    given(...obligated)
      .when(voiding('e2'))
      .thenRefused('budget-covers-commitments');
  });

  test('what would leave more paid than obligated', () => {
    const repaid = [
      ...paid,
      office.returned('r1', 'p1', district(200), 'e5'),
      office.paid('p2', 'o1', district(500), '2025-05-01'),
    ];
    given(...repaid)
      .when(voiding('e6'))
      .thenRefused('payment-within-obligation');
    given(...repaid)
      .when(voiding('e7'))
      .then(voided(OFFICE, 'e7', repaid[6] ?? office.opened(), [effect('spent', 'district', -500)]));
  });
});

test('a command names the streams it reads, each once', () => {
  const names = (otherLineId: string | null) => budgetExecutionDecider.streams(voiding('e1', otherLineId));
  expect(names(null)).toEqual([budgetLineStream(lineId)]);
  expect(names(lineId)).toEqual([budgetLineStream(lineId)]);
  expect(names(TRAVEL.lineId)).toEqual([budgetLineStream(lineId), budgetLineStream(TRAVEL.lineId)]);
});

test('a state without its events is that of an unopened line', () => {
  expect(statesOf(budgetExecutionDecider, [])(budgetLineStream(lineId))).toEqual(UNOPENED);
});
