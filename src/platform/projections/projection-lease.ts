import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Pool } from 'pg';
import type { BuildKey } from './projection-tables.ts';
import type { Queryable } from './transaction.ts';

/** Another owner has this build now. Whatever was in hand is rolled back. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
  constructor({ name, version, build }: BuildKey) {
    super(`the lease on ${name} v${version} build ${build} is lost`);
  }
}

export type BuildRole = 'filling' | 'serving' | 'retired';

export interface Owner {
  readonly id: string;
  readonly leaseSeconds: number;
}

/** This process, told from all others. */
export const newOwner = (leaseSeconds = 15): Owner => ({
  id: `${hostname()}/${process.pid}/${randomUUID()}`,
  leaseSeconds,
});

const SAME_BUILD = 'name = $1 and version = $2 and build = $3';
// The clock of the database alone decides: the clock of an owner may be wrong.
const renewal = (seconds: string): string =>
  `lease_until = clock_timestamp() + make_interval(secs => ${seconds}), heartbeat_at = clock_timestamp()`;

/**
 * The right to write one build. Every take-over raises the epoch, and the checkpoint only moves for the epoch that holds
 * it, so an owner that slept through its lease can't write any more, whatever it believes.
 */
export class Lease {
  readonly #pool: Pool;
  readonly #owner: Owner;
  readonly #epoch: string;
  #position: number;

  private constructor(
    pool: Pool,
    readonly key: BuildKey,
    owner: Owner,
    epoch: string,
    position: number,
  ) {
    this.#pool = pool;
    this.#owner = owner;
    this.#epoch = epoch;
    this.#position = position;
  }

  /** null when another owner's lease still runs, or the build is halted, or has none of these roles. */
  static async claim(pool: Pool, key: BuildKey, owner: Owner, roles: readonly BuildRole[]): Promise<Lease | null> {
    const { rows } = await pool.query<{ epoch: string; position: string }>(
      `update projection_version set epoch = epoch + 1, owner = $4, ${renewal('$5')}
       where ${SAME_BUILD} and role = any($6::text[]) and error is null
         and (owner is null or owner = $4 or lease_until < clock_timestamp())
       returning epoch, position`,
      [key.name, key.version, key.build, owner.id, owner.leaseSeconds, roles],
    );
    const [row] = rows;
    return row ? new Lease(pool, key, owner, row.epoch, Number(row.position)) : null;
  }

  /** Everything up to here is in the tables. */
  get position(): number {
    return this.#position;
  }

  /** Moves the checkpoint inside the caller's transaction, before the rows are written. Locks the row until the end of it. */
  async advance(client: Queryable, to: number): Promise<void> {
    const { rowCount } = await client.query(
      `update projection_version set position = $6, ${renewal('$7')}
       where ${SAME_BUILD} and epoch = $4 and position = $5`,
      [...this.#mine(), this.#position, to, this.#owner.leaseSeconds],
    );
    if (rowCount !== 1) throw new LeaseLost(this.key);
  }

  /** The transaction that moved the checkpoint is committed. */
  advanced(to: number): void {
    this.#position = to;
  }

  /** Keeps the lease; false when it is lost. */
  async heartbeat(): Promise<boolean> {
    const { rowCount } = await this.#pool.query(
      `update projection_version set ${renewal('$5')} where ${SAME_BUILD} and epoch = $4`,
      [...this.#mine(), this.#owner.leaseSeconds],
    );
    return rowCount === 1;
  }

  /** Stops the build, with the reason, until someone starts it again. */
  async halt(error: string): Promise<void> {
    await this.#pool.query(`update projection_version set error = $5 where ${SAME_BUILD} and epoch = $4`, [
      ...this.#mine(),
      error,
    ]);
  }

  /** Keeps the lease while the work runs, also when it is idle, and gives it back at the end. */
  async hold<T>(work: () => Promise<T>, onLost: () => void = () => undefined): Promise<T> {
    const beat = () => {
      // A heartbeat that fails is no news: the next one tries again, and without any the lease runs out.
      this.heartbeat().then(
        (kept) => {
          if (!kept) onLost();
        },
        () => undefined,
      );
    };
    const timer = setInterval(beat, (this.#owner.leaseSeconds * 1000) / 3);
    try {
      return await work();
    } finally {
      clearInterval(timer);
      await this.#release().catch(() => undefined); // then the lease runs out by itself
    }
  }

  async #release(): Promise<void> {
    await this.#pool.query(
      `update projection_version set owner = null, lease_until = null where ${SAME_BUILD} and epoch = $4`,
      this.#mine(),
    );
  }

  #mine(): [string, number, number, string] {
    return [this.key.name, this.key.version, this.key.build, this.#epoch];
  }
}
