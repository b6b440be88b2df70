import type { OrganizationFact } from '../../../events/organization.events.ts';
import { streamName, type Decided } from '../../../kernel/decider.ts';
import type { OrganizationCommand } from './organization.commands.ts';

/** What every decision about an office is made of. */
export type Facts = readonly Decided<OrganizationFact>[];

export const CATEGORY = 'organization';

export const organizationStream = (officeId: string): string => streamName(CATEGORY, officeId);

export const on = ({ effectiveOn }: Pick<OrganizationCommand, 'effectiveOn'>) => ({ schemaVersion: 1, effectiveOn });

/** The one fact that a command comes to. */
export const record = ({ officeId }: Pick<OrganizationCommand, 'officeId'>, fact: OrganizationFact): Facts => [
  { stream: organizationStream(officeId), fact },
];
