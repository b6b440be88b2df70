import type { Circumstances } from '../../../kernel/decider.ts';
import { refuseUnless } from '../../../kernel/rejection.ts';
import type { Won } from '../../../kernel/won.ts';
import { departmentOfBatch } from './decision.ts';
import type { ApplyImport, ReverseImport } from './reported-balance.commands.ts';
import {
  batchOf,
  latestBatch,
  subjectsOfFiles,
  type Batch,
  type ReportedBalanceState,
} from './reported-balance.state.ts';
import { isPlainCode, requireStatable } from './statement.rules.ts';

/** 부서.지문 */
export function isBatchId(batchId: string): boolean {
  const parts = batchId.split('.');
  return parts.length === 2 && parts.every(isPlainCode);
}

/** The rules of the whole file, each of its rows included. Returns its totals. */
export function requireImportable(command: ApplyImport, circumstances: Circumstances) {
  const { batchId, rows } = command;
  refuseUnless(isBatchId(batchId), 'batch-id-plain', `파일 묶음 번호 ${batchId}을(를) 쓸 수 없습니다.`, { batchId });
  refuseUnless(rows.length > 0, 'import-has-rows', '파일에 반영할 행이 없습니다.', { batchId });
  requireRows(command, circumstances);
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

function requireRows({ batchId, snapshotOn, rows }: ApplyImport, circumstances: Circumstances): void {
  const departmentId = departmentOfBatch(batchId);
  const seen = new Set<string>();
  for (const { subject, figures } of rows) {
    const { subjectId, department } = subject;
    requireStatable(subject, figures, snapshotOn, circumstances);
    refuseUnless(
      department.id === departmentId,
      'one-department-per-file',
      `한 파일에는 한 부서(${departmentId})의 자료만 있어야 합니다 (받은 값 ${department.id}).`,
      { batchId, subjectId, found: department.id, expected: departmentId },
    );
    refuseUnless(!seen.has(subjectId), 'subject-once-per-file', `한 파일에 ${subjectId}이(가) 두 번 있습니다.`, {
      batchId,
      subjectId,
    });
    seen.add(subjectId);
  }
}

/** Of amounts of 0 or more; it is exact if it is safe. */
const total = (amounts: readonly Won[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

/** A batch that was reversed may be applied anew; another file under its number may not. */
export function isApplied({ batchId, fileHash }: ApplyImport, batch: Batch | undefined): boolean {
  refuseUnless(
    batch === undefined || batch.fileHash === fileHash,
    'batch-is-one-file',
    `파일 묶음 번호 ${batchId}은(는) 내용이 다른 파일에 쓰였습니다.`,
    { batchId, fileHash, applied: batch?.fileHash ?? null },
  );
  return batch !== undefined && !batch.reversed;
}

/** A later file says only what it changes: a file of a day before it would change what it confirmed. */
export function requireInOrder({ snapshotOn }: ApplyImport, latest: Batch | undefined): void {
  if (latest === undefined) return;
  refuseUnless(
    latest.snapshotOn <= snapshotOn,
    'snapshot-in-order',
    `${snapshotOn} 자료보다 뒤인 ${latest.snapshotOn} 자료(${latest.batchId})가 이미 반영되어 있으니 뒤의 반영을 먼저 취소하십시오.`,
    { batchId: latest.batchId, appliedOn: latest.snapshotOn, snapshotOn },
  );
}

/** The subjects of its year that files before it name and this one does not. */
export function subjectsAbsentFrom(
  { snapshotOn, rows }: Omit<ApplyImport, 'absent'>,
  snapshots: ReportedBalanceState,
): readonly string[] {
  const named = new Set(rows.map(({ subject }) => subject.subjectId));
  return [...subjectsOfFiles(snapshots, Number(snapshotOn.slice(0, 4)))].filter((subjectId) => !named.has(subjectId));
}

/** Somebody may have applied or reversed another file since the absent subjects were read off the history. */
export function requireAbsent(command: ApplyImport, snapshots: ReportedBalanceState): void {
  const expected = subjectsAbsentFrom(command, snapshots);
  refuseUnless(
    sameMembers(command.absent, expected),
    'import-absent-match',
    `파일에 없는 사업 ${command.absent.length}건이 반영 이력의 ${expected.length}건과 같지 않으니 파일을 다시 올리십시오.`,
    { batchId: command.batchId, found: command.absent.length, expected: expected.length },
  );
}

/** The batch to reverse: applied, on top of the stack, and named with exactly the subjects that it changed. */
export function requireReversible({ batchId, subjects }: ReverseImport, snapshots: ReportedBalanceState): Batch {
  const batch = batchOf(snapshots, batchId);
  refuseUnless(batch !== undefined, 'import-known', `반영된 파일 ${batchId}을(를) 찾을 수 없습니다.`, { batchId });
  refuseUnless(!batch.reversed, 'import-reversed-once', `파일 ${batchId}의 반영은 이미 취소되었습니다.`, { batchId });
  const latest = latestBatch(snapshots) ?? batch;
  refuseUnless(
    latest.batchId === batchId,
    'reverse-latest-first',
    `파일 ${batchId}보다 뒤에 반영된 ${latest.snapshotOn} 자료 ${latest.batchId}의 반영을 먼저 취소하십시오.`,
    { batchId, latest: latest.batchId, latestOn: latest.snapshotOn },
  );
  refuseUnless(
    sameMembers(subjects, batch.subjects),
    'import-subjects-match',
    `취소할 대상 ${subjects.length}건이 파일 ${batchId}이(가) 바꾼 ${batch.subjects.length}건과 같지 않습니다.`,
    { batchId, found: subjects.length, expected: batch.subjects.length },
  );
  return batch;
}

/** b names nothing twice; so neither does a, if it is as long and names all of b. */
function sameMembers(a: readonly string[], b: readonly string[]): boolean {
  const members = new Set(a);
  return a.length === b.length && b.every((member) => members.has(member));
}
