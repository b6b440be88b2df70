import { describe, test } from '@jest/globals';
import {
  abolished,
  by,
  CULTURE,
  CULTURE_TOURISM,
  defined,
  given,
  planId,
  planOf,
  PLANNING,
  reassigned,
  taskWith,
  TOURISM,
} from '../../../../test/support/four-year-plan-facts.ts';

const T1 = taskWith('T1');

describe('a task', () => {
  const reassign = {
    type: 'ReassignTask',
    planId,
    taskId: 'T1',
    responsible: by(TOURISM, CULTURE),
    effectiveOn: '2023-07-01',
  } as const;

  test('is reassigned from a day on, also one to come', () => {
    given(...planOf(T1))
      .when(reassign, { today: '2023-06-20' })
      .then(reassigned('T1', CULTURE, by(TOURISM, CULTURE), '2023-07-01'));
  });

  test('is reassigned to somebody else, in order of the days', () => {
    given(...planOf(T1))
      .when({ ...reassign, responsible: by(CULTURE) })
      .thenRefused('reassignment-changes-something');
    given(...planOf(T1), reassigned('T1', CULTURE, by(PLANNING), '2023-07-02'))
      .when(reassign)
      .thenRefused('reassigned-in-order');
  });
});

describe('the tasks of departments that are merged', () => {
  const merge = {
    type: 'ReassignDepartmentTasks',
    planId,
    fromDepartmentIds: ['culture', 'tourism'],
    to: CULTURE_TOURISM,
    effectiveOn: '2023-07-01',
  } as const;

  test('go to the new one, as main and as supporting department; others stay', () => {
    given(
      ...planOf(T1),
      defined(taskWith('T2'), by(TOURISM, CULTURE)),
      defined(taskWith('T3'), by(PLANNING, CULTURE, TOURISM)),
      defined(taskWith('T4'), by(PLANNING)),
    )
      .when(merge)
      .then(
        reassigned('T1', CULTURE, by(CULTURE_TOURISM), '2023-07-01'),
        reassigned('T2', TOURISM, by(CULTURE_TOURISM), '2023-07-01'),
        reassigned('T3', PLANNING, by(PLANNING, CULTURE_TOURISM), '2023-07-01'),
      );
  });

  test('are those of the day, and those that are not over; twice changes nothing', () => {
    const over = abolished('T1', '2023-06-01', [{ taskId: 'T1', approval: 'e0', vote: null }]);
    given(...planOf(T1), over)
      .when(merge)
      .then();
    given(...planOf(T1), reassigned('T1', CULTURE, by(CULTURE_TOURISM), '2023-07-01'))
      .when(merge)
      .then();
  });
});
