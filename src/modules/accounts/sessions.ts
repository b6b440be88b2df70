import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { jwtVerify, SignJWT } from 'jose';
import { Repository } from 'typeorm';
import { EVENT_STORE, type EventStore } from '../../event-store/event-store.port.ts';
import type { AccountsFact } from '../../events/accounts.events.ts';
import type { Actor, StoredEvent } from '../../kernel/domain-event.ts';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import type { Authenticator } from '../../platform/http/authentication.ts';
import { accountsDecider, accountStream, type AccountState } from './domain/accounts.decider.ts';
import { Credential, SigningKey } from './accounts.entity.ts';
import { hashPassword, isPassword } from './passwords.ts';

export const SESSION_SECONDS = 15 * 60;
const ISSUER = 'performance-ledger';

/** Log-ins: a password for a token of a quarter of an hour, and a token for the account as it is now. */
@Injectable()
export class Sessions implements Authenticator {
  private key: Promise<Uint8Array> | null = null;

  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @InjectRepository(Credential) private readonly credentials: Repository<Credential>,
    @InjectRepository(SigningKey) private readonly keys: Repository<SigningKey>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A signed token; null when name and password do not belong together or the account is closed. */
  async logIn(accountId: string, password: string): Promise<{ token: string; actor: Actor } | null> {
    const credential = await this.credentials.findOneBy({ accountId });
    const matches = await isPassword(password, credential);
    const actor = matches ? await this.actorOf(accountId) : null;
    if (!actor) return null;
    const now = this.now();
    const token = await new SignJWT({})
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(ISSUER)
      .setSubject(accountId)
      .setIssuedAt(now)
      .setExpirationTime(now + SESSION_SECONDS)
      .sign(await this.signingKey());
    return { token, actor };
  }

  async authenticate(token: string): Promise<Actor | null> {
    const accountId = await this.subjectOf(token);
    return accountId === null ? null : this.actorOf(accountId);
  }

  /** Read from the account's own events, so a closed account or a new role counts from the next request on. */
  async actorOf(accountId: string): Promise<Actor | null> {
    const events = await this.store.read(accountStream(accountId));
    const account = events
      .filter((event): event is StoredEvent<AccountsFact> => event.fact.type in ACCOUNT_FACTS)
      .reduce<AccountState>((state, event) => accountsDecider.evolve(state, event), accountsDecider.initialState);
    if (!account?.open) return null;
    const { department, role } = account.assignment;
    return { id: accountId, name: account.name, departmentId: department.id, departmentName: department.name, role };
  }

  async setPassword(accountId: string, password: string): Promise<void> {
    await this.credentials.upsert({ accountId, ...(await hashPassword(password)) }, ['accountId']);
  }

  /** Whether the account has this password now; one that it had before stays. */
  async setFirstPassword(accountId: string, password: string): Promise<boolean> {
    const fresh = { accountId, ...(await hashPassword(password)) };
    await this.credentials.createQueryBuilder().insert().values(fresh).orIgnore().execute();
    return this.checkPassword(accountId, password);
  }

  hasPassword(accountId: string): Promise<boolean> {
    return this.credentials.existsBy({ accountId });
  }

  async checkPassword(accountId: string, password: string): Promise<boolean> {
    return isPassword(password, await this.credentials.findOneBy({ accountId }));
  }

  private async subjectOf(token: string): Promise<string | null> {
    const key = await this.signingKey();
    try {
      const { payload } = await jwtVerify(token, key, {
        issuer: ISSUER,
        algorithms: ['HS256'],
        currentDate: new Date(this.now() * 1000),
      });
      return payload.sub ?? null;
    } catch {
      return null; // forged, foreign or expired: all the same to the caller
    }
  }

  private now(): number {
    return Math.floor(Date.parse(this.clock()) / 1000);
  }

  private signingKey(): Promise<Uint8Array> {
    this.key ??= this.loadSigningKey().catch((error: unknown) => {
      this.key = null; // the database may be back at the next request
      throw error;
    });
    return this.key;
  }

  private async loadSigningKey(): Promise<Uint8Array> {
    const fresh = { id: 1, secret: randomBytes(32).toString('base64url') };
    await this.keys.createQueryBuilder().insert().values(fresh).orIgnore().execute(); // another process may have been first
    const { secret } = await this.keys.findOneByOrFail({ id: 1 });
    return Buffer.from(secret, 'base64url');
  }
}

const ACCOUNT_FACTS: Readonly<Record<AccountsFact['type'], true>> = {
  AccountOpened: true,
  AccountReassigned: true,
  PasswordChanged: true,
  AccountClosed: true,
};
