import { Rejection } from '../kernel/rejection.ts';
import { isDatabaseUnavailable } from '../platform/database/database-unavailable.ts';

const NOBODY_ANSWERS = '데이터베이스에 연결할 수 없습니다. DATABASE_URL과 서버가 켜져 있는지 보십시오';

/** What a person at a terminal can do about the failures of the world around us, by their codes and names. */
const KNOWN_FAILURES: Readonly<Record<string, string>> = {
  ENOTFOUND: '데이터베이스 서버의 이름을 찾을 수 없습니다. DATABASE_URL을 보십시오',
  '28P01': '데이터베이스의 비밀번호가 맞지 않습니다. DATABASE_URL을 보십시오',
  '28000': '데이터베이스가 이 사용자를 받지 않습니다. DATABASE_URL을 보십시오',
  '3D000': 'DATABASE_URL이 가리키는 데이터베이스가 없습니다',
  ENOENT: '그런 파일이나 폴더가 없습니다',
  EACCES: '파일이나 폴더를 읽거나 쓸 권한이 없습니다',
  LogFileBroken: '원장 파일이 아니거나 상했습니다',
  RowsDoNotFollow: '옮기는 동안 다른 누군가가 대상 원장에 기록했습니다',
  EADDRINUSE: '포트가 이미 쓰이고 있습니다. PORT로 다른 포트를 고르십시오',
  ProjectionBehind: '조회 모형이 따라오지 못했습니다. ledger projections list로 까닭을 보십시오',
  MalformedFact: '기록할 수 없는 꼴의 사건이 나와 아무것도 기록하지 않았습니다. 프로그램의 결함이니 알려 주십시오',
  BuildRefused: '지금은 할 수 없습니다',
  StoreUnavailable: '사건 저장소가 대답하지 않거나, 색인이 가리키는 원장이 아닙니다. EVENTSTORE_URL을 보십시오',
};

/** One clear sentence, and what lies behind it. */
export function failureSentence(error: unknown): string {
  if (error instanceof Rejection) {
    const numbers = Object.keys(error.numbers).length > 0 ? `\n${JSON.stringify(error.numbers, null, 2)}` : '';
    return `거절 [${error.rule}] ${error.sentence}${numbers}`;
  }
  if (!(error instanceof Error)) return `실패: ${String(error)}`;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  const known = KNOWN_FAILURES[code] ?? (isDatabaseUnavailable(error) ? NOBODY_ANSWERS : undefined);
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : '';
  return known === undefined ? `실패: ${error.message}${cause}` : `실패: ${known} (${error.message})`;
}
