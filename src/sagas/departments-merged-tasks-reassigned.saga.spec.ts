import { describe, it } from '@jest/globals';
import { CULTURE_TOURISM, planId, planOf, superseded, taskWith } from '../../test/support/four-year-plan-facts.ts';
import { departmentCreated, departmentsMerged } from '../../test/support/organization-facts.ts';
import { dayBegan, sagaScenariosOf } from '../../test/support/saga-scenarios.ts';
import type { ReassignDepartmentTasks } from '../modules/four-year-plan/domain/four-year-plan.commands.ts';
import { departmentsMergedTasksReassigned } from './departments-merged-tasks-reassigned.saga.ts';

const given = sagaScenariosOf(departmentsMergedTasksReassigned);

/** Recorded in January 2025. */
const MERGER = departmentsMerged(['culture', 'tourism'], CULTURE_TOURISM.id, '2025-07-01');
const known = [...planOf(taskWith('T1')), departmentCreated(CULTURE_TOURISM.id, CULTURE_TOURISM.name, '2025-07-01')];
const reassign: ReassignDepartmentTasks = {
  type: 'ReassignDepartmentTasks',
  planId,
  fromDepartmentIds: ['culture', 'tourism'],
  to: CULTURE_TOURISM,
  effectiveOn: '2025-07-01',
};

describe('a merger of departments', () => {
  it('reassigns their tasks in every plan of the office, and on its day what came in between', () => {
    given(...known)
      .when(MERGER)
      .then(reassign);
    given(...known, MERGER)
      .when(dayBegan('2025-07-01'))
      .then(reassign);
  });

  it('reassigns nothing in a plan that was superseded, or of another office', () => {
    given(...known, superseded())
      .when(MERGER)
      .then();
    given(...known)
      .when({ ...MERGER, stream: 'organization-bada' })
      .then();
  });
});
