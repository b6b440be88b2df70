import type { Config } from '../config.ts';
import { startEmbeddedPostgres } from '../embedded-postgres/embedded-postgres.ts';

export interface OpenDatabase {
  readonly url: string;
  readonly description: string;
  close(): Promise<void>;
}

/** The PostgreSQL of DATABASE_URL, or the embedded one. */
export async function openDatabase(config: Config, onNotice: (text: string) => void): Promise<OpenDatabase> {
  if (config.databaseUrl !== null)
    return { url: config.databaseUrl, description: 'DATABASE_URL의 PostgreSQL', close: () => Promise.resolve() };
  const server = await startEmbeddedPostgres({ dataDirectory: config.dataDirectory, onNotice });
  return { url: server.url, description: `내장 PostgreSQL (${config.dataDirectory})`, close: () => server.stop() };
}
