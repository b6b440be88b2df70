import type { ReportedBalanceFact, StatedFigures } from '../../../events/reported-balance.events.ts';
import type { Circumstances, Decided } from '../../../kernel/decider.ts';
import { FUNDS, type FundSplit } from '../../../kernel/fund-split.ts';
import {
  discontinued,
  importedSnapshotsStream,
  resumed,
  statedBalanceStream,
  withdrawn,
  type Facts,
  type States,
} from './decision.ts';
import { isApplied, requireAbsent, requireImportable, requireInOrder, requireReversible } from './import.rules.ts';
import type { ApplyImport, ImportRow, ReverseImport } from './reported-balance.commands.ts';
import { batchOf, latestBatch, standingOn } from './reported-balance.state.ts';
import { exceedsBudget } from './statement.rules.ts';

/**
 * States what differs from what stands on the snapshot's day, and what no file has stated yet; discontinues what stands
 * and is not in the file. So on its day the figures of the subjects of files are those of the file, no more, no less. A file of a later day is recorded even if nothing differs:
 * that it confirmed the figures is known from then on, and no file of a day before it comes in between.
 */
export function applyImport(command: ApplyImport, states: States, circumstances: Circumstances): Facts {
  const { batchId, fileName, fileHash, snapshotOn, rows } = command;
  const totals = requireImportable(command, circumstances);
  const stream = importedSnapshotsStream(batchId);
  const snapshots = states(stream);
  if (isApplied(command, batchOf(snapshots, batchId))) return [];
  const latest = latestBatch(snapshots);
  requireInOrder(command, latest);
  requireAbsent(command, snapshots);
  const standing = (subjectId: string) => standingOn(states(statedBalanceStream(subjectId)), snapshotOn);
  const changed = rows.filter(({ subject, figures }) => {
    const statement = standing(subject.subjectId);
    return !statement || statement.batchId === null || !sameFigures(statement.figures, figures);
  });
  const vanished = command.absent.filter((subjectId) => standing(subjectId) !== undefined);
  const subjects = [...changed.map(({ subject }) => subject.subjectId), ...vanished];
  if (subjects.length === 0 && latest?.snapshotOn === snapshotOn) return [];
  const data = {
    batchId,
    source: 'lofin365' as const,
    fileName,
    fileHash,
    snapshotOn,
    rows: rows.length,
    ...totals,
    subjects,
  };
  return [
    { stream, fact: { type: 'ImportApplied', schemaVersion: 1, effectiveOn: snapshotOn, data } },
    ...changed.map((row) => stated(row, command)),
    ...vanished.map((subjectId) => discontinued(subjectId, snapshotOn, batchId)),
  ];
}

/** Takes back what the batch stated and discontinued, and what still stands of it; what stood before it counts again. */
export function reverseImport(command: ReverseImport, states: States): Facts {
  const { batchId, subjects } = command;
  const stream = importedSnapshotsStream(batchId);
  const { snapshotOn } = requireReversible(command, states(stream));
  const withdrawals = subjects.flatMap((subjectId) =>
    states(statedBalanceStream(subjectId))
      .statements.filter((statement) => statement.batchId === batchId)
      .map((one) => (one.figures === null ? resumed(subjectId, one, batchId) : withdrawn(subjectId, one, batchId))),
  );
  const data = { batchId, withdrawn: withdrawals.length };
  return [
    { stream, fact: { type: 'ImportReversed', schemaVersion: 1, effectiveOn: snapshotOn, data } },
    ...withdrawals,
  ];
}

function stated({ subject, figures }: ImportRow, command: ApplyImport): Decided<ReportedBalanceFact> {
  const data = {
    subject,
    figures,
    source: 'lofin365' as const,
    batchId: command.batchId,
    exceedsBudget: exceedsBudget(figures),
    printedRate: null,
    note: null,
  };
  return {
    stream: statedBalanceStream(subject.subjectId),
    fact: { type: 'BalanceStated', schemaVersion: 1, effectiveOn: command.snapshotOn, data },
  };
}

const sameFigures = (a: StatedFigures, b: StatedFigures): boolean =>
  a.budgetWon === b.budgetWon &&
  a.spentWon === b.spentWon &&
  a.compiledWon === b.compiledWon &&
  sameFunds(a.budgetFunds, b.budgetFunds) &&
  sameFunds(a.spentFunds, b.spentFunds);

const sameFunds = (a: FundSplit | null, b: FundSplit | null): boolean =>
  a === null || b === null ? a === b : FUNDS.every((fund) => a[fund] === b[fund]);
