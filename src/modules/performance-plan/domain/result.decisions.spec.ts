import { describe, test } from '@jest/globals';
import {
  COMPLAINTS,
  facts,
  given,
  HEAD,
  LIBRARY,
  measured,
  OFFICER,
  plan,
  PROJECT_ID,
  SATISFACTION,
  v1,
} from '../../../../test/support/performance-plan-facts.ts';
import type { Measured, UntargetedIndicator } from '../../../events/performance-plan.events.ts';
import type { CorrectResult, RecordResult } from './performance-plan.commands.ts';

const byOfficer = { actor: OFFICER };

const record: RecordResult = {
  type: 'RecordResult',
  projectId: PROJECT_ID,
  indicatorId: 'I1',
  period: '2025-H1',
  basis: 'cumulative',
  measured: measured('21874'),
  effectiveOn: '2025-06-30',
};
const recorded = facts.recorded('2025-H1', '21874', '2025-06-30');

/** A confirmed plan whose first indicator is this one. */
const confirmedWith = (definition: UntargetedIndicator) => [
  ...plan.registered,
  facts.defined('I1', { ...definition, weight: '100' }),
  facts.proposed(),
  facts.submitted(),
  facts.confirmed(),
];

describe('recording a result', () => {
  test('counts for its own day, however late it is entered', () => {
    given(...plan.confirmed)
      .when(record, { ...byOfficer, today: '2025-07-08' })
      .then(recorded);
  });

  test.each(['written', 'submitted', 'returned'] as const)('no-result-before-confirmation: not when %s', (phase) => {
    given(...plan[phase])
      .when(record, byOfficer)
      .thenRefused('no-result-before-confirmation');
  });

  test('a result of January is recorded once the plan is confirmed in March', () => {
    given(...plan.confirmed)
      .when({ ...record, effectiveOn: '2025-01-31' }, { ...byOfficer, today: '2025-03-10' })
      .then(facts.recorded('2025-H1', '21874', '2025-01-31'));
  });

  test('only-owner-department-records: not the head, and not 평가팀', () => {
    given(...plan.confirmed)
      .when(record, { actor: HEAD })
      .thenRefused('only-owner-department-records');
  });

  test('result-once-for-a-period: the next period is another one', () => {
    given(...plan.confirmed, recorded)
      .when({ ...record, measured: measured('22000') }, byOfficer)
      .thenRefused('result-once-for-a-period');
    given(...plan.confirmed, recorded)
      .when({ ...record, period: '2025-H2', measured: measured('45210'), effectiveOn: '2025-12-31' }, byOfficer)
      .then(facts.recorded('2025-H2', '45210', '2025-12-31'));
  });

  test.each(['2025-06', '2025-Q2', '2025', '2024-H1', 'H1'])('period-as-defined: not %s', (period) => {
    given(...plan.confirmed)
      .when({ ...record, period }, byOfficer)
      .thenRefused('period-as-defined');
  });

  test.each(['2024-12-31', '2025-07-01'])('effective-within-period: not %s', (effectiveOn) => {
    given(...plan.confirmed)
      .when({ ...record, effectiveOn }, byOfficer)
      .thenRefused('effective-within-period');
  });

  test('effective-not-in-future: not before its day', () => {
    given(...plan.confirmed)
      .when(record, { ...byOfficer, today: '2025-06-29' })
      .thenRefused('effective-not-in-future');
  });

  test('result-basis-as-aggregated: a running total is not taken for a value of the period, nor the other way', () => {
    given(...plan.confirmed)
      .when({ ...record, basis: 'of-period' }, byOfficer)
      .thenRefused('result-basis-as-aggregated');
    given(...confirmedWith(COMPLAINTS))
      .when(record, byOfficer)
      .thenRefused('result-basis-as-aggregated');
    given(...confirmedWith({ ...COMPLAINTS, aggregation: 'point' }))
      .when(record, byOfficer)
      .thenRefused('result-basis-as-aggregated');
  });

  test('numbers-exact-decimals', () => {
    given(...plan.confirmed)
      .when({ ...record, measured: measured('21,874') }, byOfficer)
      .thenRefused('numbers-exact-decimals');
  });

  test('a ratio is kept as its two numbers, and never divided', () => {
    const parts: Measured = { kind: 'ratio', numerator: '37', denominator: '42' };
    given(...confirmedWith(SATISFACTION))
      .when({ ...record, basis: 'of-period', measured: parts }, byOfficer)
      .then({
        stream: recorded.stream,
        fact: {
          type: 'ResultRecorded',
          ...v1('2025-06-30'),
          data: { indicatorId: 'I1', period: '2025-H1', basis: 'of-period', measured: parts },
        },
      });
    given(...confirmedWith(SATISFACTION))
      .when({ ...record, basis: 'of-period', measured: { ...parts, denominator: '42명' } }, byOfficer)
      .thenRefused('numbers-exact-decimals');
  });

  test('measured-as-defined: a ratio has two numbers, everything else has one', () => {
    given(...confirmedWith(SATISFACTION))
      .when({ ...record, basis: 'of-period' }, byOfficer)
      .thenRefused('measured-as-defined');
    given(...plan.confirmed)
      .when({ ...record, measured: { kind: 'ratio', numerator: '1', denominator: '2' } }, byOfficer)
      .thenRefused('measured-as-defined');
  });

  test('binary-is-0-or-1: half done is not done', () => {
    given(...confirmedWith({ ...LIBRARY, achievement: { formula: 'binary' } }))
      .when({ ...record, measured: measured('0.5') }, byOfficer)
      .thenRefused('binary-is-0-or-1');
  });

  test('indicator-defined-first', () => {
    given(...plan.confirmed)
      .when({ ...record, indicatorId: 'I9' }, byOfficer)
      .thenRefused('indicator-defined-first');
  });
});

describe('correcting a result', () => {
  const correct = (corrects: string, value: string): CorrectResult => ({
    type: 'CorrectResult',
    projectId: PROJECT_ID,
    indicatorId: 'I1',
    period: '2025-H1',
    corrects,
    measured: measured(value),
  });
  const corrected = facts.corrected('2025-H1', 'e9', '21784', '21874', '2025-06-30');

  test('names the event it corrects and what that said, and counts for the same day', () => {
    given(...plan.confirmed, recorded)
      .when(correct('e9', '21784'), byOfficer)
      .then(corrected);
  });

  test('again corrects the correction', () => {
    given(...plan.confirmed, recorded, corrected)
      .when(correct('e10', '21800'), byOfficer)
      .then(facts.corrected('2025-H1', 'e10', '21800', '21784', '2025-06-30'));
  });

  test.each([
    ['what was corrected already', [recorded, corrected], 'e9'],
    ['what is no result', [recorded], 'e8'],
    ['what is not there', [], 'e9'],
  ])('correct-the-standing-result: not %s', (_, results, corrects) => {
    given(...plan.confirmed, ...results)
      .when(correct(corrects, '21784'), byOfficer)
      .thenRefused('correct-the-standing-result');
  });

  test('only-owner-department-records', () => {
    given(...plan.confirmed, recorded)
      .when(correct('e9', '21784'), { actor: HEAD })
      .thenRefused('only-owner-department-records');
  });

  test('withdrawn-project-refuses', () => {
    given(...plan.confirmed, recorded, facts.withdrawn('2025-07-10'))
      .when(correct('e9', '21784'), byOfficer)
      .thenRefused('withdrawn-project-refuses');
  });
});
