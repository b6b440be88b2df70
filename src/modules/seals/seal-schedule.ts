import { setTimeout as wait } from 'node:timers/promises';
import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Background, type BackgroundWork } from '../../platform/background-work.ts';
import { scheduled } from './sealing-ground.ts';
import { Sealing } from './sealing.ts';

export const SEAL_EVERY_MINUTES = Symbol('SealEveryMinutes');

/** When there was nothing to seal, or the store or the key was away: an office that begins is not unsealed for a day. */
const LOOK_AGAIN_MS = 10 * 60_000;

/** Seals at the start and then at each interval. Two processes at once are harmless: the second finds it done. */
@Injectable()
export class SealSchedule implements BackgroundWork, OnModuleInit {
  readonly title = '봉인';
  private readonly log = new Logger('ledger');
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly background: Background,
    private readonly sealing: Sealing,
    @Inject(SEAL_EVERY_MINUTES) private readonly everyMinutes: number,
  ) {}

  onModuleInit(): void {
    if (this.everyMinutes > 0) this.background.add(this);
  }

  /** The start of the process does not wait for a long log to be sealed. */
  start(): Promise<void> {
    this.running = this.keepSealing(this.everyMinutes * 60_000);
    return Promise.resolve();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async keepSealing(everyMs: number): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const pauseMs = (await this.hasSealed()) ? everyMs : Math.min(everyMs, LOOK_AGAIN_MS);
      await wait(pauseMs, undefined, { signal }).catch(() => undefined);
    }
  }

  private async hasSealed(): Promise<boolean> {
    try {
      return (await this.sealing.seal(scheduled('정기 봉인'))).sealed.length > 0;
    } catch (error) {
      this.log.error(`봉인하지 못했습니다: ${error instanceof Error ? error.message : String(error)}`);
      return false;
    }
  }
}
