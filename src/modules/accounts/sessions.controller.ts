import { Body, Controller, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { Actor } from '../../kernel/domain-event.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { dateInSeoul } from '../../kernel/time.ts';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { clearSession, keepSession, type HttpReply, type HttpRequest } from '../../platform/http/session-cookie.ts';
import { CommandDoor } from '../../platform/http/command-door.ts';
import { Caller, type RequestContext } from '../../platform/http/request-context.ts';
import type { ChangePassword } from './domain/accounts.commands.ts';
import { LogInDto, PasswordChangeDto } from './accounts.dto.ts';
import { SESSION_SECONDS, Sessions } from './sessions.ts';

/** Tries of one address within a minute; a right password counts too. */
const LOG_IN_LIMIT = { max: 10, timeWindow: '1 minute' };

interface LoggedIn {
  readonly token: string;
  readonly expiresInSeconds: number;
  readonly actor: Actor;
}

@Controller('api/auth')
export class SessionsController {
  constructor(
    private readonly sessions: Sessions,
    private readonly door: CommandDoor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post('login')
  @HttpCode(200)
  @RouteConfig({ rateLimit: LOG_IN_LIMIT })
  async logIn(
    @Body() { loginName, password }: LogInDto,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<LoggedIn> {
    const session = await this.sessions.logIn(loginName, password);
    if (!session) throw new Rejection('unauthenticated', '로그인 이름이나 비밀번호가 맞지 않습니다.');
    const { token, actor } = session;
    keepSession(request, reply, token, SESSION_SECONDS);
    return { token, expiresInSeconds: SESSION_SECONDS, actor };
  }

  @Post('logout')
  @HttpCode(204)
  logOut(@Res({ passthrough: true }) reply: HttpReply): void {
    clearSession(reply);
  }

  @Get('me')
  me(@Caller() { actor }: RequestContext): Actor {
    return actor;
  }

  @Post('password')
  @HttpCode(204)
  @RouteConfig({ rateLimit: LOG_IN_LIMIT })
  async changePassword(@Body() body: PasswordChangeDto, @Caller() caller: RequestContext): Promise<void> {
    const { id } = caller.actor;
    if (!(await this.sessions.checkPassword(id, body.currentPassword)))
      throw new Rejection('not-permitted', '지금 비밀번호가 맞지 않습니다.');
    // No key: a password that is set without an event of its own would be nobody's.
    const asked: RequestContext = { ...caller, dryRun: false, idempotencyKey: null };
    const command: ChangePassword = {
      type: 'ChangePassword',
      accountId: id,
      effectiveOn: dateInSeoul(this.clock()),
    };
    await this.door.send(command, { reason: '비밀번호 변경', document: '본인 변경' }, asked);
    await this.sessions.setPassword(id, body.newPassword);
  }
}
