import type { AccountsFact, Assignment } from '../../../events/accounts.events.ts';
import { streamName, type Circumstances, type Decided, type Decider, type StateOf } from '../../../kernel/decider.ts';
import { refuseUnless } from '../../../kernel/rejection.ts';
import type { AccountsCommand } from './accounts.commands.ts';

export interface Account {
  readonly accountId: string;
  readonly name: string;
  readonly assignment: Assignment;
  readonly open: boolean;
}

/** null before the account was opened. */
export type AccountState = Account | null;

const CATEGORY = 'account';
export const accountStream = (accountId: string): string => streamName(CATEGORY, accountId);

const LOGIN_NAME = /^[a-z0-9][a-z0-9._]{1,39}$/;

export const accountsDecider: Decider<AccountsCommand, AccountState, AccountsFact> = {
  categories: [CATEGORY],
  commands: ['OpenAccount', 'ReassignAccount', 'ChangePassword', 'ResetPassword', 'CloseAccount'],
  initialState: null,
  streams: (command) => [accountStream(command.accountId)],
  evolve: (account, { fact }) => {
    switch (fact.type) {
      case 'AccountOpened':
        return { ...fact.data, open: true };
      case 'AccountReassigned':
        return account && { ...account, assignment: fact.data.assignment };
      case 'PasswordChanged':
        return account;
      case 'AccountClosed':
        return account && { ...account, open: false };
    }
  },
  decide,
};

function decide(
  command: AccountsCommand,
  states: StateOf<AccountState>,
  { actor }: Circumstances,
): readonly Decided<AccountsFact>[] {
  const { accountId, effectiveOn } = command;
  const stream = accountStream(accountId);
  const common = { schemaVersion: 1, effectiveOn };
  if (command.type === 'OpenAccount') {
    const { name, assignment } = command;
    refuseUnless(
      LOGIN_NAME.test(accountId),
      'login-name-shape',
      '로그인 이름은 영문 소문자·숫자·점·밑줄 2~40자입니다.',
      { accountId },
    );
    refuseUnless(states(stream) === null, 'account-opened-once', `계정 ${accountId}은(는) 이미 있습니다.`, {
      accountId,
    });
    return [{ stream, fact: { type: 'AccountOpened', ...common, data: { accountId, name, assignment } } }];
  }
  const account = states(stream);
  refuseUnless(account?.open === true, 'account-open', `계정 ${accountId}이(가) 없거나 닫혔습니다.`, { accountId });
  switch (command.type) {
    case 'ReassignAccount':
      refuseUnless(actor.id !== accountId, 'not-ones-own-role', '자신의 역할은 스스로 바꿀 수 없습니다.', {
        accountId,
      });
      return [{ stream, fact: { type: 'AccountReassigned', ...common, data: { assignment: command.assignment } } }];
    case 'ChangePassword':
      refuseUnless(actor.id === accountId, 'password-of-ones-own', '비밀번호는 본인만 바꿀 수 있습니다.', {
        accountId,
      });
      return [{ stream, fact: { type: 'PasswordChanged', ...common, data: {} } }];
    case 'ResetPassword':
      refuseUnless(
        actor.id !== accountId,
        'reset-of-somebody-else',
        '자신의 비밀번호는 지금 비밀번호를 대고 바꾸어야 합니다.',
        { accountId },
      );
      return [{ stream, fact: { type: 'PasswordChanged', ...common, data: {} } }];
    case 'CloseAccount':
      refuseUnless(actor.id !== accountId, 'not-ones-own-role', '자신의 계정은 스스로 닫을 수 없습니다.', {
        accountId,
      });
      return [{ stream, fact: { type: 'AccountClosed', ...common, data: {} } }];
  }
}
