import type { JsonObject } from './json.ts';
import type { Instant, PlainDate } from './time.ts';

/** Who did it, as they were at that moment: a later transfer of the officer changes nothing here. */
export interface Actor extends JsonObject {
  readonly id: string;
  readonly name: string;
  readonly departmentId: string;
  readonly departmentName: string;
  readonly role: string;
}

/** What happened, in past tense, and the business date it counts for. */
export interface Fact<Type extends string = string, Data extends JsonObject = JsonObject> {
  readonly type: Type;
  readonly schemaVersion: number;
  readonly data: Data;
  /** 귀속일. */
  readonly effectiveOn: PlainDate;
}

/** Everything about a fact that is not the fact: whose it is, why, and by which document. */
export interface EventMeta extends JsonObject {
  readonly actor: Actor;
  readonly reason: string;
  /** 문서번호. */
  readonly document: string;
  readonly commandId: string;
  /** Fingerprint of the command, so that a key used again for another command is refused. */
  readonly commandHash: string;
  readonly correlationId: string;
  readonly causationId: string | null;
}

/** A fact on its way to the store. */
export interface NewEvent<F extends Fact = Fact> {
  readonly id: string;
  readonly fact: F;
  readonly meta: EventMeta;
  /** Only where a dated document proves earlier knowledge (ADR 4); null everywhere else. */
  readonly documentedKnownAt: Instant | null;
}

/** A fact in the log. Nothing of it ever changes. */
export interface StoredEvent<F extends Fact = Fact> {
  readonly id: string;
  readonly stream: string;
  /** 1-based within its stream, without gaps. */
  readonly version: number;
  /** Order in the whole log. */
  readonly position: number;
  readonly fact: F;
  readonly meta: EventMeta;
  readonly recordedAt: Instant;
  readonly documentedKnownAt: Instant | null;
  /** Chain hash, hex SHA-256; it covers everything above and the hash of the event before it. */
  readonly hash: string;
}

/** When the office knew it: the store's own clock, unless a dated document proves earlier knowledge. */
export const knownAt = (event: StoredEvent): Instant => event.documentedKnownAt ?? event.recordedAt;
