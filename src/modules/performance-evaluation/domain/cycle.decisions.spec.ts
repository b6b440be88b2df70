import { describe, test } from '@jest/globals';
import {
  assessmentFacts,
  at,
  cycleFacts,
  CYCLE_ID,
  DEADLINES,
  given,
  published,
  RULES,
  seoul,
  VERIFIER,
} from '../../../../test/support/evaluation-facts.ts';

const cycle = cycleFacts();
const p1 = assessmentFacts('P1');
const NOVEMBER = at('2025-11-01 10:00');
const open = {
  type: 'OpenCycle',
  officeId: 'garam',
  year: 2025,
  evaluation: 'year-end',
  cutoffOn: '2025-11-30',
  deadlines: DEADLINES,
  ruleSetId: 'garam',
  version: 1,
  groups: [],
} as const;

describe('a cycle', () => {
  test('opens with a copy of the rules of one version, which a later version leaves alone', () => {
    given(published(), published({ ...RULES, version: 2, title: '새 규칙' }))
      .when(open, NOVEMBER)
      .then(cycle.opened());
  });

  test('opens once, by rules that were published', () => {
    given(published(), cycle.opened()).when(open, NOVEMBER).thenRefused('cycle-opened-once');
    given().when(open, NOVEMBER).thenRefused('rule-set-known');
    given(published())
      .when({ ...open, version: 2 }, NOVEMBER)
      .thenRefused('rule-set-known');
  });

  test('has an office id that can name a stream', () => {
    given(published())
      .when({ ...open, officeId: 'garam.gu' }, NOVEMBER)
      .thenRefused('ids-plain');
  });

  test('has its cut-off before its deadlines, and these in order', () => {
    for (const own of [
      { cutoffOn: '2025-12-05' },
      { deadlines: { ...DEADLINES, submission: DEADLINES.appeal } },
      { deadlines: { ...DEADLINES, opinion: seoul('2025-12-15 17:59') } },
    ])
      given(published())
        .when({ ...open, ...own }, NOVEMBER)
        .thenRefused('deadlines-in-order');
  });

  const grouped = {
    ...RULES,
    groups: [
      { groupId: 'g1', name: '1그룹' },
      { groupId: 'g2', name: '2그룹' },
    ],
  };
  const groups = [
    { groupId: 'g1', departmentIds: ['culture'] },
    { groupId: 'g2', departmentIds: ['welfare'] },
  ];

  test('has the groups of its rules, and each department in one of them', () => {
    given(published(grouped))
      .when({ ...open, groups }, NOVEMBER)
      .then(cycle.opened({ rules: grouped, groups }));
    given(published(grouped)).when(open, NOVEMBER).thenRefused('groups-as-declared');
    given(published())
      .when({ ...open, groups }, NOVEMBER)
      .thenRefused('groups-as-declared');
    const twice = [groups[0]!, { groupId: 'g2', departmentIds: ['culture'] }];
    given(published(grouped))
      .when({ ...open, groups: twice }, NOVEMBER)
      .thenRefused('department-in-one-group');
  });

  const assess = {
    type: 'OpenAssessment',
    cycleId: CYCLE_ID,
    projectNo: 'P1',
    projectName: 'P1 사업',
    department: { id: 'culture', name: '문화과' },
  } as const;
  const LATER = at('2025-11-02 10:00');

  test('takes projects to assess, each with its department and group', () => {
    const [inAssessment, inCycle] = p1.opened();
    given(cycle.opened()).when(assess, LATER).then(inAssessment!, inCycle!);
    const [own, twin] = p1.opened('g1');
    given(cycle.opened({ rules: grouped, groups }))
      .when(assess, LATER)
      .then(own!, twin!);
  });

  test('takes each project once, with an id that can name a stream, of a department that has a group', () => {
    given(cycle.opened(), ...p1.opened())
      .when(assess, LATER)
      .thenRefused('assessment-opened-once');
    given(cycle.opened())
      .when({ ...assess, projectNo: 'P.1' }, LATER)
      .thenRefused('ids-plain');
    given(cycle.opened({ rules: grouped, groups }))
      .when({ ...assess, department: { id: 'planning', name: '기획예산과' } }, LATER)
      .thenRefused('department-has-group');
    given().when(assess, LATER).thenRefused('cycle-opened-first');
  });
});

describe('a deadline', () => {
  const extend = {
    type: 'ExtendDeadline',
    cycleId: CYCLE_ID,
    deadline: 'submission',
    projectNo: null,
    until: seoul('2025-12-08 18:00'),
  } as const;
  const ON_TIME = at('2025-12-05 10:00');

  test('is extended to a later moment, for all or for one', () => {
    given(cycle.opened(), ...p1.opened())
      .when(extend, ON_TIME)
      .then(cycle.extended('submission', '2025-12-08 18:00'));
    given(cycle.opened(), ...p1.opened())
      .when({ ...extend, projectNo: 'P1' }, ON_TIME)
      .then(cycle.extended('submission', '2025-12-08 18:00', 'P1'));
    given(cycle.opened(), ...p1.opened())
      .when({ ...extend, projectNo: 'P9' }, ON_TIME)
      .thenRefused('assessment-known');
  });

  test('never comes sooner than it was', () => {
    given(cycle.opened())
      .when({ ...extend, until: DEADLINES.submission }, ON_TIME)
      .thenRefused('extension-is-later');
    const extended = [cycle.opened(), ...p1.opened(), cycle.extended('submission', '2025-12-10 18:00', 'P1')];
    given(...extended)
      .when({ ...extend, projectNo: 'P1' }, ON_TIME)
      .thenRefused('extension-is-later');
    given(...extended)
      .when(extend, ON_TIME)
      .then(cycle.extended('submission', '2025-12-08 18:00'));
  });
});

describe('a gate', () => {
  const find = {
    type: 'RecordGateFinding',
    cycleId: CYCLE_ID,
    gateId: 'bullying',
    departmentId: 'culture',
    finding: '감사 결과',
  } as const;
  const DECEMBER = at('2025-12-20 10:00', VERIFIER);
  const opened = [cycle.opened(), ...p1.opened()];

  test('is failed by a department of the cycle, once, if the rules have it', () => {
    given(...opened)
      .when(find, DECEMBER)
      .then(cycle.found('culture'));
    given(...opened)
      .when({ ...find, gateId: 'corruption' }, DECEMBER)
      .thenRefused('gate-known');
    given(...opened)
      .when({ ...find, departmentId: 'welfare' }, DECEMBER)
      .thenRefused('department-assessed');
    given(...opened, cycle.found('culture'))
      .when(find, DECEMBER)
      .thenRefused('finding-recorded-once');
  });
});
