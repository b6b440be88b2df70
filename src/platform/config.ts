/** Settings of a process, read once at its start. */
export interface Config {
  /** null: the embedded PostgreSQL under dataDirectory. */
  readonly databaseUrl: string | null;
  readonly dataDirectory: string;
  readonly host: string;
  readonly port: number;
}

/** @throws Error when PORT is no port. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const port = Number(environment['PORT'] ?? '3000');
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`PORT=${environment['PORT'] ?? ''}은(는) 포트 번호가 아닙니다.`);
  return {
    databaseUrl: environment['DATABASE_URL'] ?? null,
    dataDirectory: environment['LEDGER_DATA'] ?? 'data',
    host: environment['HOST'] ?? '127.0.0.1',
    port,
  };
}
