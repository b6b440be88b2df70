import { status } from '@grpc/grpc-js';
import { CallRefused } from './call-refused.ts';
import type { Cluster } from './cluster.ts';
import type { CallKind, Fault } from './fault-messages.ts';

/** How the next acknowledgement of an append goes wrong. */
type Acknowledgement = 'given' | 'lost' | 'withheld';

/** The faults that a test has ordered, until they happen. */
export class Faults {
  readonly #cluster: Cluster;
  readonly #failures = new Map<CallKind, status>();
  #acknowledgement: Acknowledgement = 'given';
  #held: CallKind | null = null;
  #waiting: (() => void)[] = [];
  #onWaiting: (() => void)[] = [];

  constructor(cluster: Cluster) {
    this.#cluster = cluster;
  }

  async order(fault: Fault): Promise<void> {
    switch (fault.fault) {
      case 'fail-next':
        this.#failures.set(fault.call, fault.code);
        return;
      case 'lose-next-acknowledgement':
        this.#acknowledgement = 'lost';
        return;
      case 'leave-next-append-unanswered':
        this.#acknowledgement = 'withheld';
        return;
      case 'hold':
        this.#held = fault.call;
        return;
      case 'await-held':
        if (this.#waiting.length === 0) await new Promise<void>((resolve) => this.#onWaiting.push(resolve));
        return;
      case 'release':
        this.#held = null;
        for (const release of this.#waiting.splice(0)) release();
        return;
      case 'move-leadership':
        this.#cluster.moveLeadership(fault.node);
    }
  }

  /** Every call passes here before it has an effect. */
  async enter(call: CallKind): Promise<void> {
    const failure = this.#failures.get(call);
    this.#failures.delete(call);
    if (failure !== undefined) throw new CallRefused(failure, 'ordered by a test');
    if (this.#held !== call) return;
    await new Promise<void>((resolve) => {
      this.#waiting.push(resolve);
      for (const tell of this.#onWaiting.splice(0)) tell();
    });
  }

  /** Every append passes here after it is stored. */
  async acknowledge(): Promise<void> {
    const acknowledgement = this.#acknowledgement;
    this.#acknowledgement = 'given';
    if (acknowledgement === 'lost') throw new CallRefused(status.UNAVAILABLE, 'the acknowledgement is lost');
    if (acknowledgement === 'withheld') await new Promise(() => undefined);
  }
}
