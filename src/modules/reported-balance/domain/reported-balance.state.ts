import type { ReportedBalanceFact, StatedFigures } from '../../../events/reported-balance.events.ts';
import type { StoredEvent } from '../../../kernel/domain-event.ts';
import type { PlainDate } from '../../../kernel/time.ts';

export interface Statement {
  readonly eventId: string;
  readonly effectiveOn: PlainDate;
  readonly batchId: string | null;
  readonly figures: StatedFigures;
}

/** One application of one file; a file that was reversed and applied anew is two of them. */
export interface Batch {
  readonly batchId: string;
  readonly fileHash: string;
  readonly snapshotOn: PlainDate;
  readonly subjects: readonly string[];
  readonly reversed: boolean;
}

/** What one stream says: a statedBalance stream has statements, an importedSnapshots stream has batches. */
export interface ReportedBalanceState {
  /** The statements that were not withdrawn, by 귀속일, then position. */
  readonly statements: readonly Statement[];
  /** By application. They are a stack: their days never fall, and the last that counts is the first to be reversed. */
  readonly batches: readonly Batch[];
}

export const NOTHING_STATED: ReportedBalanceState = { statements: [], batches: [] };

export function evolve(state: ReportedBalanceState, event: StoredEvent<ReportedBalanceFact>): ReportedBalanceState {
  const { id, fact } = event;
  switch (fact.type) {
    case 'BalanceStated': {
      const { batchId, figures } = fact.data;
      return { ...state, statements: inserted(state.statements, { ...fact, eventId: id, batchId, figures }) };
    }
    case 'StatementWithdrawn':
      return { ...state, statements: state.statements.filter(({ eventId }) => eventId !== fact.data.withdraws) };
    case 'ImportApplied': {
      const { batchId, fileHash, snapshotOn, subjects } = fact.data;
      return { ...state, batches: [...state.batches, { batchId, fileHash, snapshotOn, subjects, reversed: false }] };
    }
    case 'ImportReversed':
      return { ...state, batches: reversed(state.batches, fact.data.batchId) };
  }
}

const reversed = (batches: readonly Batch[], batchId: string): readonly Batch[] =>
  batches.map((batch) => (batch.batchId === batchId ? { ...batch, reversed: true } : batch));

/** Events of a stream come in position order, so a new statement goes behind all others of its day. */
function inserted(
  statements: readonly Statement[],
  { eventId, effectiveOn, batchId, figures }: Statement,
): readonly Statement[] {
  const later = statements.findIndex((statement) => statement.effectiveOn > effectiveOn);
  return statements.toSpliced(later < 0 ? statements.length : later, 0, { eventId, effectiveOn, batchId, figures });
}

/** The statement that counts on that day; a later one for a later day does not. */
export const standingOn = (state: ReportedBalanceState, day: PlainDate): Statement | undefined =>
  state.statements.findLast((statement) => statement.effectiveOn <= day);

/** The last application of the file, reversed or not. */
export const batchOf = (state: ReportedBalanceState, batchId: string): Batch | undefined =>
  state.batches.findLast((batch) => batch.batchId === batchId);

/** The snapshot on top of the stack: the latest that is not reversed. */
export const latestBatch = (state: ReportedBalanceState): Batch | undefined =>
  state.batches.findLast((batch) => !batch.reversed);
