import type { OrganizationFact } from '../../../events/organization.events.ts';
import type { StaffingFact } from '../../../events/staffing.events.ts';
import type { Circumstances, Decider, StateOf } from '../../../kernel/decider.ts';
import { ORGANIZATION, organizationStream, STAFFING, staffingStream, type Facts } from './decision.ts';
import * as personnel from './personnel.decisions.ts';
import type { StaffingCommand } from './staffing.commands.ts';
import { requireDepartment } from './staffing.rules.ts';
import { evolve, NO_STAFFING, type StaffingState } from './staffing.state.ts';
import * as table from './table.decisions.ts';

export const staffingDecider: Decider<StaffingCommand, StaffingState, StaffingFact | OrganizationFact> = {
  categories: [STAFFING, ORGANIZATION],
  commands: [
    'SetQuota',
    'AppointStaff',
    'TransferStaffIn',
    'TransferStaffOut',
    'PromoteStaff',
    'RetireStaff',
    'StateStaffing',
  ],
  initialState: NO_STAFFING,
  streams: ({ departmentId, officeId }) => [staffingStream(departmentId), organizationStream(officeId)],
  evolve,
  decide,
};

/** The department whose staff a command changes. */
export const departmentsOfStaffing = ({ departmentId }: StaffingCommand): readonly string[] => [departmentId];

function decide(command: StaffingCommand, states: StateOf<StaffingState>, circumstances: Circumstances): Facts {
  requireDepartment(states(organizationStream(command.officeId)).units, command);
  const state = states(staffingStream(command.departmentId));
  switch (command.type) {
    case 'SetQuota':
      return table.setQuota(command);
    case 'AppointStaff':
      return personnel.appointStaff(command, state);
    case 'TransferStaffIn':
      return personnel.transferStaffIn(command, state);
    case 'TransferStaffOut':
      return personnel.transferStaffOut(command, state);
    case 'PromoteStaff':
      return personnel.promoteStaff(command, state);
    case 'RetireStaff':
      return personnel.retireStaff(command, state);
    case 'StateStaffing':
      return table.stateStaffing(command, circumstances);
  }
}
