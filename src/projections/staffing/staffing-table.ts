import { formatStaffCount, sumCounts, surplusOf, type StaffCount } from '../../kernel/staff-count.ts';
import type { StaffingCellRow } from './staffing.projection.ts';
import type { StaffingCell, StaffingColumn, StaffingRow, StaffingSection } from './staffing.queries.ts';

/** The tables of one department, what its documents say and what its events say; rows come in the order of the log. */
export function sectionsOf(rows: readonly StaffingCellRow[]): readonly StaffingSection[] {
  const known = rows.toSorted((a, b) =>
    a.effective_on < b.effective_on ? -1 : a.effective_on > b.effective_on ? 1 : 0,
  );
  return [statedSection(ofLast(known, 'stated')), ledgerSection(known)].filter((section) => section.rows.length > 0);
}

/** The rows of the last event of that source; it replaced those before it. */
function ofLast(known: readonly StaffingCellRow[], source: StaffingCellRow['source']): readonly StaffingCellRow[] {
  const last = known.findLast((cell) => cell.source === source)?.event_id;
  return known.filter((cell) => cell.event_id === last);
}

const ROW_NAMES = { quota: '정원', strength: '현원', surplus: '과부족' } as const;

function statedSection(stated: readonly StaffingCellRow[]): StaffingSection {
  const row = (kind: StaffingRow['kind']) =>
    rowOf(
      kind,
      stated.map((cell) => ({ count: cell[kind], eventIds: [cell.event_id] })),
    );
  return {
    basis: 'stated',
    title: '보고 (문서에 적힌 표)',
    document: stated[0]?.document ?? null,
    columns: stated.map(columnOf),
    rows: stated.length === 0 ? [] : [row('quota'), row('strength'), row('surplus')],
  };
}

function ledgerSection(known: readonly StaffingCellRow[]): StaffingSection {
  const quota = ofLast(known, 'quota');
  const personnel = known.filter(({ source }) => source === 'personnel');
  const columns = distinct([...quota, ...personnel].map(columnOf));
  const counted = columns.map((column) => countedIn(column, quota, personnel));
  const row = (kind: StaffingRow['kind']) =>
    rowOf(
      kind,
      counted.map((counts) => counts[kind]),
    );
  const hasQuota = quota.length > 0;
  const hasStrength = personnel.length > 0;
  return {
    basis: 'ledger',
    title: '원장 (정원 책정과 인사발령)',
    document: null,
    columns,
    rows: [
      ...(hasQuota ? [row('quota')] : []),
      ...(hasStrength ? [row('strength')] : []),
      ...(hasQuota && hasStrength ? [row('surplus')] : []),
    ],
  };
}

interface Counted {
  readonly count: StaffCount;
  readonly eventIds: readonly string[];
}

/** A column that does not apply stays blank until somebody is in it; then its quota is none. */
function countedIn(column: StaffingColumn, quota: readonly StaffingCellRow[], personnel: readonly StaffingCellRow[]) {
  const planned = quota.filter((cell) => isOf(cell, column));
  const moves = personnel.filter((cell) => isOf(cell, column));
  const people = sumCounts(moves.map(({ strength }) => strength));
  const quotaCount = planned[0]?.quota ?? null;
  const applies = quotaCount !== null || people !== 0;
  const quotaIds = planned.map((cell) => cell.event_id);
  const strengthIds = moves.map((cell) => cell.event_id);
  const planCount = applies ? (quotaCount ?? 0) : null;
  const strengthCount = applies ? people : null;
  return {
    quota: { count: planCount, eventIds: quotaIds },
    strength: { count: strengthCount, eventIds: strengthIds },
    surplus: { count: surplusOf(strengthCount, planCount), eventIds: [...quotaIds, ...strengthIds] },
  };
}

function rowOf(kind: StaffingRow['kind'], counted: readonly Counted[]): StaffingRow {
  const eventIds = [...new Set(counted.flatMap((cell) => cell.eventIds))];
  const total = { count: sumCounts(counted.map(({ count }) => count)), eventIds };
  return { kind, name: ROW_NAMES[kind], total: cellOf(total), cells: counted.map(cellOf) };
}

const cellOf = ({ count, eventIds }: Counted): StaffingCell => ({ count, printed: formatStaffCount(count), eventIds });

const columnOf = ({ series, grade }: StaffingColumn): StaffingColumn => ({ series, grade });
const isOf = (cell: StaffingColumn, { series, grade }: StaffingColumn): boolean =>
  cell.series === series && cell.grade === grade;
const distinct = (columns: readonly StaffingColumn[]): readonly StaffingColumn[] =>
  columns.filter((column, index) => columns.findIndex((other) => isOf(other, column)) === index);
