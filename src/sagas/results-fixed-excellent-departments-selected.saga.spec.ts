import { describe, it } from '@jest/globals';
import { cycleFacts, CYCLE_ID, MID_YEAR, RULES } from '../../test/support/evaluation-facts.ts';
import { sagaScenariosOf } from '../../test/support/saga-scenarios.ts';
import { resultsFixedExcellentDepartmentsSelected } from './results-fixed-excellent-departments-selected.saga.ts';

const given = sagaScenariosOf(resultsFixedExcellentDepartmentsSelected);

const yearEnd = cycleFacts();
const midYear = cycleFacts(MID_YEAR);
const select = { type: 'SelectExcellentDepartments', cycleId: CYCLE_ID };
const result = (round: number) => ({ round, projects: [], departments: [] });

describe('fixed results select the excellent departments', () => {
  it('of a year-end whose rules have prizes', () => {
    given(yearEnd.opened())
      .when(yearEnd.fixed(result(1)))
      .then(select);
  });

  it('again when they are fixed again after a reopening', () => {
    given(yearEnd.opened(), yearEnd.fixed(result(1)), yearEnd.reopened(['P1'], '2026-01-31 18:00'))
      .when(yearEnd.fixed(result(2)))
      .then(select);
  });

  it('of no mid-year, and not by rules without prizes', () => {
    given(midYear.opened())
      .when(midYear.fixed(result(1)))
      .then();
    given(yearEnd.opened({ rules: { ...RULES, prizes: [] } }))
      .when(yearEnd.fixed(result(1)))
      .then();
  });
});
