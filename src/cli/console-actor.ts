import { userInfo } from 'node:os';
import type { Actor } from '../kernel/domain-event.ts';
import type { Role } from '../kernel/roles.ts';
import { Rejection } from '../kernel/rejection.ts';
import { Sessions } from '../modules/accounts/sessions.ts';
import type { Ledger } from './with-ledger.ts';

/**
 * Who works at the server's own terminal: the named account, or the operating system's user, who can reach the data
 * anyway and is named as what they are.
 * @throws Rejection account-open when there is no such account.
 */
export async function consoleActor(
  { app }: Ledger,
  accountId: string | undefined,
  role: Role = 'budget-officer',
): Promise<Actor> {
  if (accountId === undefined) {
    const { username } = userInfo();
    return {
      id: `console:${username}`,
      name: `콘솔 ${username}`,
      departmentId: 'console',
      departmentName: '서버 콘솔',
      role,
    };
  }
  const actor = await app.get(Sessions).actorOf(accountId);
  if (!actor) throw new Rejection('account-open', `계정 ${accountId}이(가) 없거나 닫혔습니다.`, { accountId });
  return actor;
}
