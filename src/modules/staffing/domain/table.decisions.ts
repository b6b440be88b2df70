import type { StaffingCounts, StatedStaffing } from '../../../events/staffing.events.ts';
import type { Circumstances } from '../../../kernel/decider.ts';
import { refuseUnless } from '../../../kernel/rejection.ts';
import { formatStaffCount, sumCounts, surplusOf, type StaffCount } from '../../../kernel/staff-count.ts';
import { on, record, type Facts } from './decision.ts';
import type { SetQuota, StateStaffing } from './staffing.commands.ts';
import { requireCounts, requireDistinctColumns } from './staffing.rules.ts';

export function setQuota(command: SetQuota): Facts {
  const { departmentId, cells } = command;
  requireDistinctColumns(cells);
  requireCounts(cells.map(({ count }) => count));
  return record(command, { type: 'QuotaSet', ...on(command), data: { departmentId, cells } });
}

export function stateStaffing(command: StateStaffing, circumstances: Circumstances): Facts {
  const { departmentId, departmentName, total, cells, note } = command;
  requireKnownDay(command, circumstances);
  requireDistinctColumns(cells);
  requireCounts([total, ...cells].flatMap(({ quota, strength }) => [quota, strength]));
  for (const cell of cells) requireCellApplies(cell);
  for (const [column, counts] of [['계', total] as const, ...cells.map((cell) => [nameOf(cell), cell] as const)])
    requireSurplus(column, counts);
  // 과부족 then adds up by itself.
  for (const row of ['quota', 'strength'] as const)
    requireRowSum(
      ROW_NAMES[row],
      cells.map((cell) => cell[row]),
      total[row],
    );
  const data = { department: { id: departmentId, name: departmentName }, total, cells, note };
  return record(command, { type: 'StaffingStated', ...on(command), data });
}

const ROWS = ['quota', 'strength', 'surplus'] as const;
const ROW_NAMES = { quota: '정원', strength: '현원' };

const nameOf = ({ series, grade }: StatedStaffing): string => `${series} ${grade}`;

/** A document states what was by its own day. */
function requireKnownDay({ effectiveOn }: StateStaffing, { today, documentedOn }: Circumstances): void {
  const latest = documentedOn ?? today;
  refuseUnless(
    effectiveOn <= latest,
    'effective-not-in-future',
    `기준일 ${effectiveOn}이(가) ${documentedOn === null ? '오늘' : '문서 날짜'}(${latest})보다 늦습니다.`,
    { effectiveOn, latest },
  );
}

/** Blank and '-' are different things: a column is blank in all three rows or in none. */
function requireCellApplies(cell: StatedStaffing): void {
  const blanks = ROWS.filter((row) => cell[row] === null);
  refuseUnless(
    blanks.length === 0 || blanks.length === ROWS.length,
    'column-blank-throughout',
    `${nameOf(cell)}: 빈칸(해당없음)은 정원·현원·과부족 모두에서 빈칸이어야 하고, 0은 '-'로 적습니다.`,
    { column: nameOf(cell), blanks },
  );
}

function requireSurplus(column: string, { quota, strength, surplus }: StaffingCounts<StaffCount>): void {
  const expected = surplusOf(strength, quota);
  refuseUnless(
    surplus === expected,
    'surplus-is-strength-minus-quota',
    `${column}: 과부족은 현원 − 정원 = ${formatStaffCount(expected)}이어야 합니다 (적힌 값 ${formatStaffCount(surplus)}).`,
    { column, quota, strength, surplus, expected },
  );
}

function requireRowSum(row: string, counts: readonly StaffCount[], total: number): void {
  const sum = sumCounts(counts);
  refuseUnless(
    sum === total,
    'row-sums-to-total',
    `${row}: 칸을 더하면 ${formatStaffCount(sum)}인데 계는 ${formatStaffCount(total)}(으)로 적혀 있습니다.`,
    { row, sum, total },
  );
}
