import { describe, test } from '@jest/globals';
import {
  assessmentFacts,
  at,
  cycleFacts,
  CYCLE_ID,
  EVIDENCE,
  given,
  OFFICER,
  seoul,
  VERIFIER,
} from '../../../../test/support/evaluation-facts.ts';
import { indicatorWith } from '../../../../test/support/evaluation-rules.ts';

const cycle = cycleFacts();
const p1 = assessmentFacts('P1');
const on = { cycleId: CYCLE_ID, projectNo: 'P1' } as const;
const opened = [cycle.opened(), ...p1.opened()];
const SUBMITTING = at('2025-12-02 10:00', OFFICER);
const REVIEWING = at('2025-12-06 10:00', VERIFIER);

describe('figures', () => {
  const freeze = { type: 'FreezeFigures', ...on, indicators: [indicatorWith()] } as const;
  const CUT_OFF = at('2025-12-01 01:00', VERIFIER);

  test('are frozen once, from the cut-off on, and count for it', () => {
    given(...opened)
      .when(freeze, CUT_OFF)
      .then(p1.frozen());
    given(...opened)
      .when(freeze, at('2025-11-29 23:59', VERIFIER))
      .thenRefused('cut-off-reached');
    given(...opened, p1.frozen())
      .when(freeze, CUT_OFF)
      .thenRefused('figures-frozen-once');
    given(cycle.opened()).when(freeze, CUT_OFF).thenRefused('assessment-known');
  });

  test('have exact numbers, a weight, a criterion and a formula of the rules, each indicator once', () => {
    const freezing = (...indicators: readonly ReturnType<typeof indicatorWith>[]) =>
      given(...opened).when({ ...freeze, indicators }, CUT_OFF);
    freezing(indicatorWith({ actual: { kind: 'value', value: '1,000' } })).thenRefused('number-exact');
    freezing(indicatorWith({ weight: '0' })).thenRefused('indicator-has-weight');
    freezing(indicatorWith({ criterionId: 'effort' })).thenRefused('figures-belong-to-criteria');
    freezing(indicatorWith({ formulaId: 'unheard' })).thenRefused('formula-declared');
    freezing(indicatorWith(), indicatorWith()).thenRefused('indicator-listed-once');
  });

  test('never change: what is known later stands beside them, also when the result is fixed', () => {
    const note = {
      type: 'NoteLaterActual',
      ...on,
      indicatorId: 'i1',
      value: '97.5',
      source: { eventId: 'e99', position: 99 },
    } as const;
    const JANUARY = at('2026-01-20 10:00', VERIFIER);
    const result = cycle.fixed({ round: 1, projects: [], departments: [] });
    given(...opened, p1.frozen(), result)
      .when(note, JANUARY)
      .then(p1.laterActual('97.5'));
    given(...opened)
      .when(note, JANUARY)
      .thenRefused('later-than-frozen');
    given(...opened, p1.frozen())
      .when({ ...note, indicatorId: 'i9' }, JANUARY)
      .thenRefused('later-than-frozen');
    given(...opened, p1.frozen())
      .when({ ...note, value: '' }, JANUARY)
      .thenRefused('number-exact');
  });
});

describe('a self-assessment', () => {
  const submit = {
    type: 'SubmitSelfAssessment',
    ...on,
    departmentId: 'culture',
    statement: '자체평가',
    evidence: EVIDENCE,
  } as const;

  test('is submitted with evidence, by its own department', () => {
    given(...opened)
      .when(submit, SUBMITTING)
      .then(p1.submitted());
    given(...opened)
      .when({ ...submit, evidence: [] }, SUBMITTING)
      .thenRefused('submission-has-evidence');
    given(...opened)
      .when(submit, at('2025-12-02 10:00', VERIFIER))
      .thenRefused('acts-for-own-department');
    given(...opened)
      .when({ ...submit, departmentId: 'welfare' }, SUBMITTING)
      .thenRefused('acts-for-own-department');
  });

  test('tells of results up to the cut-off, so it is submitted after it', () => {
    given(...opened)
      .when(submit, at('2025-11-30 23:59', OFFICER))
      .thenRefused('submitted-after-cut-off');
    given(...opened)
      .when(submit, at('2025-12-01 00:00', OFFICER))
      .then(p1.submitted(1, '2025-12-01'));
  });

  test('is submitted by the minute of its deadline, extended or not', () => {
    given(...opened)
      .when(submit, at('2025-12-05 18:00', OFFICER))
      .then(p1.submitted(1, '2025-12-05'));
    given(...opened)
      .when(submit, at('2025-12-05 18:01', OFFICER))
      .thenRefused('submitted-by-deadline');
    const extended = cycle.extended('submission', '2025-12-08 18:00');
    given(...opened, extended)
      .when(submit, at('2025-12-08 18:00', OFFICER))
      .then(p1.submitted(1, '2025-12-08'));
    given(...opened, extended)
      .when(submit, at('2025-12-08 18:01', OFFICER))
      .thenRefused('submitted-by-deadline');
  });

  test('is 미제출 once the deadline has passed, and an extension opens it again', () => {
    const mark = { type: 'MarkUnsubmitted', ...on } as const;
    given(...opened)
      .when(mark, REVIEWING)
      .then(p1.unsubmitted());
    given(...opened)
      .when(mark, at('2025-12-05 18:00', VERIFIER))
      .thenRefused('submission-deadline-passed');
    given(...opened, p1.submitted())
      .when(mark, REVIEWING)
      .thenRefused('assessment-in-order');
    const extended = [...opened, p1.unsubmitted(), cycle.extended('submission', '2025-12-10 18:00', 'P1')];
    given(...extended)
      .when(submit, at('2025-12-09 10:00', OFFICER))
      .then(p1.submitted(1, '2025-12-09'));
    given(...opened, p1.unsubmitted())
      .when(submit, at('2025-12-09 10:00', OFFICER))
      .thenRefused('submitted-by-deadline');
  });

  test('goes back for more, with time to submit again, round by round', () => {
    const demand = {
      type: 'ReturnSelfAssessment',
      ...on,
      demand: '증빙 보완',
      until: seoul('2025-12-10 18:00'),
    } as const;
    const returned = p1.returned('2025-12-10 18:00', 1, '2025-12-06');
    given(...opened, p1.submitted())
      .when(demand, REVIEWING)
      .then(returned);
    given(...opened, p1.submitted())
      .when({ ...demand, until: seoul('2025-12-06 10:00') }, REVIEWING)
      .thenRefused('return-leaves-time');
    given(...opened, p1.submitted(), returned)
      .when(submit, at('2025-12-10 18:00', OFFICER))
      .then(p1.submitted(2, '2025-12-10'));
    given(...opened, p1.submitted(), returned)
      .when(submit, at('2025-12-10 18:01', OFFICER))
      .thenRefused('submitted-by-deadline');
  });

  test('is verified against frozen figures, by somebody else of another department', () => {
    const verify = { type: 'VerifySelfAssessment', ...on, opinion: '확인' } as const;
    const submitted = [...opened, p1.frozen(), p1.submitted()];
    given(...submitted)
      .when(verify, REVIEWING)
      .then(p1.verified());
    given(...opened, p1.submitted())
      .when(verify, REVIEWING)
      .thenRefused('figures-frozen-first');
    const insider = { ...VERIFIER, departmentId: 'culture' };
    given(...submitted)
      .when(verify, at('2025-12-06 10:00', insider))
      .thenRefused('nobody-verifies-own-department');
    const moved = { ...OFFICER, departmentId: 'planning', role: 'evaluator' };
    given(...submitted)
      .when(verify, at('2025-12-06 10:00', moved))
      .thenRefused('verifier-is-not-author');
  });
});

describe('a remedy', () => {
  const remedy = { type: 'OrderRemedy', ...on, instruction: '추진계획 보완', dueOn: '2026-01-31' } as const;
  const DECEMBER = at('2025-12-20 10:00', VERIFIER);

  test('is ordered when the work was looked at, for a day to come, fixed or not', () => {
    given(cycle.opened(), ...p1.upToNotified())
      .when(remedy, DECEMBER)
      .then(p1.remedied());
    given(cycle.opened(), ...p1.upToNotified(), cycle.fixed({ round: 1, projects: [], departments: [] }))
      .when(remedy, DECEMBER)
      .then(p1.remedied());
    given(...opened, p1.submitted())
      .when(remedy, DECEMBER)
      .thenRefused('assessment-in-order');
    given(cycle.opened(), ...p1.upToNotified())
      .when({ ...remedy, dueOn: '2025-12-19' }, DECEMBER)
      .thenRefused('remedy-due-ahead');
  });
});
