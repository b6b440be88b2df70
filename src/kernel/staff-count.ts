/** People in one cell of a staffing table; null is 해당없음, a cell that does not apply, which is not 0. */
export type StaffCount = number | null;

/** The most people that one cell or one table has, either way: more than any office of the country. */
export const MOST_PEOPLE = 1_000_000;

export const isPeople = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= MOST_PEOPLE;

/** As the work report prints it: 해당없음 blank, 0 as '-', a shortage with △. */
export function formatStaffCount(count: StaffCount): string {
  if (count === null) return '';
  if (count === 0) return '-';
  return count < 0 ? `△${-count}` : String(count);
}

export const sumCounts = (counts: readonly StaffCount[]): number =>
  counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);

/** 과부족 = 현원 − 정원; a shortage is negative. Where only one of the two applies the other is 0. */
export const surplusOf = (strength: StaffCount, quota: StaffCount): StaffCount =>
  strength === null && quota === null ? null : (strength ?? 0) - (quota ?? 0);
