import type { status } from '@grpc/grpc-js';

export type CallKind = 'features' | 'gossip' | 'read' | 'subscribe' | 'append';

/** What a test may ask of the stand-in; each is answered when it is done. */
export type Fault =
  /** The next call of the kind ends with the status, without effect. An append fails its batch stream. */
  | { readonly fault: 'fail-next'; readonly call: CallKind; readonly code: status }
  /** The next append is stored, but its call (or its batch stream) ends as unavailable. */
  | { readonly fault: 'lose-next-acknowledgement' }
  /** The next append is stored, and nothing is ever said about it. */
  | { readonly fault: 'leave-next-append-unanswered' }
  /** Calls of the kind wait, without effect, until they are released. */
  | { readonly fault: 'hold'; readonly call: CallKind }
  /** Answered as soon as at least one call waits. */
  | { readonly fault: 'await-held' }
  | { readonly fault: 'release' }
  /** Nodes count from 0. */
  | { readonly fault: 'move-leadership'; readonly node: number };

/** Over the channel of the child process. */
export interface FaultRequest {
  readonly request: number;
  readonly fault: Fault;
}
export interface FaultReply {
  readonly reply: number;
}

export const isFaultRequest = (message: unknown): message is FaultRequest =>
  typeof message === 'object' && message !== null && 'request' in message;
export const isFaultReply = (message: unknown): message is FaultReply =>
  typeof message === 'object' && message !== null && 'reply' in message;
