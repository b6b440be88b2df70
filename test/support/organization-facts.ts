import type { OrganizationFact } from '../../src/events/organization.events.ts';
import type { Decided } from '../../src/kernel/decider.ts';

/** An invented office. */
export const OFFICE = 'garam';

type Office = Decided<OrganizationFact>;

const STREAM = `organization-${OFFICE}`;
const v1 = (effectiveOn: string) => ({ schemaVersion: 1, effectiveOn });

export const departmentCreated = (departmentId: string, name: string, effectiveOn = '2023-01-01'): Office => ({
  stream: STREAM,
  fact: { type: 'DepartmentCreated', ...v1(effectiveOn), data: { departmentId, name } },
});
export const departmentRenamed = (departmentId: string, name: string, effectiveOn: string): Office => ({
  stream: STREAM,
  fact: { type: 'DepartmentRenamed', ...v1(effectiveOn), data: { departmentId, name } },
});
export const departmentsMerged = (
  from: readonly string[],
  into: string,
  effectiveOn: string,
  teams: readonly string[] = [],
): Office => ({ stream: STREAM, fact: { type: 'DepartmentsMerged', ...v1(effectiveOn), data: { from, into, teams } } });
export const departmentSplit = (
  departmentId: string,
  into: readonly string[],
  effectiveOn: string,
  teams: readonly { readonly teamId: string; readonly departmentId: string }[] = [],
): Office => ({
  stream: STREAM,
  fact: { type: 'DepartmentSplit', ...v1(effectiveOn), data: { departmentId, into, teams } },
});
export const departmentDissolved = (departmentId: string, effectiveOn: string): Office => ({
  stream: STREAM,
  fact: { type: 'DepartmentDissolved', ...v1(effectiveOn), data: { departmentId } },
});
export const teamCreated = (
  teamId: string,
  departmentId: string,
  name: string,
  effectiveOn = '2023-01-01',
): Office => ({
  stream: STREAM,
  fact: { type: 'TeamCreated', ...v1(effectiveOn), data: { teamId, departmentId, name } },
});
export const teamRenamed = (teamId: string, name: string, effectiveOn: string): Office => ({
  stream: STREAM,
  fact: { type: 'TeamRenamed', ...v1(effectiveOn), data: { teamId, name } },
});
export const teamMoved = (teamId: string, from: string, to: string, effectiveOn: string): Office => ({
  stream: STREAM,
  fact: { type: 'TeamMoved', ...v1(effectiveOn), data: { teamId, from, to } },
});
export const teamDissolved = (teamId: string, effectiveOn: string): Office => ({
  stream: STREAM,
  fact: { type: 'TeamDissolved', ...v1(effectiveOn), data: { teamId } },
});

export const KIM = { id: 'k1', name: '김과장' };
export const LEE = { id: 'l2', name: '이과장' };

export const headAppointed = (unitId: string, person: typeof KIM, effectiveOn = '2023-01-01'): Office => ({
  stream: STREAM,
  fact: { type: 'HeadAppointed', ...v1(effectiveOn), data: { unitId, person } },
});
export const officerAssigned = (
  unitId: string,
  duty: string,
  person: typeof KIM,
  effectiveOn = '2023-01-01',
): Office => ({
  stream: STREAM,
  fact: { type: 'OfficerAssigned', ...v1(effectiveOn), data: { unitId, duty, person } },
});
export const appointmentEnded = (
  unitId: string,
  duty: string | null,
  person: typeof KIM,
  effectiveOn: string,
): Office => ({
  stream: STREAM,
  fact: { type: 'AppointmentEnded', ...v1(effectiveOn), data: { unitId, duty, person } },
});
