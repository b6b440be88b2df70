import { join } from 'node:path';

/** Which store holds the log. */
export type EventStoreChoice =
  | { readonly kind: 'postgres' }
  | {
      readonly kind: 'eventstoredb';
      /** esdb://… or kurrentdb://… as the client reads it. */
      readonly url: string;
      /** The stream that holds this office's log. */
      readonly journal: string;
    };

/** Settings of a process, read once at its start. */
export interface Config {
  /** null: the embedded PostgreSQL under dataDirectory. */
  readonly databaseUrl: string | null;
  readonly eventStore: EventStoreChoice;
  readonly dataDirectory: string;
  /** Directories of the private sealing keys and of the receipts of seals. */
  readonly seals: { readonly keys: string; readonly receipts: string };
  readonly host: string;
  readonly port: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** @throws Error when a setting is none that the product knows. */
export function readConfig(environment: Environment): Config {
  const port = Number(environment['PORT'] ?? '3000');
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`PORT=${environment['PORT'] ?? ''}은(는) 포트 번호가 아닙니다.`);
  const dataDirectory = environment['LEDGER_DATA'] ?? 'data';
  return {
    databaseUrl: environment['DATABASE_URL'] ?? null,
    eventStore: eventStoreChoice(environment),
    dataDirectory,
    seals: {
      keys: environment['LEDGER_KEYS'] ?? join(dataDirectory, 'keys'),
      receipts: environment['LEDGER_SEALS'] ?? join(dataDirectory, 'seals'),
    },
    host: environment['HOST'] ?? '127.0.0.1',
    port,
  };
}

function eventStoreChoice(environment: Environment): EventStoreChoice {
  const kind = environment['EVENT_STORE'] ?? 'postgres';
  const url = environment['EVENTSTORE_URL'];
  if (kind === 'postgres') return { kind };
  if (kind !== 'eventstoredb')
    throw new Error(`EVENT_STORE=${kind}은(는) 모르는 저장소입니다. postgres 또는 eventstoredb여야 합니다.`);
  if (url === undefined) throw new Error('EVENT_STORE=eventstoredb에는 EVENTSTORE_URL=esdb://…이 있어야 합니다.');
  return { kind, url, journal: environment['EVENTSTORE_JOURNAL'] ?? 'ledger' };
}
