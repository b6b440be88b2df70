import { Inject, Injectable, Logger } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Rejection } from '../../kernel/rejection.ts';
import { dateInSeoul, type PlainDate } from '../../kernel/time.ts';
import { Background, type BackgroundWork } from '../../platform/background-work.ts';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { Decide } from '../../platform/commands/decide.command.ts';
import { systemActor, systemGround } from '../../platform/commands/system-ground.ts';
import { commandIdOf } from '../../platform/commands/uuid-v5.ts';
import type { BeginDay } from './domain/automation.commands.ts';
import { CALENDAR } from './domain/automation.decider.ts';

const LOOK_EVERY_MS = 60_000;
const KEEPER = systemActor('day-keeper', '달력');

/** Records that a day began, once for all processes. */
@Injectable()
export class DayKeeper implements BackgroundWork {
  readonly title = '달력';
  private readonly log = new Logger('ledger');
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();
  private begun: PlainDate = '';

  constructor(
    background: Background,
    private readonly commands: CommandBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    background.add(this);
  }

  start(): Promise<void> {
    this.timer = setInterval(() => {
      this.look();
    }, LOOK_EVERY_MS);
    this.look();
    return this.looking;
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }

  private look(): void {
    this.looking = this.beginToday().catch((error: unknown) => {
      this.log.error(`달력: ${String(error)}`); // tried again a minute later
    });
  }

  private async beginToday(): Promise<void> {
    const today = dateInSeoul(this.clock());
    if (today === this.begun) return;
    const command: BeginDay = { type: 'BeginDay', calendar: CALENDAR, effectiveOn: today };
    const ground = systemGround({
      actor: KEEPER,
      reason: '날이 바뀜',
      document: '달력',
      commandId: commandIdOf('day', CALENDAR, today),
    });
    try {
      await this.commands.execute(new Decide(command, ground));
    } catch (error) {
      if (!(error instanceof Rejection) || error.rule !== 'days-go-forward') throw error; // the clock went back a day
    }
    this.begun = today;
  }
}
