import { createPublicKey, hash, verify } from 'node:crypto';
import { canonicalJson } from '../kernel/canonical-json.ts';
import type { Json } from '../kernel/json.ts';

/** SHA-256 of the canonical JSON, in hex. */
export const digestOf = (value: Json): string => hash('sha256', canonicalJson(value), 'hex');

/** Fingerprint of a public key: SHA-256 of its SPKI DER, in hex. openssl pkey -pubin -outform DER | sha256sum */
export const fingerprintOf = (publicKey: string): string => hash('sha256', Buffer.from(publicKey, 'base64'), 'hex');

/** Whether this is an Ed25519 signature of that key over the value's canonical JSON. */
export function isSigned(value: Json, signature: string, publicKey: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    const text = Buffer.from(canonicalJson(value));
    return key.asymmetricKeyType === 'ed25519' && verify(null, text, key, Buffer.from(signature, 'base64'));
  } catch {
    return false; // no key at all
  }
}

/** What the former key signs, to hand over to its successor. */
export const endorsementOf = (keyId: string, after: string) => ({ introduces: keyId, after });
