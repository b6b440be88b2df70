import { Query } from '@nestjs/cqrs';
import type { Instant, PlainDate } from '../../kernel/time.ts';
import type { RecordedEventRow } from './event-record.projection.ts';

/** An event as a person reads it: its Korean name, who, why, by which document, and both clocks. */
export type RecordedEvent = RecordedEventRow & { readonly label: string };

/** What narrows the record; what is left out does not. Ranges include their ends, positions do not. */
export interface RecordFilter {
  readonly stream?: string;
  readonly type?: string;
  /** Account of who did it. */
  readonly actor?: string;
  /** The department of who did it, at that moment. */
  readonly department?: string;
  /** 문서번호 */
  readonly document?: string;
  readonly effectiveFrom?: PlainDate;
  readonly effectiveUntil?: PlainDate;
  /** When the office knew it, as proved by a document or by the store's own clock. */
  readonly knownFrom?: Instant;
  readonly knownUntil?: Instant;
  readonly after?: number;
  readonly before?: number;
}

export interface RecordPage {
  /** Newest first. */
  readonly events: readonly RecordedEvent[];
  /** Ask with this as `before` for what is older; null when there is nothing. */
  readonly next: number | null;
}

/** 사건 기록, a page at a time. */
export class ListRecordedEvents extends Query<RecordPage> {
  constructor(
    readonly filter: RecordFilter,
    readonly limit: number,
  ) {
    super();
  }
}

/** What followed from an event by itself, and from that in turn. */
export interface Effect {
  readonly event: RecordedEvent;
  readonly effects: readonly Effect[];
}

export interface EventTrace {
  readonly event: RecordedEvent;
  /** What brought it about, the first cause first; empty for what a person did. */
  readonly causes: readonly RecordedEvent[];
  /** In the order of the log. */
  readonly effects: readonly Effect[];
  /** false when more followed than is told here. */
  readonly complete: boolean;
}

/** The chain of one event both ways, by its id or its position. @throws Rejection not-found */
export class TraceEvent extends Query<EventTrace> {
  constructor(readonly event: string) {
    super();
  }
}
