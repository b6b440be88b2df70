import type { NewEvent } from '../kernel/domain-event.ts';
import type { Json } from '../kernel/json.ts';
import { isInstant, isPlainDate } from '../kernel/time.ts';
import { EventRefused, type Expected, type StreamAppend } from './event-store.port.ts';
import { canonicalJson, isStorableText } from '../kernel/canonical-json.ts';
import type { LogRow } from './log-row.ts';

/** A checked event with the texts that will be stored; the store adds place, time and hash. */
export type OutgoingEvent = Omit<LogRow, 'stream' | 'position' | 'version' | 'recordedAt' | 'hash'>;

export interface OutgoingPart {
  readonly stream: string;
  readonly expected: Expected;
  readonly events: readonly OutgoingEvent[];
}

/** One append call of a caller: all parts or none. */
export type Outgoing = readonly OutgoingPart[];

const STREAM = /^[A-Za-z0-9]+-\S{1,200}$/;
const TYPE = /^\S{1,200}$/;
// Lower case only: what is written is what is read, and what the hash covers.
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const MAX_BYTES = 1_048_576;
const MAX_INTEGER = 2 ** 31 - 1; // versions are PostgreSQL integers

/** @throws EventRefused when the log cannot take it as it is. */
export function outgoing(appends: readonly StreamAppend[]): Outgoing {
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
    return { stream, expected, events: events.map(outgoingEvent) };
  });
}

/** Whether a stream that stands at this version (0: there is none) is as expected. */
export function isAsExpected(expected: Expected, version: number): boolean {
  switch (expected) {
    case 'any':
      return true;
    case 'none':
      return version === 0;
    case 'exists':
      return version > 0;
    default:
      return version === expected;
  }
}

function outgoingEvent({ id, fact, meta, documentedKnownAt }: NewEvent): OutgoingEvent {
  const { type, schemaVersion, effectiveOn } = fact;
  refuseUnless(UUID.test(id), `'${id}' is not a UUID in lower case`);
  refuseUnless(TYPE.test(type) && isStorableText(type), `event ${id}: '${type}' is not an event type`);
  refuseUnless(isCount(schemaVersion), `event ${id}: ${schemaVersion} is not a schema version`);
  refuseUnless(isPlainDate(effectiveOn), `event ${id}: '${effectiveOn}' is not a date`);
  refuseUnless(
    documentedKnownAt === null || isInstant(documentedKnownAt),
    `event ${id}: '${documentedKnownAt ?? ''}' is not a moment`,
  );
  const data = storedText(id, 'data', fact.data);
  return { id, type, schemaVersion, effectiveOn, documentedKnownAt, data, meta: storedText(id, 'meta', meta) };
}

function storedText(id: string, part: string, value: Json): string {
  const text = textOf(id, part, value);
  const bytes = Buffer.byteLength(text);
  refuseUnless(bytes <= MAX_BYTES, `event ${id}: its ${part} takes ${bytes} bytes, more than ${MAX_BYTES}`);
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
