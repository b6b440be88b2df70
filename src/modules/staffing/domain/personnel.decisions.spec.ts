import { describe, it } from '@jest/globals';
import { scenariosOf } from '../../../../test/support/given-when-then.ts';
import {
  departmentCreated,
  departmentsMerged,
  OFFICE,
  teamCreated,
} from '../../../../test/support/organization-facts.ts';
import {
  appointed,
  DEPARTMENT,
  FIXED_TERM,
  founded,
  GRADE_7,
  GRADE_8,
  promoted,
  QUOTA,
  quotaSet,
  retired,
  transferredIn,
  transferredOut,
} from '../../../../test/support/staffing-facts.ts';
import type {
  AppointStaff,
  PersonnelCommand,
  PromoteStaff,
  RetireStaff,
  TransferStaffIn,
  TransferStaffOut,
} from './staffing.commands.ts';
import { staffingDecider } from './staffing.decider.ts';

const given = scenariosOf(staffingDecider);

const DAY = '2024-03-01';
const of = { officeId: OFFICE, departmentId: DEPARTMENT, staffId: 's1', effectiveOn: DAY };
const appoint: AppointStaff = { type: 'AppointStaff', ...of, as: GRADE_8 };
const transferIn: TransferStaffIn = { type: 'TransferStaffIn', ...of, as: GRADE_7, from: '문화과' };
const transferOut: TransferStaffOut = { type: 'TransferStaffOut', ...of, to: '서울특별시' };
const promote: PromoteStaff = { type: 'PromoteStaff', ...of, to: GRADE_7 };
const retire: RetireStaff = { type: 'RetireStaff', ...of };
const everyCommand: readonly PersonnelCommand[] = [appoint, transferIn, transferOut, promote, retire];

const ready = [founded, quotaSet()];
const withOne = [...ready, appointed('s1', GRADE_8)];

describe('coming into a department', () => {
  it('is by appointment or by transfer, from that day', () => {
    given(...ready)
      .when(appoint)
      .then(appointed('s1', GRADE_8, DAY));
    given(...ready)
      .when(transferIn)
      .then(transferredIn('s1', GRADE_7, '문화과', DAY));
  });

  it('fills a column that has no quota, and one that does not apply', () => {
    given(...ready)
      .when({ ...appoint, as: FIXED_TERM })
      .then(appointed('s1', FIXED_TERM, DAY));
  });

  it('is possible again after leaving', () => {
    given(...withOne, transferredOut('s1', GRADE_8, '문화과', DAY))
      .when(transferIn)
      .then(transferredIn('s1', GRADE_7, '문화과', DAY));
  });

  it('staff-comes-once: not while the person is here', () => {
    given(...withOne)
      .when(appoint)
      .thenRefused('staff-comes-once');
    given(...withOne)
      .when(transferIn)
      .thenRefused('staff-comes-once');
  });

  it('grade-in-quota-table: into a column of the quota of that day', () => {
    const unheard = { series: '일반직', grade: '7 급' };
    given(...ready)
      .when({ ...appoint, as: unheard })
      .thenRefused('grade-in-quota-table');
    given(...ready)
      .when({ ...transferIn, as: { series: '임기제', grade: '8급' } })
      .thenRefused('grade-in-quota-table');
    given(founded).when(appoint).thenRefused('grade-in-quota-table');
    given(founded, quotaSet('2024-03-02')).when(appoint).thenRefused('grade-in-quota-table');
    given(...ready, quotaSet(DAY, QUOTA.slice(0, 1)))
      .when(appoint)
      .thenRefused('grade-in-quota-table');
  });
});

describe('leaving a department', () => {
  it('says what the person was here', () => {
    given(...withOne)
      .when(transferOut)
      .then(transferredOut('s1', GRADE_8, '서울특별시', DAY));
    given(...withOne, promoted('s1', GRADE_8, GRADE_7, '2024-02-15'))
      .when(retire)
      .then(retired('s1', GRADE_7, DAY));
  });

  it('staff-is-here: only of who is here', () => {
    for (const command of [transferOut, promote, retire]) {
      given(...ready)
        .when(command)
        .thenRefused('staff-is-here');
      given(...withOne, retired('s1', GRADE_8, '2024-02-20'))
        .when(command)
        .thenRefused('staff-is-here');
    }
  });
});

describe('promotion', () => {
  it('goes from what the person was to what the person is from that day', () => {
    given(...withOne)
      .when(promote)
      .then(promoted('s1', GRADE_8, GRADE_7, DAY));
    given(...withOne)
      .when({ ...promote, to: FIXED_TERM })
      .then(promoted('s1', GRADE_8, FIXED_TERM, DAY));
  });

  it('promotion-changes-grade: to something else', () => {
    given(...withOne)
      .when({ ...promote, to: GRADE_8 })
      .thenRefused('promotion-changes-grade');
  });

  it('grade-in-quota-table: into a column of the quota', () => {
    given(...withOne)
      .when({ ...promote, to: { series: '일반직', grade: '6급' } })
      .thenRefused('grade-in-quota-table');
  });
});

describe('personnel-facts-in-order', () => {
  it.each([promote, transferOut, retire])('$type is not dated before the last fact of the person', (command) => {
    given(...withOne)
      .when({ ...command, effectiveOn: '2024-01-31' })
      .thenRefused('personnel-facts-in-order');
  });

  it('a person does not come back before leaving', () => {
    given(...withOne, retired('s1', GRADE_8, '2024-03-02'))
      .when(appoint)
      .thenRefused('personnel-facts-in-order');
  });

  it('another person is another matter', () => {
    given(...ready, appointed('s2', GRADE_8, '2024-12-01'))
      .when(appoint)
      .then(appointed('s1', GRADE_8, DAY));
  });
});

describe('the department', () => {
  const audit = departmentCreated('audit', '감사과');
  const merged = departmentsMerged([DEPARTMENT], 'audit', DAY);

  it.each(everyCommand)('department-there-first: $type needs one that there is by that day', (command) => {
    given().when(command).thenRefused('department-there-first');
    given(audit).when(command).thenRefused('department-there-first');
    given(departmentCreated(DEPARTMENT, '기획과', '2024-03-02'))
      .when(command)
      .thenRefused('department-there-first');
    given(audit, teamCreated(DEPARTMENT, 'audit', '기획팀'))
      .when(command)
      .thenRefused('department-there-first');
  });

  it.each([appoint, transferIn, promote])(
    'department-not-closed: $type comes too late for one that is gone',
    (command) => {
      given(...withOne, audit, merged)
        .when(command)
        .thenRefused('department-not-closed');
    },
  );

  it('takes people until the day before it ends', () => {
    given(...ready, audit, merged)
      .when({ ...appoint, effectiveOn: '2024-02-29' })
      .then(appointed('s1', GRADE_8, '2024-02-29'));
  });

  it('lets people go on its last day and after it', () => {
    given(...withOne, audit, merged)
      .when(transferOut)
      .then(transferredOut('s1', GRADE_8, '서울특별시', DAY));
    given(...withOne, audit, merged)
      .when(retire)
      .then(retired('s1', GRADE_8, DAY));
  });
});
