import { Metadata, status } from '@grpc/grpc-js';

/** A call that ends with a status; the client reads the kind of failure from the trailers. */
export class CallRefused extends Error {
  readonly code: status;
  readonly metadata = new Metadata();

  constructor(code: status, details: string, trailers: Readonly<Record<string, string>> = {}) {
    super(details);
    this.code = code;
    for (const [key, value] of Object.entries(trailers)) this.metadata.set(key, value);
  }
}

/** Loud about what the product is not expected to use. */
export const notCovered = (what: string): CallRefused =>
  new CallRefused(status.UNIMPLEMENTED, `this stand-in has no ${what}`);

export const notLeader = (leader: { readonly host: string; readonly port: number }): CallRefused =>
  new CallRefused(status.NOT_FOUND, 'Leader info available', {
    exception: 'not-leader',
    'leader-endpoint-host': leader.host,
    'leader-endpoint-port': String(leader.port),
  });

export const appendTooLarge = (mostBytes: number): CallRefused =>
  new CallRefused(status.INVALID_ARGUMENT, `Maximum Append Size of ${mostBytes} Exceeded.`, {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': String(mostBytes),
  });
