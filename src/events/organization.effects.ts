import { HEAD, withChange, type UnitChange, type Units } from '../kernel/unit-history.ts';
import type { OrganizationFact } from './organization.events.ts';

/** What a fact does to the units of its office, from its day on. */
export function unitChanges(fact: OrganizationFact): readonly UnitChange[] {
  switch (fact.type) {
    case 'DepartmentCreated': {
      const { departmentId: unitId, name } = fact.data;
      return [{ unitId, aspect: 'kind', value: 'department' }, named(unitId, name)];
    }
    case 'TeamCreated': {
      const { teamId: unitId, departmentId, name } = fact.data;
      return [{ unitId, aspect: 'kind', value: 'team' }, named(unitId, name), placed(unitId, departmentId)];
    }
    case 'DepartmentRenamed':
      return [named(fact.data.departmentId, fact.data.name)];
    case 'TeamRenamed':
      return [named(fact.data.teamId, fact.data.name)];
    case 'TeamMoved':
      return [placed(fact.data.teamId, fact.data.to)];
    case 'DepartmentsMerged': {
      const { from, into, teams } = fact.data;
      return [...from.flatMap((id) => [succeeded(id, into), closed(id)]), ...teams.map((id) => placed(id, into))];
    }
    case 'DepartmentSplit': {
      const { departmentId, into, teams } = fact.data;
      return [
        ...into.filter((id) => id !== departmentId).map((id) => succeeded(departmentId, id)),
        ...(into.includes(departmentId) ? [] : [closed(departmentId)]),
        ...teams.map((team) => placed(team.teamId, team.departmentId)),
      ];
    }
    case 'DepartmentDissolved':
      return [closed(fact.data.departmentId)];
    case 'TeamDissolved':
      return [closed(fact.data.teamId)];
    case 'HeadAppointed':
      return [{ unitId: fact.data.unitId, aspect: 'post', post: HEAD, person: fact.data.person }];
    case 'OfficerAssigned':
      return [{ unitId: fact.data.unitId, aspect: 'post', post: fact.data.duty, person: fact.data.person }];
    case 'AppointmentEnded':
      return [{ unitId: fact.data.unitId, aspect: 'post', post: fact.data.duty ?? HEAD, person: null }];
  }
}

/** The units of the office after one more fact. */
export const withFact = (units: Units, fact: OrganizationFact): Units =>
  unitChanges(fact).reduce((changed, change) => withChange(changed, change, fact.effectiveOn), units);

const named = (unitId: string, value: string): UnitChange => ({ unitId, aspect: 'name', value });
const placed = (unitId: string, value: string): UnitChange => ({ unitId, aspect: 'department', value });
const succeeded = (unitId: string, value: string): UnitChange => ({ unitId, aspect: 'successor', value });
const closed = (unitId: string): UnitChange => ({ unitId, aspect: 'closing' });
