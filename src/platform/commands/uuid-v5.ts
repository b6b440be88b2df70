import { createHash } from 'node:crypto';

/** Name-based UUID (RFC 9562 §5.5): the same name in the same namespace gives the same id. */
export function uuidV5(namespace: string, name: string): string {
  const hash = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name)
    .digest();
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = hash.toString('hex', 0, 16);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Namespace of the ids this product derives from names. */
const COMMAND_NAMESPACE = '0b6f3a52-8c0e-5e3b-9a54-7d1b2f6c9e10';

/** The id of a command that is known by a key: the caller's Idempotency-Key, or what it is made from. */
export const commandIdOf = (...key: readonly string[]): string => uuidV5(COMMAND_NAMESPACE, key.join('\n'));
