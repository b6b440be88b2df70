import type { QuotaCell, StaffGrade, StaffingStated } from '../../../events/staffing.events.ts';
import type { PlainDate } from '../../../kernel/time.ts';

interface OfDepartment<Type extends string> {
  readonly type: Type;
  /** The office in whose organisation the department stands. */
  readonly officeId: string;
  readonly departmentId: string;
  readonly effectiveOn: PlainDate;
}
interface OfStaff<Type extends string> extends OfDepartment<Type> {
  /** 인사번호. */
  readonly staffId: string;
}

export interface SetQuota extends OfDepartment<'SetQuota'> {
  readonly cells: readonly QuotaCell[];
}
export interface AppointStaff extends OfStaff<'AppointStaff'> {
  readonly as: StaffGrade;
}
export interface TransferStaffIn extends OfStaff<'TransferStaffIn'> {
  readonly as: StaffGrade;
  readonly from: string;
}
export interface TransferStaffOut extends OfStaff<'TransferStaffOut'> {
  readonly to: string;
}
export interface PromoteStaff extends OfStaff<'PromoteStaff'> {
  readonly to: StaffGrade;
}
export type RetireStaff = OfStaff<'RetireStaff'>;

/** One printed table, as one document states it. */
export interface StateStaffing extends OfDepartment<'StateStaffing'> {
  /** The name of the department as printed. */
  readonly departmentName: string;
  readonly total: StaffingStated['data']['total'];
  readonly cells: StaffingStated['data']['cells'];
  readonly note: string | null;
}

export type PersonnelCommand = AppointStaff | TransferStaffIn | TransferStaffOut | PromoteStaff | RetireStaff;
export type StaffingCommand = SetQuota | PersonnelCommand | StateStaffing;
