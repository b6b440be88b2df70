import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { AUTHENTICATOR, requireAuthentication, type Authenticator } from './authentication.ts';
import { completeDocument } from './api-document.ts';
import { PROBLEM_TYPE } from './problem.ts';
import { ProblemFilter, problemOf } from './problem.filter.ts';
import { RESPONSE_SCHEMAS } from './response-schemas.ts';
import { SESSION_COOKIE } from './session-cookie.ts';
import { validationPipe } from './validation.ts';

/** A whole file of a district's year (1,217 lines) is 0.6 MB. */
const BODY_LIMIT = 8 * 1024 * 1024;

/** The same application for the server and for the tests. It is not listening yet. */
export async function createHttpApp(
  module: Type | Parameters<typeof NestFactory.create>[0],
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
  await app.register(helmet, {
    contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } }, // plain HTTP inside the office's network
  });
  await app.register(cookie);
  await app.register(rateLimit, { global: false });
  requireAuthentication(app.getHttpAdapter().getInstance(), app.get<Authenticator>(AUTHENTICATOR));
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(new ProblemFilter());
  serveDocs(app);
  return app;
}

function serveDocs(app: NestFastifyApplication): void {
  const config = new DocumentBuilder()
    .setTitle('성과원장 API')
    .setDescription('예산·성과·계획의 모든 수치를 사건으로 기록하고 두 시계로 되묻는다. 금액은 원, 비율은 0.1%.')
    .setVersion('1')
    .addBearerAuth()
    .addCookieAuth(SESSION_COOKIE)
    .addSecurityRequirements('bearer')
    .setOpenAPIVersion('3.1.0')
    .build();
  const document = () => completeDocument(SwaggerModule.createDocument(app, config), RESPONSE_SCHEMAS);
  SwaggerModule.setup('api/docs', app, document, {
    jsonDocumentUrl: 'api/openapi.json',
  });
}
