import type { ReportedBalanceFact, StatedFigures } from '../../../events/reported-balance.events.ts';
import type { Circumstances, Decided } from '../../../kernel/decider.ts';
import { FUNDS, type FundSplit } from '../../../kernel/fund-split.ts';
import type { Won } from '../../../kernel/won.ts';
import { refuseUnless } from '../../../kernel/rejection.ts';
import { importBatchStream, statedBalanceStream, withdrawn, type Facts, type States } from './decision.ts';
import type { ApplyImport, ImportRow, ReverseImport } from './reported-balance.commands.ts';
import { standingOn, type Batch } from './reported-balance.state.ts';
import { exceedsBudget, isPlainCode, requireStatable } from './statement.rules.ts';

/** States what differs from what stands on the snapshot's day. A file that says nothing new leaves no trace. */
export function applyImport(command: ApplyImport, states: States, circumstances: Circumstances): Facts {
  const { batchId, fileName, fileHash, snapshotOn, rows } = command;
  const totals = requireImportable(command, circumstances);
  if (isApplied(command, states(importBatchStream(batchId)).batch)) return [];
  const changed = rows.filter(({ subject, figures }) => {
    const standing = standingOn(states(statedBalanceStream(subject.subjectId)), snapshotOn);
    return standing === undefined || !sameFigures(standing.figures, figures);
  });
  if (changed.length === 0) return [];
  const subjects = changed.map(({ subject }) => subject.subjectId);
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
    {
      stream: importBatchStream(batchId),
      fact: { type: 'ImportApplied', schemaVersion: 1, effectiveOn: snapshotOn, data },
    },
    ...changed.map((row) => stated(row, command)),
  ];
}

/** Takes back what the batch stated and what still stands of it; what stood before it counts again. */
export function reverseImport({ batchId, subjects }: ReverseImport, states: States): Facts {
  const { batch } = states(importBatchStream(batchId));
  refuseUnless(batch !== null, 'import-known', `반영된 파일 ${batchId}을(를) 찾을 수 없습니다.`, { batchId });
  refuseUnless(!batch.reversed, 'import-reversed-once', `파일 ${batchId}의 반영은 이미 취소되었습니다.`, { batchId });
  refuseUnless(
    sameMembers(subjects, batch.subjects),
    'import-subjects-match',
    `취소할 대상 ${subjects.length}건이 파일 ${batchId}이(가) 바꾼 ${batch.subjects.length}건과 같지 않습니다.`,
    { batchId, found: subjects.length, expected: batch.subjects.length },
  );
  const withdrawals = subjects.flatMap((subjectId) =>
    states(statedBalanceStream(subjectId))
      .statements.filter((statement) => statement.batchId === batchId)
      .map((statement) => withdrawn(subjectId, statement, batchId)),
  );
  const data = { batchId, withdrawn: withdrawals.length };
  return [
    {
      stream: importBatchStream(batchId),
      fact: { type: 'ImportReversed', schemaVersion: 1, effectiveOn: batch.snapshotOn, data },
    },
    ...withdrawals,
  ];
}

/** The rules of the whole file, each of its rows included. Returns its totals. */
function requireImportable(command: ApplyImport, circumstances: Circumstances) {
  const { batchId, snapshotOn, rows } = command;
  refuseUnless(isPlainCode(batchId), 'batch-id-plain', `파일 묶음 번호 ${batchId}을(를) 쓸 수 없습니다.`, { batchId });
  refuseUnless(rows.length > 0, 'import-has-rows', '파일에 반영할 행이 없습니다.', { batchId });
  const seen = new Set<string>();
  for (const { subject, figures } of rows) {
    requireStatable(subject, figures, snapshotOn, circumstances);
    const { subjectId } = subject;
    refuseUnless(!seen.has(subjectId), 'subject-once-per-file', `한 파일에 ${subjectId}이(가) 두 번 있습니다.`, {
      batchId,
      subjectId,
    });
    seen.add(subjectId);
  }
  const totals = {
    budgetWon: total(rows.map(({ figures }) => figures.budgetWon)),
    spentWon: total(rows.map(({ figures }) => figures.spentWon)),
  };
  refuseUnless(
    Number.isSafeInteger(totals.budgetWon) && Number.isSafeInteger(totals.spentWon),
    'import-total-safe',
    '파일의 합계가 다룰 수 있는 금액(약 9천조 원)을 넘습니다.',
    { batchId },
  );
  return totals;
}

/** Of amounts of 0 or more; it is exact if it is safe. */
const total = (amounts: readonly Won[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

/** A batch that was reversed may be applied anew; another file under its number may not. */
function isApplied({ batchId, fileHash }: ApplyImport, batch: Batch | null): boolean {
  refuseUnless(
    batch === null || batch.fileHash === fileHash,
    'batch-is-one-file',
    `파일 묶음 번호 ${batchId}은(는) 내용이 다른 파일에 쓰였습니다.`,
    { batchId, fileHash, applied: batch?.fileHash ?? null },
  );
  return batch !== null && !batch.reversed;
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

/** b names nothing twice; so neither does a, if it is as long and names all of b. */
function sameMembers(a: readonly string[], b: readonly string[]): boolean {
  const members = new Set(a);
  return a.length === b.length && b.every((member) => members.has(member));
}
