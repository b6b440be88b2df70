import type { StoredEvent } from '../../kernel/domain-event.ts';
import type { Receipt } from '../../evidence/receipt.ts';
import { fits } from '../../evidence/parsed.ts';
import { SEAL_LOG_ENTRY, SealChain, type SealLogEntry } from '../../evidence/seal-chain.ts';
import { MOST_EVENTS_OF_A_SEAL, SEAL_LOG, type Seal, type SealsFact } from '../../events/seals.events.ts';
import type { EventStore } from '../../event-store/event-store.port.ts';
import { Rejection } from '../../kernel/rejection.ts';

export interface Range {
  readonly from: number;
  readonly to: number;
}

/** The stream of seals as it stands, every signature in it checked. */
export class SealedLog {
  readonly chain = new SealChain();

  private constructor(readonly events: readonly StoredEvent<SealsFact>[]) {
    for (const { fact } of events) {
      const problem = this.chain.add(fact);
      if (problem !== null) throw brokenChain(problem);
    }
  }

  /** @throws Rejection seal-chain-sound */
  static async of(store: EventStore): Promise<SealedLog> {
    const events = await store.read(SEAL_LOG);
    if (!events.every(isOfSeals)) throw brokenChain(`봉인도 봉인 키도 아닌 것이 ${SEAL_LOG}에 있습니다`);
    return new SealedLog(events);
  }

  get entries(): readonly SealLogEntry[] {
    return this.events.map(({ fact }) =>
      fact.type === 'LogSealed' ? { type: fact.type, data: fact.data } : { type: fact.type, data: fact.data },
    );
  }

  /** What the next seal covers of a log that ends there; null when there is nothing new but seals and keys. */
  rangeUpTo(head: number): Range | null {
    const { sealedUpTo } = this.chain;
    const own = this.events.filter(({ position }) => position > sealedUpTo && position <= head).length;
    if (head - sealedUpTo <= own) return null;
    return { from: sealedUpTo + 1, to: Math.min(head, sealedUpTo + MOST_EVENTS_OF_A_SEAL) };
  }

  receipts(): readonly Receipt[] {
    return this.chain.seals.map((seal) => ({ ...seal, publicKey: this.publicKeyOf(seal) }));
  }

  private publicKeyOf({ body }: Seal): string {
    return this.chain.keys.find(({ keyId }) => keyId === body.keyId)?.publicKey ?? '';
  }
}

const isOfSeals = (event: StoredEvent): event is StoredEvent<SealsFact> =>
  fits(SEAL_LOG_ENTRY, { type: event.fact.type, data: event.fact.data });

export const brokenChain = (problem: string): Rejection =>
  new Rejection('seal-chain-sound', `봉인이 온전하지 않습니다. ${problem}. ledger verify로 살펴보십시오.`);
