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
  /** 0: never by itself. */
  readonly sealEveryMinutes: number;
  readonly host: string;
  readonly port: number;
}

const A_WEEK_MINUTES = 7 * 24 * 60;

type Environment = Readonly<Record<string, string | undefined>>;

/** @throws Error when a setting is none that the product knows. */
export function readConfig(environment: Environment): Config {
  const dataDirectory = environment['LEDGER_DATA'] ?? 'data';
  return {
    databaseUrl: environment['DATABASE_URL'] ?? null,
    eventStore: eventStoreChoice(environment),
    dataDirectory,
    seals: {
      keys: environment['LEDGER_KEYS'] ?? join(dataDirectory, 'keys'),
      receipts: environment['LEDGER_SEALS'] ?? join(dataDirectory, 'seals'),
    },
    sealEveryMinutes: wholeNumber(environment, 'LEDGER_SEAL_EVERY', 1_440, A_WEEK_MINUTES, '일주일까지의 분'),
    host: environment['HOST'] ?? '127.0.0.1',
    port: wholeNumber(environment, 'PORT', 3_000, 65_535, '포트 번호'),
  };
}

/** @param what a Korean name of what the number is. */
function wholeNumber(environment: Environment, name: string, otherwise: number, most: number, what: string): number {
  const text = environment[name];
  const number = text === undefined ? otherwise : Number(text);
  if (text === '' || !Number.isInteger(number) || number < 0 || number > most)
    throw new Error(`${name}=${text ?? ''}은(는) ${what}이(가) 아닙니다.`);
  return number;
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
