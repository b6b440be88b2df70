import { describe, test } from '@jest/globals';
import {
  facts,
  given,
  HEAD,
  OFFICER,
  plan,
  PROJECT_ID,
  TOURISM,
} from '../../../../test/support/performance-plan-facts.ts';
import type { IssuePlanningGuideline, RegisterProject } from './performance-plan.commands.ts';

const issue: IssuePlanningGuideline = {
  type: 'IssuePlanningGuideline',
  officeId: 'garam',
  year: 2025,
  title: '2025년 성과관리계획 수립지침',
  submitBy: '2025-02-14',
  effectiveOn: '2025-01-10',
};

const register: RegisterProject = {
  type: 'RegisterProject',
  officeId: 'garam',
  year: 2025,
  projectNo: '017',
  name: '생활권 작은도서관 운영',
  objective: '걸어서 10분 독서 생활권',
  department: { id: 'culture', name: '문화과' },
  effectiveOn: '2025-01-20',
};

describe('issuing the guideline of a year', () => {
  test('opens the year', () => {
    given().when(issue).then(facts.guideline());
  });

  test('guideline-issued-once', () => {
    given(facts.guideline()).when(issue).thenRefused('guideline-issued-once');
  });

  test('deadline-not-before-guideline: the day itself is in time', () => {
    given()
      .when({ ...issue, submitBy: '2025-01-09' })
      .thenRefused('deadline-not-before-guideline');
    given()
      .when({ ...issue, submitBy: '2025-02-14', effectiveOn: '2025-02-14' })
      .then(facts.guideline('2025-02-14'));
  });

  test.each(['2025-01-09', '2024-12-31'])('effective-not-in-future: not on %s', (today) => {
    given().when(issue, { today }).thenRefused('effective-not-in-future');
  });

  test('effective-not-in-future: a dated document knows no later day than its own', () => {
    given().when(issue, { documentedOn: '2025-01-09' }).thenRefused('effective-not-in-future');
    given().when(issue, { documentedOn: '2025-01-10' }).then(facts.guideline());
  });
});

describe('registering a project', () => {
  test('needs the guideline of its year, and makes the id of its parts', () => {
    given(facts.guideline()).when(register).then(facts.registered());
  });

  test('guideline-issued-first', () => {
    given().when(register).thenRefused('guideline-issued-first');
    given(facts.guideline())
      .when({ ...register, year: 2026 })
      .thenRefused('guideline-issued-first');
  });

  test('project-registered-once', () => {
    given(...plan.registered)
      .when(register)
      .thenRefused('project-registered-once');
  });

  test.each([
    ['a point in the number', { projectNo: '0.17' }],
    ['an empty number', { projectNo: '' }],
    ['a Korean office id', { officeId: '가람' }],
    ['a space in the department', { department: { id: 'cul ture', name: '문화과' } }],
  ])('plan-codes-plain: not %s', (_, part) => {
    given(facts.guideline())
      .when({ ...register, ...part })
      .thenRefused('plan-codes-plain');
  });

  test('project-registered-first: nothing happens on a project before', () => {
    given(facts.guideline())
      .when({ type: 'WithdrawProject', projectId: PROJECT_ID, effectiveOn: '2025-02-01' })
      .thenRefused('project-registered-first');
  });
});

describe('withdrawing a project', () => {
  const withdraw = { type: 'WithdrawProject', projectId: PROJECT_ID, effectiveOn: '2025-06-02' } as const;

  test.each(['registered', 'written', 'submitted', 'returned', 'confirmed'] as const)(
    'is possible when %s',
    (phase) => {
      given(...plan[phase])
        .when(withdraw)
        .then(facts.withdrawn('2025-06-02'));
    },
  );

  test('steps-in-order: not before the step that the plan has reached', () => {
    given(...plan.confirmed)
      .when({ ...withdraw, effectiveOn: '2025-03-09' })
      .thenRefused('steps-in-order');
  });

  test.each([
    { type: 'WithdrawProject' },
    { type: 'SubmitPlan' },
    { type: 'ReturnPlan' },
    { type: 'ConfirmPlan' },
    { type: 'DropIndicator', indicatorId: 'I1' },
    { type: 'ReassignProject', department: TOURISM },
  ] as const)('withdrawn-project-refuses: $type', (command) => {
    given(...plan.confirmed, facts.withdrawn('2025-06-02'))
      .when({ ...command, projectId: PROJECT_ID, effectiveOn: '2025-06-03' }, { actor: OFFICER })
      .thenRefused('withdrawn-project-refuses');
  });
});

describe('reassigning a project', () => {
  const reassign = {
    type: 'ReassignProject',
    projectId: PROJECT_ID,
    department: TOURISM,
    effectiveOn: '2025-07-01',
  } as const;
  const drop = { type: 'DropIndicator', projectId: PROJECT_ID, indicatorId: 'I1', effectiveOn: '2025-02-01' } as const;
  const tourismOfficer = { ...OFFICER, id: 'guide', departmentId: 'tourism', departmentName: '관광과' };

  test('names the former department, and may be ordered ahead', () => {
    given(...plan.confirmed)
      .when(reassign, { today: '2025-06-20' })
      .then(facts.reassigned('2025-07-01'));
  });

  test('only-owner-department-records: the former department until the day before, the new one from its day on', () => {
    const history = [...plan.written, facts.reassigned('2025-07-01')];
    given(...history)
      .when(drop, { actor: OFFICER, today: '2025-06-30' })
      .then(facts.dropped('I1', '2025-02-01'));
    given(...history)
      .when(drop, { actor: tourismOfficer, today: '2025-06-30' })
      .thenRefused('only-owner-department-records');
    given(...history)
      .when(drop, { actor: tourismOfficer, today: '2025-07-01' })
      .then(facts.dropped('I1', '2025-02-01'));
    given(...history)
      .when(drop, { actor: OFFICER, today: '2025-07-01' })
      .thenRefused('only-owner-department-records');
  });

  test('reassignments-in-order', () => {
    given(...plan.confirmed, facts.reassigned('2025-07-01'))
      .when({ ...reassign, department: { id: 'sports', name: '체육과' }, effectiveOn: '2025-06-30' })
      .thenRefused('reassignments-in-order');
  });

  test('reassign-to-another-department', () => {
    given(...plan.confirmed, facts.reassigned('2025-07-01'))
      .when({ ...reassign, effectiveOn: '2025-08-01' }, { actor: HEAD })
      .thenRefused('reassign-to-another-department');
  });
});
