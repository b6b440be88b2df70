import type { EventCatalogue } from '../kernel/event-catalogue.ts';
import { listOf, membersOf, orNull, PEOPLE, TEXT } from '../kernel/shape.ts';
import { DEPARTMENT, v1 } from './shapes.ts';
import type { QuotaCell, StaffGrade, StaffingCounts, StaffingFact, StatedStaffing } from './staffing.events.ts';

const grade = membersOf<StaffGrade>({ series: TEXT, grade: TEXT });
const count = orNull(PEOPLE);
const quotaCell = membersOf<QuotaCell>({ series: TEXT, grade: TEXT, count });
const total = membersOf<StaffingCounts<number>>({ quota: PEOPLE, strength: PEOPLE, surplus: PEOPLE });
const stated = membersOf<StatedStaffing>({
  series: TEXT,
  grade: TEXT,
  quota: count,
  strength: count,
  surplus: count,
});
const ofStaff = { departmentId: TEXT, staffId: TEXT };

export const STAFFING_EVENTS: EventCatalogue<StaffingFact> = {
  QuotaSet: v1('정원 책정', membersOf({ departmentId: TEXT, cells: listOf(quotaCell) })),
  StaffAppointed: v1('신규임용', membersOf({ ...ofStaff, as: grade })),
  StaffTransferredIn: v1('전입', membersOf({ ...ofStaff, as: grade, from: TEXT })),
  StaffTransferredOut: v1('전출', membersOf({ ...ofStaff, as: grade, to: TEXT })),
  StaffPromoted: v1('승진·전직', membersOf({ ...ofStaff, from: grade, to: grade })),
  StaffRetired: v1('퇴직', membersOf({ ...ofStaff, as: grade })),
  StaffingStated: v1(
    '인력 현황표 기록',
    membersOf({ department: DEPARTMENT, total, cells: listOf(stated), note: orNull(TEXT) }),
  ),
};
