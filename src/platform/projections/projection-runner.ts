import type { Pool } from 'pg';
import type { EventStore } from '../../event-store/event-store.port.ts';
import type { Projection } from '../../kernel/projection.ts';
import type { TableChanges } from './page-fold.ts';
import { PageApplier, PoisonEvent, type PageSink, type ParkedEvent } from './page-applier.ts';
import type { Lease } from './projection-lease.ts';
import { placeOfBuild, type BuildKey, type Place } from './projection-tables.ts';
import { readPages } from './read-pages.ts';
import { loadRows, writeRows } from './table-rows.ts';
import { inTransaction, type Queryable } from './transaction.ts';

export interface RunnerDeps {
  readonly pool: Pool;
  readonly store: EventStore;
  readonly pageSize: number;
}

export interface Drain {
  /** Last position to fold, inclusive; the head when left out. */
  readonly until?: number;
  readonly onPage?: (position: number) => void;
  /** Ends the work after the page in hand. */
  readonly signal?: AbortSignal;
}

/** Folds the log into the tables of one build, as long as the lease on it lasts. */
export class ProjectionRunner {
  readonly #deps: RunnerDeps;
  readonly #projection: Projection;
  readonly #lease: Lease;
  #applier: PageApplier | null = null;

  constructor(deps: RunnerDeps, projection: Projection, lease: Lease) {
    this.#deps = deps;
    this.#projection = projection;
    this.#lease = lease;
  }

  /** @throws PoisonEvent when the build is halted, LeaseLost when another owner has it. */
  async drain({ until, onPage, signal }: Drain = {}): Promise<void> {
    const { store, pageSize } = this.#deps;
    const { position: after } = this.#lease;
    if (until !== undefined && until <= after) return;
    this.#applier ??= new PageApplier(this.#projection, this.#sink(), await this.#parkedStreams());
    const types = Object.keys(this.#projection.handlers);
    const query = { after, limit: pageSize, types, ...(until === undefined ? {} : { until }) };
    try {
      for await (const page of readPages(store, query)) {
        await this.#applier.apply(page.events, page.readUpTo);
        onPage?.(page.readUpTo);
        if (signal?.aborted) return;
      }
    } catch (error) {
      if (error instanceof PoisonEvent) await this.#lease.halt(error.message);
      throw error;
    }
  }

  #sink(): PageSink {
    const { pool } = this.#deps;
    const lease = this.#lease;
    const place = placeOfBuild(lease.key);
    return {
      load: (table, keys) => loadRows(pool, table, place(table.name), keys),
      commit: async (changes, parked, upTo) => {
        await inTransaction(
          pool,
          async (client) => {
            await lease.advance(client, upTo); // first: a stale owner stops here and has written nothing
            await writeChanges(client, changes, place);
            await writeParked(client, lease.key, parked);
          },
          'quick',
        );
        lease.advanced(upTo);
      },
    };
  }

  async #parkedStreams(): Promise<readonly ParkedEvent[]> {
    const { name, version, build } = this.#lease.key;
    const { rows } = await this.#deps.pool.query<{ stream: string; position: string; error: string }>(
      `select distinct on (stream) stream, position, error from parked_event
       where projection = $1 and version = $2 and build = $3 order by stream, position`,
      [name, version, build],
    );
    return rows.map((row) => ({ ...row, position: Number(row.position) }));
  }
}

export async function writeChanges(client: Queryable, changes: readonly TableChanges[], place: Place): Promise<void> {
  for (const { table, rows } of changes) await writeRows(client, table, place(table.name), rows);
}

async function writeParked(client: Queryable, key: BuildKey, parked: readonly ParkedEvent[]): Promise<void> {
  if (parked.length === 0) return;
  await client.query(
    `insert into parked_event (projection, version, build, stream, position, error)
     select $1, $2, $3, * from unnest($4::text[], $5::bigint[], $6::text[])`,
    [
      key.name,
      key.version,
      key.build,
      parked.map(({ stream }) => stream),
      parked.map(({ position }) => position),
      parked.map(({ error }) => error),
    ],
  );
}
