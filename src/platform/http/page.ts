import { join } from 'node:path';
import serveStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { acceptsHtml } from './session-cookie.ts';

const A_YEAR_SECONDS = 31_536_000;

/**
 * The web page: files that are the same for everybody, and one shell for every address that a person may open. None of
 * them holds a record of the office; every number is asked of /api by the page, as the person who logged in.
 */
export async function servePage(http: FastifyInstance, directory: string): Promise<void> {
  await http.register(serveStatic, {
    root: directory,
    wildcard: false, // one route for each file that there is: no path of a request becomes a path of the disk
    index: false,
    cacheControl: false,
    preCompressed: true,
    setHeaders(reply: FastifyReply, path: string) {
      void reply.header('cache-control', path.startsWith(join(directory, 'assets')) ? HASHED : NEVER_KEPT);
    },
  });
  http.get('/*', (request, reply) => {
    if (isOfApi(request.url) || !acceptsHtml(request)) {
      reply.callNotFound();
      return;
    }
    return reply.sendFile('index.html');
  });
}

/** A new build has other names, so nothing of an old one is ever wrong. */
const HASHED = `public, max-age=${A_YEAR_SECONDS}, immutable`;
const NEVER_KEPT = 'no-store';

/**
 * By the route that was found, and not by the address alone, which may be written in many ways ('/%61pi/events'). What
 * no route answers is nobody's page.
 */
export function isOfPage({ url: address, routeOptions: { url: route } }: FastifyRequest): boolean {
  return route !== undefined && !isOfApi(route) && !isOfApi(address);
}

const isOfApi = (address: string): boolean => /^\/api([/?]|$)/.test(address);
