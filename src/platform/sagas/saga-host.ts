import type { Saga } from '../../kernel/saga.ts';
import type { BackgroundWork } from '../background-work.ts';
import { Lease, newOwner, type Owner } from '../projections/projection-lease.ts';
import { WakeSignal } from '../projections/wake-signal.ts';
import { installSaga, type SagaDeps } from './saga-beginning.ts';
import { checkpointOf, latestRefusals, type RefusedConsequence } from './saga-memory.ts';
import { SagaRunner } from './saga-runner.ts';

export interface SagaHostDeps extends SagaDeps {
  readonly sagas: readonly Saga[];
  readonly owner?: Owner;
  /** How often to look without being woken. */
  readonly pollMs?: number;
  /** Told of every failure that delays a saga. */
  readonly onTrouble: (saga: string, error: unknown) => void;
}

/** Keeps the sagas of this process's code up with the log, each by at most one host at a time. */
export class SagaHost implements BackgroundWork {
  readonly #deps: SagaHostDeps;
  readonly #owner: Owner;
  readonly #pollMs: number;
  readonly #stop = new AbortController();
  readonly #signals: readonly WakeSignal[];
  #running: Promise<unknown> = Promise.resolve();
  #unsubscribe: () => void = () => undefined;

  constructor(deps: SagaHostDeps) {
    this.#deps = deps;
    this.#owner = deps.owner ?? newOwner();
    this.#pollMs = deps.pollMs ?? 1000;
    this.#signals = deps.sagas.map(() => new WakeSignal());
  }

  get title(): string {
    return `자동 처리(${this.#deps.sagas.map(({ title }) => title).join(', ')})`;
  }

  async start(): Promise<void> {
    const { store, sagas } = this.#deps;
    for (const saga of sagas) await installSaga(this.#deps, saga);
    this.#unsubscribe = store.onAppended(() => {
      this.#wake();
    });
    this.#running = Promise.all(sagas.map((saga, at) => this.#run(saga, this.#signals[at] ?? new WakeSignal())));
  }

  /** Finishes the event in hand and gives the leases back. */
  async stop(): Promise<void> {
    this.#unsubscribe();
    this.#stop.abort();
    this.#wake();
    await this.#running;
  }

  /** What sagas would have done and a rule refused; somebody has to look at it. */
  refusals(): Promise<readonly RefusedConsequence[]> {
    return latestRefusals(this.#deps.pool);
  }

  async #run(saga: Saga, signal: WakeSignal): Promise<void> {
    const { pool, onTrouble } = this.#deps;
    while (!this.#isStopping()) {
      try {
        const lease = await Lease.claim(pool, checkpointOf(saga), this.#owner, ['serving']);
        if (lease) await this.#follow(saga, lease, signal);
      } catch (error) {
        onTrouble(saga.name, error);
      }
      if (!this.#isStopping()) await signal.next(this.#pollMs);
    }
  }

  async #follow(saga: Saga, lease: Lease, signal: WakeSignal): Promise<void> {
    const runner = new SagaRunner(this.#deps, saga, lease);
    let lost = false;
    const onLost = () => {
      lost = true;
      signal.wake();
    };
    await lease.hold(async () => {
      while (!this.#isStopping() && !lost) {
        await runner.drain(this.#stop.signal);
        if (!this.#isStopping()) await signal.next(this.#pollMs);
      }
    }, onLost);
  }

  #wake(): void {
    for (const signal of this.#signals) signal.wake();
  }

  // A method, because the compiler takes a field for unchanged across an await.
  #isStopping(): boolean {
    return this.#stop.signal.aborted;
  }
}
