import { eitherOf, FLAG, INTEGER, listOf, membersOf, oneOf, orNull, TEXT, type Shape } from '../kernel/shape.ts';
import { SEAL_LOG_ENTRY } from './seal-chain.ts';

export const EVIDENCE_FORMAT = 'performance-ledger/evidence/1';

const FORMAT: Shape<typeof EVIDENCE_FORMAT> = oneOf([EVIDENCE_FORMAT]);
const STREAM: Shape<'stream'> = oneOf(['stream']);
const FIGURE: Shape<'figure'> = oneOf(['figure']);

/** Every event of one stream, from its first on. */
const STREAM_SUBJECT = membersOf({ kind: STREAM, stream: TEXT });
export type StreamSubject = typeof STREAM_SUBJECT.of;

/** A sum of changes in won, each made by one event of the bundle; won is null where nothing was known (미보고). */
const FIGURE_PART = membersOf({
  id: TEXT,
  label: TEXT,
  won: orNull(INTEGER),
  steps: listOf(membersOf({ eventId: TEXT, changeWon: INTEGER })),
});
export type FigurePart = typeof FIGURE_PART.of;

/**
 * A figure at both clocks. value is in won, or in 0.1% for a rate; null: 미보고 or 산정불가. An amount has one part,
 * itself; a rate has two, what it is of and what it is to.
 */
const FIGURE_SUBJECT = membersOf({
  kind: FIGURE,
  id: TEXT,
  label: TEXT,
  effectiveOn: TEXT,
  knownAt: TEXT,
  strict: FLAG,
  value: orNull(INTEGER),
  parts: listOf(FIGURE_PART),
});
export type FigureSubject = typeof FIGURE_SUBJECT.of;

/** A row of the log as it is stored; data and meta are the very texts that its hash covers. */
const ROW = membersOf({
  position: INTEGER,
  stream: TEXT,
  version: INTEGER,
  id: TEXT,
  type: TEXT,
  schemaVersion: INTEGER,
  effectiveOn: TEXT,
  recordedAt: TEXT,
  documentedKnownAt: orNull(TEXT),
  data: TEXT,
  meta: TEXT,
  hash: TEXT,
});

/** proof: the way up to the root of that seal; null where the event is under no seal yet. */
const EVENT = membersOf({
  row: ROW,
  previousHash: TEXT,
  proof: orNull(membersOf({ seal: INTEGER, path: listOf(TEXT) })),
});
export type EvidenceEvent = typeof EVENT.of;

/** 증거 묶음: events in order of position; all keys and all seals, from the first on. */
const EVIDENCE = membersOf({
  format: FORMAT,
  madeAt: TEXT,
  subject: eitherOf<typeof STREAM_SUBJECT.of | typeof FIGURE_SUBJECT.of>(STREAM_SUBJECT, FIGURE_SUBJECT),
  events: listOf(EVENT),
  sealLog: listOf(SEAL_LOG_ENTRY),
});
export type Evidence = typeof EVIDENCE.of;

/** Signed with the last key of its sealLog, so that nothing can be taken out of it. */
export const SIGNED_EVIDENCE = membersOf({ evidence: EVIDENCE, signature: TEXT });
export type SignedEvidence = typeof SIGNED_EVIDENCE.of;
