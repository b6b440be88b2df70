import { describe, it } from '@jest/globals';
import { fixed, planId, planOf, taskWith } from '../../test/support/four-year-plan-facts.ts';
import { sagaScenariosOf } from '../../test/support/saga-scenarios.ts';
import type { OpenEdition } from '../modules/four-year-plan/domain/four-year-plan.commands.ts';
import { progressFixedEditionOpened } from './progress-fixed-edition-opened.saga.ts';

const given = sagaScenariosOf(progressFixedEditionOpened);

/** From 2023 to 2026. */
const plan = planOf(taskWith('T1'));
const open: OpenEdition = { type: 'OpenEdition', planId, basedOnYear: 2023, effectiveOn: '2023-12-20' };

describe('the final report of a year', () => {
  it('opens the next edition on its day', () => {
    given(...plan)
      .when(fixed([], 2023, '2023-12-20'))
      .then(open);
  });

  it('opens none when it is the last of the plan', () => {
    given(...plan)
      .when(fixed([], 2026, '2026-12-20'))
      .then();
  });
});
