import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

/** Everything comes from this server, and nothing runs or is styled that stands inside of a document. */
const OURS_ONLY: Readonly<Record<string, string[]>> = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'"],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
};

/** Swagger's page styles itself inside of its document, and draws its pictures from it. */
const API_DOCS = { ...OURS_ONLY, styleSrc: ["'self'", "'unsafe-inline'"], imgSrc: ["'self'", 'data:'] };

// upgrade-insecure-requests is left out: plain HTTP inside the office's network.
const policy = (directives: Readonly<Record<string, string[]>>) => ({
  contentSecurityPolicy: { useDefaults: false, directives: { ...directives } },
});

/** What a browser is told to refuse. */
export async function sendSecurityHeaders(http: FastifyInstance): Promise<void> {
  await http.register(helmet, policy(OURS_ONLY));
  http.addHook('onRequest', (request, reply, done) => {
    if (request.routeOptions.url?.startsWith('/api/docs')) void reply.helmet(policy(API_DOCS));
    done();
  });
}
