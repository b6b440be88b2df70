/** What a client proposes to append. */
export interface ProposedEvent {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

export interface RecordedEvent extends ProposedEvent {
  readonly stream: string;
  /** From 0 in its stream. */
  readonly revision: number;
  /** Rises from event to event over all streams. */
  readonly position: number;
  /** To the millisecond. */
  readonly created: Date;
}

export type ExpectedRevision = 'any' | 'no_stream' | 'stream_exists' | number;

export const NO_STREAM = -1;
