import type { Actor } from '../../kernel/domain-event.ts';
import { SYSTEM_ROLE } from '../../kernel/roles.ts';
import type { Ground } from './decide.command.ts';

/** What the service does by itself, named as what does it. */
export const systemActor = (id: string, name: string): Actor => ({
  id,
  name,
  departmentId: 'system',
  departmentName: '자동 처리',
  role: SYSTEM_ROLE,
});

/** The ground of a command that nobody sent: who acts, why, by which document, and the id that makes it one command. */
export const systemGround = (
  ground: Pick<Ground, 'actor' | 'reason' | 'document' | 'commandId'> & Partial<Ground>,
): Ground => ({
  documentedOn: null,
  expectedVersion: null,
  dryRun: false,
  correlationId: null,
  causationId: null,
  ...ground,
});
