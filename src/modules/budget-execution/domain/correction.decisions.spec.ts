import { describe, test } from '@jest/globals';
import {
  district,
  factsOf,
  given,
  legsOf,
  lineWith,
  national,
  OFFICE,
  TRAVEL,
} from '../../../../test/support/budget-line-facts.ts';
import { NO_FUNDS } from '../../../kernel/fund-split.ts';

const { lineId } = OFFICE;
const office = factsOf(OFFICE);
const travel = factsOf(TRAVEL);
/** e5 is the payment of 200. */
const paid = [
  office.opened(),
  office.original({ ...district(900), national: 100 }),
  office.allotted(800),
  office.obligated('o1', 500),
  office.paid('p1', 'o1', { ...district(150), national: 50 }),
];

describe('a return', () => {
  const back = {
    type: 'ReturnPayment',
    lineId,
    effectiveOn: '2025-04-01',
    returnId: 'r1',
    paymentId: 'p1',
    funds: district(150),
  } as const;

  test('gives back to the line that paid, and names the payment', () => {
    given(...paid)
      .when(back)
      .then(office.returned('r1', 'p1', district(150), 'e5'));
    given(...paid)
      .when({ ...back, paymentId: 'p2' })
      .thenRefused('payment-known');
  });

  test('gives back no more than is still paid, by fund source', () => {
    for (const funds of [district(151), national(51), { ...district(100), national: 51 }])
      given(...paid)
        .when({ ...back, funds })
        .thenRefused('return-within-payment');
    const returned = [...paid, office.returned('r1', 'p1', district(100), 'e5')];
    given(...returned)
      .when({ ...back, returnId: 'r2', funds: district(50) })
      .then(office.returned('r2', 'p1', district(50), 'e5'));
    given(...returned)
      .when({ ...back, returnId: 'r2', funds: district(51) })
      .thenRefused('return-within-payment');
  });

  test('is entered once', () => {
    given(...paid, office.returned('r1', 'p1', district(1), 'e5'))
      .when(back)
      .thenRefused('return-entered-once');
  });

  test('is positive, not before the payment, before the end of the year, not in the future', () => {
    given(...paid)
      .when({ ...back, funds: NO_FUNDS })
      .thenRefused('amount-positive');
    given(...paid)
      .when({ ...back, effectiveOn: '2025-03-01' })
      .then(office.returned('r1', 'p1', district(150), 'e5', '2025-03-01'));
    given(...paid)
      .when({ ...back, effectiveOn: '2025-02-28' })
      .thenRefused('return-not-before-payment');
    given(...paid)
      .when({ ...back, effectiveOn: '2026-01-02' })
      .thenRefused('effective-within-fiscal-year');
    given(...paid)
      .when(back, { today: '2025-03-31' })
      .thenRefused('effective-not-in-future');
  });

  test('leaves its obligation free to be paid again', () => {
    given(...paid, office.returned('r1', 'p1', district(150), 'e5'))
      .when({
        type: 'CompletePayment',
        lineId,
        effectiveOn: '2025-04-02',
        paymentId: 'p2',
        obligationId: 'o1',
        funds: district(450),
        grace: null,
      })
      .then(office.paid('p2', 'o1', district(450), '2025-04-02'));
  });
});

describe('a reclassification', () => {
  const both = [...paid, travel.opened(), travel.original(district(300)), travel.allotted(120)];
  const move = {
    type: 'ReclassifyExpenditure',
    lineId,
    toLineId: TRAVEL.lineId,
    effectiveOn: '2025-04-01',
    reclassificationId: 'x1',
    paymentId: 'p1',
    funds: district(120),
  } as const;
  const legs = legsOf(OFFICE, TRAVEL, district(120));
  const moved = [office.reclassified('x1', 'p1', legs, 'e5'), travel.reclassified('x1', 'p1', legs, 'e5')];

  test('stands, the same, in the streams of both lines', () => {
    given(...both)
      .when(move)
      .then(...moved);
  });

  test('fits the line that takes it', () => {
    given(...both)
      .when({ ...move, funds: district(121) })
      .thenRefused('obligation-within-allotment');
    given(...both)
      .when({ ...move, funds: national(50) })
      .thenRefused('payment-within-fund');
  });

  test('moves no more than is still paid', () => {
    const rich = [...both, travel.allotted(180)];
    given(...rich)
      .when({ ...move, funds: district(151) })
      .thenRefused('reclassification-within-payment');
    given(...rich, ...moved)
      .when({ ...move, reclassificationId: 'x2', funds: district(31) })
      .thenRefused('reclassification-within-payment');
  });

  test('becomes a payment of the line that took it, which may be returned there', () => {
    const giveBack = {
      type: 'ReturnPayment',
      lineId: TRAVEL.lineId,
      effectiveOn: '2025-05-01',
      returnId: 'r1',
      paymentId: 'x1',
      funds: district(120),
    } as const;
    given(...both, ...moved)
      .when(giveBack)
      .then(travel.returned('r1', 'x1', district(120), 'e10', '2025-05-01'));
    given(...both, ...moved)
      .when({ ...giveBack, funds: district(121) })
      .thenRefused('return-within-payment');
  });

  test('leaves a payment of the same id in the taking line alone', () => {
    const own = [travel.allotted(180), travel.obligated('o1', 10), travel.paid('p1', 'o1', district(10))];
    const legsToo = [office.reclassified('x1', 'p1', legs, 'e5'), travel.reclassified('x1', 'p1', legs, 'e5')];
    const giveBack = {
      type: 'ReturnPayment',
      lineId: TRAVEL.lineId,
      effectiveOn: '2025-05-01',
      returnId: 'r1',
    } as const;
    given(...both, ...own, ...legsToo)
      .when({ ...giveBack, paymentId: 'p1', funds: district(11) })
      .thenRefused('return-within-payment');
    given(...both, ...own, ...legsToo)
      .when({ ...giveBack, paymentId: 'x1', funds: district(120) })
      .then(travel.returned('r1', 'x1', district(120), 'e13', '2025-05-01'));
  });

  test('has an id of its own on both sides', () => {
    given(...both, ...moved)
      .when({ ...move, funds: district(1) })
      .thenRefused('reclassification-entered-once');
    given(...both, travel.obligated('x1', 10))
      .when({ ...move, funds: district(1) })
      .thenRefused('reclassification-entered-once');
    const third = lineWith({ object: { code: '02', name: '공공운영비' } });
    const onward = travel.reclassified('x1', 'p9', legsOf(TRAVEL, third, district(5)), 'e10');
    given(...both, travel.obligated('o9', 5), travel.paid('p9', 'o9', district(5)), onward)
      .when({ ...move, funds: district(1) })
      .thenRefused('reclassification-entered-once');
  });

  test('is positive, of a known payment, not before it, not in the future, and in the same books', () => {
    given(...both)
      .when({ ...move, funds: NO_FUNDS })
      .thenRefused('amount-positive');
    given(...both)
      .when({ ...move, paymentId: 'p2' })
      .thenRefused('payment-known');
    given(...both)
      .when({ ...move, effectiveOn: '2025-02-28' })
      .thenRefused('reclassification-not-before-payment');
    given(...both)
      .when(move, { today: '2025-03-31' })
      .thenRefused('effective-not-in-future');
    given(...both)
      .when({ ...move, toLineId: lineId })
      .thenRefused('legs-in-same-books');
    given(...paid)
      .when(move)
      .thenRefused('line-opened-first');
  });
});
