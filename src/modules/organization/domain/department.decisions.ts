import { refuseUnless } from '../../../kernel/rejection.ts';
import { nameOn, teamsIn, type Units } from '../../../kernel/unit-history.ts';
import { on, record, type Facts } from './decision.ts';
import type { CreateDepartment, DissolveDepartment, RenameDepartment } from './organization.commands.ts';
import { requireEndOfChanges, requireFreeName, requireKind, requireNewUnit, requireOtherName } from './unit.rules.ts';

export function createDepartment(command: CreateDepartment, units: Units): Facts {
  const { officeId, departmentId, name, effectiveOn } = command;
  requireNewUnit(units, officeId, departmentId);
  requireFreeName(units, departmentId, name, effectiveOn);
  return record(command, { type: 'DepartmentCreated', ...on(command), data: { departmentId, name } });
}

export function renameDepartment(command: RenameDepartment, units: Units): Facts {
  const { departmentId, name, effectiveOn } = command;
  requireOtherName(requireKind(units, departmentId, 'department', effectiveOn), name, effectiveOn);
  requireFreeName(units, departmentId, name, effectiveOn);
  return record(command, { type: 'DepartmentRenamed', ...on(command), data: { departmentId, name } });
}

export function dissolveDepartment(command: DissolveDepartment, units: Units): Facts {
  const { departmentId, effectiveOn } = command;
  const department = requireKind(units, departmentId, 'department', effectiveOn);
  const teams = teamsIn(units, departmentId, effectiveOn).map((team) => nameOn(team, effectiveOn));
  refuseUnless(
    teams.length === 0,
    'dissolved-department-is-empty',
    `${nameOn(department, effectiveOn)}에 팀이 남아 있어 폐지할 수 없습니다 (${teams.join(', ')}).`,
    { departmentId, teams },
  );
  requireEndOfChanges(units, department, effectiveOn);
  return record(command, { type: 'DepartmentDissolved', ...on(command), data: { departmentId } });
}
