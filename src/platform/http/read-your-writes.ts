import { Inject, Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import type { Observable } from 'rxjs';
import type { Projection } from '../../kernel/projection.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { POOL } from '../database/pool.ts';
import { ProjectionBehind, waitForPosition } from '../projections/wait-for-position.ts';
import { PROJECTIONS } from '../projections/projections.token.ts';

/** Header of a read: answer only what includes this position, as a command's reply named it. */
export const POSITION_HEADER = 'ledger-position';

const PATIENCE_MS = 5000;

/** Read your own writes, whichever process folds the events. */
@Injectable()
export class ReadYourWrites implements NestInterceptor {
  constructor(
    @Inject(POOL) private readonly pool: Pool,
    @Inject(PROJECTIONS) private readonly projections: readonly Projection[],
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
    const asked = headers[POSITION_HEADER];
    if (asked !== undefined) await this.reach(typeof asked === 'string' ? asked : '');
    return next.handle();
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
