import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../kernel/domain-event.ts';
import { Rejection } from '../../kernel/rejection.ts';

/** What a request says beside its body: whose it is, how often it may count, what it has seen. */
export interface RequestContext {
  readonly actor: Actor;
  readonly idempotencyKey: string | null;
  /** If-Match: the version of the stream that the caller has seen. */
  readonly expectedVersion: number | null;
  /** ?dryRun=true: say what would happen, record nothing. */
  readonly dryRun: boolean;
}

export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): RequestContext => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  if (!request.actor) throw new Rejection('unauthenticated', '로그인이 필요합니다.');
  return {
    actor: request.actor,
    idempotencyKey: idempotencyKeyOf(request),
    expectedVersion: expectedVersionOf(request),
    dryRun: dryRunOf(request),
  };
});

function idempotencyKeyOf({ headers }: FastifyRequest): string | null {
  const key = headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(key))
    throw new Rejection('bad-request', 'Idempotency-Key는 공백 없는 200자 이하의 글자여야 합니다.');
  return key;
}

function expectedVersionOf({ headers }: FastifyRequest): number | null {
  const tag = headers['if-match'];
  if (tag === undefined) return null;
  const version = /^"?(\d{1,9})"?$/.exec(tag)?.[1];
  if (version === undefined)
    throw new Rejection('bad-request', 'If-Match는 스트림의 판 번호여야 합니다.', { ifMatch: tag });
  return Number(version);
}

/** A dry run that is not understood must not become a change. */
function dryRunOf({ url }: FastifyRequest): boolean {
  const asked = new URL(url, 'http://localhost').searchParams.getAll('dryRun');
  const [dryRun = 'false', ...more] = asked;
  if ((dryRun !== 'true' && dryRun !== 'false') || more.length > 0)
    throw new Rejection('bad-request', 'dryRun은 true 또는 false여야 합니다.', { dryRun: asked });
  return dryRun === 'true';
}
