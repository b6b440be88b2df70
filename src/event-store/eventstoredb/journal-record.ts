import { jsonEvent, type EventData, type RecordedEvent } from '@eventstore/db-client';
import { canonicalJson } from '../../kernel/canonical-json.ts';
import type { Json, JsonObject } from '../../kernel/json.ts';
import type { LogRow } from '../log-archive.port.ts';
import { JournalMismatch } from './failures.ts';

/** Its place in an append that the server takes in pieces only. */
export interface BundlePlace {
  /** Id of the first event of the bundle. */
  readonly first: string;
  readonly size: number;
  /** 1-based. */
  readonly place: number;
}

/** One event of the journal stream. */
export interface JournalRecord {
  readonly revision: bigint;
  readonly row: LogRow;
  readonly bundle: BundlePlace | null;
}

/** What stands beside the data: everything of the row that EventStoreDB has no field for. */
interface Envelope extends JsonObject {
  readonly id: string;
  readonly position: number;
  readonly stream: string;
  readonly version: number;
  readonly schemaVersion: number;
  readonly effectiveOn: string;
  readonly recordedAt: string;
  readonly documentedKnownAt: string | null;
  readonly meta: JsonObject;
  readonly hash: string;
  readonly bundle: JsonObject | null;
}

/** Readable JSON in EventStoreDB's own tools. Its texts are canonical, so parsing and writing them again changes nothing. */
export function recordOf(row: LogRow, bundle: BundlePlace | null): EventData {
  const { type, data, meta, ...place } = row;
  const metadata: Envelope = { ...place, meta: objectIn(meta), bundle: bundle && { ...bundle } };
  return jsonEvent({ id: recordId(row), type, data: objectIn(data), metadata });
}

/**
 * A UUID (version 8) made of the row's hash. EventStoreDB takes an append with the ids of a stored one for its repeat,
 * whatever else it says; so only the very same row may have the same id, not the same event as another server placed it.
 */
const recordId = ({ hash }: LogRow): string =>
  [hash.slice(0, 8), hash.slice(8, 12), `8${hash.slice(12, 15)}`, `8${hash.slice(15, 18)}`, hash.slice(18, 30)].join(
    '-',
  );

/** Bytes of a record as the server counts them against its limit for one append. */
export const bytesOf = ({ type, data, metadata }: EventData): number =>
  Buffer.byteLength(JSON.stringify(data)) + Buffer.byteLength(JSON.stringify(metadata)) + 2 * type.length;

/** @throws JournalMismatch when this product did not write the event. */
export function readRecord({ type, revision, data, metadata }: RecordedEvent): JournalRecord {
  if (!isObject(data) || !isObject(metadata) || !isEnvelope(metadata))
    throw new JournalMismatch(`the event at revision ${revision} of the journal was not written by this product`);
  const { meta, bundle, ...place } = metadata;
  return {
    revision,
    row: {
      position: place.position,
      stream: place.stream,
      version: place.version,
      id: place.id,
      type,
      schemaVersion: place.schemaVersion,
      effectiveOn: place.effectiveOn,
      recordedAt: place.recordedAt,
      documentedKnownAt: place.documentedKnownAt,
      data: canonicalJson(data),
      meta: canonicalJson(meta),
      hash: place.hash,
    },
    bundle: bundle && bundlePlace(bundle),
  };
}

function objectIn(text: string): JsonObject {
  const value: unknown = JSON.parse(text);
  if (!isObject(value)) throw new Error('a text of the log is not an object');
  return value;
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);

function isEnvelope(value: JsonObject): value is Envelope {
  const are = (type: 'string' | 'number', ...names: readonly (keyof Envelope)[]) =>
    names.every((name) => typeof value[name] === type);
  const isBundle = (bundle: Json | undefined) => bundle === null || isObject(bundle);
  return (
    are('number', 'position', 'version', 'schemaVersion') &&
    are('string', 'id', 'stream', 'effectiveOn', 'recordedAt', 'hash') &&
    (value['documentedKnownAt'] === null || are('string', 'documentedKnownAt')) &&
    isObject(value['meta']) &&
    isBundle(value['bundle'])
  );
}

const bundlePlace = ({ first, size, place }: JsonObject): BundlePlace => ({
  first: typeof first === 'string' ? first : '',
  size: Number(size),
  place: Number(place),
});
