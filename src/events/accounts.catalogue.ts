import type { EventCatalogue } from '../kernel/event-catalogue.ts';
import { ROLES } from '../kernel/roles.ts';
import { membersOf, oneOf, TEXT } from '../kernel/shape.ts';
import type { AccountsFact, Assignment } from './accounts.events.ts';
import { DEPARTMENT, NO_DATA, v1 } from './shapes.ts';

const assignment = membersOf<Assignment>({ department: DEPARTMENT, role: oneOf(ROLES) });

export const ACCOUNTS_EVENTS: EventCatalogue<AccountsFact> = {
  AccountOpened: v1('계정 개설', membersOf({ accountId: TEXT, name: TEXT, assignment })),
  AccountReassigned: v1('인사발령 반영', membersOf({ assignment })),
  PasswordChanged: v1('비밀번호 변경', NO_DATA),
  AccountClosed: v1('계정 폐쇄', NO_DATA),
};
