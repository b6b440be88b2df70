import { Module } from '@nestjs/common';
import { AUTHENTICATOR } from '../../platform/http/authentication.ts';
import { AccountSecrets } from './account-secrets.ts';
import { AccountsController } from './accounts.controller.ts';
import { FirstAdministrator } from './first-administrator.ts';
import { SessionsController } from './sessions.controller.ts';
import { Sessions } from './sessions.ts';

@Module({
  controllers: [SessionsController, AccountsController],
  providers: [Sessions, FirstAdministrator, AccountSecrets, { provide: AUTHENTICATOR, useExisting: Sessions }],
})
export class AccountsModule {}
