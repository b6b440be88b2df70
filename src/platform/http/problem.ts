import type { JsonObject } from '../../kernel/json.ts';

/** RFC 9457 problem+json as this product answers it. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** One Korean sentence. */
  readonly detail: string;
  readonly rule: string;
  readonly numbers: JsonObject;
}

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** Rules of the door; every other rule is a business rule: 422. */
const STATUS_OF_RULE: Readonly<Record<string, number>> = {
  'bad-request': 400,
  unauthenticated: 401,
  'not-permitted': 403,
  'not-found': 404,
  'version-conflict': 409,
  'idempotency-key-reused': 409,
  'payload-too-large': 413,
  'too-many-requests': 429,
  unexpected: 500,
  'projection-behind': 503,
  'store-unavailable': 503,
  'database-unavailable': 503,
};

export const TITLES: Readonly<Record<number, string>> = {
  400: '잘못된 요청',
  401: '로그인 필요',
  403: '권한 없음',
  404: '없음',
  409: '충돌',
  413: '너무 큼',
  422: '규칙 위반',
  429: '요청이 너무 잦음',
  500: '서버 오류',
  503: '잠시 뒤 다시',
};

export function problem(rule: string, sentence: string, numbers: JsonObject = {}): Problem {
  const status = STATUS_OF_RULE[rule] ?? 422;
  return {
    type: `urn:performance-ledger:rule:${rule}`,
    title: TITLES[status] ?? '오류',
    status,
    detail: sentence,
    rule,
    numbers,
  };
}
