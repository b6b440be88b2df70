import { describe, it } from '@jest/globals';
import { factsOf, lineWith, OFFICE, TRAVEL } from '../../test/support/budget-line-facts.ts';
import { departmentCreated, departmentsMerged } from '../../test/support/organization-facts.ts';
import { dayBegan, sagaScenariosOf } from '../../test/support/saga-scenarios.ts';
import type { BudgetLine } from '../events/budget-execution.events.ts';
import { startOfDay } from '../kernel/time.ts';
import type { ReassignBudgetLine } from '../modules/budget-execution/domain/budget-execution.commands.ts';
import { departmentsMergedBudgetReassigned } from './departments-merged-budget-reassigned.saga.ts';

const given = sagaScenariosOf(departmentsMergedBudgetReassigned);

/** Recorded in January 2025, for July. */
const MERGER = departmentsMerged(['planning'], 'strategy', '2025-07-01');
const strategy = departmentCreated('strategy', '전략기획과', '2025-07-01');
const opened = [factsOf(OFFICE).opened(), factsOf(TRAVEL).opened()];

const reassign = ({ lineId }: BudgetLine): ReassignBudgetLine => ({
  type: 'ReassignBudgetLine',
  lineId,
  department: { id: 'strategy', name: '전략기획과' },
  transferId: 'reorganization.planning.2025-07-01',
  effectiveOn: '2025-07-01',
});

describe('a merger of departments', () => {
  it('moves their budget on its day, and not when it is ordered', () => {
    given(...opened, strategy)
      .when(MERGER)
      .then();
    given(...opened, strategy, MERGER)
      .when(dayBegan('2025-06-30'))
      .then();
    given(...opened, strategy, MERGER)
      .when(dayBegan('2025-07-01'))
      .then(reassign(OFFICE), reassign(TRAVEL));
  });

  it('moves it once, and lines that were opened after the order too', () => {
    given(strategy, MERGER, ...opened)
      .when(dayBegan('2025-07-03'))
      .then(reassign(OFFICE), reassign(TRAVEL));
    given(strategy, MERGER, ...opened, dayBegan('2025-07-01'))
      .when(dayBegan('2025-07-02'))
      .then();
  });

  it('moves it at once when it is recorded on its day or later', () => {
    given(...opened, strategy)
      .when(MERGER, { recordedAt: startOfDay('2025-07-01') })
      .then(reassign(OFFICE), reassign(TRAVEL));
    given(...opened, strategy)
      .when(MERGER, { recordedAt: startOfDay('2025-08-01') })
      .then(reassign(OFFICE), reassign(TRAVEL));
  });

  it('leaves lines of other departments, of other years and of closed ones', () => {
    const others = [lineWith({ department: { id: 'audit', name: '감사과' } }), lineWith({ fiscalYear: 2024 })];
    given(...others.map((line) => factsOf(line).opened()), strategy, MERGER)
      .when(dayBegan('2025-07-01'))
      .then();
    given(...opened, factsOf(TRAVEL).closed(0, 0), strategy, MERGER)
      .when(dayBegan('2025-07-01'))
      .then(reassign(OFFICE));
  });
});
