import type { Assignment } from '../../../events/accounts.events.ts';
import type { PlainDate } from '../../../kernel/time.ts';

interface OnAccount<Type extends string> {
  readonly type: Type;
  /** The login name. */
  readonly accountId: string;
  readonly effectiveOn: PlainDate;
}

export interface OpenAccount extends OnAccount<'OpenAccount'> {
  readonly name: string;
  readonly assignment: Assignment;
}
export interface ReassignAccount extends OnAccount<'ReassignAccount'> {
  readonly assignment: Assignment;
}
/** By the person, who knows the old one. */
export type ChangePassword = OnAccount<'ChangePassword'>;
/** By an administrator, for somebody who has forgotten it. */
export type ResetPassword = OnAccount<'ResetPassword'>;
export type CloseAccount = OnAccount<'CloseAccount'>;

export type AccountsCommand = OpenAccount | ReassignAccount | ChangePassword | ResetPassword | CloseAccount;
