import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { NO_SEAL_DIGEST, type Seal, type SealBody, type SealingKey } from '../events/seals.events.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';
import type { Json } from '../kernel/json.ts';
import { SealChain, type SealLogEntry } from './seal-chain.ts';
import { digestOf, endorsementOf, fingerprintOf } from './signed.ts';

interface Pair {
  readonly privateKey: KeyObject;
  readonly key: SealingKey;
}

const signed = ({ privateKey }: Pair, value: Json): string =>
  sign(null, Buffer.from(canonicalJson(value)), privateKey).toString('base64');

function pairOf(): Pair {
  const { privateKey, publicKey: spki } = generateKeyPairSync('ed25519');
  const publicKey = spki.export({ format: 'der', type: 'spki' }).toString('base64');
  const key = { keyId: fingerprintOf(publicKey), publicKey, after: null, endorsement: null, lostBecause: null };
  return { privateKey, key };
}

const [first, second, third] = [pairOf(), pairOf(), pairOf()];
const introduced = (data: SealingKey): SealLogEntry => ({ type: 'SealingKeyIntroduced', data });
const follows = (next: Pair, former: Pair): SealingKey => ({
  ...next.key,
  after: former.key.keyId,
  endorsement: signed(former, endorsementOf(next.key.keyId, former.key.keyId)),
});

function sealed(by: Pair, body: Partial<SealBody> = {}): Seal {
  const whole: SealBody = {
    number: 1,
    from: 1,
    to: 3,
    root: 'root',
    previous: NO_SEAL_DIGEST,
    keyId: by.key.keyId,
    sealedOn: '2025-03-02',
    ...body,
  };
  return { body: whole, digest: digestOf(whole), signature: signed(by, whole) };
}

/** The problem of the last entry; all before it must be sound. */
function problemOf(...entries: readonly SealLogEntry[]): string | null {
  const chain = new SealChain();
  for (const entry of entries.slice(0, -1)) expect(chain.add(entry)).toBeNull();
  return chain.add(entries.at(-1)!);
}

describe('keys and seals in their order', () => {
  it('hang together when each key was handed over and each seal is by the key of its time', () => {
    const chain = new SealChain([first.key.keyId]);
    const seal = sealed(first);
    const next = sealed(second, { number: 2, from: 4, to: 4, previous: seal.digest });
    const entries: readonly SealLogEntry[] = [
      introduced(first.key),
      { type: 'LogSealed', data: seal },
      introduced(follows(second, first)),
      { type: 'LogSealed', data: next },
    ];
    expect(entries.map((entry) => chain.add(entry))).toEqual([null, null, null, null]);
    expect([chain.sealedUpTo, chain.key?.keyId]).toEqual([4, second.key.keyId]);
  });

  it('do not, when a fingerprint is another key’s', () => {
    expect(problemOf(introduced({ ...first.key, keyId: second.key.keyId }))).toContain('지문');
  });

  it('do not, when a key does not follow the one before it, or comes back', () => {
    const line = [introduced(first.key), introduced(follows(second, first))];
    expect(problemOf(...line, introduced(follows(third, first)))).toContain('앞의 키를 잇지 않습니다');
    expect(problemOf(...line, introduced(follows(first, second)))).toContain('두 번 도입');
    expect(problemOf(introduced(follows(second, first)))).toContain('앞의 키를 잇지 않습니다');
  });

  it('do not, when a key is signed by itself, by a third, or by nobody', () => {
    const { endorsement: byThird } = follows(second, third);
    const { endorsement: byItself } = follows(second, second);
    for (const endorsement of [byThird, byItself, null])
      expect(problemOf(introduced(first.key), introduced({ ...follows(second, first), endorsement }))).toContain(
        '앞의 키의 서명이 없습니다',
      );
  });

  it('do not, when a seal is by a key that was followed', () => {
    const line = [introduced(first.key), introduced(follows(second, first))];
    expect(problemOf(...line, { type: 'LogSealed', data: sealed(first) })).toContain('그때의 봉인 키로');
  });

  it('do not, when the digest is not that of the body, though it is signed', () => {
    const seal = { ...sealed(first), digest: '0'.repeat(64) };
    expect(problemOf(introduced(first.key), { type: 'LogSealed', data: seal })).toContain('요약값');
  });

  it('take no signature of another kind of key', () => {
    const { privateKey, publicKey: spki } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const publicKey = spki.export({ format: 'der', type: 'spki' }).toString('base64');
    const rsa: Pair = { privateKey, key: { ...first.key, keyId: fingerprintOf(publicKey), publicKey } };
    const seal = sealed(first, { keyId: rsa.key.keyId });
    const signature = sign(null, Buffer.from(canonicalJson(seal.body)), privateKey).toString('base64');
    expect(problemOf(introduced(rsa.key), { type: 'LogSealed', data: { ...seal, signature } })).toContain('서명');
  });
});
