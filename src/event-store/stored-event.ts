import type { EventMeta, StoredEvent } from '../kernel/domain-event.ts';
import type { JsonObject } from '../kernel/json.ts';
import type { LogRow } from './log-archive.port.ts';

/** @throws Error when data or meta are not what an append would have written. */
export function storedEvent(row: LogRow): StoredEvent {
  const data: unknown = JSON.parse(row.data);
  const meta: unknown = JSON.parse(row.meta);
  if (!isObject(data)) throw new Error(`event at position ${row.position}: its data is not an object`);
  if (!isMeta(meta)) throw new Error(`event at position ${row.position}: its meta is incomplete`);
  return {
    id: row.id,
    stream: row.stream,
    version: row.version,
    position: row.position,
    fact: { type: row.type, schemaVersion: row.schemaVersion, data, effectiveOn: row.effectiveOn },
    meta,
    recordedAt: row.recordedAt,
    documentedKnownAt: row.documentedKnownAt,
    hash: row.hash,
  };
}

/** By stream, each in the order given. */
export function byStream(events: readonly StoredEvent[]): ReadonlyMap<string, readonly StoredEvent[]> {
  const found = new Map<string, StoredEvent[]>();
  for (const event of events) {
    const others = found.get(event.stream);
    if (others) others.push(event);
    else found.set(event.stream, [event]);
  }
  return found;
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isText = (value: unknown): boolean => typeof value === 'string';

const isMeta = (value: unknown): value is EventMeta =>
  isObject(value) &&
  isObject(value['actor']) &&
  isText(value['reason']) &&
  isText(value['document']) &&
  isText(value['commandId']) &&
  isText(value['commandHash']) &&
  isText(value['correlationId']) &&
  (value['causationId'] === null || isText(value['causationId']));
