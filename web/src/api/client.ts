import createClient from 'openapi-fetch';
import { noteLag } from './lag.ts';
import type { components, paths } from './openapi.d.ts';

type Problem = components['schemas']['Problem'];

/** The server said no, or something that is no answer came back. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(
    readonly status: number,
    /** One Korean sentence. */
    readonly sentence: string,
    readonly rule: string,
  ) {
    super(sentence);
  }
}

export const isSessionLost = (error: unknown): boolean => error instanceof Refusal && error.status === 401;

/** Every question and command of the page goes through here; the session is a cookie that no script reads. */
export const api = createClient<paths>({ baseUrl: '', headers: { accept: 'application/json' } });

api.use({
  onResponse({ response }) {
    if (response.ok) noteLag(response.headers);
  },
});

interface Reply<Data> {
  readonly data?: Data;
  readonly error?: Problem;
  readonly response: Response;
}

/** @throws Refusal */
export async function answerOf<Data>(asked: Promise<Reply<Data>>): Promise<Data> {
  const { data, error, response } = await asked.catch(() => {
    throw new Refusal(0, '서버에 닿지 않습니다. 연결을 확인하고 다시 시도하십시오.', 'unreachable');
  });
  if (data !== undefined) return data;
  throw new Refusal(response.status, error?.detail ?? '서버의 답을 읽을 수 없습니다.', error?.rule ?? 'unreadable');
}
