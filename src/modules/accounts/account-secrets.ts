import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Credential, SigningKey } from './accounts.entity.ts';

/** What of the accounts is in no event: a backup keeps it beside the log. */
export interface Secrets {
  readonly credentials: readonly Credential[];
  readonly signingKeys: readonly SigningKey[];
}

@Injectable()
export class AccountSecrets {
  constructor(
    @InjectRepository(Credential) private readonly credentials: Repository<Credential>,
    @InjectRepository(SigningKey) private readonly keys: Repository<SigningKey>,
  ) {}

  async all(): Promise<Secrets> {
    const [credentials, signingKeys] = await Promise.all([
      this.credentials.find({ order: { accountId: 'asc' } }),
      this.keys.find(),
    ]);
    return { credentials, signingKeys };
  }

  /** They take the place of those of the same accounts. Processes that already signed a token keep their key. */
  async restore({ credentials, signingKeys }: Secrets): Promise<void> {
    await this.credentials.manager.transaction(async (manager) => {
      await manager.upsert(Credential, [...credentials], ['accountId']);
      await manager.upsert(SigningKey, [...signingKeys], ['id']);
    });
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
const isText = (value: unknown): boolean => typeof value === 'string';

const isCredential = (value: unknown): value is Credential =>
  isObject(value) &&
  isText(value['accountId']) &&
  isText(value['salt']) &&
  isText(value['hash']) &&
  Number.isInteger(value['cost']);
const isSigningKey = (value: unknown): value is SigningKey =>
  isObject(value) && value['id'] === 1 && isText(value['secret']);

export const isSecrets = (value: unknown): value is Secrets =>
  isObject(value) &&
  Array.isArray(value['credentials']) &&
  value['credentials'].every(isCredential) &&
  Array.isArray(value['signingKeys']) &&
  value['signingKeys'].every(isSigningKey);
