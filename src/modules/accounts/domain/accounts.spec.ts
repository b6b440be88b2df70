import { describe, it } from '@jest/globals';
import type { AccountsFact, Assignment } from '../../../events/accounts.events.ts';
import type { Decided } from '../../../kernel/decider.ts';
import { COMMANDER, scenariosOf } from '../../../../test/support/given-when-then.ts';
import type { AccountsCommand, OpenAccount } from './accounts.commands.ts';
import { accountsDecider } from './accounts.decider.ts';

const given = scenariosOf(accountsDecider);

const CULTURE: Assignment = { department: { id: 'culture', name: '문화과' }, role: 'department-officer' };
const BUDGET: Assignment = { department: { id: 'planning', name: '기획예산과' }, role: 'budget-officer' };

const open: OpenAccount = {
  type: 'OpenAccount',
  accountId: 'kim',
  name: '김담당',
  assignment: CULTURE,
  effectiveOn: '2025-01-02',
};
const onKim = { accountId: 'kim', effectiveOn: '2025-03-02' } as const;
const reassign: AccountsCommand = { type: 'ReassignAccount', ...onKim, assignment: BUDGET };
const changePassword: AccountsCommand = { type: 'ChangePassword', ...onKim };
const resetPassword: AccountsCommand = { type: 'ResetPassword', ...onKim };
const close: AccountsCommand = { type: 'CloseAccount', ...onKim };

const administrator = { ...COMMANDER, role: 'administrator' };
const kim = { ...COMMANDER, id: 'kim', role: 'department-officer' };

const fact = (of: AccountsFact, accountId = 'kim'): Decided<AccountsFact> => ({
  stream: `account-${accountId}`,
  fact: of,
});
const opened = ({ accountId, name, assignment, effectiveOn }: OpenAccount = open) =>
  fact({ type: 'AccountOpened', schemaVersion: 1, effectiveOn, data: { accountId, name, assignment } }, accountId);
const later = { schemaVersion: 1, effectiveOn: '2025-03-02' };
const reassigned = fact({ type: 'AccountReassigned', ...later, data: { assignment: BUDGET } });
const passwordChanged = fact({ type: 'PasswordChanged', ...later, data: {} });
const closed = fact({ type: 'AccountClosed', ...later, data: {} });

describe('OpenAccount', () => {
  it('lets a person in, in one role for one department', () => {
    given().when(open).then(opened());
  });

  it.each([
    ['one letter', 'k'],
    ['more than 40', 'k'.repeat(41)],
    ['a capital', 'Kim'],
    ['a hyphen, which would end the stream category', 'kim-2'],
    ['a point at the start', '.kim'],
    ['Hangul', '김담당'],
    ['a space', 'kim 2'],
    ['a line end behind it', 'kim\n'],
    ['nothing', ''],
  ])('login-name-shape: not %s', (_, accountId) => {
    given()
      .when({ ...open, accountId })
      .thenRefused('login-name-shape');
  });

  it.each(['ki', 'k'.repeat(40), '2kim', 'kim.dam_dang2'])('login-name-shape: %s will do', (accountId) => {
    const named = { ...open, accountId };
    given().when(named).then(opened(named));
  });

  it('account-opened-once: a login name belongs to one person for ever', () => {
    given(opened()).when(open).thenRefused('account-opened-once');
    given(opened(), closed).when(open).thenRefused('account-opened-once');
    const other = { ...open, accountId: 'lee' };
    given(opened()).when(other).then(opened(other));
  });
});

describe('account-open', () => {
  it.each([reassign, resetPassword, close])('$type needs an account that is there', (command) => {
    given().when(command, { actor: administrator }).thenRefused('account-open');
  });

  it.each([reassign, resetPassword, close])('$type needs an account that is not closed', (command) => {
    given(opened(), closed).when(command, { actor: administrator }).thenRefused('account-open');
  });

  it.each([
    [reassign, reassigned],
    [resetPassword, passwordChanged],
    [close, closed],
  ])('an open account takes it: %j', (command, expected) => {
    given(opened(), reassigned, passwordChanged).when(command, { actor: administrator }).then(expected);
  });
});

describe('not-ones-own-role', () => {
  it.each([reassign, close])('$type of the own account is refused, also to an administrator', (command) => {
    given(opened())
      .when(command, { actor: { ...administrator, id: 'kim' } })
      .thenRefused('not-ones-own-role');
  });

  it('another administrator does it', () => {
    given(opened()).when(reassign, { actor: administrator }).then(reassigned);
    given(opened()).when(close, { actor: administrator }).then(closed);
  });
});

describe('password-of-ones-own', () => {
  it('nobody changes the password of somebody else, not even an administrator', () => {
    for (const actor of [{ ...kim, id: 'lee' }, administrator])
      given(opened()).when(changePassword, { actor }).thenRefused('password-of-ones-own');
  });

  it('everybody changes the own one', () => {
    given(opened()).when(changePassword, { actor: kim }).then(passwordChanged);
  });
});

describe('reset-of-somebody-else', () => {
  it('a reset would let a token replace the password that its holder does not know', () => {
    given(opened()).when(resetPassword, { actor: kim }).thenRefused('reset-of-somebody-else');
  });

  it('an administrator resets the password of somebody else', () => {
    given(opened()).when(resetPassword, { actor: administrator }).then(passwordChanged);
  });
});
