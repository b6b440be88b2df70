import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { access, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fingerprintOf } from '../../evidence/signed.ts';
import { canonicalJson } from '../../kernel/canonical-json.ts';
import type { Json } from '../../kernel/json.ts';
import { Rejection } from '../../kernel/rejection.ts';

export interface NewKey {
  readonly keyId: string;
  /** SPKI DER, base64. */
  readonly publicKey: string;
}

const spkiOf = (key: KeyObject): string => key.export({ format: 'der', type: 'spki' }).toString('base64');

/** Private Ed25519 keys, one PEM file each, which nobody but the ledger's own account may read. */
export class KeyFiles {
  constructor(private readonly directory: string) {}

  /** On the disk before anybody hears of it: a key that is in the log and nowhere else could never seal. */
  async generate(): Promise<NewKey> {
    const { privateKey, publicKey: key } = generateKeyPairSync('ed25519');
    const publicKey = spkiOf(key);
    const keyId = fingerprintOf(publicKey);
    await mkdir(this.directory, { recursive: true, mode: 0o700 });
    const pem = privateKey.export({ format: 'pem', type: 'pkcs8' });
    await writeFile(this.fileOf(keyId), pem, { mode: 0o600, flag: 'wx', flush: true });
    return { keyId, publicKey };
  }

  /** Takes back a key that was never introduced. */
  discard(keyId: string): Promise<void> {
    return rm(this.fileOf(keyId), { force: true });
  }

  has(keyId: string): Promise<boolean> {
    return access(this.fileOf(keyId)).then(
      () => true,
      () => false,
    );
  }

  /**
   * Ed25519 over the value's canonical JSON, base64.
   * @throws Rejection sealing-key-here, sealing-key-private
   */
  async sign(keyId: string, value: Json): Promise<string> {
    return sign(null, Buffer.from(canonicalJson(value)), await this.privateKey(keyId)).toString('base64');
  }

  private async privateKey(keyId: string): Promise<KeyObject> {
    const file = this.fileOf(keyId);
    if (!(await this.has(keyId)))
      throw new Rejection(
        'sealing-key-here',
        `지금의 봉인 키가 ${file}에 없습니다. 백업에서 되돌리거나, 정말 잃었으면 ledger keys lost로 알리십시오.`,
        { keyId },
      );
    const { mode } = await stat(file);
    if ((mode & 0o077) !== 0)
      throw new Rejection('sealing-key-private', `봉인 키 ${file}을(를) 다른 사용자도 읽을 수 있습니다. chmod 600.`, {
        keyId,
      });
    const key = createPrivateKey(await readFile(file));
    if (fingerprintOf(spkiOf(createPublicKey(key))) !== keyId)
      throw new Rejection('sealing-key-here', `${file}에 다른 키가 들어 있습니다.`, { keyId });
    return key;
  }

  private fileOf(keyId: string): string {
    return join(this.directory, `${keyId}.pem`);
  }
}
