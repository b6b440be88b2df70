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
export type RecordPasswordChange = OnAccount<'RecordPasswordChange'>;
export type CloseAccount = OnAccount<'CloseAccount'>;

export type AccountsCommand = OpenAccount | ReassignAccount | RecordPasswordChange | CloseAccount;
