import { describe, test } from '@jest/globals';
import {
  approved,
  by,
  CULTURE,
  CULTURE_TOURISM,
  draftOf,
  fixed,
  given,
  guideline,
  OFFICER,
  planId,
  planOf,
  PLANNING,
  reassigned,
  reviewed,
  split,
  submitted,
  taskWith,
  TOURISM,
  defined,
  yearsWith,
  confirmed,
  published,
  abolished,
} from '../../../../test/support/four-year-plan-facts.ts';
import { NO_FUNDS } from '../../../kernel/fund-split.ts';

const T1 = taskWith('T1');
const T2 = taskWith('T2');
const officer = { actor: OFFICER, today: '2023-10-10' };
const asked = [...planOf(T1), guideline()];

describe('the guideline', () => {
  const issue = {
    type: 'IssueProgressGuideline',
    planId,
    year: 2023,
    title: '2023년 작성지침',
    submitBy: '2023-10-13',
    effectiveOn: '2023-09-04',
  } as const;

  test('is issued once for each year of the plan', () => {
    given(...planOf(T1))
      .when(issue)
      .then(guideline());
    given(...asked)
      .when(issue)
      .thenRefused('guideline-once-a-year');
    given(...planOf(T1))
      .when({ ...issue, year: 2022 })
      .thenRefused('guideline-within-plan');
    given(...draftOf(T1))
      .when(issue)
      .thenRefused('plan-confirmed-first');
  });

  test('leaves time to submit', () => {
    given(...planOf(T1))
      .when({ ...issue, submitBy: '2023-09-03' })
      .thenRefused('submission-after-guideline');
  });
});

describe('progress', () => {
  const secured = [{ year: 2023, funds: { ...NO_FUNDS, district: 90 } }];
  const submit = {
    type: 'SubmitProgress',
    planId,
    taskId: 'T1',
    year: 2023,
    progressTenths: 255,
    achievement: '추진함',
    secured,
    effectiveOn: '2023-10-10',
  } as const;

  test('is submitted by the main department', () => {
    given(...asked)
      .when(submit, officer)
      .then(submitted('T1', 255, { secured }));
    given(...asked)
      .when(submit)
      .thenRefused('only-main-department-submits');
  });

  test('is submitted by the department that is responsible on its day', () => {
    const merger = reassigned('T1', CULTURE, by(CULTURE_TOURISM), '2023-10-01');
    const merged = { ...officer, actor: { ...OFFICER, departmentId: 'culture-tourism', departmentName: '문화관광과' } };
    given(...asked, merger)
      .when(submit, officer)
      .thenRefused('only-main-department-submits');
    given(...asked, merger)
      .when(submit, merged)
      .then(submitted('T1', 255, { secured, department: CULTURE_TOURISM }));
    given(...asked, merger)
      .when({ ...submit, effectiveOn: '2023-09-30' }, officer)
      .then(submitted('T1', 255, { secured, day: '2023-09-30' }));
  });

  test('that arrives after the deadline is accepted, and marked late, whatever day it is dated', () => {
    given(...asked)
      .when({ ...submit, effectiveOn: '2023-10-13' }, { ...officer, today: '2023-10-13' })
      .then(submitted('T1', 255, { secured, day: '2023-10-13' }));
    for (const day of ['2023-10-14', '2023-10-13'])
      given(...asked)
        .when({ ...submit, effectiveOn: day }, { ...officer, today: '2023-10-14' })
        .then(submitted('T1', 255, { secured, day, late: true }));
  });

  test('that a dated document proves to have arrived in time is not late', () => {
    given(...asked)
      .when(submit, { ...officer, today: '2024-03-02', documentedOn: '2023-10-10' })
      .then(submitted('T1', 255, { secured }));
  });

  test('waits for the guideline, and for its day', () => {
    given(...planOf(T1))
      .when(submit, officer)
      .thenRefused('guideline-first');
    given(...asked)
      .when({ ...submit, effectiveOn: '2023-09-03' }, officer)
      .thenRefused('steps-in-order');
  });

  test.each([-1, 1001, 25.5])('is 0.0%% to 100.0%% in tenths, not %d', (progressTenths) => {
    given(...asked)
      .when({ ...submit, progressTenths }, officer)
      .thenRefused('progress-in-tenths');
  });

  test('may be submitted again until it is accepted, and once it is returned', () => {
    const again = { ...submit, effectiveOn: '2023-11-02' };
    const afterReview = { ...officer, today: '2023-11-02' };
    const late = submitted('T1', 255, { secured, day: '2023-11-02', late: true });
    given(...asked, submitted('T1', 200))
      .when(again, afterReview)
      .then(late);
    given(...asked, submitted('T1', 200), reviewed('T1', 'e8', 'returned'))
      .when(again, afterReview)
      .then(late);
    given(...asked, submitted('T1', 200), reviewed('T1', 'e8'))
      .when(again, afterReview)
      .thenRefused('accepted-report-stands');
  });

  test('says of each year once what is secured', () => {
    given(...asked)
      .when({ ...submit, secured: [...secured, ...secured] }, officer)
      .thenRefused('years-ascend');
  });
});

describe('a review', () => {
  const review = {
    type: 'ReviewProgress',
    planId,
    taskId: 'T1',
    year: 2023,
    verdict: 'accepted',
    opinion: '검토함',
    effectiveOn: '2023-11-01',
  } as const;
  const history = [...asked, submitted('T1', 255, { actor: OFFICER })];

  test('accepts or returns what is submitted', () => {
    given(...history)
      .when(review)
      .then(reviewed('T1', 'e8'));
    given(...history)
      .when({ ...review, verdict: 'returned' })
      .then(reviewed('T1', 'e8', 'returned'));
    given(...asked)
      .when(review)
      .thenRefused('review-of-what-is-submitted');
    given(...history, reviewed('T1', 'e8'))
      .when(review)
      .thenRefused('review-of-what-is-submitted');
  });

  test('is made by another than who submitted', () => {
    given(...history)
      .when(review, { actor: OFFICER })
      .thenRefused('reviewer-is-not-submitter');
  });
});

describe('the final report', () => {
  const fix = { type: 'FixProgress', planId, year: 2023, effectiveOn: '2023-12-20' } as const;
  const resultOf = (taskId: string, progressTenths: number | null, department = CULTURE) =>
    ({ taskId, status: 'on-track', progressTenths, department }) as const;

  test('says what was accepted, and of the rest that nothing was', () => {
    given(...planOf(T1, T2), guideline(), submitted('T1', 255), reviewed('T1', 'e8'))
      .when(fix)
      .then(fixed([resultOf('T1', 255), resultOf('T2', null)]));
    given(...asked, submitted('T1', 255), reviewed('T1', 'e7', 'returned'))
      .when(fix)
      .then(fixed([resultOf('T1', null)]));
  });

  test('leaves nothing unreviewed', () => {
    given(...asked, submitted('T1', 255))
      .when(fix)
      .thenRefused('final-report-after-review');
  });

  test('is made once, after the deadline of its guideline', () => {
    given(...planOf(T1))
      .when(fix)
      .thenRefused('guideline-first');
    given(...asked)
      .when({ ...fix, effectiveOn: '2023-10-13' })
      .thenRefused('final-report-after-deadline');
    given(...asked, fixed([resultOf('T1', null)]))
      .when(fix)
      .thenRefused('final-report-stands');
  });

  test('names the department of its own day', () => {
    given(
      ...asked,
      reassigned('T1', CULTURE, by(TOURISM), '2023-12-01'),
      reassigned('T1', TOURISM, by(PLANNING), '2024-01-01'),
    )
      .when(fix)
      .then(fixed([resultOf('T1', null, TOURISM)]));
  });

  test('has the tasks that were in force on the deadline: a task split later still reports, its parts do not yet', () => {
    const parts = ['T1a', 'T1b'].map((id) => ({
      task: taskWith(id, { years: yearsWith(50) }),
      responsible: by(CULTURE),
    }));
    given(
      ...asked,
      approved('content', ['T1']),
      submitted('T1', 255),
      reviewed('T1', 'e8'),
      split('T1', parts, '2023-11-15', [{ taskId: 'T1', approval: 'e7', vote: null }]),
    )
      .when(fix)
      .then(fixed([resultOf('T1', 255)]));
  });

  test('counts an abolished task, and none that was withdrawn from the draft', () => {
    const dropped = { taskId: 'T2', approval: 'e0', vote: null };
    given(
      ...draftOf(T1, T2),
      defined(taskWith('T3')),
      abolished('T3', '2023-01-05'),
      confirmed(1, 2),
      published(1),
      guideline(),
      abolished('T2', '2023-09-20', [dropped]),
    )
      .when(fix)
      .then(fixed([resultOf('T1', null), { ...resultOf('T2', null), status: 'abolished' }]));
  });
});
