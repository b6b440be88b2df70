import type { Pool } from 'pg';
import type { JsonObject } from '../../kernel/json.ts';
import type { Saga } from '../../kernel/saga.ts';
import { instantOf, type Instant } from '../../kernel/time.ts';
import type { BuildKey } from '../projections/projection-tables.ts';
import { inTransaction, type Queryable } from '../projections/transaction.ts';

/** A command of a saga that a rule refused: it is shown, and the saga goes on. */
export interface Refusal {
  readonly eventId: string;
  readonly ordinal: number;
  readonly command: string;
  readonly rule: string;
  readonly sentence: string;
}

/** The checkpoint of a saga stands among those of the read models, so owner, lag and health are told by the same means. */
export const checkpointOf = ({ name, version }: Saga): BuildKey => ({ name: `saga/${name}`, version, build: 1 });

export interface CheckpointPlace {
  readonly version: number;
  readonly position: number;
}

/** The newest checkpoint that there is, of this version or a former one. */
export async function newestCheckpoint(db: Queryable | Pool, saga: Saga): Promise<CheckpointPlace | undefined> {
  const { rows } = await db.query<{ version: number; position: string }>(
    'select version, position from projection_version where name = $1 order by version desc limit 1',
    [checkpointOf(saga).name],
  );
  return rows[0] && { version: rows[0].version, position: Number(rows[0].position) };
}

/** A checkpoint before the first event; that of the former version is retired. Two hosts may do so at once. */
export async function addCheckpoint(pool: Pool, saga: Saga): Promise<void> {
  const { name, version } = checkpointOf(saga);
  await inTransaction(pool, async (client) => {
    await client.query('lock table projection_version in share row exclusive mode');
    if (((await newestCheckpoint(client, saga))?.version ?? 0) >= version) return;
    await client.query(
      `update projection_version set role = 'retired', epoch = epoch + 1, owner = null, lease_until = null
       where name = $1`,
      [name],
    );
    await client.query(
      `insert into projection_version (name, version, build, role, tables, shape, promoted_at)
       values ($1, $2, 1, 'serving', '{}', '', clock_timestamp())`,
      [name, version],
    );
  });
}

export async function loadState(pool: Pool, { name, version }: Saga, key: string): Promise<JsonObject | undefined> {
  const { rows } = await pool.query<{ state: JsonObject }>(
    'select state from saga_state where saga = $1 and version = $2 and key = $3',
    [name, version, key],
  );
  return rows[0]?.state;
}

export async function saveStates(
  client: Queryable,
  { name, version }: Saga,
  states: ReadonlyMap<string, JsonObject>,
): Promise<void> {
  await client.query(
    `insert into saga_state (saga, version, key, state) select $1, $2, * from unnest($3::text[], $4::json[])
     on conflict (saga, version, key) do update set state = excluded.state`,
    [name, version, [...states.keys()], [...states.values()].map((state) => JSON.stringify(state))],
  );
}

export async function saveRefusals(client: Queryable, saga: Saga, refusals: readonly Refusal[]): Promise<void> {
  for (const { eventId, ordinal, command, rule, sentence } of refusals)
    await client.query(
      `insert into saga_refusal (saga, event_id, ordinal, command, rule, sentence) values ($1, $2, $3, $4, $5, $6)
       on conflict do nothing`,
      [saga.name, eventId, ordinal, command, rule, sentence],
    );
}

/** A refusal as people are shown it: by which saga, on which event, since when. */
export type RefusedConsequence = Omit<Refusal, 'ordinal'> & { readonly saga: string; readonly at: Instant };

const MOST_REFUSALS = 1_000;

/** The latest first. */
export async function latestRefusals(pool: Pool): Promise<readonly RefusedConsequence[]> {
  const { rows } = await pool.query<Omit<RefusedConsequence, 'at'> & { readonly at: Date }>(
    `select saga, event_id as "eventId", command, rule, sentence, at from saga_refusal
     order by at desc, event_id, ordinal limit $1`,
    [MOST_REFUSALS],
  );
  return rows.map((row) => ({ ...row, at: instantOf(row.at.getTime()) }));
}
