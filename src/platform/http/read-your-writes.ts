import { Inject, Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import type { Observable } from 'rxjs';
import { EVENT_STORE, type EventStore } from '../../event-store/event-store.port.ts';
import type { Projection } from '../../kernel/projection.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { POOL } from '../database/pool.ts';
import { laggards, ProjectionBehind, waitForPosition } from '../projections/wait-for-position.ts';
import { PROJECTIONS } from '../projections/projections.token.ts';

/** Header of a read: answer only what includes this position, as a command's reply named it. */
export const POSITION_HEADER = 'ledger-position';

const PATIENCE_MS = 5000;

/** Headers of an answer that does not include all that is recorded: how many events it lacks, which read models halted. */
export const BEHIND_HEADER = 'ledger-behind';
export const HALTED_HEADER = 'ledger-halted';

/** Read your own writes, whichever process folds the events; and know when you do not read all there is. */
@Injectable()
export class ReadYourWrites implements NestInterceptor {
  constructor(
    @Inject(POOL) private readonly pool: Pool,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(PROJECTIONS) private readonly projections: readonly Projection[],
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const { headers, method, actor } = context.switchToHttp().getRequest<FastifyRequest>();
    const asked = headers[POSITION_HEADER];
    if (asked !== undefined) await this.reach(typeof asked === 'string' ? asked : '');
    if (method === 'GET' && actor !== null) await this.sayWhatIsLacking(context.switchToHttp().getResponse());
    return next.handle();
  }

  private async sayWhatIsLacking(reply: FastifyReply): Promise<void> {
    const names = this.projections.map(({ name }) => name);
    const behind = await laggards(this.pool, names, await this.store.head());
    const halted = behind.filter((laggard) => laggard.halted);
    if (behind.length > 0) void reply.header(BEHIND_HEADER, String(Math.max(...behind.map(({ lacking }) => lacking))));
    if (halted.length > 0) void reply.header(HALTED_HEADER, halted.map(({ name }) => name).join(', '));
  }

  private async reach(asked: string): Promise<void> {
    if (!/^\d{1,15}$/.test(asked))
      throw new Rejection('bad-request', 'Ledger-Position은 사건의 위치여야 합니다.', { asked });
    const names = this.projections.map(({ name }) => name);
    try {
      await waitForPosition(this.pool, names, Number(asked), PATIENCE_MS);
    } catch (error) {
      if (!(error instanceof ProjectionBehind)) throw error;
      throw new Rejection(
        'projection-behind',
        '조회 모형이 아직 그 기록까지 오지 못했습니다. 잠시 뒤 다시 물으십시오.',
        {
          position: error.position,
          needed: error.needed,
        },
      );
    }
  }
}
