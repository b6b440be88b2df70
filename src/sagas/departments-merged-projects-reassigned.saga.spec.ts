import { describe, it } from '@jest/globals';
import { departmentCreated, departmentRenamed, departmentsMerged } from '../../test/support/organization-facts.ts';
import { facts, plan, PROJECT_ID, TOURISM } from '../../test/support/performance-plan-facts.ts';
import { dayBegan, sagaScenariosOf } from '../../test/support/saga-scenarios.ts';
import type { ReassignProject } from '../modules/performance-plan/domain/performance-plan.commands.ts';
import { departmentsMergedProjectsReassigned } from './departments-merged-projects-reassigned.saga.ts';

const given = sagaScenariosOf(departmentsMergedProjectsReassigned);

/** Recorded in January 2025, as everything that a scenario is given. */
const MERGER = departmentsMerged(['culture', 'sports'], 'culture-sports', '2025-07-01');
const created = departmentCreated('culture-sports', '문화체육과', '2025-07-01');

const reassign = (effectiveOn = '2025-07-01', name = '문화체육과'): ReassignProject => ({
  type: 'ReassignProject',
  projectId: PROJECT_ID,
  department: { id: 'culture-sports', name },
  effectiveOn,
});

describe('a merger of departments', () => {
  it('reassigns their projects for its day, when it is recorded', () => {
    given(...plan.registered, created)
      .when(MERGER)
      .then(reassign());
  });

  it('names the department as it is called on that day', () => {
    const renamed = [
      departmentRenamed('culture-sports', '문화관광체육과', '2025-06-15'),
      departmentRenamed('culture-sports', '문화과', '2025-08-01'),
    ];
    given(...plan.registered, departmentCreated('culture-sports', '체육과'), ...renamed)
      .when(MERGER)
      .then(reassign('2025-07-01', '문화관광체육과'));
    given(...plan.registered)
      .when(MERGER)
      .then(reassign('2025-07-01', 'culture-sports'));
  });

  it('reassigns on its day what came in between, once', () => {
    given(created, MERGER, ...plan.registered)
      .when(dayBegan('2025-06-30'))
      .then();
    given(created, MERGER, ...plan.registered)
      .when(dayBegan('2025-07-02'))
      .then(reassign());
    given(created, MERGER, ...plan.registered, dayBegan('2025-07-01'))
      .when(dayBegan('2025-07-02'))
      .then();
  });

  it('leaves alone what it was already done for, what belongs to others and what was withdrawn', () => {
    const done = facts.reassigned('2025-07-01', { id: 'culture-sports', name: '문화체육과' });
    given(...plan.registered, created, MERGER, done)
      .when(dayBegan('2025-07-01'))
      .then();
    given(...plan.registered, facts.reassigned('2025-03-01', TOURISM), created)
      .when(MERGER)
      .then();
    given(...plan.registered, facts.withdrawn('2025-02-01'), created)
      .when(MERGER)
      .then();
  });

  it('takes along the projects of the year before, whose results still come in, and no older ones', () => {
    given(...plan.registered)
      .when(departmentsMerged(['culture'], 'culture-sports', '2026-01-01'))
      .then(reassign('2026-01-01', 'culture-sports'));
    given(...plan.registered)
      .when(departmentsMerged(['culture'], 'culture-sports', '2027-01-01'))
      .then();
  });

  it('of another office reassigns nothing', () => {
    given(...plan.registered)
      .when({ ...MERGER, stream: 'organization-bada' })
      .then();
  });
});
