import type { Fact } from '../kernel/domain-event.ts';
import type { PlainDate } from '../kernel/time.ts';

/** Seals and their keys stand in one stream, in the order in which they count. */
export const SEAL_LOG = 'seal-log';

/** What the first seal stands on. */
export const NO_SEAL_DIGEST = '0'.repeat(64);

/** The most events under one seal: whoever proves one of them reads no more than these. */
export const MOST_EVENTS_OF_A_SEAL = 65_536;

/** What a seal says. Hashes and digests are SHA-256 in hex. */
export type SealBody = {
  /** 1, 2, 3 … */
  readonly number: number;
  /** Positions of the first and the last event under this seal. */
  readonly from: number;
  readonly to: number;
  /** Merkle root (RFC 6962) over the digest of the former seal and the hash of each event. */
  readonly root: string;
  /** Digest of the former seal. */
  readonly previous: string;
  readonly keyId: string;
  readonly sealedOn: PlainDate;
};

export type Seal = {
  readonly body: SealBody;
  /** SHA-256 of the body's canonical JSON. */
  readonly digest: string;
  /** Ed25519 over the body's canonical JSON, base64. */
  readonly signature: string;
};

export type SealingKey = {
  /** Fingerprint: SHA-256 of the public key's SPKI DER, hex. */
  readonly keyId: string;
  /** SPKI DER, base64. */
  readonly publicKey: string;
  /** The key that this one takes over from; null for the first. */
  readonly after: string | null;
  /** By the former key, over the canonical JSON of { after, introduces: keyId }; null for the first, and after a loss. */
  readonly endorsement: string | null;
  /** Why the former key is gone; null where it is not. */
  readonly lostBecause: string | null;
};

/** 봉인: the events of a range are what they are, signed. */
export type LogSealed = Fact<'LogSealed', Seal>;

/** 봉인 키 도입: later seals are signed with this key. */
export type SealingKeyIntroduced = Fact<'SealingKeyIntroduced', SealingKey>;

export type SealsFact = LogSealed | SealingKeyIntroduced;
