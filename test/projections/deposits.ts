import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { EventStore } from '../../src/event-store/event-store.port.ts';
import type { EventMeta, Fact, NewEvent, StoredEvent } from '../../src/kernel/domain-event.ts';
import type { Handler, Projection, Row, Table } from '../../src/kernel/projection.ts';
import { AddPromotionReason1795000500000 } from '../../src/platform/projections/promotion-reason.migration.ts';
import { CreateProjectionControl1795000100000 } from '../../src/platform/projections/projection-control.migration.ts';

/** Money put into an account: the smallest thing a projection can be tested with. */
export type Deposited = Fact<'Deposited', { readonly account: string; readonly amount: number; readonly note: string }>;

export type TotalRow = Row & {
  readonly account: string;
  readonly total: number;
  readonly deposits: number;
  readonly last_on: string;
  readonly last_at: string;
  readonly documented_at: string | null;
  readonly note: string;
  readonly is_large: boolean;
};

export const total: Table<TotalRow> = {
  name: 'total',
  columns: {
    account: 'text',
    total: 'bigint',
    deposits: 'integer',
    last_on: 'date',
    last_at: 'timestamptz',
    documented_at: 'timestamptz',
    note: 'text',
    is_large: 'boolean',
  },
  nullable: ['documented_at'],
  key: ['account'],
  indexes: [{ on: ['last_on'], include: ['total'] }],
  writes: 'upsert',
};

export type DepositRow = Row & { readonly position: number; readonly account: string; readonly amount: number };

export const deposit: Table<DepositRow> = {
  name: 'deposit',
  columns: { position: 'bigint', account: 'text', amount: 'bigint' },
  nullable: [],
  key: ['position'],
  indexes: [{ on: ['account'] }],
  writes: 'append',
};

export interface Variant {
  readonly version?: number;
  readonly name?: string;
  readonly onPoison?: Projection['onPoison'];
  /** Called at each event before it is folded; what it throws is what the fold throws. */
  readonly before?: (event: StoredEvent<Deposited>, soFar: TotalRow | undefined) => void;
  /** Called when the rows of the event are put. */
  readonly after?: (event: StoredEvent<Deposited>) => void;
  /** The key of the appended row; one that is there already is refused by the database alone. */
  readonly keyOf?: (event: StoredEvent<Deposited>) => number;
  /** What one won counts for; another factor is another fold. */
  readonly factor?: number;
}

export function deposits({
  version = 1,
  name = 'deposits',
  onPoison = 'halt',
  before,
  after,
  keyOf = ({ position }) => position,
  factor = 1,
}: Variant = {}) {
  const deposited: Handler<StoredEvent<Deposited>> = {
    touches: (event) => [{ table: total, key: [event.fact.data.account] }],
    fold(event, rows) {
      const { account, amount, note } = event.fact.data;
      const row = rows.get(total, [account]);
      before?.(event, row);
      rows.put(deposit, { position: keyOf(event), account, amount });
      rows.put(total, {
        account,
        total: (row?.total ?? 0) + factor * amount,
        deposits: (row?.deposits ?? 0) + 1,
        last_on: event.fact.effectiveOn,
        last_at: event.recordedAt,
        documented_at: event.documentedKnownAt,
        note,
        is_large: amount > 1000,
      });
      after?.(event);
    },
  };
  const projection = { name, version, tables: [total, deposit], handlers: { Deposited: deposited }, onPoison };
  return projection satisfies Projection;
}

const META: EventMeta = {
  actor: { id: 'a1', name: '김주무관', departmentId: 'd1', departmentName: '기획예산과', role: 'officer' },
  reason: '시험',
  document: '기획예산과-1',
  commandId: 'c1',
  commandHash: 'h1',
  correlationId: 'c1',
  causationId: null,
};

export const depositOf = (account: string, amount: number, note = ''): NewEvent<Deposited> => ({
  id: randomUUID(),
  fact: { type: 'Deposited', schemaVersion: 1, effectiveOn: '2025-03-02', data: { account, amount, note } },
  meta: META,
  documentedKnownAt: null,
});

/** Appends amounts 1 … count, in turn to that many accounts. Returns the last position. */
export async function appendDeposits(store: EventStore, count: number, accounts = 3): Promise<number> {
  for (let n = 1; n <= count; n += 1) {
    const account = `acc${n % accounts}`;
    await store.append(`account-${account}`, [depositOf(account, n)], 'any');
  }
  return store.head();
}

/** The sum that appendDeposits leaves when every event counts exactly once. */
export const sumUpTo = (count: number): number => (count * (count + 1)) / 2;

export async function installControl(pool: Pool): Promise<void> {
  await new CreateProjectionControl1795000100000().up(pool);
  await new AddPromotionReason1795000500000().up(pool);
}

/** What queries see of the deposits: both tables must tell the same. */
export async function seen(pool: Pool): Promise<{ sum: number; events: number; entries: number; entriesSum: number }> {
  const { rows } = await pool.query<{ sum: number; events: number; entries: number; entriesSum: number }>(
    `select (select coalesce(sum(total), 0)::integer from total) as sum,
            (select coalesce(sum(deposits), 0)::integer from total) as events,
            (select count(*)::integer from deposit) as entries,
            (select coalesce(sum(amount), 0)::integer from deposit) as "entriesSum"`,
  );
  return rows[0]!;
}

export const exactlyOnce = (count: number) => ({
  sum: sumUpTo(count),
  events: count,
  entries: count,
  entriesSum: sumUpTo(count),
});

/** Ends every lease, as the database's clock would after the owner went silent. */
export async function expireLeases(pool: Pool): Promise<void> {
  await pool.query(`update projection_version set lease_until = clock_timestamp() - interval '1 second'
                    where owner is not null`);
}

/** Waits until the condition holds. @throws Error when it does not in time. */
export async function eventually(condition: () => Promise<boolean> | boolean, withinMs = 15_000): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error('the condition did not come true');
    await delay(5);
  }
}

/** Does the work over and over while the other thing is under way. */
export async function during(other: Promise<unknown>, work: () => Promise<unknown>): Promise<void> {
  const progress = { done: false };
  const watched = other.finally(() => {
    progress.done = true;
  });
  watched.catch(() => undefined); // it is awaited below
  while (!progress.done) await work();
  await watched;
}
