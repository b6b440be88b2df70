import { type QueryConfig } from 'pg';
import { EventIdReused, EventRefused, type Expected } from '../event-store.port.ts';
import type { Outcome, Outgoing, OutgoingEvent, OutgoingPart } from '../outgoing.ts';

/** What append_events answers for a whole batch (append-function.sql.ts says how to read it). */
export interface BatchAnswer {
  readonly statuses: readonly ('ok' | 'duplicate' | 'conflict' | 'id-reused' | 'too-late')[];
  /** bigint comes as text. */
  readonly positions: readonly (string | null)[];
  readonly part_versions: readonly (number | null)[];
  readonly culprits: readonly (number | null)[];
}

const CALL = {
  name: 'append-events',
  text: 'select * from append_events($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)',
};

const expectation = (expected: Expected): number => {
  switch (expected) {
    case 'any':
      return -1;
    case 'exists':
      return -2;
    case 'none':
      return 0;
    default:
      return expected;
  }
};

/** The one statement that appends a batch. */
export function appendCall(batch: readonly Outgoing[]): QueryConfig {
  const parts = batch.flat();
  const streams = [...new Set(parts.map((part) => part.stream))];
  const place = new Map(streams.map((stream, index) => [stream, index + 1]));
  const events = parts.flatMap((part) => part.events);
  const column = (name: keyof OutgoingEvent) => events.map((event) => event[name]);
  return {
    ...CALL,
    values: [
      streams,
      batch.map((append) => append.length),
      parts.map((part) => place.get(part.stream)),
      parts.map((part) => expectation(part.expected)),
      parts.map((part) => part.events.length),
      parts.flatMap((part) => part.events.map(() => place.get(part.stream))),
      column('id'),
      column('type'),
      column('schemaVersion'),
      column('effectiveOn'),
      column('documentedKnownAt'),
      column('data').join('\n'),
      column('meta').join('\n'),
    ],
  };
}

/** One outcome per append, in the order of the batch. */
export function outcomesOf(batch: readonly Outgoing[], answer: BatchAnswer): readonly Outcome[] {
  const events = batch.flat().flatMap((part) => part.events);
  let partsBefore = 0;
  return batch.map((parts, index) => {
    const versions = answer.part_versions.slice(partsBefore, partsBefore + parts.length);
    const culprit = answer.culprits[index] ?? 0;
    const firstPart = partsBefore + 1;
    partsBefore += parts.length;
    const id = events[culprit - 1]?.id ?? '';
    const status = answer.statuses[index];
    switch (status) {
      case 'ok':
      case 'duplicate':
        return {
          ok: true,
          versions: writtenVersions(parts, versions),
          position: Number(answer.positions[index]),
          duplicate: status === 'duplicate',
        };
      case 'conflict':
        return conflict(parts, versions, culprit - firstPart);
      case 'id-reused':
        return new EventIdReused(id);
      case 'too-late':
        return new EventRefused(`event ${id}: documentedKnownAt is later than now`);
      default:
        throw new Error('append_events answered for fewer appends than it was given');
    }
  });
}

function writtenVersions(parts: readonly OutgoingPart[], versions: readonly (number | null)[]): Map<string, number> {
  const written = new Map<string, number>();
  for (const [index, { stream }] of parts.entries()) {
    const version = versions[index] ?? null;
    if (version !== null) written.set(stream, version);
  }
  return written;
}

function conflict(parts: readonly OutgoingPart[], versions: readonly (number | null)[], index: number): Outcome {
  const part = parts[index];
  if (!part) throw new Error('append_events named a conflict in no stream of the append');
  return { ok: false, stream: part.stream, expected: part.expected, actual: versions[index] ?? 0 };
}
