import { randomUUID } from 'node:crypto';
import type { handleServerStreamingCall, ServerWritableStream } from '@grpc/grpc-js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { notCovered } from './call-refused.ts';
import type { EventLog } from './event-log.ts';
import type { RecordedEvent } from './events.ts';
import { recordedMessage, streamIdentifier, streamName } from './messages.ts';
import type { Node } from './node.ts';

type Call = ServerWritableStream<streams.ReadReq, streams.ReadResp>;

const { StreamNotFound, SubscriptionConfirmation, CaughtUp } = streams.ReadResp;
const { ReadDirection } = streams.ReadReq.Options;

/** Streams.Read: a page of one stream, or a subscription to it. */
export const readCall =
  ({ log, faults, checkLeadership }: Node): handleServerStreamingCall<streams.ReadReq, streams.ReadResp> =>
  (call) => {
    const options = call.request.getOptions();
    const stream = options?.getStream();
    const answered = async (): Promise<void> => {
      if (!options || !stream || options.hasFilter()) throw notCovered('read of $all and no filter');
      await faults.enter(options.hasSubscription() ? 'subscribe' : 'read');
      checkLeadership(call.metadata);
      const name = streamName(stream.getStreamIdentifier());
      if (options.hasSubscription()) {
        await subscribe(call, log, name, stream);
      } else if (log.length(name) === 0) {
        const notFound = new StreamNotFound().setStreamIdentifier(streamIdentifier(name));
        await send(call, new streams.ReadResp().setStreamNotFound(notFound));
      } else {
        for (const event of page(log, name, options, stream)) {
          if (call.cancelled) return;
          await send(call, recordedMessage(event));
        }
      }
      call.end();
    };
    answered().catch((error: unknown) => call.emit('error', error));
  };

/** A read begins with the event it names. */
function* page(
  log: EventLog,
  name: string,
  options: streams.ReadReq.Options,
  from: streams.ReadReq.Options.StreamOptions,
): Generator<RecordedEvent> {
  const backwards = options.getReadDirection() === ReadDirection.BACKWARDS;
  const last = log.length(name) - 1;
  const end = backwards ? last : last + 1;
  const named = from.hasStart() ? 0 : from.hasEnd() ? end : Number(from.getRevision());
  const start = Math.min(named, end);
  const step = backwards ? -1 : 1;
  const count = Math.min(Number(options.getCount()), backwards ? start + 1 : end - start);
  for (let read = 0; read < count; read++) yield log.at(name, start + step * read);
}

/** A subscription begins after the event it names, and ends with the call. */
async function subscribe(
  call: Call,
  log: EventLog,
  name: string,
  from: streams.ReadReq.Options.StreamOptions,
): Promise<void> {
  let next = from.hasStart() ? 0 : from.hasEnd() ? log.length(name) : Number(from.getRevision()) + 1;
  let caughtUp = false;
  const confirmation = new SubscriptionConfirmation().setSubscriptionId(randomUUID());
  await send(call, new streams.ReadResp().setConfirmation(confirmation));
  while (!call.cancelled) {
    if (next < log.length(name)) {
      await send(call, recordedMessage(log.at(name, next)));
      next += 1;
    } else if (caughtUp) {
      await log.grown(name);
    } else {
      caughtUp = true;
      await send(call, new streams.ReadResp().setCaughtUp(new CaughtUp()));
    }
  }
}

/** No faster than the client reads. */
async function send(call: Call, message: streams.ReadResp): Promise<void> {
  if (!call.write(message)) await new Promise((resolve) => call.once('drain', resolve));
}
