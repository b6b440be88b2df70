import { SEAL, SEALING_KEY } from '../events/seals.catalogue.ts';
import { MOST_EVENTS_OF_A_SEAL, NO_SEAL_DIGEST, type Seal, type SealingKey } from '../events/seals.events.ts';
import { eitherOf, membersOf, oneOf, type Shape } from '../kernel/shape.ts';
import { digestOf, endorsementOf, fingerprintOf, isSigned } from './signed.ts';

/** One event of the stream of seals. */
export type SealLogEntry =
  | { readonly type: 'SealingKeyIntroduced'; readonly data: SealingKey }
  | { readonly type: 'LogSealed'; readonly data: Seal };

export const SEAL_LOG_ENTRY: Shape<SealLogEntry> = eitherOf<SealLogEntry>(
  membersOf<SealLogEntry & { readonly type: 'SealingKeyIntroduced' }>({
    type: oneOf(['SealingKeyIntroduced']),
    data: SEALING_KEY,
  }),
  membersOf<SealLogEntry & { readonly type: 'LogSealed' }>({ type: oneOf(['LogSealed']), data: SEAL }),
);

/** Keys and seals in their order, each checked before it is taken: what is in here hangs together. */
export class SealChain {
  readonly keys: SealingKey[] = [];
  readonly seals: Seal[] = [];

  /** @param trusted fingerprints as the office published them; none: whoever reads on compares by hand. */
  constructor(private readonly trusted: readonly string[] = []) {}

  /** Keys that no other key vouches for: the first one, and each that came after a loss. */
  get unendorsed(): readonly SealingKey[] {
    return this.keys.filter(({ endorsement }) => endorsement === null);
  }

  get key(): SealingKey | null {
    return this.keys.at(-1) ?? null;
  }

  get sealedUpTo(): number {
    return this.seals.at(-1)?.body.to ?? 0;
  }

  /** What is wrong with the next entry, as a sentence; null when it was taken. */
  add(entry: SealLogEntry): string | null {
    const problem = entry.type === 'LogSealed' ? this.problemOfSeal(entry.data) : this.problemOfKey(entry.data);
    if (problem !== null) return problem;
    if (entry.type === 'LogSealed') this.seals.push(entry.data);
    else this.keys.push(entry.data);
    return null;
  }

  private problemOfKey({ keyId, publicKey, after, endorsement, lostBecause }: SealingKey): string | null {
    const { key } = this;
    if (fingerprintOf(publicKey) !== keyId) return `봉인 키 ${keyId}의 지문이 그 공개 키의 것이 아닙니다`;
    if (this.keys.some((known) => known.keyId === keyId)) return `봉인 키 ${keyId}이(가) 두 번 도입되었습니다`;
    if (after !== (key?.keyId ?? null)) return `봉인 키 ${keyId}이(가) 앞의 키를 잇지 않습니다`;
    const isUnendorsed = endorsement === null && (key === null || lostBecause !== null);
    if (isUnendorsed) return this.problemOfTrust(keyId);
    return key && endorsement !== null && isSigned(endorsementOf(keyId, key.keyId), endorsement, key.publicKey)
      ? null
      : `봉인 키 ${keyId}에 앞의 키의 서명이 없습니다`;
  }

  private problemOfTrust(keyId: string): string | null {
    if (this.trusted.length === 0 || this.trusted.includes(keyId)) return null;
    return this.keys.length === 0
      ? `다른 키로 봉인되었습니다: 첫 봉인 키 ${keyId}은(는) 기관이 알린 키가 아닙니다`
      : `봉인 키 ${keyId}은(는) 앞의 키를 잃었다며 서명 없이 도입되었고, 기관이 알린 키가 아닙니다`;
  }

  private problemOfSeal({ body, digest, signature }: Seal): string | null {
    const name = `봉인 ${String(body.number)}`;
    const { key } = this;
    const former = this.seals.at(-1);
    const events = body.to - body.from + 1;
    if (body.number !== (former?.body.number ?? 0) + 1) return `${name}의 번호가 앞 봉인에 이어지지 않습니다`;
    if (body.from !== this.sealedUpTo + 1) return `${name}의 범위가 앞 봉인의 끝에 이어지지 않습니다`;
    if (events < 1 || events > MOST_EVENTS_OF_A_SEAL) return `${name}의 범위가 봉인 하나의 것이 아닙니다`;
    if (body.previous !== (former?.digest ?? NO_SEAL_DIGEST)) return `${name}이(가) 앞 봉인을 가리키지 않습니다`;
    if (digest !== digestOf(body)) return `${name}의 요약값이 그 내용의 것이 아닙니다`;
    if (body.keyId !== key?.keyId) return `${name}이(가) 그때의 봉인 키로 서명되지 않았습니다`;
    return isSigned(body, signature, key.publicKey) ? null : `${name}의 서명이 맞지 않습니다`;
  }
}

/** What a reader who was given no fingerprint does about a key that no other vouches for. */
export const toCompare = ({ keyId, lostBecause }: SealingKey): string =>
  `봉인 키 ${keyId}을(를) 기관이 알린 지문과 직접 맞대어 보십시오 (--key).` +
  (lostBecause === null ? '' : ` 앞의 키를 잃어 그 서명이 없습니다: ${lostBecause}`);
