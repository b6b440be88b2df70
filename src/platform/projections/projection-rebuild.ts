import type { Projection } from '../../kernel/projection.ts';
import {
  BuildRefused,
  buildsOf,
  discardBuild,
  nextBuild,
  noProjection,
  swapServing,
  type Build,
} from './projection-builds.ts';
import { ownerOf, runnerDepsOf, type ProjectionDeps } from './projection-host.ts';
import { Lease, type BuildRole, type Owner } from './projection-lease.ts';
import { ProjectionRunner } from './projection-runner.ts';
import { placeOfBuild, type BuildKey } from './projection-tables.ts';
import { compareTables, inSnapshot, type Comparison } from './table-comparison.ts';

export interface RebuildProgress {
  readonly position: number;
  /** Where the serving build stands. */
  readonly target: number;
}

export interface RebuildResult extends Comparison {
  readonly build: number;
  /** The position at which both were compared. */
  readonly position: number;
}

/** Fills further builds of a read model beside the serving one, and swaps them. */
export class ProjectionRebuild {
  readonly #deps: ProjectionDeps;
  readonly #owner: Owner;

  constructor(deps: ProjectionDeps) {
    this.#deps = deps;
    this.#owner = ownerOf(deps);
  }

  /**
   * Fills the next build from the first event on and compares it with the serving one at the same position. The left
   * side of a difference is the serving row. One that was interrupted goes on from its checkpoint.
   */
  async rebuild(
    name: string,
    onProgress: (progress: RebuildProgress) => void = () => undefined,
    signal?: AbortSignal,
  ): Promise<RebuildResult> {
    const projection = this.#declared(name);
    if ((await this.#serving(name)).version !== projection.version) {
      throw new BuildRefused(`${name} v${projection.version} does not serve, so a rebuild has nothing to equal`);
    }
    const key = await nextBuild(this.#deps.pool, projection);
    return this.#withRunner(projection, key, ['filling'], async (runner, lease) => {
      for (;;) {
        const target = (await this.#serving(name)).position;
        if (lease.position >= target) break;
        const onPage = (position: number) => {
          onProgress({ position, target });
        };
        await runner.drain({ until: target, onPage, ...(signal ? { signal } : {}) });
        signal?.throwIfAborted();
      }
      return this.#compare(projection, key, runner);
    });
  }

  /**
   * Puts the filled build in front of the queries: one that was found equal, one of a newer version, or, for a reason
   * that is kept, one that differs because the serving tables were damaged.
   */
  async promote(name: string, althoughDifferent: string | null = null): Promise<BuildKey> {
    const serving = await this.#serving(name);
    const filling = (await buildsOf(this.#deps.pool, name)).filter(({ role }) => role === 'filling');
    const target = filling.find(
      ({ version, equalAt }) => version > serving.version || equalAt !== null || althoughDifferent !== null,
    );
    if (!target) throw new BuildRefused(NOTHING_TO_PROMOTE(name));
    await this.#catchUpAndSwap(target, althoughDifferent);
    return target;
  }

  /** Back to the build that served before this one. */
  async rollback(name: string): Promise<BuildKey> {
    const former = await this.#former(name);
    if (!former) throw new BuildRefused(`${name}에는 되돌릴 앞의 빌드가 없습니다`);
    await this.#catchUpAndSwap(former);
    return former;
  }

  /** Removes every build that neither serves nor is the one to roll back to. Returns what it removed. */
  async discard(name: string): Promise<readonly BuildKey[]> {
    const former = await this.#former(name);
    const builds = await buildsOf(this.#deps.pool, name);
    const idle = builds.filter((build) => build.role !== 'serving' && !isSame(build, former));
    for (const build of idle) await discardBuild(this.#deps.pool, build);
    return idle;
  }

  async #catchUpAndSwap(target: Build, because: string | null = null): Promise<void> {
    const { pool, projections } = this.#deps;
    const projection = projections.find(({ name, version }) => name === target.name && version === target.version);
    // A version whose code is gone can't be caught up; the swap itself sees whether it is behind.
    if (!projection) return swapServing(pool, target, () => Promise.resolve(), because);
    await this.#withRunner(projection, target, [target.role], async (runner) => {
      await runner.drain({ until: (await this.#serving(target.name)).position });
      await swapServing(pool, target, (position) => runner.drain({ until: position }), because);
    });
  }

  async #compare(projection: Projection, key: BuildKey, runner: ProjectionRunner): Promise<RebuildResult> {
    const { pool } = this.#deps;
    return inSnapshot(pool, async (servingClient) => {
      const serving = await this.#serving(projection.name, servingClient);
      await runner.drain({ until: serving.position }); // the lease keeps it there until the comparison is over
      const comparison = await inSnapshot(pool, (client) =>
        compareTables(
          projection.tables,
          { client: servingClient, place: placeOfBuild(serving) },
          { client, place: placeOfBuild(key) },
        ),
      );
      await pool.query('update projection_version set equal_at = $4 where name = $1 and version = $2 and build = $3', [
        key.name,
        key.version,
        key.build,
        comparison.equal ? serving.position : null,
      ]);
      return { ...comparison, build: key.build, position: serving.position };
    });
  }

  async #withRunner<T>(
    projection: Projection,
    key: BuildKey,
    roles: readonly BuildRole[],
    work: (runner: ProjectionRunner, lease: Lease) => Promise<T>,
  ): Promise<T> {
    const lease = await Lease.claim(this.#deps.pool, key, this.#owner, roles);
    if (!lease) throw new BuildRefused(`${key.name} v${key.version} build ${key.build} is halted or in other hands`);
    const runner = new ProjectionRunner(runnerDepsOf(this.#deps), projection, lease);
    return lease.hold(() => work(runner, lease));
  }

  async #serving(name: string, db: Parameters<typeof buildsOf>[0] = this.#deps.pool): Promise<Build> {
    const serving = (await buildsOf(db, name)).find(({ role }) => role === 'serving');
    if (!serving) throw new BuildRefused(`${name} has no serving build`);
    return serving;
  }

  /** The one that was promoted last of those that no longer serve. */
  async #former(name: string): Promise<Build | undefined> {
    return (await buildsOf(this.#deps.pool, name)).find(({ role }) => role === 'retired');
  }

  #declared(name: string): Projection {
    const declared = this.#deps.projections.filter((projection) => projection.name === name);
    const [newest] = [...declared].sort((a, b) => b.version - a.version);
    if (!newest) throw noProjection(name, [...new Set(this.#deps.projections.map((projection) => projection.name))]);
    return newest;
  }
}

const NOTHING_TO_PROMOTE = (name: string): string =>
  `${name}에는 지금 것과 같다고 밝혀진 빌드가 없습니다. 먼저 rebuild를, 지금 것이 상했으면 promote --although-different <사유>를 쓰십시오`;

const isSame = (a: BuildKey, b: BuildKey | undefined): boolean => a.version === b?.version && a.build === b.build;
