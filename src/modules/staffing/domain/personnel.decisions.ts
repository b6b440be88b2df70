import { refuseUnless } from '../../../kernel/rejection.ts';
import { on, record, type Facts } from './decision.ts';
import { isSameGrade, requireAbsent, requireColumn, requireInOrder, requirePresent } from './staffing.rules.ts';
import type {
  AppointStaff,
  PromoteStaff,
  RetireStaff,
  TransferStaffIn,
  TransferStaffOut,
} from './staffing.commands.ts';
import type { StaffingState } from './staffing.state.ts';

export function appointStaff(command: AppointStaff, state: StaffingState): Facts {
  const { departmentId, staffId, as } = command;
  requireComing(command, state);
  return record(command, { type: 'StaffAppointed', ...on(command), data: { departmentId, staffId, as } });
}

export function transferStaffIn(command: TransferStaffIn, state: StaffingState): Facts {
  const { departmentId, staffId, as, from } = command;
  requireComing(command, state);
  return record(command, { type: 'StaffTransferredIn', ...on(command), data: { departmentId, staffId, as, from } });
}

export function transferStaffOut(command: TransferStaffOut, state: StaffingState): Facts {
  const { departmentId, staffId, to } = command;
  const as = gradeOf(command, state);
  return record(command, { type: 'StaffTransferredOut', ...on(command), data: { departmentId, staffId, as, to } });
}

export function promoteStaff(command: PromoteStaff, state: StaffingState): Facts {
  const { departmentId, staffId, to, effectiveOn } = command;
  const from = gradeOf(command, state);
  refuseUnless(
    !isSameGrade(from, to),
    'promotion-changes-grade',
    `${staffId}은(는) 이미 ${to.series} ${to.grade}입니다.`,
    { staffId, series: to.series, grade: to.grade },
  );
  requireColumn(state, to, effectiveOn);
  return record(command, { type: 'StaffPromoted', ...on(command), data: { departmentId, staffId, from, to } });
}

export function retireStaff(command: RetireStaff, state: StaffingState): Facts {
  const { departmentId, staffId } = command;
  const as = gradeOf(command, state);
  return record(command, { type: 'StaffRetired', ...on(command), data: { departmentId, staffId, as } });
}

function requireComing(command: AppointStaff | TransferStaffIn, state: StaffingState): void {
  const member = state.staff.get(command.staffId);
  requireAbsent(member, command.staffId);
  requireInOrder(member, command);
  requireColumn(state, command.as, command.effectiveOn);
}

function gradeOf(command: TransferStaffOut | PromoteStaff | RetireStaff, state: StaffingState) {
  const member = state.staff.get(command.staffId);
  requireInOrder(member, command);
  return requirePresent(member, command.staffId);
}
