import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { completeDocument } from './api-document.ts';
import { RESPONSE_SCHEMAS } from './response-schemas.ts';
import { SESSION_COOKIE } from './session-cookie.ts';

/** What the application answers to whom, as OpenAPI: the page of the API shows it, and the types of the page are made of it. */
export function apiDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('성과원장 API')
    .setDescription('예산·성과·계획의 모든 수치를 사건으로 기록하고 두 시계로 되묻는다. 금액은 원, 비율은 0.1%.')
    .setVersion('1')
    .addBearerAuth()
    .addCookieAuth(SESSION_COOKIE)
    .addSecurityRequirements('bearer')
    .setOpenAPIVersion('3.1.0')
    .build();
  return completeDocument(SwaggerModule.createDocument(app, config), RESPONSE_SCHEMAS);
}
