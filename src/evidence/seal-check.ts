import { SEAL_LOG, type Seal } from '../events/seals.events.ts';
import type { LogAtRest, LogRow } from '../event-store/log-archive.port.ts';
import { HashQueue } from '../event-store/integrity/hash-queue.ts';
import { MerkleTree } from '../event-store/integrity/merkle.ts';
import { verifyLog, type Flaw, type FurtherCheck, type Verdict } from '../event-store/integrity/verify-log.ts';
import { contradiction, lostSeal, type Receipts } from './receipt.ts';
import { parsed } from './parsed.ts';
import { SEAL_LOG_ENTRY, SealChain } from './seal-chain.ts';

/** What an auditor brings along. */
export interface Known {
  /** Fingerprints of keys, as the office published them; none when they are not known. */
  readonly keys: readonly string[];
  readonly receipts: Receipts;
}

/** Checks every seal against the very events before it, on the one way through the log. */
export class SealCheck implements FurtherCheck {
  readonly chain: SealChain;
  /** Hashes of the events that are under no seal yet. */
  private readonly unsealed = new HashQueue();

  constructor(private readonly known: Known) {
    this.chain = new SealChain(known.keys);
  }

  get unsealedEvents(): number {
    return this.unsealed.length;
  }

  flawOf(row: LogRow): Flaw | null {
    const problem = row.stream === SEAL_LOG ? this.problemOf(row) : null;
    if (problem !== null) return { position: row.position, problem };
    this.unsealed.push(row.hash);
    return null;
  }

  flawOfEnd(events: number): Flaw | null {
    const { keys, receipts } = this.known;
    const problem =
      keys.length > 0 && this.chain.keys.length === 0
        ? `원장에 봉인 키가 없습니다. ${keys.join(', ')}이어야 합니다`
        : lostSeal(receipts, this.chain.seals.length, events);
    return problem === null ? null : { position: events + 1, problem };
  }

  private problemOf({ type, data }: LogRow): string | null {
    const entry = parsed(`{"type":${JSON.stringify(type)},"data":${data}}`, SEAL_LOG_ENTRY);
    if (entry === null) return `봉인도 봉인 키도 아닌 것이 ${SEAL_LOG}에 있습니다`;
    const problem = this.chain.add(entry);
    if (problem !== null || entry.type !== 'LogSealed') return problem;
    const { body } = entry.data;
    return contradiction(entry.data, this.known.receipts.get(body.number)) ?? this.problemOfRoot(body);
  }

  private problemOfRoot({ number, from, to, root, previous }: Seal['body']): string | null {
    const events = to - from + 1;
    const name = `봉인 ${String(number)}`;
    if (events > this.unsealed.length) return `${name}이(가) 아직 없던 사건까지 덮습니다`;
    const leaves = [Buffer.from(previous, 'hex'), ...this.unsealed.first(events)];
    if (new MerkleTree(leaves).root.toString('hex') !== root)
      return `${name}이(가) 위치 ${String(from)}–${String(to)}의 사건들과 맞지 않습니다: 봉인된 뒤에 바뀌었습니다`;
    this.unsealed.dropFirst(events);
    return null;
  }
}

export interface SealedVerdict {
  readonly verdict: Verdict;
  /** Keys and seals up to the first flaw. */
  readonly chain: SealChain;
  /** Events behind the last seal. */
  readonly unsealed: number;
}

/** Proves chain and seals in one pass. */
export async function verifySealedLog(
  log: LogAtRest,
  known: Known,
  onProgress?: (events: number) => void,
): Promise<SealedVerdict> {
  const check = new SealCheck(known);
  const verdict = await verifyLog(log, onProgress, check);
  return { verdict, chain: check.chain, unsealed: check.unsealedEvents };
}
