import type { Json, JsonObject } from '../../src/kernel/json.ts';
import { textOf, type Answer, type RequestOptions } from './test-app.ts';

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const objectsIn = (value: Json | undefined): JsonObject[] =>
  Array.isArray(value) ? value.filter(isObject) : [];

/** Over the network. A list stands in the body as items. */
export async function ask(
  address: string,
  method: 'GET' | 'POST',
  path: string,
  { token = null, body, headers = {} }: RequestOptions = {},
): Promise<Answer> {
  const answer = await fetch(address + path, {
    method,
    headers: {
      ...(token !== null && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const content: unknown = JSON.parse(await answer.text());
  const isList = (value: unknown): value is Json[] => Array.isArray(value);
  return {
    status: answer.status,
    contentType: answer.headers.get('content-type') ?? '',
    body: isObject(content) ? content : isList(content) ? { items: content } : {},
  };
}

/** @throws Error when it is answered by a problem. */
export async function call(...request: Parameters<typeof ask>): Promise<JsonObject> {
  const { status, body } = await ask(...request);
  if (status >= 400) throw new Error(`${request[1]} ${request[2]}: ${JSON.stringify(body)}`);
  return body;
}

export async function logIn(address: string, loginName: string, password: string): Promise<string> {
  return textOf((await call(address, 'POST', '/api/auth/login', { body: { loginName, password } }))['token']);
}

export const GROUND = { reason: '시험', document: '시험-1' };

/** Opens an account of 기획예산과. Returns its password. */
export async function openAccount(address: string, admin: string, accountId: string, role: string): Promise<string> {
  const assignment = { department: { id: 'planning', name: '기획예산과' }, role };
  const body = { accountId, name: accountId, assignment, ...GROUND };
  return textOf((await call(address, 'POST', '/api/accounts', { token: admin, body }))['password']);
}

/** The whole log as the API tells it. @throws Error when its positions are not dense. */
export async function recordedEvents(address: string, auditor: string): Promise<readonly JsonObject[]> {
  const recorded: JsonObject[] = [];
  for (;;) {
    const path = `/api/log?after=${String(recorded.length)}&limit=1000`;
    const events = objectsIn((await call(address, 'GET', path, { token: auditor }))['events']);
    if (events.length === 0) return recorded;
    for (const event of events) {
      recorded.push(event);
      if (event['position'] !== recorded.length)
        throw new Error(`${JSON.stringify(event['position'])} stands where ${String(recorded.length)} belongs`);
    }
  }
}
