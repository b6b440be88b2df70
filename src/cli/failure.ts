import { Rejection } from '../kernel/rejection.ts';

/** What a person at a terminal can do about the failures of the world around us, by their codes and names. */
const KNOWN_FAILURES: Readonly<Record<string, string>> = {
  ECONNREFUSED: '데이터베이스에 연결할 수 없습니다. DATABASE_URL과 서버가 켜져 있는지 보십시오',
  ENOTFOUND: '데이터베이스 서버의 이름을 찾을 수 없습니다. DATABASE_URL을 보십시오',
  '28P01': '데이터베이스의 비밀번호가 맞지 않습니다. DATABASE_URL을 보십시오',
  '28000': '데이터베이스가 이 사용자를 받지 않습니다. DATABASE_URL을 보십시오',
  '3D000': 'DATABASE_URL이 가리키는 데이터베이스가 없습니다',
  EADDRINUSE: '포트가 이미 쓰이고 있습니다. PORT로 다른 포트를 고르십시오',
  ProjectionBehind: '조회 모형이 따라오지 못했습니다. ledger projections list로 까닭을 보십시오',
  MalformedFact: '기록할 수 없는 꼴의 사건이 나와 아무것도 기록하지 않았습니다. 프로그램의 결함이니 알려 주십시오',
  BuildRefused: '지금은 할 수 없습니다',
};

/** One clear sentence, and what lies behind it. */
export function failureSentence(error: unknown): string {
  if (error instanceof Rejection) {
    const numbers = Object.keys(error.numbers).length > 0 ? `\n${JSON.stringify(error.numbers, null, 2)}` : '';
    return `거절 [${error.rule}] ${error.sentence}${numbers}`;
  }
  if (!(error instanceof Error)) return `실패: ${String(error)}`;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  const known = KNOWN_FAILURES[code];
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : '';
  return known === undefined ? `실패: ${error.message}${cause}` : `실패: ${known} (${error.message})`;
}
