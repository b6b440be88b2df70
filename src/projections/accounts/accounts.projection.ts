import type {
  AccountClosed,
  AccountOpened,
  AccountReassigned,
  AccountsFact,
  Assignment,
} from '../../events/accounts.events.ts';
import type { StoredEvent } from '../../kernel/domain-event.ts';
import type { Handler, Projection, Row, Rows, Table } from '../../kernel/projection.ts';

export type AccountRow = Row & {
  readonly account_id: string;
  readonly name: string;
  readonly department_id: string;
  readonly department_name: string;
  readonly role: string;
  readonly open: boolean;
};

export const account: Table<AccountRow> = {
  name: 'account',
  columns: {
    account_id: 'text',
    name: 'text',
    department_id: 'text',
    department_name: 'text',
    role: 'text',
    open: 'boolean',
  },
  nullable: [],
  key: ['account_id'],
  indexes: [],
  writes: 'upsert',
};

const accountIdOf = (event: StoredEvent): string => event.stream.slice(event.stream.indexOf('-') + 1);

const assigned = ({ department, role }: Assignment) => ({
  department_id: department.id,
  department_name: department.name,
  role,
});

const opened: Handler<StoredEvent<AccountOpened>> = {
  touches: () => [],
  fold: ({ fact: { data } }, rows) => {
    rows.put(account, { account_id: data.accountId, name: data.name, ...assigned(data.assignment), open: true });
  },
};

const changed = <F extends AccountsFact>(
  change: (row: AccountRow, fact: F) => AccountRow,
): Handler<StoredEvent<F>> => ({
  touches: (event) => [{ table: account, key: [accountIdOf(event)] }],
  fold: (event, rows: Rows) => {
    const row = rows.get(account, [accountIdOf(event)]);
    if (!row) throw new Error(`account ${accountIdOf(event)} changed before it was opened`);
    rows.put(account, change(row, event.fact));
  },
});

const handlers = {
  AccountOpened: opened,
  AccountReassigned: changed<AccountReassigned>((row, { data }) => ({ ...row, ...assigned(data.assignment) })),
  AccountClosed: changed<AccountClosed>((row) => ({ ...row, open: false })),
} satisfies Partial<Record<AccountsFact['type'], Handler<never>>>;

/** 계정: who may enter today, and as what. */
export const accounts: Projection = { name: 'accounts', version: 1, tables: [account], handlers, onPoison: 'halt' };
