import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../kernel/domain-event.ts';
import { isOfPage } from './page.ts';
import { problem, PROBLEM_TYPE } from './problem.ts';
import { acceptsHtml, SESSION_COOKIE } from './session-cookie.ts';

/** Says who holds a token; null when it is none of ours, has expired, or the account is closed. */
export interface Authenticator {
  authenticate(token: string): Promise<Actor | null>;
}
export const AUTHENTICATOR = Symbol('Authenticator');

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the authentication hook before any handler runs; null only at the open doors. */
    actor: Actor | null;
  }
}

/** All there is of the API without a token. */
export const OPEN_DOORS: readonly string[] = ['GET /api/health', 'POST /api/auth/login'];

/** Every request, known route or not, is somebody's before anything else looks at it; only the page is everybody's. */
export function requireAuthentication(http: FastifyInstance, authenticator: Authenticator): void {
  http.decorateRequest('actor', null);
  http.addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => {
    const [path = ''] = request.url.split('?');
    if (OPEN_DOORS.includes(`${request.method} ${path}`) || isOfPage(request)) return;
    const token = tokenOf(request);
    request.actor = token === null ? null : await authenticator.authenticate(token);
    if (request.actor === null && request.method === 'GET' && acceptsHtml(request) && path.startsWith('/api/'))
      return reply.redirect(`/login?to=${encodeURIComponent(request.url)}`, 303);
    if (request.actor === null)
      return reply
        .status(401)
        .header('www-authenticate', 'Bearer')
        .type(PROBLEM_TYPE)
        .send(problem('unauthenticated', '로그인이 필요합니다. POST /api/auth/login에서 토큰을 받으십시오.'));
  });
}

function tokenOf(request: FastifyRequest): string | null {
  const [scheme, token] = (request.headers.authorization ?? '').split(' ');
  if (scheme?.toLowerCase() === 'bearer' && token) return token;
  return request.cookies[SESSION_COOKIE] ?? null;
}
