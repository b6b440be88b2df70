import { describe, test } from '@jest/globals';
import {
  abolished,
  approved,
  draftOf,
  given,
  one,
  planId,
  planOf,
  resumed,
  statusChanged,
  suspended,
  taskWith,
  voted,
} from '../../../../test/support/four-year-plan-facts.ts';
import { GOING_STATUSES } from '../../../events/four-year-plan.events.ts';

const T1 = taskWith('T1');
const PLEDGE = taskWith('P1', { pledge: true });
const groundOf = (taskId: string, approval: string, vote: string | null = null) => [{ taskId, approval, vote }];

describe('the status of a task', () => {
  const change = {
    type: 'ChangeTaskStatus',
    planId,
    taskId: 'T1',
    status: 'partial',
    effectiveOn: '2023-11-01',
  } as const;

  test.each(GOING_STATUSES.filter((status) => status !== 'on-track'))('goes from 정상추진 to %s', (status) => {
    given(...planOf(T1))
      .when({ ...change, status })
      .then(statusChanged('T1', 'on-track', status, '2023-11-01'));
  });

  test('changes, and not before its last change', () => {
    given(...planOf(T1))
      .when({ ...change, status: 'on-track' })
      .thenRefused('status-changes');
    given(...planOf(T1), statusChanged('T1', 'on-track', 'completed', '2023-11-02'))
      .when({ ...change, status: 'completed-continuing' })
      .thenRefused('steps-in-order');
  });

  test.each(['completed', 'completed-continuing'] as const)('goes back from %s only with approval', (fulfilled) => {
    const history = [...planOf(T1), statusChanged('T1', 'on-track', fulfilled, '2023-10-01')];
    given(...history)
      .when(change)
      .thenRefused('head-of-office-approves-change');
    given(...history, approved('reversal', ['T1']))
      .when(change)
      .then(statusChanged('T1', fulfilled, 'partial', '2023-11-01', groundOf('T1', 'e8')));
  });

  test('goes on after 완료 without one: the promise stays kept', () => {
    given(...planOf(T1), statusChanged('T1', 'on-track', 'completed', '2023-10-01'))
      .when({ ...change, status: 'completed-continuing' })
      .then(statusChanged('T1', 'completed', 'completed-continuing', '2023-11-01'));
  });
});

describe('보류', () => {
  const suspend = { type: 'SuspendTask', planId, taskId: 'P1', effectiveOn: '2023-11-01' } as const;
  const consents = [approved('suspension', ['P1']), voted('suspension', ['P1'])];

  test('of a pledge needs the head of office and the jury', () => {
    given(...planOf(PLEDGE))
      .when(suspend)
      .thenRefused('head-of-office-approves-change');
    given(...planOf(PLEDGE), approved('suspension', ['P1']))
      .when(suspend)
      .thenRefused('jury-votes-on-pledge');
    given(...planOf(PLEDGE), ...consents)
      .when(suspend)
      .then(suspended('P1', '2023-11-01', groundOf('P1', 'e7', 'e8')));
  });

  test('of another task needs the head of office alone', () => {
    given(...planOf(T1), approved('suspension', ['T1']))
      .when({ ...suspend, taskId: 'T1' })
      .then(suspended('T1', '2023-11-01', groundOf('T1', 'e7')));
  });

  test('ends with a resumption, which opens the status again', () => {
    const resume = { type: 'ResumeTask', planId, taskId: 'T1', status: 'partial', effectiveOn: '2023-12-01' } as const;
    const history = [...planOf(T1), suspended('T1', '2023-11-01', groundOf('T1', 'e0'))];
    given(...history)
      .when(resume)
      .then(resumed('T1', 'partial', '2023-12-01'));
    given(...planOf(T1))
      .when(resume)
      .thenRefused('resume-what-is-suspended');
    given(...history)
      .when({ type: 'ChangeTaskStatus', planId, taskId: 'T1', status: 'partial', effectiveOn: '2023-12-01' })
      .thenRefused('suspended-task-resumes-first');
    given(...history, approved('suspension', ['T1']))
      .when({ ...suspend, taskId: 'T1' })
      .thenRefused('suspended-task-resumes-first');
  });
});

describe('폐기', () => {
  const abolish = { type: 'AbolishTask', planId, taskId: 'T1', effectiveOn: '2023-11-01' } as const;

  test('needs the head of office, also of a suspended task, and is final', () => {
    given(...planOf(T1))
      .when(abolish)
      .thenRefused('head-of-office-approves-change');
    const end = abolished('T1', '2023-11-01', groundOf('T1', 'e8'));
    const history = [...planOf(T1), suspended('T1', '2023-10-01', groundOf('T1', 'e0')), approved('abolition', ['T1'])];
    given(...history)
      .when(abolish)
      .then(end);
    given(...history, end)
      .when(abolish)
      .thenRefused('ended-task-refuses');
  });

  test('of a drafted task is a withdrawal and needs nobody', () => {
    given(...draftOf(T1))
      .when({ ...abolish, effectiveOn: '2023-01-20' })
      .then(abolished('T1', '2023-01-20'));
  });
});

describe('an approval', () => {
  const approve = {
    type: 'ApproveChange',
    planId,
    taskIds: ['T1'],
    change: 'suspension',
    effectiveOn: '2023-10-01',
  } as const;

  test('is for tasks that can still change, or are to be defined', () => {
    given(...planOf(T1))
      .when(approve)
      .then(approved('suspension', ['T1']));
    given(...planOf(T1))
      .when({ ...approve, taskIds: ['T9'], change: 'content' })
      .then(approved('content', ['T9']));
    given(...planOf(T1), abolished('T1', '2023-09-01', groundOf('T1', 'e0')))
      .when(approve)
      .thenRefused('change-of-living-tasks');
    given(...planOf(T1))
      .when({ ...approve, taskIds: [] })
      .thenRefused('change-of-living-tasks');
  });

  test('is asked for once the plan is confirmed', () => {
    given(...draftOf(T1))
      .when(approve)
      .thenRefused('plan-confirmed-first');
  });
});

describe('a vote of the jury', () => {
  const vote = {
    type: 'RecordJuryVote',
    planId,
    taskIds: ['P1'],
    change: 'abolition',
    jurors: 35,
    present: 18,
    inFavour: 10,
    effectiveOn: '2023-10-01',
  } as const;
  const counted = (present: number, inFavour: number, carried: boolean) =>
    one({
      type: 'JuryVoted',
      schemaVersion: 1,
      effectiveOn: '2023-10-01',
      data: { taskIds: ['P1'], change: 'abolition', jurors: 35, present, inFavour, carried },
    });

  test.each([
    [18, 10, true],
    [18, 9, false],
    [17, 17, false],
  ])('with %i of 35 present and %i in favour: carried is %s', (present, inFavour, carried) => {
    given(...planOf(PLEDGE))
      .when({ ...vote, present, inFavour })
      .then(counted(present, inFavour, carried));
  });

  test('has no more votes than jurors', () => {
    for (const wrong of [{ present: 36 }, { inFavour: 19 }, { inFavour: -1 }])
      given(...planOf(PLEDGE))
        .when({ ...vote, ...wrong })
        .thenRefused('votes-within-jury');
  });
});
