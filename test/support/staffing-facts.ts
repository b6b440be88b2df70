import type { OrganizationFact } from '../../src/events/organization.events.ts';
import type { QuotaCell, StaffGrade, StaffingFact, StaffingStated } from '../../src/events/staffing.events.ts';
import type { Decided } from '../../src/kernel/decider.ts';
import { departmentCreated } from './organization-facts.ts';

export const DEPARTMENT = 'planning';
const STREAM = `staffing-${DEPARTMENT}`;

export const GRADE_7: StaffGrade = { series: '일반직', grade: '7급' };
export const GRADE_8: StaffGrade = { series: '일반직', grade: '8급' };
export const FIXED_TERM: StaffGrade = { series: '임기제', grade: '7급' };

export const QUOTA: readonly QuotaCell[] = [
  { ...GRADE_7, count: 2 },
  { ...GRADE_8, count: 0 },
  { ...FIXED_TERM, count: null },
];

type Staffing = Decided<StaffingFact>;
/** The streams of the staff and of the office in one log. */
export type StaffingLog = Decided<StaffingFact | OrganizationFact>;

const v1 = (effectiveOn: string) => ({ schemaVersion: 1, effectiveOn });

/** The department of the tests, there since 2023. */
export const founded: StaffingLog = departmentCreated(DEPARTMENT, '기획과');

export const quotaSet = (effectiveOn = '2024-01-01', cells = QUOTA): Staffing => ({
  stream: STREAM,
  fact: { type: 'QuotaSet', ...v1(effectiveOn), data: { departmentId: DEPARTMENT, cells } },
});
export const appointed = (staffId: string, as: StaffGrade, effectiveOn = '2024-02-01'): Staffing => ({
  stream: STREAM,
  fact: { type: 'StaffAppointed', ...v1(effectiveOn), data: { departmentId: DEPARTMENT, staffId, as } },
});
export const transferredIn = (staffId: string, as: StaffGrade, from: string, effectiveOn = '2024-02-01'): Staffing => ({
  stream: STREAM,
  fact: { type: 'StaffTransferredIn', ...v1(effectiveOn), data: { departmentId: DEPARTMENT, staffId, as, from } },
});
export const transferredOut = (staffId: string, as: StaffGrade, to: string, effectiveOn: string): Staffing => ({
  stream: STREAM,
  fact: { type: 'StaffTransferredOut', ...v1(effectiveOn), data: { departmentId: DEPARTMENT, staffId, as, to } },
});
export const promoted = (staffId: string, from: StaffGrade, to: StaffGrade, effectiveOn: string): Staffing => ({
  stream: STREAM,
  fact: { type: 'StaffPromoted', ...v1(effectiveOn), data: { departmentId: DEPARTMENT, staffId, from, to } },
});
export const retired = (staffId: string, as: StaffGrade, effectiveOn: string): Staffing => ({
  stream: STREAM,
  fact: { type: 'StaffRetired', ...v1(effectiveOn), data: { departmentId: DEPARTMENT, staffId, as } },
});

/** 7급 one short, 8급 one over, 임기제 blank. */
export const STATED: StaffingStated['data'] = {
  department: { id: DEPARTMENT, name: '기획과' },
  total: { quota: 3, strength: 3, surplus: 0 },
  cells: [
    { ...GRADE_7, quota: 3, strength: 2, surplus: -1 },
    { ...GRADE_8, quota: 0, strength: 1, surplus: 1 },
    { ...FIXED_TERM, quota: null, strength: null, surplus: null },
  ],
  note: null,
};
export const staffingStated = (effectiveOn = '2024-05-31', data = STATED): Staffing => ({
  stream: STREAM,
  fact: { type: 'StaffingStated', ...v1(effectiveOn), data },
});
