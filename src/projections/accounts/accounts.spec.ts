import { describe, expect, test } from '@jest/globals';
import { logOf } from '../../../test/support/given-when-then.ts';
import { MemoryTables } from '../../../test/support/memory-rows.ts';
import type { AccountsFact, Assignment } from '../../events/accounts.events.ts';
import { ACCOUNTS_EVENTS } from '../../events/accounts.catalogue.ts';
import type { Decided } from '../../kernel/decider.ts';
import { account, accounts } from './accounts.projection.ts';

const CULTURE: Assignment = { department: { id: 'culture', name: '문화과' }, role: 'department-officer' };
const BUDGET: Assignment = { department: { id: 'planning', name: '기획예산과' }, role: 'budget-officer' };

const v1 = { schemaVersion: 1, effectiveOn: '2025-01-02' };
const on = (accountId: string, fact: AccountsFact): Decided<AccountsFact> => ({ stream: `account-${accountId}`, fact });
const opened = (accountId: string, name: string, assignment = CULTURE) =>
  on(accountId, { type: 'AccountOpened', ...v1, data: { accountId, name, assignment } });
const reassigned = (accountId: string) =>
  on(accountId, { type: 'AccountReassigned', ...v1, data: { assignment: BUDGET } });
const passwordChanged = (accountId: string) => on(accountId, { type: 'PasswordChanged', ...v1, data: {} });
const closed = (accountId: string) => on(accountId, { type: 'AccountClosed', ...v1, data: {} });

const fold = (...facts: readonly Decided<AccountsFact>[]) =>
  new MemoryTables(accounts).fold(logOf(facts)).rows(account);

const KIM = {
  account_id: 'kim.1',
  name: '김담당',
  department_id: 'culture',
  department_name: '문화과',
  role: 'department-officer',
  open: true,
};

describe('an account', () => {
  test('is what its opening says', () => {
    expect(fold(opened('kim.1', '김담당'))).toEqual([KIM]);
  });

  test('is what its last assignment says, and keeps its name', () => {
    expect(fold(opened('kim.1', '김담당'), reassigned('kim.1'))).toEqual([
      { ...KIM, department_id: 'planning', department_name: '기획예산과', role: 'budget-officer' },
    ]);
  });

  test('stays, closed', () => {
    expect(fold(opened('kim.1', '김담당'), closed('kim.1'))).toEqual([{ ...KIM, open: false }]);
  });

  test('shows nothing of a changed password', () => {
    expect(fold(opened('kim.1', '김담당'), passwordChanged('kim.1'))).toEqual([KIM]);
  });

  test('is moved by its own events only', () => {
    const rows = fold(opened('kim.1', '김담당'), opened('lee', '이담당'), reassigned('lee'), closed('lee'));
    expect(rows.map((row) => [row.account_id, row.role, row.open])).toEqual([
      ['kim.1', 'department-officer', true],
      ['lee', 'budget-officer', false],
    ]);
  });

  test.each([reassigned('kim.1'), closed('kim.1')])('is opened before $fact.type', (fact) => {
    expect(() => fold(fact)).toThrow('account kim.1 changed before it was opened');
  });
});

describe('the projection', () => {
  test('folds two pages as one, wherever they part', () => {
    const log = logOf([
      opened('kim.1', '김담당'),
      opened('lee', '이담당'),
      reassigned('kim.1'),
      passwordChanged('lee'),
      closed('lee'),
    ]);
    const whole = new MemoryTables(accounts).fold(log).rows(account);
    for (let cut = 0; cut <= log.length; cut += 1)
      expect(new MemoryTables(accounts).fold(log.slice(0, cut)).fold(log.slice(cut)).rows(account)).toEqual(whole);
  });

  test('folds every event of an account but the changed password, which nobody reads', () => {
    const folded = [...Object.keys(accounts.handlers), 'PasswordChanged'];
    expect(folded.toSorted()).toEqual(Object.keys(ACCOUNTS_EVENTS).toSorted());
  });
});
