import { describe, test } from '@jest/globals';
import { district, factsOf, given, OFFICE } from '../../../../test/support/budget-line-facts.ts';
import type { FiscalYearClosed } from '../../../events/budget-execution.events.ts';

const { lineId } = OFFICE;
const office = factsOf(OFFICE);
const executed = [
  office.opened(),
  office.original(district(1000)),
  office.allotted(800),
  office.obligated('o1', 500),
  office.paid('p1', 'o1', district(350)),
];
const cut = [...executed, office.cutOff()];

describe('the cut-off', () => {
  const reach = { type: 'ReachCutoff', lineId, effectiveOn: '2025-12-31' } as const;

  test('is reached once, on the last day of the year', () => {
    given(...executed)
      .when(reach)
      .then(office.cutOff());
    given(...executed)
      .when({ ...reach, effectiveOn: '2025-12-30' })
      .thenRefused('cutoff-on-last-day');
    given(...cut)
      .when(reach)
      .thenRefused('no-budget-change-after-cutoff');
  });

  test('is not reached ahead of its day, nor is the year closed ahead', () => {
    given(...executed)
      .when(reach, { today: '2025-12-30' })
      .thenRefused('effective-not-in-future');
    given(...executed)
      .when(reach, { today: '2025-12-31' })
      .then(office.cutOff());
    const close = { type: 'CloseFiscalYear', lineId, effectiveOn: '2026-02-10', subsidyReturnWon: 0 } as const;
    given(...cut)
      .when({ ...close, carryover: { explicit: 0, accidental: 0, continuing: 0 } }, { today: '2026-02-09' })
      .thenRefused('effective-not-in-future');
  });
});

describe('the closing', () => {
  const NOTHING = { explicit: 0, accidental: 0, continuing: 0 } as const;
  const close = {
    type: 'CloseFiscalYear',
    lineId,
    effectiveOn: '2026-02-10',
    carryover: NOTHING,
    subsidyReturnWon: 0,
  } as const;
  const closed = (data: FiscalYearClosed['data'], effectiveOn = '2026-02-10') =>
    office.one({ type: 'FiscalYearClosed', schemaVersion: 1, effectiveOn, data });

  test('settles: 예산현액 = 지출액 + 이월 + 보조금 반납 + 불용액', () => {
    const carryover = { explicit: 100, accidental: 150, continuing: 50 };
    given(...cut)
      .when({ ...close, carryover, subsidyReturnWon: 30 })
      .then(closed({ budgetWon: 1000, spentWon: 350, carryover, subsidyReturnWon: 30, unusedWon: 320 }));
    given(...cut)
      .when(close)
      .then(office.closed(1000, 350));
  });

  test('spends net: a late grace payment and a return count', () => {
    const corrected = [
      ...cut,
      office.returned('r1', 'p1', district(50), 'e5', '2025-12-30'),
      office.paid('p2', 'o1', district(20), '2026-01-20', '카드대금'),
    ];
    given(...corrected)
      .when(close)
      .then(office.closed(1000, 320));
  });

  test('leaves no more than there is', () => {
    const all = { ...NOTHING, explicit: 650 };
    given(...cut)
      .when({ ...close, carryover: all })
      .then(closed({ budgetWon: 1000, spentWon: 350, carryover: all, subsidyReturnWon: 0, unusedWon: 0 }));
    given(...cut)
      .when({ ...close, carryover: { ...NOTHING, explicit: 651 } })
      .thenRefused('settlement-balances');
    given(...cut)
      .when({ ...close, subsidyReturnWon: -1 })
      .thenRefused('settlement-balances');
    given(...cut)
      .when({ ...close, subsidyReturnWon: 0.5 })
      .thenRefused('amount-in-whole-won');
  });

  test('carries over by accident only what was obligated and not paid', () => {
    const accidental = (won: number) => ({ ...close, carryover: { ...NOTHING, accidental: won } });
    const carryover = { ...NOTHING, accidental: 150 };
    given(...cut)
      .when(accidental(150))
      .then(closed({ budgetWon: 1000, spentWon: 350, carryover, subsidyReturnWon: 0, unusedWon: 500 }));
    given(...cut)
      .when(accidental(151))
      .thenRefused('accidental-carryover-within-unpaid');
  });

  test('comes after the cut-off and by February 10', () => {
    given(...executed)
      .when(close)
      .thenRefused('close-after-cutoff');
    for (const effectiveOn of ['2026-02-11', '2025-12-31'])
      given(...cut)
        .when({ ...close, effectiveOn })
        .thenRefused('close-by-closing-day');
    const data = { budgetWon: 1000, spentWon: 350, carryover: NOTHING, subsidyReturnWon: 0, unusedWon: 650 };
    given(...cut)
      .when({ ...close, effectiveOn: '2026-01-01' })
      .then(closed(data, '2026-01-01'));
  });

  test('is final', () => {
    given(...cut, office.closed(1000, 350))
      .when(close)
      .thenRefused('closed-year-refuses');
    given(...cut, office.closed(1000, 350))
      .when({ type: 'VoidEntry', lineId, eventId: 'e5', otherLineId: null })
      .thenRefused('closed-year-refuses');
  });
});
