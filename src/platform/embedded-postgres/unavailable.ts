/** The embedded database can't run here. The sentence says why; a server of one's own is always the way out. */
export class EmbeddedPostgresUnavailable extends Error {
  override readonly name = 'EmbeddedPostgresUnavailable';
  constructor(reason: string) {
    super(
      `${reason} 내장 데이터베이스 없이 실행하려면 환경변수 DATABASE_URL에 PostgreSQL 15 이상 서버의 주소를 지정하십시오.`,
    );
  }
}

/** 'EACCES', 'ENOENT' … of a failed system call; '' for any other error. */
export const systemErrorCode = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';
