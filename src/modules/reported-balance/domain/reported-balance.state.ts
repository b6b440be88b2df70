import type { ReportedBalanceFact, StatedFigures } from '../../../events/reported-balance.events.ts';
import type { StoredEvent } from '../../../kernel/domain-event.ts';
import type { FiscalYear } from '../../../kernel/fiscal-year.ts';
import type { PlainDate } from '../../../kernel/time.ts';

interface Dated {
  readonly eventId: string;
  readonly effectiveOn: PlainDate;
  readonly batchId: string | null;
}

export interface Statement extends Dated {
  readonly figures: StatedFigures;
}

/** From its day on a file states nothing of the subject. */
export interface Discontinuation extends Dated {
  readonly batchId: string;
  readonly figures: null;
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
  /** Statements and their ends that were not withdrawn, by 귀속일, then position. */
  readonly statements: readonly (Statement | Discontinuation)[];
  /** By application. They are a stack: their days never fall, and the last that counts is the first to be reversed. */
  readonly batches: readonly Batch[];
}

export const NOTHING_STATED: ReportedBalanceState = { statements: [], batches: [] };

export function evolve(state: ReportedBalanceState, event: StoredEvent<ReportedBalanceFact>): ReportedBalanceState {
  const { id, fact } = event;
  switch (fact.type) {
    case 'BalanceStated': {
      const { batchId, figures } = fact.data;
      const { effectiveOn } = fact;
      return { ...state, statements: inserted(state.statements, { eventId: id, effectiveOn, batchId, figures }) };
    }
    case 'BalanceDiscontinued': {
      const { effectiveOn } = fact;
      const { batchId } = fact.data;
      return { ...state, statements: inserted(state.statements, { eventId: id, effectiveOn, batchId, figures: null }) };
    }
    case 'StatementWithdrawn':
    case 'DiscontinuationWithdrawn':
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

/** Events of a stream come in position order, so a new one goes behind all others of its day. */
function inserted<Entry extends Dated>(entries: readonly Entry[], entry: Entry): readonly Entry[] {
  const later = entries.findIndex(({ effectiveOn }) => effectiveOn > entry.effectiveOn);
  return entries.toSpliced(later < 0 ? entries.length : later, 0, entry);
}

/** The statement that counts on that day; a later one for a later day does not. Nothing where it has ended. */
export function standingOn(state: ReportedBalanceState, day: PlainDate): Statement | undefined {
  const last = state.statements.findLast(({ effectiveOn }) => effectiveOn <= day);
  return last?.figures ? last : undefined;
}

/** The last application of the file, reversed or not. */
export const batchOf = (state: ReportedBalanceState, batchId: string): Batch | undefined =>
  state.batches.findLast((batch) => batch.batchId === batchId);

/** Every subject of the year that a file which counts has stated or discontinued. */
export const subjectsOfFiles = (state: ReportedBalanceState, year: FiscalYear): ReadonlySet<string> =>
  new Set(
    state.batches
      .filter(({ reversed: isOut }) => !isOut)
      .flatMap(({ subjects }) => subjects)
      .filter((subjectId) => subjectId.startsWith(`${year}.`)),
  );

/** The snapshot on top of the stack: the latest that is not reversed. */
export const latestBatch = (state: ReportedBalanceState): Batch | undefined =>
  state.batches.findLast((batch) => !batch.reversed);
