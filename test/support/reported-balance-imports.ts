import type { ReportedBalanceFact } from '../../src/events/reported-balance.events.ts';
import type { Decided } from '../../src/kernel/decider.ts';
import type { ApplyImport, ImportRow } from '../../src/modules/reported-balance/domain/reported-balance.commands.ts';

const DEPARTMENT = 'lofin-9900000';

export const idOf = (code: string): string => `2025.${DEPARTMENT}.project.${code}`;
export const batchIdOf = (name: string): string => `${DEPARTMENT}.${name}`;

export const row = (code: string, budgetWon: number, spentWon: number): ImportRow => ({
  subject: {
    subjectId: idOf(code),
    fiscalYear: 2025,
    department: { id: DEPARTMENT, name: '가람구' },
    level: 'project',
    code,
    name: `사업 ${code}`,
    unit: null,
    account: '일반회계',
    field: '일반공공행정',
    sector: '일반행정',
  },
  figures: {
    budgetWon,
    budgetFunds: { national: 0, city: 0, district: budgetWon, other: 0 },
    spentWon,
    spentFunds: null,
    compiledWon: budgetWon,
  },
});

export const file = (
  name: string,
  snapshotOn: string,
  rows: readonly ImportRow[],
  absent: readonly string[] = [],
): ApplyImport => ({
  type: 'ApplyImport',
  batchId: batchIdOf(name),
  fileName: `${name}.json`,
  fileHash: `hash-of-${name}`,
  snapshotOn,
  rows,
  absent: absent.map(idOf),
});

export const stated = ({ subject, figures }: ImportRow, effectiveOn: string, batchId: string | null) =>
  ({
    stream: `statedBalance-${subject.subjectId}`,
    fact: {
      type: 'BalanceStated',
      schemaVersion: 1,
      effectiveOn,
      data: {
        subject,
        figures,
        source: 'lofin365',
        batchId,
        exceedsBudget: figures.spentWon > figures.budgetWon,
        printedRate: null,
        note: null,
      },
    },
  }) satisfies Decided<ReportedBalanceFact>;

const SNAPSHOTS = `importedSnapshots-${DEPARTMENT}`;

/** The facts of a file of which these rows changed something, and which these subjects are missing from. */
export function applied(
  command: ApplyImport,
  changed: readonly ImportRow[] = command.rows,
  vanished: readonly string[] = [],
): Decided<ReportedBalanceFact>[] {
  const { batchId, fileName, fileHash, snapshotOn, rows } = command;
  const data = {
    batchId,
    source: 'lofin365' as const,
    fileName,
    fileHash,
    snapshotOn,
    rows: rows.length,
    budgetWon: rows.reduce((sum, { figures }) => sum + figures.budgetWon, 0),
    spentWon: rows.reduce((sum, { figures }) => sum + figures.spentWon, 0),
    subjects: [...changed.map(({ subject }) => subject.subjectId), ...vanished.map(idOf)],
  };
  return [
    {
      stream: SNAPSHOTS,
      fact: { type: 'ImportApplied', schemaVersion: 1, effectiveOn: snapshotOn, data },
    },
    ...changed.map((one) => stated(one, snapshotOn, batchId)),
    ...vanished.map((code) => discontinued(code, snapshotOn, batchId)),
  ];
}

const discontinued = (code: string, effectiveOn: string, batchId: string) =>
  ({
    stream: `statedBalance-${idOf(code)}`,
    fact: { type: 'BalanceDiscontinued', schemaVersion: 1, effectiveOn, data: { subjectId: idOf(code), batchId } },
  }) satisfies Decided<ReportedBalanceFact>;

/** The end of a subject's figures, taken back by the reversal of the named file. */
export const resumed = (code: string, withdraws: string, effectiveOn: string, name: string) =>
  ({
    stream: `statedBalance-${idOf(code)}`,
    fact: {
      type: 'DiscontinuationWithdrawn',
      schemaVersion: 1,
      effectiveOn,
      data: { subjectId: idOf(code), withdraws, batchId: batchIdOf(name) },
    },
  }) satisfies Decided<ReportedBalanceFact>;

/** Withdrawn by hand, or by the reversal of the named file. */
export const withdrawn = (code: string, withdraws: string, effectiveOn: string, name: string | null) =>
  ({
    stream: `statedBalance-${idOf(code)}`,
    fact: {
      type: 'StatementWithdrawn',
      schemaVersion: 1,
      effectiveOn,
      data: { subjectId: idOf(code), withdraws, batchId: name === null ? null : batchIdOf(name) },
    },
  }) satisfies Decided<ReportedBalanceFact>;

export const reversed = (name: string, effectiveOn: string, count: number) =>
  ({
    stream: SNAPSHOTS,
    fact: {
      type: 'ImportReversed',
      schemaVersion: 1,
      effectiveOn,
      data: { batchId: batchIdOf(name), withdrawn: count },
    },
  }) satisfies Decided<ReportedBalanceFact>;

export const JULY = '2025-07-05';
export const july = file('july', JULY, [row('A', 100, 40), row('B', 200, 0)]);
