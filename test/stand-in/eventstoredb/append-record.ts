import streams from '@eventstore/db-client/generated/streams_pb.js';
import timestamp from 'google-protobuf/google/protobuf/timestamp_pb.js';
import type { ProposedEvent } from './events.ts';
import { proposedEvent, proposedMessage, streamIdentifier, streamName } from './messages.ts';

/** One append, as the journal keeps it: all of its events or none. */
export interface AppendRecord {
  readonly stream: string;
  /** To the millisecond. */
  readonly created: Date;
  readonly events: readonly ProposedEvent[];
}

/** The message of the protocol that carries an append, with the time of recording where it has its deadline. */
export function encodeAppend({ stream, created, events }: AppendRecord): Uint8Array {
  return new streams.BatchAppendReq()
    .setOptions(
      new streams.BatchAppendReq.Options()
        .setStreamIdentifier(streamIdentifier(stream))
        .setDeadline(timestamp.Timestamp.fromDate(created)),
    )
    .setProposedMessagesList(events.map(proposedMessage))
    .serializeBinary();
}

export function decodeAppend(record: Uint8Array): AppendRecord {
  const message = streams.BatchAppendReq.deserializeBinary(record);
  return {
    stream: streamName(message.getOptions()?.getStreamIdentifier()),
    created: message.getOptions()?.getDeadline()?.toDate() ?? new Date(0),
    events: message.getProposedMessagesList().map(proposedEvent),
  };
}
