import { heldOn } from '../../../kernel/dated.ts';
import { refuseUnless } from '../../../kernel/rejection.ts';
import { nameOn, type Units } from '../../../kernel/unit-history.ts';
import { on, record, type Facts } from './decision.ts';
import type { CreateTeam, DissolveTeam, MoveTeam, RenameTeam } from './organization.commands.ts';
import { requireEndOfChanges, requireKind, requireLasting, requireNewUnit, requireOtherName } from './unit.rules.ts';

export function createTeam(command: CreateTeam, units: Units): Facts {
  const { officeId, teamId, departmentId, name, effectiveOn } = command;
  requireNewUnit(units, officeId, teamId);
  requireLasting(units, departmentId, effectiveOn);
  return record(command, { type: 'TeamCreated', ...on(command), data: { teamId, departmentId, name } });
}

export function renameTeam(command: RenameTeam, units: Units): Facts {
  const { teamId, name, effectiveOn } = command;
  requireOtherName(requireKind(units, teamId, 'team', effectiveOn), name, effectiveOn);
  return record(command, { type: 'TeamRenamed', ...on(command), data: { teamId, name } });
}

export function moveTeam(command: MoveTeam, units: Units): Facts {
  const { teamId, to, effectiveOn } = command;
  const team = requireKind(units, teamId, 'team', effectiveOn);
  const department = requireLasting(units, to, effectiveOn);
  const from = heldOn(team.departments, effectiveOn) ?? '';
  refuseUnless(
    from !== to,
    'team-moves-elsewhere',
    `${nameOn(team, effectiveOn)}은(는) ${effectiveOn}에 이미 ${nameOn(department, effectiveOn)} 소속입니다.`,
    { teamId, departmentId: to },
  );
  return record(command, { type: 'TeamMoved', ...on(command), data: { teamId, from, to } });
}

export function dissolveTeam(command: DissolveTeam, units: Units): Facts {
  const { teamId, effectiveOn } = command;
  requireEndOfChanges(units, requireKind(units, teamId, 'team', effectiveOn), effectiveOn);
  return record(command, { type: 'TeamDissolved', ...on(command), data: { teamId } });
}
