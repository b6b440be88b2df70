import type { Metadata } from '@grpc/grpc-js';
import { notCovered } from './call-refused.ts';
import type { AppendOutcome } from './event-log.ts';
import type { ExpectedRevision, ProposedEvent } from './events.ts';
import type { Node } from './node.ts';

/** MaxAppendSize of the server, as it is delivered. */
export const MOST_BYTES_OF_AN_APPEND = 1024 * 1024;

export interface Proposal {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly ProposedEvent[];
}

/** What both append calls do between reading the proposal and answering in their own shapes. */
export async function append(
  { log, faults, checkLeadership }: Node,
  headers: Metadata,
  { stream, expected, events }: Proposal,
): Promise<AppendOutcome | 'too-large'> {
  await faults.enter('append');
  if (events.length === 0) throw notCovered('append without events');
  if (sizeOf(events) > MOST_BYTES_OF_AN_APPEND) return 'too-large';
  checkLeadership(headers);
  const outcome = await log.append(stream, expected, events);
  await faults.acknowledge();
  return outcome;
}

/** As the server counts: a type as UTF-16. */
const sizeOf = (events: readonly ProposedEvent[]): number =>
  events.reduce((bytes, { type, data, metadata }) => bytes + type.length * 2 + data.length + metadata.length, 0);

/** The options of both calls, in what they have in common. */
interface ExpectedRevisionOptions {
  hasAny(): boolean;
  hasNoStream(): boolean;
  hasStreamExists(): boolean;
}

/** The revision is text. */
export function expectedRevision(options: ExpectedRevisionOptions, revision: string): ExpectedRevision {
  if (options.hasAny()) return 'any';
  if (options.hasNoStream()) return 'no_stream';
  return options.hasStreamExists() ? 'stream_exists' : Number(revision);
}
