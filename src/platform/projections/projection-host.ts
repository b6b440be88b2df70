import type { Pool } from 'pg';
import type { EventStore } from '../../event-store/event-store.port.ts';
import type { Projection } from '../../kernel/projection.ts';
import type { BackgroundWork } from '../background-work.ts';
import { buildsOf, clearHalts, install, noProjection, swapServing, type Build } from './projection-builds.ts';
import { Lease, LeaseLost, newOwner, type Owner } from './projection-lease.ts';
import { ProjectionRunner, type RunnerDeps } from './projection-runner.ts';
import { projectionStatus, type ProjectionStatus } from './projection-status.ts';
import { WakeSignal } from './wake-signal.ts';

export interface ProjectionOptions {
  readonly pageSize?: number;
  readonly leaseSeconds?: number;
  readonly ownerId?: string;
  /** How often to look without being woken. */
  readonly pollMs?: number;
  /** Told of every failure that stops or delays a projection. */
  readonly onTrouble?: (projection: string, error: unknown) => void;
}

export interface ProjectionDeps {
  readonly pool: Pool;
  readonly store: EventStore;
  readonly projections: readonly Projection[];
  readonly options?: ProjectionOptions;
}

export const runnerDepsOf = ({ pool, store, options }: ProjectionDeps): RunnerDeps => ({
  pool,
  store,
  pageSize: options?.pageSize ?? 5000,
});

export function ownerOf({ options }: ProjectionDeps): Owner {
  const owner = newOwner(options?.leaseSeconds);
  return options?.ownerId === undefined ? owner : { ...owner, id: options.ownerId };
}

/** A projection stands at a poison event. */
export class ProjectionHalted extends Error {
  override readonly name = 'ProjectionHalted';
}

/** Keeps the read models of this process's code up with the log, each by at most one host at a time. */
export class ProjectionHost implements BackgroundWork {
  readonly #deps: ProjectionDeps;
  readonly #owner: Owner;
  #workers: readonly Worker[] = [];
  #running: Promise<unknown> = Promise.resolve();
  #unsubscribe: () => void = () => undefined;

  constructor(deps: ProjectionDeps) {
    this.#deps = deps;
    this.#owner = ownerOf(deps);
  }

  get title(): string {
    return `조회 모형(${this.#deps.projections.map(({ name }) => name).join(', ')})`;
  }

  /** Makes sure that what the code declares has its tables, whoever fills them. */
  async install(): Promise<void> {
    const { pool, projections } = this.#deps;
    for (const projection of projections) await install(pool, projection);
  }

  /** Installs, and begins. A halted projection stays halted until it is retried. */
  async start(): Promise<void> {
    const { store, projections } = this.#deps;
    await this.install();
    this.#workers = projections.map((projection) => new Worker(this.#deps, projection, this.#owner));
    this.#unsubscribe = store.onAppended(() => {
      for (const worker of this.#workers) worker.wake();
    });
    this.#running = Promise.all(this.#workers.map((worker) => worker.run()));
  }

  /**
   * Tries halted projections again: this one, or all.
   * @throws BuildRefused when there is none of that name.
   */
  async retry(name?: string): Promise<void> {
    const names = this.#deps.projections.map((projection) => projection.name);
    if (name !== undefined && !names.includes(name)) throw noProjection(name, names);
    await clearHalts(this.#deps.pool, name === undefined ? names : [name]);
    for (const worker of this.#workers) worker.wake();
  }

  /** Finishes the pages in hand and gives the leases back. */
  async stop(): Promise<void> {
    this.#unsubscribe();
    for (const worker of this.#workers) worker.stop();
    await this.#running;
    this.#workers = [];
  }

  status(): Promise<readonly ProjectionStatus[]> {
    return projectionStatus(this.#deps.pool, this.#deps.store);
  }

  /**
   * Resolves when everything in the log by now is in the tables, folded by this host or by another one.
   * @throws ProjectionHalted
   */
  async catchUp(): Promise<void> {
    const head = await this.#deps.store.head();
    const alreadyRunning = this.#workers.length > 0;
    if (!alreadyRunning) await this.start();
    try {
      await Promise.all(this.#workers.map((worker) => worker.reached(head)));
    } finally {
      if (!alreadyRunning) await this.stop();
    }
  }
}

/** Runs one declared version: its serving build, or the one that fills to replace an older version. */
class Worker {
  readonly #deps: ProjectionDeps;
  readonly #projection: Projection;
  readonly #owner: Owner;
  readonly #pollMs: number;
  readonly #signal = new WakeSignal();
  readonly #stop = new AbortController();

  constructor(deps: ProjectionDeps, projection: Projection, owner: Owner) {
    this.#deps = deps;
    this.#projection = projection;
    this.#owner = owner;
    this.#pollMs = deps.options?.pollMs ?? 1000;
  }

  wake(): void {
    this.#signal.wake();
  }

  stop(): void {
    this.#stop.abort();
    this.#signal.wake();
  }

  async run(): Promise<void> {
    while (!this.#isStopping()) {
      try {
        const build = await this.#buildToRun();
        const lease = build && (await Lease.claim(this.#deps.pool, build, this.#owner, [build.role]));
        if (build && lease) await this.#follow(build, lease);
        else await this.#signal.next(this.#pollMs);
      } catch (error) {
        // Another build or another host took over, as it may at any time.
        if (!(error instanceof LeaseLost)) this.#deps.options?.onTrouble?.(this.#projection.name, error);
        if (!this.#isStopping()) await this.#signal.next(this.#pollMs);
      }
    }
  }

  /** Waits until the build this worker is for has reached the position, and serves if it was to be promoted. */
  async reached(position: number): Promise<void> {
    for (;;) {
      const build = await this.#buildToRun({ alsoHalted: true });
      if (!build || (build.role === 'serving' && build.position >= position)) return;
      if (build.error !== null) throw new ProjectionHalted(`${build.name}: ${build.error}`);
      this.wake();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  async #follow(build: Build, lease: Lease): Promise<void> {
    const runner = new ProjectionRunner(runnerDepsOf(this.#deps), this.#projection, lease);
    let lost = false;
    const onLost = () => {
      lost = true;
      this.#signal.wake();
    };
    await lease.hold(async () => {
      let { role } = build;
      while (!this.#isStopping() && !lost) {
        await runner.drain({ signal: this.#stop.signal });
        if (role === 'filling' && !this.#isStopping()) {
          await swapServing(this.#deps.pool, build, (position) => runner.drain({ until: position }));
          role = 'serving';
        }
        await this.#signal.next(this.#pollMs);
      }
    }, onLost);
  }

  async #buildToRun({ alsoHalted = false } = {}): Promise<Build | undefined> {
    const builds = await buildsOf(this.#deps.pool, this.#projection.name);
    const served = builds.find(({ role }) => role === 'serving')?.version ?? 0;
    return builds.find(
      ({ version, role, error }) =>
        version === this.#projection.version &&
        (alsoHalted || error === null) &&
        (role === 'serving' || (role === 'filling' && version > served)),
    );
  }

  // A method, because the compiler takes a field for unchanged across an await.
  #isStopping(): boolean {
    return this.#stop.signal.aborted;
  }
}
