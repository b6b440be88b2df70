import { describe, test } from '@jest/globals';
import {
  CULTURE,
  abolished,
  confirmed,
  defined,
  draftOf,
  drafted,
  field,
  fixed,
  given,
  goal,
  guideline,
  opened,
  PLAN,
  planId,
  planOf,
  published,
  superseded,
  taskWith,
} from '../../../../test/support/four-year-plan-facts.ts';

const T1 = taskWith('T1');
const result = { taskId: 'T1', status: 'on-track', progressTenths: 250, department: CULTURE } as const;

describe('a plan', () => {
  const draft = { type: 'DraftPlan', ...PLAN, effectiveOn: '2023-01-02' } as const;

  test('is drafted once, under the id of its office and term', () => {
    given().when(draft).then(drafted());
    given(drafted()).when(draft).thenRefused('plan-drafted-once');
    given()
      .when({ ...draft, planId: 'garam.9' })
      .thenRefused('plan-id-from-office-and-term');
    given()
      .when({ ...draft, planId: 'ga.ram.8', officeId: 'ga.ram' })
      .thenRefused('ids-plain');
  });

  test('has a period that ends after it begins, and is not drafted for a day to come', () => {
    given()
      .when({ ...draft, period: { from: '2026-12-31', until: '2026-12-31' } })
      .thenRefused('period-in-order');
    given().when(draft, { today: '2023-01-01' }).thenRefused('effective-not-in-future');
  });

  test('is drafted before anything else is recorded in it', () => {
    given()
      .when({ type: 'DefineGoal', planId, goalId: 'G1', name: '목표', effectiveOn: '2023-01-02' })
      .thenRefused('plan-drafted-first');
  });
});

describe('구정목표 and 분야', () => {
  const defineGoal = { type: 'DefineGoal', planId, goalId: 'G2', name: '목표 G2', effectiveOn: '2023-01-02' } as const;
  const defineField = { ...defineGoal, type: 'DefineField', fieldId: 'F2', goalId: 'G1', name: '분야 F2' } as const;

  test('are defined once each, a field within a goal', () => {
    given(...draftOf())
      .when(defineGoal)
      .then(goal('G2'));
    given(...draftOf())
      .when(defineField)
      .then(field('F2', 'G1'));
    given(...draftOf())
      .when({ ...defineGoal, goalId: 'G1' })
      .thenRefused('goal-defined-once');
    given(...draftOf())
      .when({ ...defineField, fieldId: 'F1' })
      .thenRefused('field-defined-once');
    given(...draftOf())
      .when({ ...defineField, goalId: 'G9' })
      .thenRefused('goal-known');
  });

  test('are settled with the edition, and open again with the next one', () => {
    given(...planOf(T1))
      .when(defineGoal)
      .thenRefused('structure-in-open-edition');
    given(...planOf(T1), guideline(), fixed([result]), opened(2, 2023))
      .when({ ...defineGoal, effectiveOn: '2024-01-03' })
      .then(goal('G2', '2024-01-03'));
  });
});

describe('an edition', () => {
  const confirm = { type: 'ConfirmEdition', planId, edition: 1, effectiveOn: '2023-02-15' } as const;
  const publish = {
    type: 'PublishEdition',
    planId,
    edition: 1,
    title: '제1판 책자',
    effectiveOn: '2023-03-02',
  } as const;
  const open = { type: 'OpenEdition', planId, basedOnYear: 2023, effectiveOn: '2023-12-21' } as const;
  const toTheFinalReport = [...planOf(T1), guideline(), fixed([result])];

  test('is confirmed with the counts of its tree: any number, not 5, 10 and 100', () => {
    given(...draftOf(T1, taskWith('T2')))
      .when(confirm)
      .then(confirmed(1, 2));
    given(
      ...draftOf(T1),
      goal('G2'),
      field('F2', 'G2'),
      field('F3', 'G2'),
      defined(taskWith('T2', { fieldId: 'F2' })),
      defined(taskWith('T3', { fieldId: 'F3' })),
    )
      .when(confirm)
      .then(confirmed(1, 3, '2023-02-15', 2, 3));
  });

  test('counts no task that was withdrawn from the draft or abolished', () => {
    given(...draftOf(T1, taskWith('T2')), abolished('T2', '2023-01-20'))
      .when(confirm)
      .then(confirmed(1, 1));
    given(
      ...toTheFinalReport,
      defined(taskWith('T2'), undefined, '2023-12-20', []),
      abolished('T2', '2023-12-20', [{ taskId: 'T2', approval: 'e9', vote: null }]),
      opened(2, 2023),
    )
      .when({ ...confirm, edition: 2, effectiveOn: '2024-02-15' })
      .then(confirmed(2, 1, '2024-02-15'));
  });

  test('has no empty branch', () => {
    given(...draftOf())
      .when(confirm)
      .thenRefused('no-empty-branch');
    given(...draftOf(T1), goal('G2'))
      .when(confirm)
      .thenRefused('no-empty-branch');
    given(...draftOf(T1), field('F2', 'G1'))
      .when(confirm)
      .thenRefused('no-empty-branch');
  });

  test('is confirmed, published, and followed by the next one, in turn', () => {
    given(...draftOf(T1), confirmed(1, 1))
      .when(publish)
      .then(published(1));
    given(...draftOf(T1))
      .when(publish)
      .thenRefused('edition-in-turn');
    given(...planOf(T1))
      .when(publish)
      .thenRefused('edition-in-turn');
    given(...planOf(T1))
      .when(confirm)
      .thenRefused('edition-in-turn');
    given(...draftOf(T1))
      .when({ ...confirm, edition: 2 })
      .thenRefused('edition-in-turn');
    given(...draftOf(T1), confirmed(1, 1), guideline(), fixed([result]))
      .when(open)
      .thenRefused('edition-in-turn');
  });

  test('is not published before the day it was confirmed', () => {
    given(...draftOf(T1), confirmed(1, 1))
      .when({ ...publish, effectiveOn: '2023-02-14' })
      .thenRefused('steps-in-order');
  });

  test('follows a final report, one from each', () => {
    given(...toTheFinalReport)
      .when(open)
      .then(opened(2, 2023));
    given(...planOf(T1))
      .when(open)
      .thenRefused('edition-follows-final-report');
    given(...toTheFinalReport, opened(2, 2023), confirmed(2, 1, '2024-02-15'), published(2, '2024-03-02'))
      .when({ ...open, effectiveOn: '2024-03-03' })
      .thenRefused('edition-follows-final-report');
  });
});

describe('the plan of the next term', () => {
  const supersede = {
    type: 'SupersedePlan',
    planId,
    successorId: 'garam.9',
    successorName: '민선9기 구정운영 4개년 계획',
    effectiveOn: '2026-07-01',
  } as const;
  const later = { today: '2026-07-02' };

  test('takes over before the period of this one ends', () => {
    given(...planOf(T1))
      .when(supersede, later)
      .then(superseded());
  });

  test('takes over from a confirmed plan, and is another', () => {
    given(...draftOf(T1))
      .when(supersede, later)
      .thenRefused('plan-confirmed-first');
    given(...planOf(T1))
      .when({ ...supersede, successorId: planId }, later)
      .thenRefused('successor-is-another');
  });

  test('leaves nothing more to record in the former one', () => {
    given(...planOf(T1), superseded())
      .when({
        type: 'ReassignDepartmentTasks',
        planId,
        fromDepartmentIds: ['culture'],
        to: CULTURE,
        effectiveOn: '2026-08-01',
      })
      .thenRefused('superseded-plan-refuses');
  });
});
