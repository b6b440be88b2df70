import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import { AUTHENTICATOR, requireAuthentication, type Authenticator } from './authentication.ts';
import { apiDocument } from './api-description.ts';
import { servePage } from './page.ts';
import { PROBLEM_TYPE } from './problem.ts';
import { ProblemFilter, problemOf } from './problem.filter.ts';
import { sendSecurityHeaders } from './security-headers.ts';
import { validationPipe } from './validation.ts';

/** A whole file of a district's year (1,217 lines) is 0.6 MB. */
const BODY_LIMIT = 8 * 1024 * 1024;

/**
 * The same application for the server and for the tests. It is not listening yet.
 * @param page the folder of the built web page; null: only the API is served.
 */
export async function createHttpApp(
  module: Type | Parameters<typeof NestFactory.create>[0],
  page: string | null = null,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    trustProxy: false,
    // An address that cannot be read comes to no route, and to no filter of Nest's.
    frameworkErrors: (error: Error, { method }: FastifyRequest, reply: FastifyReply) => {
      const answer = problemOf(error, method);
      void reply.status(answer.status).type(PROBLEM_TYPE).send(answer);
    },
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: ['error', 'warn', 'fatal'],
    abortOnError: false,
  });
  const http = app.getHttpAdapter().getInstance();
  await sendSecurityHeaders(http);
  await app.register(cookie);
  await app.register(rateLimit, { global: false });
  requireAuthentication(http, app.get<Authenticator>(AUTHENTICATOR));
  if (page !== null) await servePage(http, page);
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(new ProblemFilter());
  serveDocs(app);
  return app;
}

function serveDocs(app: NestFastifyApplication): void {
  SwaggerModule.setup('api/docs', app, () => apiDocument(app), { jsonDocumentUrl: 'api/openapi.json' });
}
