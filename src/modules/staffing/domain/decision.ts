import type { StaffingFact } from '../../../events/staffing.events.ts';
import { streamName, type Decided } from '../../../kernel/decider.ts';
import type { StaffingCommand } from './staffing.commands.ts';

/** What every decision about the staff of a department is made of. */
export type Facts = readonly Decided<StaffingFact>[];

export const STAFFING = 'staffing';
/** Read, never written: whether the department is there is what the organisation of its office says. */
export const ORGANIZATION = 'organization';

export const staffingStream = (departmentId: string): string => streamName(STAFFING, departmentId);
export const organizationStream = (officeId: string): string => streamName(ORGANIZATION, officeId);

export const on = ({ effectiveOn }: Pick<StaffingCommand, 'effectiveOn'>) => ({ schemaVersion: 1, effectiveOn });

/** The one fact that a command comes to. */
export const record = ({ departmentId }: Pick<StaffingCommand, 'departmentId'>, fact: StaffingFact): Facts => [
  { stream: staffingStream(departmentId), fact },
];
