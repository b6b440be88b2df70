import type { Pool } from 'pg';
import type { Projection } from '../../kernel/projection.ts';
import type { BuildRole } from './projection-lease.ts';
import { createTables, dropTables, placeOfBuild, pointViews, shapeOf, type BuildKey } from './projection-tables.ts';
import { inTransaction, type Queryable } from './transaction.ts';

/** One filling of a version of a read model, as its control row tells it. */
export interface Build extends BuildKey {
  readonly position: number;
  readonly role: BuildRole;
  readonly error: string | null;
  readonly tables: readonly string[];
  readonly shape: string;
  /** Where it was last found equal to the serving build; null when it never was. */
  readonly equalAt: number | null;
}

/** What was asked can't be done to the builds as they stand. */
export class BuildRefused extends Error {
  override readonly name = 'BuildRefused';
}

export const noProjection = (name: string, names: readonly string[]): BuildRefused =>
  new BuildRefused(`${name}(이)라는 조회 모형은 없습니다: ${names.join(', ')}`);

type BuildRow = Omit<Build, 'position' | 'equalAt'> & { readonly position: string; readonly equal_at: string | null };

/** The builds of a read model, the last one served first, then the newest. */
export async function buildsOf(db: Queryable | Pool, name: string): Promise<readonly Build[]> {
  const { rows } = await db.query<BuildRow>(
    `select name, version, build, position, role, error, tables, shape, equal_at from projection_version
     where name = $1 order by promoted_at desc nulls last, version desc, build desc`,
    [name],
  );
  return rows.map(({ equal_at, ...row }) => ({
    ...row,
    position: Number(row.position),
    equalAt: equal_at === null ? null : Number(equal_at),
  }));
}

/** Makes sure the declared version has a build. The first version ever serves at once; a newer one fills beside it. */
export async function install(pool: Pool, projection: Projection): Promise<void> {
  await inTransaction(pool, async (client) => {
    // Two hosts that start together must not both install.
    await client.query('lock table projection_version in share row exclusive mode');
    const builds = await buildsOf(client, projection.name);
    const installed = builds.filter(({ version }) => version === projection.version);
    if (installed.some(({ shape }) => shape !== shapeOf(projection))) {
      throw new BuildRefused(
        `the tables of ${projection.name} changed, but its version is still ${projection.version}`,
      );
    }
    const outdated = builds.some(({ version }) => version > projection.version);
    if (installed.length === 0 && !outdated) await addBuild(client, projection, 1, builds.length === 0);
  });
}

/** Lets the halted builds of these read models be folded on; who folds them meets the same event again, or gets past it. */
export async function clearHalts(pool: Pool, names: readonly string[]): Promise<void> {
  await pool.query('update projection_version set error = null where name = any($1) and error is not null', [names]);
}

async function addBuild(client: Queryable, projection: Projection, build: number, serves: boolean): Promise<void> {
  const { name, version } = projection;
  const tables = projection.tables.map((table) => table.name);
  const place = placeOfBuild({ version, build });
  await client.query(
    `insert into projection_version (name, version, build, role, tables, shape, promoted_at)
     values ($1, $2, $3, $4, $5, $6, case when $4 = 'serving' then clock_timestamp() end)`,
    [name, version, build, serves ? 'serving' : 'filling', tables, shapeOf(projection)],
  );
  await createTables(client, projection, place);
  if (serves) await pointViews(client, tables, place);
}

/** A further build of the version that the code declares; one that was begun before is given again. */
export async function nextBuild(pool: Pool, projection: Projection): Promise<BuildKey> {
  const { name, version } = projection;
  return inTransaction(pool, async (client) => {
    await client.query('lock table projection_version in share row exclusive mode');
    const builds = (await buildsOf(client, name)).filter((build) => build.version === version);
    const begun = builds.find(({ role }) => role === 'filling');
    if (begun) return begun;
    const build = Math.max(0, ...builds.map((other) => other.build)) + 1;
    await addBuild(client, projection, build, false);
    return { name, version, build };
  });
}

/**
 * Makes the target the one that queries see, in one transaction. The serving build stands still meanwhile, so that the
 * target can reach the same position and no reader ever goes back in time.
 */
export async function swapServing(
  pool: Pool,
  target: Build,
  catchUpTo: (position: number) => Promise<void>,
  because: string | null = null,
): Promise<void> {
  await inTransaction(pool, async (client) => {
    const serving = await freezeServing(client, target.name);
    await catchUpTo(serving.position);
    await client.query(
      // What halted it no longer concerns anybody.
      `update projection_version set role = 'retired', error = null, epoch = epoch + 1, owner = null, lease_until = null
       where name = $1 and version = $2 and build = $3`,
      [serving.name, serving.version, serving.build],
    );
    const { rowCount } = await client.query(
      `update projection_version set role = 'serving', promoted_at = clock_timestamp(), promoted_because = $5
       where name = $1 and version = $2 and build = $3 and error is null and position >= $4`,
      [target.name, target.version, target.build, serving.position, because],
    );
    if (rowCount !== 1) {
      throw new BuildRefused(`${target.name} v${target.version} build ${target.build} is behind the serving build`);
    }
    await pointViews(client, target.tables, placeOfBuild(target), serving.tables);
  });
}

async function freezeServing(client: Queryable, name: string): Promise<Build> {
  await client.query(`select 1 from projection_version where name = $1 and role = 'serving' for update`, [name]);
  const serving = (await buildsOf(client, name)).find(({ role }) => role === 'serving');
  if (!serving) throw new BuildRefused(`${name} has no serving build`);
  return serving;
}

/** Removes a build that does not serve, with its tables. */
export async function discardBuild(pool: Pool, build: Build): Promise<void> {
  await inTransaction(pool, async (client) => {
    const key = [build.name, build.version, build.build];
    const { rowCount } = await client.query(
      `delete from projection_version where name = $1 and version = $2 and build = $3 and role <> 'serving'`,
      key,
    );
    if (rowCount !== 1) throw new BuildRefused(`${build.name} v${build.version} build ${build.build} is serving`);
    await client.query('delete from parked_event where projection = $1 and version = $2 and build = $3', key);
    await dropTables(client, build.tables, placeOfBuild(build));
  });
}
