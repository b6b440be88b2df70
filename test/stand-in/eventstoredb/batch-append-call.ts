import type { handleBidiStreamingCall } from '@grpc/grpc-js';
import any from 'google-protobuf/google/protobuf/any_pb.js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import code from '@eventstore/db-client/generated/code_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import statuses from '@eventstore/db-client/generated/status_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { append, expectedRevision, MOST_BYTES_OF_AN_APPEND } from './append.ts';
import { type ExpectedRevision, NO_STREAM, type RecordedEvent } from './events.ts';
import { proposedEvent, streamName } from './messages.ts';
import type { Node } from './node.ts';

/** An append whose last message has not come yet. */
interface Open {
  readonly options: streams.BatchAppendReq.Options;
  readonly messages: streams.BatchAppendReq.ProposedMessage[];
}

/** Streams.BatchAppend: many appends over one stream, each answered by its correlation id; a failed call fails them all. */
export const batchAppendCall =
  (node: Node): handleBidiStreamingCall<streams.BatchAppendReq, streams.BatchAppendResp> =>
  (call) => {
    const open = new Map<string, Open>();
    const unanswered = new Set<Promise<void>>();
    let failed = false;
    const fail = (error: unknown): void => {
      if (!failed) call.emit('error', error);
      failed = true;
    };
    const answer = async (correlation: shared.UUID | undefined, { options, messages }: Open): Promise<void> => {
      const expected = expectedRevision(options, options.getStreamPosition());
      const stream = streamName(options.getStreamIdentifier());
      const outcome = await append(node, call.metadata, { stream, expected, events: messages.map(proposedEvent) });
      const response = new streams.BatchAppendResp()
        .setCorrelationId(correlation)
        .setStreamIdentifier(options.getStreamIdentifier());
      if (outcome === 'too-large') response.setError(tooLarge());
      else if (outcome.ok) response.setSuccess(success(outcome.last));
      else response.setError(wrongExpectedVersion(outcome.current, expected));
      if (!failed) call.write(response);
    };
    call.on('data', (request: streams.BatchAppendReq) => {
      const correlation = request.getCorrelationId();
      const id = correlation?.getString() ?? '';
      const options = request.getOptions();
      const begun = open.get(id) ?? (options && { options, messages: [] });
      if (!begun) return;
      begun.messages.push(...request.getProposedMessagesList());
      open.set(id, begun);
      if (!request.getIsFinal()) return;
      open.delete(id);
      const answered = answer(correlation, begun)
        .catch(fail)
        .finally(() => unanswered.delete(answered));
      unanswered.add(answered);
    });
    call.on('end', () => {
      void Promise.all(unanswered).then(() => {
        if (!failed) call.end();
      });
    });
  };

function success({ revision, position }: RecordedEvent): streams.BatchAppendResp.Success {
  const at = String(position);
  return new streams.BatchAppendResp.Success()
    .setCurrentRevision(String(revision))
    .setPosition(new shared.AllStreamPosition().setCommitPosition(at).setPreparePosition(at));
}

function tooLarge(): statuses.Status {
  const details = new shared.MaximumAppendSizeExceeded().setMaxappendsize(MOST_BYTES_OF_AN_APPEND);
  return error(code.Code.INVALID_ARGUMENT, 'MaximumAppendSizeExceeded', details.serializeBinary());
}

function wrongExpectedVersion(current: number, expected: ExpectedRevision): statuses.Status {
  const wrong = new shared.WrongExpectedVersion();
  if (current === NO_STREAM) wrong.setCurrentNoStream(new empty.Empty());
  else wrong.setCurrentStreamRevision(String(current));
  if (expected === 'any') wrong.setExpectedAny(new empty.Empty());
  else if (expected === 'no_stream') wrong.setExpectedNoStream(new empty.Empty());
  else if (expected === 'stream_exists') wrong.setExpectedStreamExists(new empty.Empty());
  else wrong.setExpectedStreamPosition(String(expected));
  return error(code.Code.ALREADY_EXISTS, 'WrongExpectedVersion', wrong.serializeBinary());
}

function error(kind: code.Code, name: string, details: Uint8Array): statuses.Status {
  const packed = new any.Any();
  packed.pack(details, `event_store.client.${name}`);
  return new statuses.Status().setCode(kind).setMessage(name).setDetails(packed);
}
