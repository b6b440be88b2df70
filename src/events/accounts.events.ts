import type { Fact } from '../kernel/domain-event.ts';
import type { Role } from '../kernel/roles.ts';

/** What a person may do, and for which department, from this day on. */
export type Assignment = {
  readonly department: { readonly id: string; readonly name: string };
  readonly role: Role;
};

/** A person got access; the login name is the account's id and names the stream. Secrets are never in an event. */
export type AccountOpened = Fact<
  'AccountOpened',
  { readonly accountId: string; readonly name: string; readonly assignment: Assignment }
>;

/** 인사발령: other department or other role. Earlier events keep the actor as they were. */
export type AccountReassigned = Fact<'AccountReassigned', { readonly assignment: Assignment }>;

/** A new password was set; by whom stands in the event's actor. */
export type PasswordChanged = Fact<'PasswordChanged', Record<string, never>>;

export type AccountClosed = Fact<'AccountClosed', Record<string, never>>;

export type AccountsFact = AccountOpened | AccountReassigned | PasswordChanged | AccountClosed;
