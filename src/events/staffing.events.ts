import type { Fact } from '../kernel/domain-event.ts';
import type { StaffCount } from '../kernel/staff-count.ts';

/** 직렬·직급: one column of a staffing table, in the words of the office. */
export type StaffGrade = { readonly series: string; readonly grade: string };

/** null is 해당없음: the column is printed and stays blank. */
export type QuotaCell = StaffGrade & { readonly count: StaffCount };

/** 정원 책정: the whole table of a department, which replaces the one before it. */
export type QuotaSet = Fact<'QuotaSet', { readonly departmentId: string; readonly cells: readonly QuotaCell[] }>;

/** A person of the department, by 인사번호; no name is kept here. */
type OfStaff = { readonly departmentId: string; readonly staffId: string };

/** 신규임용. */
export type StaffAppointed = Fact<'StaffAppointed', OfStaff & { readonly as: StaffGrade }>;

/** 전입; from is the department or the office, in words. */
export type StaffTransferredIn = Fact<
  'StaffTransferredIn',
  OfStaff & { readonly as: StaffGrade; readonly from: string }
>;

/** 전출; as says what the person was here. */
export type StaffTransferredOut = Fact<
  'StaffTransferredOut',
  OfStaff & { readonly as: StaffGrade; readonly to: string }
>;

/** 승진, or 전직 to another 직렬. */
export type StaffPromoted = Fact<'StaffPromoted', OfStaff & { readonly from: StaffGrade; readonly to: StaffGrade }>;

/** 퇴직. */
export type StaffRetired = Fact<'StaffRetired', OfStaff & { readonly as: StaffGrade }>;

/** 정원, 현원 and 과부족 of one column, or of the whole table. */
export type StaffingCounts<Count extends StaffCount> = {
  readonly quota: Count;
  readonly strength: Count;
  readonly surplus: Count;
};

/** A column as a document prints it. */
export type StatedStaffing = StaffGrade & StaffingCounts<StaffCount>;

/** A printed table (인력 현황), taken over as what it is: what a document says. A later one replaces it from its day on. */
export type StaffingStated = Fact<
  'StaffingStated',
  {
    readonly department: { readonly id: string; readonly name: string };
    /** 계. */
    readonly total: StaffingCounts<number>;
    readonly cells: readonly StatedStaffing[];
    /** Oddities of the document, kept, not fixed. */
    readonly note: string | null;
  }
>;

export type PersonnelFact = StaffAppointed | StaffTransferredIn | StaffTransferredOut | StaffPromoted | StaffRetired;

export type StaffingFact = QuotaSet | PersonnelFact | StaffingStated;
