import type { Fact } from '../kernel/domain-event.ts';
import type { Person } from '../kernel/unit-history.ts';

/** 부서 신설. The day of the fact is the first on which it exists. */
export type DepartmentCreated = Fact<'DepartmentCreated', { readonly departmentId: string; readonly name: string }>;

export type DepartmentRenamed = Fact<'DepartmentRenamed', { readonly departmentId: string; readonly name: string }>;

/** 부서 통합: the departments end, the one they go into goes on; their teams go with them. */
export type DepartmentsMerged = Fact<
  'DepartmentsMerged',
  { readonly from: readonly string[]; readonly into: string; readonly teams: readonly string[] }
>;

/** Where a team of a divided department goes. */
export type TeamPlacement = { readonly teamId: string; readonly departmentId: string };

/** 부서 분리: into names the department itself where it goes on, smaller; otherwise it ends. */
export type DepartmentSplit = Fact<
  'DepartmentSplit',
  { readonly departmentId: string; readonly into: readonly string[]; readonly teams: readonly TeamPlacement[] }
>;

/** 부서 폐지, without a successor. */
export type DepartmentDissolved = Fact<'DepartmentDissolved', { readonly departmentId: string }>;

export type TeamCreated = Fact<
  'TeamCreated',
  { readonly teamId: string; readonly departmentId: string; readonly name: string }
>;

export type TeamRenamed = Fact<'TeamRenamed', { readonly teamId: string; readonly name: string }>;

export type TeamMoved = Fact<'TeamMoved', { readonly teamId: string; readonly from: string; readonly to: string }>;

export type TeamDissolved = Fact<'TeamDissolved', { readonly teamId: string }>;

/** 부서장 or 팀장; whoever was it before is it no longer. */
export type HeadAppointed = Fact<'HeadAppointed', { readonly unitId: string; readonly person: Person }>;

/** 담당: who answers for one duty of a unit. */
export type OfficerAssigned = Fact<
  'OfficerAssigned',
  { readonly unitId: string; readonly duty: string; readonly person: Person }
>;

/** The post is vacant from this day on; duty null is the head's. */
export type AppointmentEnded = Fact<
  'AppointmentEnded',
  { readonly unitId: string; readonly duty: string | null; readonly person: Person }
>;

export type OrganizationFact =
  | DepartmentCreated
  | DepartmentRenamed
  | DepartmentsMerged
  | DepartmentSplit
  | DepartmentDissolved
  | TeamCreated
  | TeamRenamed
  | TeamMoved
  | TeamDissolved
  | HeadAppointed
  | OfficerAssigned
  | AppointmentEnded;
