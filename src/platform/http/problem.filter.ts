import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { StoreUnavailable } from '../../event-store/event-store.port.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { isDatabaseUnavailable } from '../database/database-unavailable.ts';
import { problem, PROBLEM_TYPE, type Problem } from './problem.ts';

/** Every failure leaves as problem+json; only an unexpected one is logged. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const answer = problemOf(error, request.method);
    if (answer.status === 500)
      this.log.error(
        `${request.method} ${request.url}: ${error instanceof Error ? (error.stack ?? '') : String(error)}`,
      );
    void reply.status(answer.status).type(PROBLEM_TYPE).send(answer);
  }
}

/** Nobody resends a read by its key. */
export function problemOf(error: unknown, method = 'POST'): Problem {
  const isRead = method === 'GET' || method === 'HEAD';
  if (error instanceof Rejection) return problem(error.rule, error.sentence, error.numbers);
  if (error instanceof StoreUnavailable)
    return problem(
      'store-unavailable',
      isRead
        ? '사건 저장소가 대답하지 않습니다. 잠시 뒤 다시 물으십시오.'
        : '사건 저장소가 대답하지 않습니다. 기록되었을 수도 있으니 잠시 뒤 같은 Idempotency-Key로 다시 보내십시오.',
      { message: error.message },
    );
  if (isDatabaseUnavailable(error))
    return problem('database-unavailable', '데이터베이스가 대답하지 않습니다. 잠시 뒤 다시 시도하십시오.');
  const status = error instanceof HttpException ? error.getStatus() : statusOf(error);
  const message = error instanceof Error ? error.message : '';
  if (status === 404) return problem('not-found', '그런 주소가 없습니다.', { message });
  if (status === 413) return problem('payload-too-large', '보낸 내용이 너무 큽니다.', { message });
  if (status === 429)
    return problem('too-many-requests', '요청이 너무 잦습니다. 잠시 뒤 다시 시도하십시오.', { message });
  if (status >= 400 && status < 500) return problem('bad-request', '요청을 읽을 수 없습니다.', { message });
  return problem(
    'unexpected',
    isRead
      ? '답하지 못했습니다. 까닭은 서버의 기록에 있습니다.'
      : '처리하지 못했습니다. 기록은 바뀌지 않았을 수 있으니 같은 Idempotency-Key로 다시 보내십시오.',
  );
}

/** Fastify's own errors carry a statusCode. */
const statusOf = (error: unknown): number =>
  error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
