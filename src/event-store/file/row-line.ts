import { canonicalJson } from '../../kernel/canonical-json.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { LogRow } from '../log-archive.port.ts';

/** The first line of the file; another format gets another version. */
export const HEADER = canonicalJson({ format: 'performance-ledger/log', version: 1 });

/** data and meta stay the very texts that the hash covers: they are strings in the line, not objects. */
export const lineOf = (row: LogRow): string => canonicalJson({ ...row });

/** null: the line is no row of a log. */
export function rowOf(line: string): LogRow | null {
  const value = parsed(line);
  return isRow(value) ? value : null;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

const COLUMNS: Readonly<Record<keyof LogRow, (value: unknown) => boolean>> = {
  position: Number.isSafeInteger,
  stream: isText,
  version: Number.isSafeInteger,
  id: isText,
  type: isText,
  schemaVersion: Number.isSafeInteger,
  effectiveOn: isText,
  recordedAt: isText,
  documentedKnownAt: (value) => value === null || isText(value),
  data: isText,
  meta: isText,
  hash: isText,
};

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null;

const isRow = (value: unknown): value is LogRow & JsonObject =>
  isObject(value) &&
  Object.keys(value).length === Object.keys(COLUMNS).length &&
  Object.entries(COLUMNS).every(([name, fits]) => fits(value[name]));
