import { describe, it } from '@jest/globals';
import { assessmentFacts, cycleFacts, CYCLE_ID, seoul } from '../../test/support/evaluation-facts.ts';
import { dayBegan, sagaScenariosOf } from '../../test/support/saga-scenarios.ts';
import type { MarkUnsubmitted } from '../modules/performance-evaluation/domain/performance-evaluation.commands.ts';
import { deadlinePassedUnsubmittedMarked } from './deadline-passed-unsubmitted-marked.saga.ts';

const given = sagaScenariosOf(deadlinePassedUnsubmittedMarked);

/** Submitted until 2025-12-05 18:00. */
const cycle = cycleFacts();
const p1 = assessmentFacts('P1');
const p2 = assessmentFacts('P2', 'welfare');
const open = [cycle.opened(), ...p1.opened(), ...p2.opened()];

const mark = (projectNo: string): MarkUnsubmitted => ({ type: 'MarkUnsubmitted', cycleId: CYCLE_ID, projectNo });

describe('what is not submitted is marked', () => {
  it('on the first day that begins after the deadline, not on its day', () => {
    given(...open)
      .when(dayBegan('2025-12-05'))
      .then();
    given(...open)
      .when(dayBegan('2025-12-06'))
      .then(mark('P1'), mark('P2'));
    given(...open)
      .when(dayBegan('2025-12-09'))
      .then(mark('P1'), mark('P2'));
  });

  it('unless the deadline is the moment at which the day begins', () => {
    const midnight = { submission: seoul('2025-12-06 00:00'), appeal: seoul('2025-12-15 18:00') };
    given(cycle.opened({ deadlines: { ...midnight, opinion: midnight.appeal } }), ...p1.opened())
      .when(dayBegan('2025-12-06'))
      .then();
  });

  it('each once, and never what was submitted', () => {
    given(...open, p1.submitted(), p2.unsubmitted())
      .when(dayBegan('2025-12-06'))
      .then();
  });

  it('after the deadline as it was extended, for all or for one', () => {
    given(...open, cycle.extended('submission', '2025-12-08 18:00'))
      .when(dayBegan('2025-12-08'))
      .then();
    given(...open, cycle.extended('submission', '2025-12-08 18:00', 'P1'))
      .when(dayBegan('2025-12-06'))
      .then(mark('P2'));
    given(...open, cycle.extended('submission', '2025-12-08 18:00', 'P1'))
      .when(dayBegan('2025-12-09'))
      .then(mark('P1'), mark('P2'));
    given(...open, cycle.extended('appeal', '2025-12-20 18:00'))
      .when(dayBegan('2025-12-06'))
      .then(mark('P1'), mark('P2'));
  });

  it('when it was sent back and did not come again in the time that the return leaves', () => {
    const returned = [...open, p1.submitted(), p2.submitted(), p1.returned('2025-12-08 18:00')];
    given(...returned)
      .when(dayBegan('2025-12-08'))
      .then();
    given(...returned)
      .when(dayBegan('2025-12-09'))
      .then(mark('P1'));
    given(...returned, p1.submitted(2))
      .when(dayBegan('2025-12-09'))
      .then();
  });

  it('no more once the results are fixed', () => {
    given(...open, cycle.fixed({ round: 1, projects: [], departments: [] }))
      .when(dayBegan('2026-01-02'))
      .then();
  });
});
