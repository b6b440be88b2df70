import type { TeamPlacement } from '../../../events/organization.events.ts';
import type { PlainDate } from '../../../kernel/time.ts';
import type { Person } from '../../../kernel/unit-history.ts';

interface OfOffice<Type extends string> {
  readonly type: Type;
  readonly officeId: string;
  /** The first day on which it is so; a reorganisation is recorded ahead of its day. */
  readonly effectiveOn: PlainDate;
}

export interface CreateDepartment extends OfOffice<'CreateDepartment'> {
  readonly departmentId: string;
  readonly name: string;
}
export interface RenameDepartment extends OfOffice<'RenameDepartment'> {
  readonly departmentId: string;
  readonly name: string;
}
/** The teams are not asked: all of them go along. */
export interface MergeDepartments extends OfOffice<'MergeDepartments'> {
  readonly from: readonly string[];
  readonly into: string;
}
export interface SplitDepartment extends OfOffice<'SplitDepartment'> {
  readonly departmentId: string;
  /** With the department itself where it goes on. */
  readonly into: readonly string[];
  readonly teams: readonly TeamPlacement[];
}
export interface DissolveDepartment extends OfOffice<'DissolveDepartment'> {
  readonly departmentId: string;
}
export interface CreateTeam extends OfOffice<'CreateTeam'> {
  readonly teamId: string;
  readonly departmentId: string;
  readonly name: string;
}
export interface RenameTeam extends OfOffice<'RenameTeam'> {
  readonly teamId: string;
  readonly name: string;
}
export interface MoveTeam extends OfOffice<'MoveTeam'> {
  readonly teamId: string;
  /** The department it goes to. */
  readonly to: string;
}
export interface DissolveTeam extends OfOffice<'DissolveTeam'> {
  readonly teamId: string;
}
export interface AppointHead extends OfOffice<'AppointHead'> {
  readonly unitId: string;
  readonly person: Person;
}
export interface AssignOfficer extends OfOffice<'AssignOfficer'> {
  readonly unitId: string;
  readonly duty: string;
  readonly person: Person;
}
export interface EndAppointment extends OfOffice<'EndAppointment'> {
  readonly unitId: string;
  /** null is the head's. */
  readonly duty: string | null;
}

export type OrganizationCommand =
  | CreateDepartment
  | RenameDepartment
  | MergeDepartments
  | SplitDepartment
  | DissolveDepartment
  | CreateTeam
  | RenameTeam
  | MoveTeam
  | DissolveTeam
  | AppointHead
  | AssignOfficer
  | EndAppointment;
