import type { handleClientStreamingCall, ServerReadableStream } from '@grpc/grpc-js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { answerOnce } from './answer-once.ts';
import { append, expectedRevision, MOST_BYTES_OF_AN_APPEND, type Proposal } from './append.ts';
import { appendTooLarge } from './call-refused.ts';
import { type ExpectedRevision, NO_STREAM, type RecordedEvent } from './events.ts';
import { proposedEvent, streamName } from './messages.ts';
import type { Node } from './node.ts';

type Call = ServerReadableStream<streams.AppendReq, streams.AppendResp>;

const { Position, Success, WrongExpectedVersion } = streams.AppendResp;

/** Streams.Append: one append a call; its first message has the options, each further one an event. */
export const appendCall =
  (node: Node): handleClientStreamingCall<streams.AppendReq, streams.AppendResp> =>
  (call, callback) => {
    const answer = async (): Promise<streams.AppendResp> => {
      const proposal = await proposalOf(call);
      const outcome = await append(node, call.metadata, proposal);
      if (outcome === 'too-large') throw appendTooLarge(MOST_BYTES_OF_AN_APPEND);
      const response = new streams.AppendResp();
      return outcome.ok
        ? response.setSuccess(success(outcome.last))
        : response.setWrongExpectedVersion(wrongExpectedVersion(outcome.current, proposal.expected));
    };
    answerOnce(callback, answer());
  };

function proposalOf(call: Call): Promise<Proposal> {
  let options = new streams.AppendReq.Options();
  const messages: streams.AppendReq.ProposedMessage[] = [];
  call.on('data', (request: streams.AppendReq) => {
    options = request.getOptions() ?? options;
    const message = request.getProposedMessage();
    if (message) messages.push(message);
  });
  return new Promise((resolve) => {
    call.once('end', () => {
      resolve({
        stream: streamName(options.getStreamIdentifier()),
        expected: expectedRevision(options, options.getRevision()),
        events: messages.map(proposedEvent),
      });
    });
  });
}

function success({ revision, position }: RecordedEvent): streams.AppendResp.Success {
  const at = String(position);
  return new Success()
    .setCurrentRevision(String(revision))
    .setPosition(new Position().setCommitPosition(at).setPreparePosition(at));
}

function wrongExpectedVersion(current: number, expected: ExpectedRevision): streams.AppendResp.WrongExpectedVersion {
  const wrong = new WrongExpectedVersion();
  if (current === NO_STREAM) wrong.setCurrentNoStream(new shared.Empty());
  else wrong.setCurrentRevision(String(current));
  switch (expected) {
    case 'any':
      return wrong.setExpectedAny(new shared.Empty());
    case 'no_stream':
      return wrong.setExpectedNoStream(new shared.Empty());
    case 'stream_exists':
      return wrong.setExpectedStreamExists(new shared.Empty());
    default:
      return wrong.setExpectedRevision(String(expected));
  }
}
