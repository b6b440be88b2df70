import { describe, test } from '@jest/globals';
import { district, factsOf, given, OFFICE } from '../../../../test/support/budget-line-facts.ts';
import { RECORDER } from '../../../../test/support/given-when-then.ts';
import { NO_FUNDS } from '../../../kernel/fund-split.ts';

const { lineId } = OFFICE;
const office = factsOf(OFFICE);
const allotted = [office.opened(), office.original({ ...district(900), national: 100 }), office.allotted(800)];
/** e4 is the obligation. */
const obligated = [...allotted, office.obligated('o1', 500)];
/** e5 is the payment. */
const paid = [...obligated, office.paid('p1', 'o1', district(200))];

describe('an obligation', () => {
  const incur = {
    type: 'IncurObligation',
    lineId,
    effectiveOn: '2025-02-01',
    obligationId: 'o1',
    amountWon: 500,
    subject: '용역',
  } as const;

  test('is incurred within what is allotted', () => {
    given(...allotted)
      .when(incur)
      .then(office.obligated('o1', 500));
    given(...allotted)
      .when({ ...incur, amountWon: 800 })
      .then(office.obligated('o1', 800));
    given(...allotted)
      .when({ ...incur, amountWon: 801 })
      .thenRefused('obligation-within-allotment');
  });

  test('is entered once', () => {
    given(...obligated)
      .when({ ...incur, amountWon: 1 })
      .thenRefused('obligation-entered-once');
    given(...obligated)
      .when({ ...incur, obligationId: 'o2', amountWon: 300 })
      .then(office.obligated('o2', 300));
  });

  test('is positive, of its year, and not in the future', () => {
    for (const amountWon of [0, -1, 0.5, Number.NaN])
      given(...allotted)
        .when({ ...incur, amountWon })
        .thenRefused('amount-positive');
    given(...allotted)
      .when({ ...incur, effectiveOn: '2026-01-01' })
      .thenRefused('effective-within-fiscal-year');
    given(...allotted)
      .when(incur, { today: '2025-02-01' })
      .then(office.obligated('o1', 500));
    given(...allotted)
      .when(incur, { today: '2025-01-31' })
      .thenRefused('effective-not-in-future');
  });

  test('may be entered late, after the cut-off, for a day of the year', () => {
    given(...allotted, office.cutOff())
      .when(incur)
      .then(office.obligated('o1', 500));
  });
});

describe('a change of an obligation', () => {
  const change = { type: 'ChangeObligation', lineId, effectiveOn: '2025-02-20', obligationId: 'o1' } as const;

  test('refers to the obligation it changes', () => {
    given(...obligated)
      .when({ ...change, changeWon: 300 })
      .then(office.changed('o1', 300, 'e4'));
    given(...allotted)
      .when({ ...change, changeWon: 300 })
      .thenRefused('obligation-known');
  });

  test('goes up to what is allotted and down to what is paid', () => {
    given(...obligated)
      .when({ ...change, changeWon: 301 })
      .thenRefused('obligation-within-allotment');
    given(...paid)
      .when({ ...change, changeWon: -300 })
      .then(office.changed('o1', -300, 'e4'));
    given(...paid)
      .when({ ...change, changeWon: -301 })
      .thenRefused('payment-within-obligation');
  });

  test('changes something, in whole won', () => {
    for (const changeWon of [0, 0.5])
      given(...obligated)
        .when({ ...change, changeWon })
        .thenRefused('amount-positive');
  });

  test('is not earlier than the obligation, nor in the future', () => {
    given(...obligated)
      .when({ ...change, changeWon: 1, effectiveOn: '2025-02-01' })
      .then(office.changed('o1', 1, 'e4', '2025-02-01'));
    given(...obligated)
      .when({ ...change, changeWon: 1, effectiveOn: '2025-01-31' })
      .thenRefused('change-not-before-obligation');
    given(...obligated)
      .when({ ...change, changeWon: 1 }, { today: '2025-02-19' })
      .thenRefused('effective-not-in-future');
  });
});

describe('the cancellation of an obligation', () => {
  const cancel = { type: 'CancelObligation', lineId, effectiveOn: '2025-06-01', obligationId: 'o1' } as const;

  test('releases what is not paid', () => {
    given(...obligated)
      .when(cancel)
      .then(office.cancelled('o1', 500, 'e4'));
    given(...paid)
      .when(cancel)
      .then(office.cancelled('o1', 300, 'e4'));
    given(...paid, office.changed('o1', 100, 'e4'))
      .when(cancel)
      .then(office.cancelled('o1', 400, 'e4'));
  });

  test('is refused where nothing is left to release', () => {
    given(...obligated, office.paid('p1', 'o1', district(500)))
      .when(cancel)
      .thenRefused('obligation-has-unpaid-part');
    given(...paid, office.cancelled('o1', 300, 'e4'))
      .when(cancel)
      .thenRefused('obligation-has-unpaid-part');
  });

  test('needs its obligation, and a day not before it', () => {
    given(...allotted)
      .when(cancel)
      .thenRefused('obligation-known');
    given(...obligated)
      .when({ ...cancel, effectiveOn: '2025-01-31' })
      .thenRefused('change-not-before-obligation');
  });
});

describe('a payment', () => {
  const pay = {
    type: 'CompletePayment',
    lineId,
    effectiveOn: '2025-03-01',
    paymentId: 'p1',
    obligationId: 'o1',
    funds: district(200),
    grace: null,
  } as const;

  test('stays within its obligation', () => {
    given(...obligated)
      .when(pay)
      .then(office.paid('p1', 'o1', district(200)));
    given(...paid)
      .when({ ...pay, paymentId: 'p2', funds: district(300) })
      .then(office.paid('p2', 'o1', district(300)));
    given(...paid)
      .when({ ...pay, paymentId: 'p2', funds: district(301) })
      .thenRefused('payment-within-obligation');
    given(...allotted)
      .when(pay)
      .thenRefused('obligation-known');
  });

  test('stays within the budget of its fund source', () => {
    given(...obligated)
      .when({ ...pay, funds: { ...district(100), national: 100 } })
      .then(office.paid('p1', 'o1', { ...district(100), national: 100 }));
    given(...obligated)
      .when({ ...pay, funds: { ...district(99), national: 101 } })
      .thenRefused('payment-within-fund');
  });

  test('is entered once', () => {
    given(...paid)
      .when(pay)
      .thenRefused('payment-entered-once');
  });

  test('is positive in every fund source', () => {
    for (const funds of [NO_FUNDS, { ...district(10), national: -1 }])
      given(...obligated)
        .when({ ...pay, funds })
        .thenRefused('amount-positive');
    given(...obligated)
      .when({ ...pay, funds: district(0.5) })
      .thenRefused('amount-in-whole-won');
  });

  test('is not earlier than its obligation, nor in the future', () => {
    given(...obligated)
      .when({ ...pay, effectiveOn: '2025-02-01' })
      .then(office.paid('p1', 'o1', district(200), '2025-02-01'));
    given(...obligated)
      .when({ ...pay, effectiveOn: '2025-01-31' })
      .thenRefused('payment-not-before-obligation');
    given(...obligated)
      .when(pay, { today: '2025-02-28' })
      .thenRefused('effective-not-in-future');
  });

  test('is not made by the person who incurred the obligation (지방회계법 §36)', () => {
    given(...obligated)
      .when(pay, { actor: RECORDER })
      .thenRefused('payer-is-not-obligor');
  });

  test('is not made by the person who raised the obligation', () => {
    const raiser = { ...RECORDER, id: 'raiser' };
    given(...obligated, { ...office.changed('o1', 100, 'e4'), by: raiser })
      .when(pay, { actor: raiser })
      .thenRefused('payer-is-not-obligor');
    given(...obligated, { ...office.changed('o1', -100, 'e4'), by: raiser })
      .when(pay, { actor: raiser })
      .then(office.paid('p1', 'o1', district(200)));
  });

  test('after the cut-off names its ground and stands until January 20', () => {
    const cut = [...obligated, office.cutOff()];
    const late = { ...pay, effectiveOn: '2026-01-20', grace: '계약이행 완료' };
    given(...cut)
      .when(late)
      .then(office.paid('p1', 'o1', district(200), '2026-01-20', '계약이행 완료'));
    given(...cut)
      .when({ ...late, effectiveOn: '2026-01-01' })
      .then(office.paid('p1', 'o1', district(200), '2026-01-01', '계약이행 완료'));
    for (const effectiveOn of ['2026-01-21', '2025-12-31'])
      given(...cut)
        .when({ ...late, effectiveOn })
        .thenRefused('grace-payment-window');
    given(...obligated)
      .when(late)
      .thenRefused('grace-payment-window');
    given(...cut)
      .when({ ...late, grace: null })
      .thenRefused('effective-within-fiscal-year');
    given(...cut)
      .when(late, { today: '2026-01-19' })
      .thenRefused('effective-not-in-future');
    given(...cut)
      .when({ ...late, grace: ' ' })
      .thenRefused('grace-names-its-ground');
  });

  test('of the year may be entered late, after the cut-off', () => {
    given(...obligated, office.cutOff())
      .when(pay)
      .then(office.paid('p1', 'o1', district(200)));
  });
});
