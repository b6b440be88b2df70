import type { NewEvent } from '../kernel/domain-event.ts';
import type { Json } from '../kernel/json.ts';
import { isInstant, isPlainDate } from '../kernel/time.ts';
import {
  type AppendLimits,
  type AppendResult,
  type EventIdReused,
  EventRefused,
  type Expected,
  type StreamAppend,
} from './event-store.port.ts';
import { canonicalJson, isStorableText } from '../kernel/canonical-json.ts';
import type { LogRow } from './log-archive.port.ts';

/** A checked event with the texts that will be stored; the store adds place, time and hash. */
export type OutgoingEvent = Omit<LogRow, 'stream' | 'position' | 'version' | 'recordedAt' | 'hash'>;

export interface OutgoingPart {
  readonly stream: string;
  readonly expected: Expected;
  readonly events: readonly OutgoingEvent[];
}

/** One append call of a caller: all parts or none. */
export type Outgoing = readonly OutgoingPart[];

/** What became of one append: its result, or the reason why it throws. */
export type Outcome = AppendResult | EventIdReused | EventRefused;

const STREAM = /^[A-Za-z0-9]+-\S{1,200}$/;
const TYPE = /^\S{1,200}$/;
// Lower case only: what is written is what is read, and what the hash covers.
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const MAX_INTEGER = 2 ** 31 - 1; // versions are PostgreSQL integers

/** @throws EventRefused when the log cannot take it as it is. */
export function outgoing(appends: readonly StreamAppend[], limits: AppendLimits): Outgoing {
  refuseRepeated(
    appends.map((append) => append.stream),
    'stream',
  );
  refuseRepeated(
    appends.flatMap((append) => append.events.map((event) => event.id)),
    'event id',
  );
  return appends.map(({ stream, expected, events }) => {
    refuseUnless(STREAM.test(stream) && isStorableText(stream), `'${stream}' is not a stream name`);
    refuseUnless(typeof expected === 'string' || isCount(expected), `${expected} is not a version`);
    return { stream, expected, events: events.map((event) => outgoingEvent(event, limits)) };
  });
}

function outgoingEvent(
  { id, fact, meta, documentedKnownAt }: NewEvent,
  { dataBytes, metaBytes }: AppendLimits,
): OutgoingEvent {
  const { type, schemaVersion, effectiveOn } = fact;
  refuseUnless(UUID.test(id), `'${id}' is not a UUID in lower case`);
  refuseUnless(TYPE.test(type) && isStorableText(type), `event ${id}: '${type}' is not an event type`);
  refuseUnless(isCount(schemaVersion), `event ${id}: ${schemaVersion} is not a schema version`);
  refuseUnless(isPlainDate(effectiveOn), `event ${id}: '${effectiveOn}' is not a date`);
  refuseUnless(
    documentedKnownAt === null || isInstant(documentedKnownAt),
    `event ${id}: '${documentedKnownAt ?? ''}' is not a moment`,
  );
  const data = storedText(id, 'data', fact.data, dataBytes);
  const metaText = storedText(id, 'meta', meta, metaBytes);
  return { id, type, schemaVersion, effectiveOn, documentedKnownAt, data, meta: metaText };
}

function storedText(id: string, part: string, value: Json, most: number): string {
  const text = textOf(id, part, value);
  const bytes = Buffer.byteLength(text);
  refuseUnless(bytes <= most, `event ${id}: its ${part} takes ${bytes} bytes, more than ${most}`);
  return text;
}

function textOf(id: string, part: string, value: Json): string {
  try {
    return canonicalJson(value);
  } catch (error) {
    throw new EventRefused(`event ${id}: its ${part} cannot be stored`, { cause: error });
  }
}

const isCount = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= MAX_INTEGER;

function refuseUnless(acceptable: boolean, sentence: string): void {
  if (!acceptable) throw new EventRefused(sentence);
}

function refuseRepeated(names: readonly string[], what: string): void {
  const seen = new Set<string>();
  for (const name of names) {
    refuseUnless(!seen.has(name), `${what} ${name} appears twice in one append`);
    seen.add(name);
  }
}
