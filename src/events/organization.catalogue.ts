import type { EventCatalogue } from '../kernel/event-catalogue.ts';
import { listOf, membersOf, orNull, TEXT } from '../kernel/shape.ts';
import type { Person } from '../kernel/unit-history.ts';
import type { OrganizationFact, TeamPlacement } from './organization.events.ts';
import { v1 } from './shapes.ts';

const person = membersOf<Person>({ id: TEXT, name: TEXT });
const teamPlacement = membersOf<TeamPlacement>({ teamId: TEXT, departmentId: TEXT });

export const ORGANIZATION_EVENTS: EventCatalogue<OrganizationFact> = {
  DepartmentCreated: v1('부서 신설', membersOf({ departmentId: TEXT, name: TEXT })),
  DepartmentRenamed: v1('부서 개칭', membersOf({ departmentId: TEXT, name: TEXT })),
  DepartmentsMerged: v1('부서 통합', membersOf({ from: listOf(TEXT), into: TEXT, teams: listOf(TEXT) })),
  DepartmentSplit: v1('부서 분리', membersOf({ departmentId: TEXT, into: listOf(TEXT), teams: listOf(teamPlacement) })),
  DepartmentDissolved: v1('부서 폐지', membersOf({ departmentId: TEXT })),
  TeamCreated: v1('팀 신설', membersOf({ teamId: TEXT, departmentId: TEXT, name: TEXT })),
  TeamRenamed: v1('팀 개칭', membersOf({ teamId: TEXT, name: TEXT })),
  TeamMoved: v1('팀 이관', membersOf({ teamId: TEXT, from: TEXT, to: TEXT })),
  TeamDissolved: v1('팀 폐지', membersOf({ teamId: TEXT })),
  HeadAppointed: v1('부서장·팀장 임명', membersOf({ unitId: TEXT, person })),
  OfficerAssigned: v1('담당 지정', membersOf({ unitId: TEXT, duty: TEXT, person })),
  AppointmentEnded: v1('해임', membersOf({ unitId: TEXT, duty: orNull(TEXT), person })),
};
