import { refuseUnless } from '../../../kernel/rejection.ts';
import { nameOn, teamsIn, type Units } from '../../../kernel/unit-history.ts';
import { on, record, type Facts } from './decision.ts';
import type { MergeDepartments, SplitDepartment } from './organization.commands.ts';
import { requireEndOfChanges, requireKind, requireLasting } from './unit.rules.ts';

const areDistinct = (ids: readonly string[]): boolean => new Set(ids).size === ids.length;

export function mergeDepartments(command: MergeDepartments, units: Units): Facts {
  const { from, into, effectiveOn } = command;
  refuseUnless(
    from.length > 0 && areDistinct([...from, into]),
    'merge-into-another',
    `통합은 서로 다른 부서를 다른 한 부서로 합칩니다 (${from.join(', ')} → ${into}).`,
    { from, into },
  );
  const ending = from.map((id) => requireKind(units, id, 'department', effectiveOn));
  requireLasting(units, into, effectiveOn);
  for (const department of ending) requireEndOfChanges(units, department, effectiveOn);
  const teams = from.flatMap((id) => teamsIn(units, id, effectiveOn)).map(({ unitId }) => unitId);
  return record(command, { type: 'DepartmentsMerged', ...on(command), data: { from, into, teams } });
}

export function splitDepartment(command: SplitDepartment, units: Units): Facts {
  const { departmentId, into, teams, effectiveOn } = command;
  const department = requireKind(units, departmentId, 'department', effectiveOn);
  refuseUnless(
    into.length > 1 && areDistinct(into),
    'split-into-several',
    `${nameOn(department, effectiveOn)}은(는) 서로 다른 둘 이상의 부서로 나누어야 합니다 (${into.join(', ')}).`,
    { departmentId, into },
  );
  for (const id of into) requireLasting(units, id, effectiveOn);
  const present = teamsIn(units, departmentId, effectiveOn).map(({ unitId }) => unitId);
  const placed = teams.map(({ teamId }) => teamId);
  const places = teams.map((team) => team.departmentId);
  refuseUnless(
    areDistinct(placed) &&
      placed.length === present.length &&
      present.every((id) => placed.includes(id)) &&
      places.every((id) => into.includes(id)),
    'split-places-every-team',
    `${nameOn(department, effectiveOn)}의 팀을 빠짐없이 한 번씩 나뉜 부서에 두어야 합니다 (${present.join(', ')}).`,
    { departmentId, present, placed, into },
  );
  if (!into.includes(departmentId)) requireEndOfChanges(units, department, effectiveOn);
  return record(command, { type: 'DepartmentSplit', ...on(command), data: { departmentId, into, teams } });
}
