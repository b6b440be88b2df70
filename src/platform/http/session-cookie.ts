import type { FastifyReply, FastifyRequest } from 'fastify';

export type HttpRequest = FastifyRequest;
export type HttpReply = FastifyReply;

export const SESSION_COOKIE = 'ledger_session';

/** For a person with a browser: no script reads it and no other site sends it. */
export function keepSession(request: HttpRequest, reply: HttpReply, token: string, seconds: number): void {
  void reply.setCookie(SESSION_COOKIE, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: request.protocol === 'https',
    maxAge: seconds,
  });
}

export const clearSession = (reply: HttpReply): void => {
  void reply.clearCookie(SESSION_COOKIE, { path: '/' });
};

export const acceptsHtml = ({ headers }: HttpRequest): boolean => headers.accept?.includes('text/html') ?? false;
