import { withFact } from '../../../events/organization.effects.ts';
import type { OrganizationFact } from '../../../events/organization.events.ts';
import type { Decider, StateOf } from '../../../kernel/decider.ts';
import { NO_UNITS, type Units } from '../../../kernel/unit-history.ts';
import * as appointment from './appointment.decisions.ts';
import { CATEGORY, organizationStream, type Facts } from './decision.ts';
import * as department from './department.decisions.ts';
import type { OrganizationCommand } from './organization.commands.ts';
import * as reorganization from './reorganization.decisions.ts';
import * as team from './team.decisions.ts';

export const organizationDecider: Decider<OrganizationCommand, Units, OrganizationFact> = {
  categories: [CATEGORY],
  commands: [
    'CreateDepartment',
    'RenameDepartment',
    'MergeDepartments',
    'SplitDepartment',
    'DissolveDepartment',
    'CreateTeam',
    'RenameTeam',
    'MoveTeam',
    'DissolveTeam',
    'AppointHead',
    'AssignOfficer',
    'EndAppointment',
  ],
  initialState: NO_UNITS,
  streams: (command) => [organizationStream(command.officeId)],
  evolve: (units, { fact }) => withFact(units, fact),
  decide,
};

function decide(command: OrganizationCommand, states: StateOf<Units>): Facts {
  const units = states(organizationStream(command.officeId));
  switch (command.type) {
    case 'CreateDepartment':
      return department.createDepartment(command, units);
    case 'RenameDepartment':
      return department.renameDepartment(command, units);
    case 'DissolveDepartment':
      return department.dissolveDepartment(command, units);
    case 'MergeDepartments':
      return reorganization.mergeDepartments(command, units);
    case 'SplitDepartment':
      return reorganization.splitDepartment(command, units);
    case 'CreateTeam':
      return team.createTeam(command, units);
    case 'RenameTeam':
      return team.renameTeam(command, units);
    case 'MoveTeam':
      return team.moveTeam(command, units);
    case 'DissolveTeam':
      return team.dissolveTeam(command, units);
    case 'AppointHead':
      return appointment.appointHead(command, units);
    case 'AssignOfficer':
      return appointment.assignOfficer(command, units);
    case 'EndAppointment':
      return appointment.endAppointment(command, units);
  }
}
