import { describe, test } from '@jest/globals';
import { district, factsOf, given, national, OFFICE } from '../../../../test/support/budget-line-facts.ts';
import { NO_FUNDS } from '../../../kernel/fund-split.ts';

const { lineId } = OFFICE;
const office = factsOf(OFFICE);
const funded = [office.opened(), office.original(district(1000))];

describe('the original budget', () => {
  const enact = { type: 'EnactOriginalBudget', lineId, effectiveOn: '2025-01-01', funds: district(1000) } as const;

  test('is enacted once', () => {
    given(office.opened())
      .when(enact)
      .then(office.original(district(1000)));
    given(...funded)
      .when(enact)
      .thenRefused('original-budget-once');
  });

  test('may be enacted again after it was voided as an entry error', () => {
    const undone = [{ measure: 'budget', fund: 'district', amountWon: -1000, cause: 'entry-void' }] as const;
    const voided = office.one({
      type: 'EntryVoided',
      schemaVersion: 1,
      effectiveOn: '2025-01-01',
      data: { voids: 'e2', voidedType: 'OriginalBudgetEnacted', undone },
    });
    given(...funded, voided)
      .when(enact)
      .then(office.original(district(1000)));
  });

  test('may be 0, never negative, and only in whole won', () => {
    given(office.opened())
      .when({ ...enact, funds: NO_FUNDS })
      .then(office.original(NO_FUNDS));
    given(office.opened())
      .when({ ...enact, funds: { ...district(10), national: -1 } })
      .thenRefused('fund-not-negative');
    given(office.opened())
      .when({ ...enact, funds: { ...district(0.5), national: 0.5 } })
      .thenRefused('amount-in-whole-won');
  });

  test('may bring a line to 1조 원, never above it', () => {
    given(office.opened())
      .when({ ...enact, funds: district(1e12) })
      .then(office.original(district(1e12)));
    given(office.opened())
      .when({ ...enact, funds: district(1e12 + 1) })
      .thenRefused('amount-in-whole-won');
    given(office.opened())
      .when({ ...enact, funds: { ...district(1e12), national: 1 } })
      .thenRefused('budget-within-limit');
  });

  test('counts for a day of its fiscal year', () => {
    given(office.opened())
      .when({ ...enact, effectiveOn: '2025-12-31' })
      .then(office.original(district(1000), '2025-12-31'));
    for (const effectiveOn of ['2024-12-31', '2026-01-01'])
      given(office.opened())
        .when({ ...enact, effectiveOn })
        .thenRefused('effective-within-fiscal-year');
  });

  test('does not change after the cut-off', () => {
    given(office.opened(), office.cutOff()).when(enact).thenRefused('no-budget-change-after-cutoff');
  });

  test('nothing is recorded on a line whose year is closed', () => {
    given(office.opened(), office.cutOff(), office.closed(0, 0)).when(enact).thenRefused('closed-year-refuses');
  });
});

describe('a supplementary budget', () => {
  const enact = {
    type: 'EnactSupplementaryBudget',
    lineId,
    effectiveOn: '2025-05-01',
    round: 2,
    funds: district(-400),
    absorbs: [],
  } as const;

  test('raises or cuts; rounds only go up', () => {
    given(...funded)
      .when(enact)
      .then(office.supplementary(2, district(-400)));
    given(...funded, office.supplementary(1, district(5)))
      .when(enact)
      .then(office.supplementary(2, district(-400)));
    given(...funded, office.supplementary(2, district(5)))
      .when(enact)
      .thenRefused('round-ascending');
    for (const round of [0, 1.5])
      given(...funded)
        .when({ ...enact, round })
        .thenRefused('round-ascending');
  });

  test('does not cut below what is obligated, or allotted', () => {
    const obligated = [...funded, office.allotted(600), office.obligated('o1', 600)];
    given(...obligated)
      .when(enact)
      .then(office.supplementary(2, district(-400)));
    given(...obligated)
      .when({ ...enact, funds: district(-401) })
      .thenRefused('budget-covers-commitments');
    given(...funded, office.allotted(601))
      .when(enact)
      .thenRefused('allotment-within-budget');
  });

  test('does not cut a fund source below 0 or below what was paid from it', () => {
    const cut = { ...enact, funds: { ...district(500), national: -1 } };
    given(...funded)
      .when(cut)
      .thenRefused('fund-not-negative');
    const paid = [
      office.opened(),
      office.original({ ...district(500), national: 500 }),
      office.allotted(1000),
      office.obligated('o1', 300),
      office.paid('p1', 'o1', national(300)),
    ];
    given(...paid)
      .when({ ...enact, funds: { ...district(200), national: -200 } })
      .then(office.supplementary(2, { ...district(200), national: -200 }));
    given(...paid)
      .when({ ...enact, funds: { ...district(201), national: -201 } })
      .thenRefused('payment-within-fund');
  });

  test('absorbs what 간주 and 성립전 brought, each won once', () => {
    const brought = [...funded, office.deemed(1, national(300)), office.preEnactment(national(50))];
    const absorbing = (eventId: string, won: number) => ({
      ...enact,
      funds: national(350),
      absorbs: [{ eventId, funds: national(won) }],
    });
    given(...brought)
      .when(absorbing('e3', 300))
      .then(office.supplementary(2, national(350), [{ eventId: 'e3', funds: national(300) }]));
    given(...brought)
      .when(absorbing('e4', 50))
      .then(office.supplementary(2, national(350), [{ eventId: 'e4', funds: national(50) }]));
    for (const tooMuch of [absorbing('e3', 301), absorbing('e4', -1), absorbing('e2', 1), absorbing('e99', 1)])
      given(...brought)
        .when(tooMuch)
        .thenRefused('absorb-once');
    const twice = [
      { eventId: 'e3', funds: national(100) },
      { eventId: 'e3', funds: national(100) },
    ];
    given(...brought)
      .when({ ...enact, absorbs: twice })
      .thenRefused('absorb-once');
    const first = office.supplementary(1, national(200), [{ eventId: 'e3', funds: national(200) }]);
    given(...brought, first)
      .when(absorbing('e3', 100))
      .then(office.supplementary(2, national(350), [{ eventId: 'e3', funds: national(100) }]));
    given(...brought, first)
      .when(absorbing('e3', 101))
      .thenRefused('absorb-once');
  });
});

describe('money that arrives within the year', () => {
  const deem = {
    type: 'ApproveDeemedBudget',
    lineId,
    effectiveOn: '2025-04-01',
    round: 1,
    funds: national(5),
  } as const;

  test('간주 is positive and goes up in rounds of its own', () => {
    given(...funded, office.supplementary(3, district(1)))
      .when(deem)
      .then(office.deemed(1, national(5)));
    given(...funded, office.deemed(1, national(1)))
      .when(deem)
      .thenRefused('round-ascending');
    for (const funds of [NO_FUNDS, { ...national(5), city: -1 }])
      given(...funded)
        .when({ ...deem, funds })
        .thenRefused('amount-positive');
    given(...funded)
      .when({ ...deem, funds: { ...national(0.5), city: 0.5 } })
      .thenRefused('amount-in-whole-won');
  });

  test('성립전 사용 is positive', () => {
    const approve = {
      type: 'ApprovePreEnactmentUse',
      lineId,
      effectiveOn: '2025-04-01',
      ground: 'disaster',
      funds: national(5),
    } as const;
    given(...funded)
      .when(approve)
      .then(office.preEnactment(national(5)));
    given(...funded)
      .when({ ...approve, funds: NO_FUNDS })
      .thenRefused('amount-positive');
  });

  test('a carryover comes from the year before', () => {
    const data = { carryover: 'explicit', fromLineId: '2024.planning.general.J1.201-01', funds: district(7) } as const;
    const receive = { type: 'ReceiveCarryover', lineId, effectiveOn: '2025-01-02', ...data } as const;
    given(...funded)
      .when(receive)
      .then(office.one({ type: 'CarryoverReceived', schemaVersion: 1, effectiveOn: '2025-01-02', data }));
    for (const fromLineId of ['2023.planning.general.J1.201-01', lineId])
      given(...funded)
        .when({ ...receive, fromLineId })
        .thenRefused('carryover-from-previous-year');
    given(...funded)
      .when({ ...receive, funds: district(-7) })
      .thenRefused('amount-positive');
  });
});

describe('allotment', () => {
  const issue = { type: 'IssueAllotment', lineId, effectiveOn: '2025-01-10', amountWon: 1000 } as const;
  const recover = { type: 'RecoverAllotment', lineId, effectiveOn: '2025-06-01', amountWon: 400 } as const;

  test('stays within the budget', () => {
    given(...funded)
      .when(issue)
      .then(office.allotted(1000));
    given(...funded)
      .when({ ...issue, amountWon: 1001 })
      .thenRefused('allotment-within-budget');
  });

  test('is recovered as far as nothing is obligated on it', () => {
    const obligated = [...funded, office.allotted(1000), office.obligated('o1', 600)];
    given(...obligated)
      .when(recover)
      .then(office.recovered(400));
    given(...obligated)
      .when({ ...recover, amountWon: 401 })
      .thenRefused('obligation-within-allotment');
  });

  test('is positive and of the year', () => {
    for (const command of [issue, recover]) {
      for (const amountWon of [0, -1, 0.5])
        given(...funded, office.allotted(500))
          .when({ ...command, amountWon })
          .thenRefused('amount-positive');
      given(...funded, office.allotted(500))
        .when({ ...command, effectiveOn: '2026-01-01' })
        .thenRefused('effective-within-fiscal-year');
    }
  });
});
