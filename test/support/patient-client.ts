import { setTimeout as delay } from 'node:timers/promises';
import type { JsonObject } from '../../src/kernel/json.ts';
import { ask } from './http-client.ts';
import type { Order } from './office.ts';
import { textOf, type Answer } from './test-app.ts';

const CONNECTION_LOST = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'];
const LATER = ['store-unavailable', 'database-unavailable', 'projection-behind'];
const PAUSE_MS = 30;
const PATIENCE_MS = 120_000;

/** null when nobody answered, or said that somebody may later. @throws Error for any other refusal. */
export async function attempt(
  send: () => Promise<Answer>,
  onOutage: (answer: Answer) => void = () => undefined,
): Promise<JsonObject | null> {
  const answer = await send().catch(unlessConnectionLost);
  if (answer === null) return null;
  if (isOutage(answer)) {
    onOutage(answer);
    return null;
  }
  if (answer.status >= 300) throw new Error(`refused: ${JSON.stringify(answer)}`);
  return answer.body;
}

/** The same until it is answered. */
export async function persist(send: () => Promise<Answer>): Promise<JsonObject> {
  const deadline = performance.now() + PATIENCE_MS;
  const outages = new Set<string>();
  for (;;) {
    const body = await attempt(send, (answer) => outages.add(JSON.stringify(answer.body)));
    if (body !== null) return body;
    if (performance.now() > deadline)
      throw new Error(`in ${String(PATIENCE_MS)} ms nothing but: ${[...outages].join('\n')}`);
    await delay(PAUSE_MS);
  }
}

/** A command that counts once, however often it has to be sent, and to whichever server. */
export const command = (
  address: () => string,
  token: string,
  key: string,
  { path, body }: Order,
): Promise<JsonObject> =>
  persist(() => ask(address(), 'POST', path, { token, body, headers: { 'idempotency-key': key } }));

/** 503 as this product says it. */
export const isOutage = ({ status, contentType, body }: Answer): boolean =>
  status === 503 && contentType.includes('application/problem+json') && LATER.includes(textOf(body['rule']));

function unlessConnectionLost(error: unknown): null {
  // Jest's Error is another one than that of fetch.
  const cause = typeof error === 'object' && error !== null && 'cause' in error ? error.cause : null;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
  if (CONNECTION_LOST.includes(code)) return null;
  throw error;
}
