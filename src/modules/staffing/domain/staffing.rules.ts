import type { StaffGrade } from '../../../events/staffing.events.ts';
import { heldOn } from '../../../kernel/dated.ts';
import { refuseUnless } from '../../../kernel/rejection.ts';
import { isPeople, MOST_PEOPLE } from '../../../kernel/staff-count.ts';
import type { PlainDate } from '../../../kernel/time.ts';
import { isOpenOn, nameOn, type Units } from '../../../kernel/unit-history.ts';
import type { PersonnelCommand, StaffingCommand } from './staffing.commands.ts';
import type { StaffingState, StaffMember } from './staffing.state.ts';

export const isSameGrade = (a: StaffGrade, b: StaffGrade): boolean => a.series === b.series && a.grade === b.grade;
const nameOfGrade = ({ series, grade }: StaffGrade): string => `${series} ${grade}`;

/** From the day on which a department is no more nobody comes into it; whoever is still there may leave. */
export function requireDepartment(units: Units, { type, departmentId, effectiveOn }: StaffingCommand): void {
  const department = units.get(departmentId);
  refuseUnless(
    department?.kind === 'department' && department.openedOn <= effectiveOn,
    'department-there-first',
    `${effectiveOn}에는 조직에 부서 ${departmentId}이(가) 없습니다.`,
    { departmentId, effectiveOn },
  );
  const leaves = type === 'TransferStaffOut' || type === 'RetireStaff';
  refuseUnless(
    leaves || isOpenOn(department, effectiveOn),
    'department-not-closed',
    `${nameOn(department, effectiveOn)}은(는) ${department.closedOn ?? ''}에 없어져 그날부터는 인력을 기록할 수 없습니다.`,
    { departmentId, effectiveOn, closedOn: department.closedOn },
  );
}

/** Two columns of one name could not be told apart. */
export function requireDistinctColumns(cells: readonly StaffGrade[]): void {
  const names = cells.map(nameOfGrade);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  refuseUnless(twice.length === 0, 'column-once', `한 표에 같은 직렬·직급이 두 번 있습니다 (${twice.join(', ')}).`, {
    twice,
  });
}

export function requireCounts(counts: readonly (number | null)[]): void {
  for (const count of counts)
    refuseUnless(
      count === null || (isPeople(count) && count >= 0),
      'counts-are-people',
      `정원과 현원은 0부터 ${MOST_PEOPLE}까지의 정수여야 합니다 (받은 값 ${count ?? ''}).`,
      { count },
    );
}

/** A slip of the pen would make a column of its own; a column that does not apply may still have people in it. */
export function requireColumn({ quotas }: StaffingState, as: StaffGrade, day: PlainDate): void {
  const columns = (heldOn(quotas, day) ?? []).map(nameOfGrade);
  refuseUnless(
    columns.includes(nameOfGrade(as)),
    'grade-in-quota-table',
    `${day}의 정원표에 ${nameOfGrade(as)}이(가) 없습니다 (있는 것: ${columns.join(', ')}).`,
    { series: as.series, grade: as.grade, columns },
  );
}

/** Of one person, nothing is recorded for a day before what is recorded already. */
export function requireInOrder(member: StaffMember | undefined, { staffId, effectiveOn }: PersonnelCommand): void {
  refuseUnless(
    member === undefined || member.lastFactOn <= effectiveOn,
    'personnel-facts-in-order',
    `${staffId}에게는 이미 ${member?.lastFactOn ?? ''}의 발령이 있습니다.`,
    { staffId, effectiveOn, lastFactOn: member?.lastFactOn ?? null },
  );
}

export function requireAbsent(member: StaffMember | undefined, staffId: string): void {
  refuseUnless(
    member === undefined || member.as === null,
    'staff-comes-once',
    `${staffId}은(는) 이미 이 부서에 있습니다.`,
    { staffId },
  );
}

/** What the person is here. */
export function requirePresent(member: StaffMember | undefined, staffId: string): StaffGrade {
  const as = member?.as ?? null;
  refuseUnless(as !== null, 'staff-is-here', `${staffId}은(는) 이 부서에 없습니다.`, { staffId });
  return as;
}
