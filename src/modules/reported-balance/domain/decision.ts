import type { ReportedBalanceFact } from '../../../events/reported-balance.events.ts';
import { streamName, type Decided, type StateOf } from '../../../kernel/decider.ts';
import type { PlainDate } from '../../../kernel/time.ts';
import type { Discontinuation, ReportedBalanceState, Statement } from './reported-balance.state.ts';

/** What every decision about reported balances is made of. */
export type Facts = readonly Decided<ReportedBalanceFact>[];
export type States = StateOf<ReportedBalanceState>;

export const STATED_BALANCE = 'statedBalance';
export const IMPORTED_SNAPSHOTS = 'importedSnapshots';

export const statedBalanceStream = (subjectId: string): string => streamName(STATED_BALANCE, subjectId);
/** Everything before the last dot: a batch id is 부서.지문. */
export const departmentOfBatch = (batchId: string): string => batchId.replace(/\.[^.]*$/, '');

/** All files of the batch's department, in the order in which they were applied and reversed. */
export const importedSnapshotsStream = (batchId: string): string =>
  streamName(IMPORTED_SNAPSHOTS, departmentOfBatch(batchId));

/** The file does not name the subject: nothing is stated of it from the day of the file on. */
export const discontinued = (
  subjectId: string,
  effectiveOn: PlainDate,
  batchId: string,
): Decided<ReportedBalanceFact> => ({
  stream: statedBalanceStream(subjectId),
  fact: { type: 'BalanceDiscontinued', schemaVersion: 1, effectiveOn, data: { subjectId, batchId } },
});

/** The discontinuation no longer counts, from the day on for which it was recorded. */
export const resumed = (
  subjectId: string,
  { eventId, effectiveOn }: Discontinuation,
  batchId: string,
): Decided<ReportedBalanceFact> => ({
  stream: statedBalanceStream(subjectId),
  fact: {
    type: 'DiscontinuationWithdrawn',
    schemaVersion: 1,
    effectiveOn,
    data: { subjectId, withdraws: eventId, batchId },
  },
});

/** The statement no longer counts, from the day on for which it was stated. */
export function withdrawn(
  subjectId: string,
  { eventId, effectiveOn }: Statement,
  batchId: string | null,
): Decided<ReportedBalanceFact> {
  const data = { subjectId, withdraws: eventId, batchId };
  return {
    stream: statedBalanceStream(subjectId),
    fact: { type: 'StatementWithdrawn', schemaVersion: 1, effectiveOn, data },
  };
}
