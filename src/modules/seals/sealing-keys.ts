import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { endorsementOf } from '../../evidence/signed.ts';
import type { SealingKey } from '../../events/seals.events.ts';
import { EVENT_STORE, type EventStore } from '../../event-store/event-store.port.ts';
import type { Json } from '../../kernel/json.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { dateInSeoul } from '../../kernel/time.ts';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { Decide } from '../../platform/commands/decide.command.ts';
import type { IntroduceSealingKey } from './domain/seals.commands.ts';
import { KeyFiles, type NewKey } from './key-files.ts';
import { SEAL_PLACES, type SealPlaces } from './seal-places.ts';
import { SealedLog } from './sealed-log.ts';
import { complete, scheduled, type SealingGround } from './sealing-ground.ts';

/** The keys that seal: which one, and how the next takes over. */
@Injectable()
export class SealingKeys {
  private readonly files: KeyFiles;

  constructor(
    private readonly commands: CommandBus,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SEAL_PLACES) { keys }: SealPlaces,
  ) {
    this.files = new KeyFiles(keys);
  }

  /** Makes the first key where there is none. */
  async introduceFirst(): Promise<void> {
    if ((await this.current()) !== null) return;
    try {
      await this.introduce(scheduled('첫 봉인 키'), () =>
        Promise.resolve({ after: null, endorsement: null, lostBecause: null }),
      );
    } catch (error) {
      if ((await this.current()) === null) throw error; // otherwise another process was first, and its key will do
    }
  }

  /** The current key hands over to a new one. */
  async rotate(ground: SealingGround): Promise<string> {
    const after = await this.requireCurrent();
    return this.introduce(ground, async ({ keyId }) => ({
      after,
      endorsement: await this.files.sign(after, endorsementOf(keyId, after)),
      lostBecause: null,
    }));
  }

  /** The current key is gone: a new one begins without its signature, and says so for ever. */
  async replaceLost(ground: SealingGround): Promise<string> {
    const after = await this.requireCurrent();
    if (await this.files.has(after))
      throw new Rejection('sealing-key-lost', '지금의 봉인 키는 제자리에 있습니다. ledger keys rotate로 바꾸십시오.', {
        keyId: after,
      });
    return this.introduce(ground, () => Promise.resolve({ after, endorsement: null, lostBecause: ground.reason }));
  }

  sign(keyId: string, value: Json): Promise<string> {
    return this.files.sign(keyId, value);
  }

  private async introduce(
    ground: SealingGround,
    succession: (key: NewKey) => Promise<Omit<SealingKey, keyof NewKey>>,
  ): Promise<string> {
    const made = await this.files.generate();
    try {
      const key = { ...made, ...(await succession(made)) };
      const effectiveOn = dateInSeoul(this.clock());
      const command: IntroduceSealingKey = { type: 'IntroduceSealingKey', key, effectiveOn };
      await this.commands.execute(new Decide(command, complete(ground)));
      return made.keyId;
    } catch (error) {
      // Only a refusal is sure to have introduced nothing.
      if (error instanceof Rejection) await this.files.discard(made.keyId);
      throw error;
    }
  }

  private async current(): Promise<string | null> {
    return (await SealedLog.of(this.store)).chain.key?.keyId ?? null;
  }

  private async requireCurrent(): Promise<string> {
    const current = await this.current();
    if (current === null)
      throw new Rejection('sealing-key-introduced', '아직 봉인 키가 없습니다. 처음 봉인할 때 만들어집니다.');
    return current;
  }
}
