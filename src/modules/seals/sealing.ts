import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { digestOf } from '../../evidence/signed.ts';
import { NO_SEAL_DIGEST, type Seal } from '../../events/seals.events.ts';
import { EVENT_STORE, type EventStore } from '../../event-store/event-store.port.ts';
import { MerkleTree } from '../../event-store/integrity/merkle.ts';
import { LOG_ARCHIVE, type LogArchive } from '../../event-store/log-archive.port.ts';
import type { Actor } from '../../kernel/domain-event.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { dateInSeoul } from '../../kernel/time.ts';
import { ACCESS_POLICY, type AccessPolicy } from '../../platform/access/access-policy.port.ts';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { Decide } from '../../platform/commands/decide.command.ts';
import type { SealLog } from './domain/seals.commands.ts';
import { ReceiptFiles } from './receipt-files.ts';
import { SEAL_PLACES, type SealPlaces } from './seal-places.ts';
import { brokenChain, SealedLog, type Range } from './sealed-log.ts';
import { complete, type SealingGround } from './sealing-ground.ts';
import { SealingKeys } from './sealing-keys.ts';
import { soundRows } from './sound-rows.ts';

export interface SealingOutcome {
  /** The seals of this call; none when there was nothing new but seals and keys. */
  readonly sealed: readonly Seal[];
  readonly sealedUpTo: number;
}

/** What another process may do between our look at the log and our command. */
const LOST_RACES: readonly string[] = ['seal-follows-seal', 'seal-by-current-key', 'version-conflict'];
const TRIES = 5;

/** Seals what is in the log, in as many seals as it takes. */
@Injectable()
export class Sealing {
  private readonly receipts: ReceiptFiles;

  constructor(
    private readonly commands: CommandBus,
    private readonly keys: SealingKeys,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(LOG_ARCHIVE) private readonly archive: LogArchive,
    @Inject(ACCESS_POLICY) private readonly policy: AccessPolicy,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SEAL_PLACES) { receipts }: SealPlaces,
  ) {
    this.receipts = new ReceiptFiles(receipts);
  }

  /**
   * Seals everything up to the end of the log as it is now.
   * @throws Rejection when the log, its seals, the receipts or the key are not what they should be.
   */
  async seal(ground: SealingGround): Promise<SealingOutcome> {
    this.requirePermission(ground.actor);
    const head = await this.store.head();
    const made: Seal[] = [];
    for (let lost = 0; ;) {
      const log = await this.agreedLog();
      const range = log.rangeUpTo(head);
      if (range === null) return { sealed: made, sealedUpTo: log.chain.sealedUpTo };
      if (log.chain.key === null) await this.keys.introduceFirst();
      else
        try {
          made.push(await this.sealRange(log, range, log.chain.key.keyId, ground));
        } catch (error) {
          if (!isLostRace(error) || ++lost === TRIES) throw error;
        }
    }
  }

  /** Asked before a key is made. */
  private requirePermission({ role }: Actor): void {
    const command: SealLog['type'] = 'SealLog';
    if (this.policy.mayCommand(role, command) === null)
      throw new Rejection('not-permitted', '봉인할 권한이 없습니다.', { role, command });
  }

  /** The seals, once the receipts agree; a receipt that a crash left out is written now. */
  private async agreedLog(): Promise<SealedLog> {
    const found = await this.receipts.read();
    const log = await SealedLog.of(this.store);
    await this.receipts.keep(log.receipts(), found, await this.store.head());
    return log;
  }

  private async sealRange(log: SealedLog, range: Range, keyId: string, ground: SealingGround): Promise<Seal> {
    const former = log.chain.seals.at(-1);
    const previous = former?.digest ?? NO_SEAL_DIGEST;
    const body = {
      number: (former?.body.number ?? 0) + 1,
      ...range,
      root: await this.rootOf(range, previous),
      previous,
      keyId,
      sealedOn: dateInSeoul(this.clock()),
    };
    const seal: Seal = { body, digest: digestOf(body), signature: await this.keys.sign(keyId, body) };
    const problem = log.chain.add({ type: 'LogSealed', data: seal });
    if (problem !== null) throw brokenChain(problem);
    const command: SealLog = { type: 'SealLog', seal };
    await this.commands.execute(new Decide(command, complete(ground)));
    return seal;
  }

  private rootOf(range: Range, previous: string): Promise<string> {
    return this.archive.inspect(async (log) => {
      const leaves = [Buffer.from(previous, 'hex')];
      for await (const { row } of soundRows(log, range)) leaves.push(Buffer.from(row.hash, 'hex'));
      return new MerkleTree(leaves).root.toString('hex');
    });
  }
}

const isLostRace = (error: unknown): boolean => error instanceof Rejection && LOST_RACES.includes(error.rule);
