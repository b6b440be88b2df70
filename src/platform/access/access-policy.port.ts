import type { Actor } from '../../kernel/domain-event.ts';

/** any: every department. own-department: only what belongs to the actor's own. */
export type Scope = 'any' | 'own-department';

/** What the policy table answers (src/access/access-policy.ts); null is no. */
export interface AccessPolicy {
  /** How far the role's right to send this command goes. */
  mayCommand(role: string, commandType: string): Scope | null;
  /** How far the role's right to read goes. */
  mayRead(role: string, subject: string): Scope | null;
  /** Whether the role may let a dated document prove earlier knowledge. */
  mayDocument(role: string): boolean;
}
export const ACCESS_POLICY = Symbol('AccessPolicy');

export const reaches = (scope: Scope | null, actor: Actor, departmentIds: readonly string[]): boolean =>
  scope === 'any' || (scope === 'own-department' && departmentIds.every((id) => id === actor.departmentId));
