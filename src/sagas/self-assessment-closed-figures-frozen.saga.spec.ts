import { describe, expect, it } from '@jest/globals';
import { assessmentFacts, cycleFacts, CYCLE_ID, RULES } from '../../test/support/evaluation-facts.ts';
import { achievement, judged } from '../../test/support/evaluation-rules.ts';
import { logOf } from '../../test/support/given-when-then.ts';
import { facts, plan, target } from '../../test/support/performance-plan-facts.ts';
import { followsLast, sagaScenariosOf } from '../../test/support/saga-scenarios.ts';
import type { EvaluationRules } from '../events/evaluation-rules.ts';
import { selfAssessmentClosedFiguresFrozen } from './self-assessment-closed-figures-frozen.saga.ts';

const given = sagaScenariosOf(selfAssessmentClosedFiguresFrozen);

/** Of 2025, at the cut-off 2025-11-30. */
const cycle = cycleFacts();
const assessment = assessmentFacts('017');
const open = [...plan.confirmed, cycle.opened(), ...assessment.opened()];
const recorded = facts.recorded('2025-H1', '21000', '2025-06-30');

const frozenBy = (...log: Parameters<typeof logOf>[0]) => followsLast(selfAssessmentClosedFiguresFrozen, logOf(log));
const indicator = (indicatorId: string, own: object) => expect.objectContaining({ indicatorId, ...own });
const freezing = (...indicators: readonly unknown[]) => [
  { type: 'FreezeFigures', cycleId: CYCLE_ID, projectNo: '017', indicators },
];
const withRules = (criteria: EvaluationRules['criteria']) => [
  ...plan.confirmed,
  cycle.opened({ rules: { ...RULES, criteria } }),
  ...assessment.opened(),
  assessment.submitted(),
];

describe('figures are frozen', () => {
  it.each([
    ['the department submits', assessment.submitted()],
    ['the deadline has passed', assessment.unsubmitted()],
  ])('when %s, with the results and targets known by then', (_, closed) => {
    expect(frozenBy(...open, recorded, closed)).toEqual(
      freezing(
        indicator('I1', {
          criterionId: 'achievement',
          weight: '60',
          target: '45000',
          actual: { kind: 'value', value: '21000' },
          sources: [{ eventId: 'e12', position: 12 }],
        }),
        indicator('I2', { weight: '40', formulaId: 'down-a', target: '4.5', actual: { kind: 'not-submitted' } }),
      ),
    );
  });

  it('with the correction in place of what it corrects', () => {
    const corrected = facts.corrected('2025-H1', 'e12', '20500', '21000', '2025-06-30');
    expect(frozenBy(...open, recorded, corrected, assessment.submitted())).toEqual(
      freezing(
        indicator('I1', { actual: { kind: 'value', value: '20500' }, sources: [{ eventId: 'e13', position: 13 }] }),
        indicator('I2', {}),
      ),
    );
  });

  it('with the target that was revised, not with one that is only asked for', () => {
    const requested = facts.proposed('I1', target('40000'), '2025-09-01');
    const revised = facts.revised(1, target('40000'), target('45000'), '2025-09-10');
    const later = facts.revised(2, target('30000'), target('40000'), '2025-12-01');
    expect(frozenBy(...open, requested, assessment.submitted())).toEqual(
      freezing(indicator('I1', { target: '45000' }), indicator('I2', {})),
    );
    expect(frozenBy(...open, requested, revised, later, assessment.submitted())).toEqual(
      freezing(indicator('I1', { target: '40000' }), indicator('I2', {})),
    );
  });

  it('without an indicator that was dropped before', () => {
    const dropped = [...plan.written, facts.dropped('I2'), facts.submitted(), facts.confirmed()];
    expect(frozenBy(...dropped, cycle.opened(), ...assessment.opened(), assessment.submitted())).toEqual(
      freezing(indicator('I1', {})),
    );
  });

  it('once: neither when it is submitted again nor after the evaluation team did it', () => {
    given(...open, assessment.frozen(), assessment.submitted(), assessment.returned('2025-12-04 18:00'))
      .when(assessment.submitted(2))
      .then();
  });

  it.each([
    ['of another project', [...open, ...assessmentFacts('018').opened()], assessmentFacts('018').submitted()],
    ['of another year', open, assessmentFacts('017', 'culture', 'garam.2026.year-end').submitted()],
    ['of a plan that is not confirmed', [...plan.submitted, ...open.slice(-3)], assessment.submitted()],
    ['that is not assessed', [...plan.confirmed, cycle.opened()], assessment.submitted()],
  ])('never %s', (_, history, closed) => {
    given(...history)
      .when(closed)
      .then();
  });
});

describe('the criterion that figures count for', () => {
  it('is none where all is judged', () => {
    expect(frozenBy(...withRules([judged('effort', '노력도', '100', 'committee-member')]))).toEqual(
      freezing(indicator('I1', { criterionId: null }), indicator('I2', { criterionId: null })),
    );
  });

  it('is for people to say where the rules have several for the group', () => {
    const two = [achievement('results', '지표실적', '50'), achievement('tasks', '이행과제', '50')];
    expect(frozenBy(...withRules(two))).toEqual([]);
  });

  it('is the one that has points in the group', () => {
    const forOthers = { ...achievement('tasks', '이행과제', '50'), pointsByGroup: [{ groupId: 'dong', points: '0' }] };
    const rules = { ...RULES, criteria: [achievement('results', '지표실적', '50'), forOthers] };
    expect(
      frozenBy(...plan.confirmed, cycle.opened({ rules }), ...assessment.opened('dong'), assessment.submitted()),
    ).toEqual(freezing(indicator('I1', { criterionId: 'results' }), indicator('I2', { criterionId: 'results' })));
  });
});
