import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { EVENT_STORE, type EventStore } from '../../event-store/event-store.port.ts';
import type { Actor } from '../../kernel/domain-event.ts';
import { dateInSeoul } from '../../kernel/time.ts';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { Decide } from '../../platform/commands/decide.command.ts';
import { commandIdOf } from '../../platform/commands/uuid-v5.ts';
import { accountStream } from './domain/accounts.decider.ts';
import type { OpenAccount } from './domain/accounts.commands.ts';
import { randomPassword } from './passwords.ts';
import { Sessions } from './sessions.ts';

const ACCOUNT_ID = 'admin';
const SYSTEM = { id: 'system', name: '시스템' };

/** Nobody is there to open the first account, so the installation does. */
const INSTALLATION: Actor = {
  id: 'installation',
  name: '설치',
  departmentId: SYSTEM.id,
  departmentName: SYSTEM.name,
  role: 'administrator',
};

@Injectable()
export class FirstAdministrator {
  constructor(
    private readonly commands: CommandBus,
    private readonly sessions: Sessions,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async exists(): Promise<boolean> {
    return (
      (await this.store.read(accountStream(ACCOUNT_ID))).length > 0 && (await this.sessions.hasPassword(ACCOUNT_ID))
    );
  }

  /**
   * Opens the account; the password is in no event and in no log, so this is the only time it is seen. null when another
   * process, started at the same time, was first.
   */
  async open(): Promise<{ readonly loginName: string; readonly password: string } | null> {
    const command: OpenAccount = {
      type: 'OpenAccount',
      accountId: ACCOUNT_ID,
      name: '관리자',
      assignment: { department: SYSTEM, role: 'administrator' },
      effectiveOn: dateInSeoul(this.clock()),
    };
    await this.commands.execute(
      new Decide(command, {
        actor: INSTALLATION,
        reason: '첫 설치',
        document: '설치',
        commandId: commandIdOf('installation', ACCOUNT_ID),
        documentedOn: null,
        expectedVersion: null,
        dryRun: false,
        correlationId: null,
        causationId: null,
      }),
    );
    const password = randomPassword();
    const isOurs = await this.sessions.setFirstPassword(ACCOUNT_ID, password);
    return isOurs ? { loginName: ACCOUNT_ID, password } : null;
  }
}
