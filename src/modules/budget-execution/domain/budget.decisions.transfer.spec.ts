import { describe, test } from '@jest/globals';
import {
  district,
  factsOf,
  given,
  legsOf,
  lineWith,
  OFFICE,
  TRAVEL,
} from '../../../../test/support/budget-line-facts.ts';
import type { BudgetLine, TransferKind } from '../../../events/budget-execution.events.ts';

const office = factsOf(OFFICE);
const funded = [office.opened(), office.original(district(1000))];

describe('a transfer', () => {
  const travel = factsOf(TRAVEL);
  const open = (from: BudgetLine, to: BudgetLine) => [
    factsOf(from).opened(),
    factsOf(from).original(district(1000)),
    factsOf(to).opened(),
  ];
  const command = (transfer: TransferKind, from: BudgetLine, to: BudgetLine, won = 300) =>
    ({
      type: 'TransferBudget',
      lineId: from.lineId,
      toLineId: to.lineId,
      transferId: 't1',
      transfer,
      effectiveOn: '2025-07-01',
      funds: district(won),
    }) as const;
  const accepts = (transfer: TransferKind, from: BudgetLine, to: BudgetLine) => {
    const legs = legsOf(from, to, district(300));
    given(...open(from, to))
      .when(command(transfer, from, to))
      .then(factsOf(from).transferred('t1', transfer, legs), factsOf(to).transferred('t1', transfer, legs));
  };
  const attempt = (transfer: TransferKind, from: BudgetLine, to: BudgetLine) =>
    given(...open(from, to)).when(command(transfer, from, to));
  const group = (code: string) => lineWith({ objectGroup: { code, name: code } });

  test('stands, the same, in the streams of both lines', () => {
    accepts('intra-program', OFFICE, TRAVEL);
  });

  test('이용 crosses policies', () => {
    const otherPolicy = lineWith({ policy: { code: 'P2', name: '재정운용' }, project: { code: 'J2', name: '예산' } });
    accepts('inter-program', OFFICE, otherPolicy);
    attempt('inter-program', OFFICE, TRAVEL).thenRefused('inter-program-crosses-policies');
    attempt('intra-program', OFFICE, otherPolicy).thenRefused('intra-program-within-policy');
  });

  test('전용 spares 인건비 · 시설비및부대비 · 상환금, stays out of 업무추진비 and in its department', () => {
    for (const code of ['101', '401', '601', '311'])
      attempt('intra-program', group(code), TRAVEL).thenRefused('intra-program-within-policy');
    accepts('intra-program', TRAVEL, group('101'));
    attempt('intra-program', OFFICE, group('203')).thenRefused('intra-program-within-policy');
    accepts('intra-program', group('203'), OFFICE);
    const elsewhere = lineWith({ department: { id: 'audit', name: '감사과' } });
    attempt('intra-program', OFFICE, elsewhere).thenRefused('intra-program-within-policy');
  });

  test('이체 crosses departments', () => {
    accepts('reorganization', OFFICE, lineWith({ department: { id: 'audit', name: '감사과' } }));
    attempt('reorganization', OFFICE, TRAVEL).thenRefused('reorganization-crosses-departments');
  });

  test('변경사용 stays within department, project and 편성목', () => {
    const object = { code: '02', name: '공공운영비' };
    accepts('use-change', OFFICE, lineWith({ object }));
    for (const outside of [
      TRAVEL,
      lineWith({ object, project: { code: 'J2', name: '예산' } }),
      lineWith({ object, department: { id: 'audit', name: '감사과' } }),
    ])
      attempt('use-change', OFFICE, outside).thenRefused('use-change-within-object-group');
  });

  test('예비비 comes from 801 and goes to no 업무추진비 or 보조금', () => {
    accepts('reserve', group('801'), OFFICE);
    attempt('reserve', OFFICE, TRAVEL).thenRefused('reserve-from-reserve-line');
    for (const code of ['203', '307', '308', '402', '403'])
      attempt('reserve', group('801'), group(code)).thenRefused('reserve-from-reserve-line');
  });

  test('stays in one fiscal year and account, between two lines', () => {
    attempt('intra-program', OFFICE, OFFICE).thenRefused('legs-in-same-books');
    attempt('intra-program', OFFICE, lineWith({ fiscalYear: 2024 })).thenRefused('legs-in-same-books');
    attempt('intra-program', OFFICE, lineWith({ account: { code: 'parking', name: '주차장' } })).thenRefused(
      'legs-in-same-books',
    );
  });

  test('has an id of its own, on either side', () => {
    const legs = legsOf(TRAVEL, OFFICE, district(1));
    const before = [...open(OFFICE, TRAVEL), travel.original(district(10))];
    const both = [office.transferred('t1', 'intra-program', legs), travel.transferred('t1', 'intra-program', legs)];
    for (const one of both)
      given(...before, one)
        .when(command('intra-program', OFFICE, TRAVEL))
        .thenRefused('transfer-entered-once');
  });

  test('gives what is there, a positive amount', () => {
    const attemptWon = (won: number) =>
      given(...open(OFFICE, TRAVEL)).when(command('intra-program', OFFICE, TRAVEL, won));
    attemptWon(1001).thenRefused('budget-covers-commitments');
    attemptWon(0).thenRefused('amount-positive');
  });

  test('needs both lines open and before their cut-off', () => {
    given(...funded)
      .when(command('intra-program', OFFICE, TRAVEL))
      .thenRefused('line-opened-first');
    given(...open(OFFICE, TRAVEL), travel.cutOff())
      .when(command('intra-program', OFFICE, TRAVEL))
      .thenRefused('no-budget-change-after-cutoff');
  });
});
