import { describe, it } from '@jest/globals';
import { cycleFacts, MID_YEAR, seoul } from '../../test/support/evaluation-facts.ts';
import { CULTURE, facts, plan, TOURISM } from '../../test/support/performance-plan-facts.ts';
import { sagaScenariosOf } from '../../test/support/saga-scenarios.ts';
import type { PlanDepartment } from '../events/performance-plan.events.ts';
import type { OpenAssessment } from '../modules/performance-evaluation/domain/performance-evaluation.commands.ts';
import { cycleOpenedAssessmentsOpened } from './cycle-opened-assessments-opened.saga.ts';

const given = sagaScenariosOf(cycleOpenedAssessmentsOpened);

/** Of 2025, at the cut-off 2025-11-30, submitted until 2025-12-05 18:00. */
const yearEnd = cycleFacts();
const midYear = cycleFacts(MID_YEAR);

const assess = (cycleId: string, department: PlanDepartment = CULTURE): OpenAssessment => ({
  type: 'OpenAssessment',
  cycleId,
  projectNo: '017',
  projectName: '생활권 작은도서관 운영',
  department,
});

describe('an opened cycle', () => {
  it('assesses every confirmed project of its office and year', () => {
    given(...plan.confirmed)
      .when(yearEnd.opened())
      .then(assess('garam.2025.year-end'));
  });

  it('leaves out what is not confirmed, and what was withdrawn', () => {
    given(...plan.submitted)
      .when(yearEnd.opened())
      .then();
    given(...plan.confirmed, facts.withdrawn('2025-06-01'))
      .when(yearEnd.opened())
      .then();
  });

  it.each(['garam.2026.year-end', 'bada.2025.year-end'])('leaves out the projects of others: %s', (cycleId) => {
    given(...plan.confirmed)
      .when(cycleFacts(cycleId).opened())
      .then();
  });

  it('names the department that owns the project at the cut-off, also when the change was ordered ahead', () => {
    const reassigned = [...plan.confirmed, facts.reassigned('2025-11-30')];
    given(...reassigned)
      .when(yearEnd.opened({ cutoffOn: '2025-11-29' }))
      .then(assess('garam.2025.year-end', CULTURE));
    given(...reassigned)
      .when(yearEnd.opened({ cutoffOn: '2025-11-30' }))
      .then(assess('garam.2025.year-end', TOURISM));
  });

  it('names the first department where the project is registered after the cut-off', () => {
    given(...plan.confirmed)
      .when(midYear.opened({ cutoffOn: '2025-01-01' }))
      .then(assess('garam.2025.mid-year'));
  });
});

describe('a project that is confirmed after the cycle was opened', () => {
  const cycles = [midYear.opened({ cutoffOn: '2025-06-30' }), yearEnd.opened()];

  it('is assessed while it can still be submitted to', () => {
    given(...plan.submitted, ...cycles)
      .when(facts.confirmed(), { recordedAt: seoul('2025-12-05 18:00') })
      .then(assess('garam.2025.mid-year'), assess('garam.2025.year-end'));
  });

  it('is not assessed after the deadline', () => {
    given(...plan.submitted, ...cycles)
      .when(facts.confirmed(), { recordedAt: seoul('2025-12-05 18:01') })
      .then();
  });

  it('is assessed until the deadline that was extended for all', () => {
    given(...plan.submitted, ...cycles, yearEnd.extended('submission', '2025-12-08 18:00'))
      .when(facts.confirmed(), { recordedAt: seoul('2025-12-05 18:01') })
      .then(assess('garam.2025.year-end'));
  });

  it.each([
    ['for one project', yearEnd.extended('submission', '2025-12-08 18:00', '001')],
    ['for appeals', yearEnd.extended('appeal', '2025-12-20 18:00')],
  ])('is not assessed for a deadline that was extended %s', (_, extended) => {
    given(...plan.submitted, ...cycles, extended)
      .when(facts.confirmed(), { recordedAt: seoul('2025-12-05 18:01') })
      .then();
  });
});
