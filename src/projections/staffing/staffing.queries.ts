import { Query } from '@nestjs/cqrs';
import type { AsOf } from '../../kernel/as-of.ts';
import type { Basis } from '../../kernel/figure-id.ts';
import type { StaffCount } from '../../kernel/staff-count.ts';

/** 직렬·직급 */
export interface StaffingColumn {
  readonly series: string;
  readonly grade: string;
}

export interface StaffingCell {
  /** null is 해당없음, which is not 0. */
  readonly count: StaffCount;
  /** As the report prints it: 해당없음 blank, 0 as '-', a shortage with △. */
  readonly printed: string;
  /** The events that make it, in the order of the log. */
  readonly eventIds: readonly string[];
}

export interface StaffingRow {
  readonly kind: 'quota' | 'strength' | 'surplus';
  /** 정원, 현원 or 과부족 */
  readonly name: string;
  /** 계 */
  readonly total: StaffingCell;
  /** One for each column of the section. */
  readonly cells: readonly StaffingCell[];
}

/** What our own events say and what a document says never stand in one table. */
export interface StaffingSection {
  readonly basis: Basis;
  readonly title: string;
  /** The document that states it; null where our own events do. */
  readonly document: string | null;
  readonly columns: readonly StaffingColumn[];
  /** Without the rows of which nothing was known: no quota was set, or nobody was recorded. */
  readonly rows: readonly StaffingRow[];
}

export interface StaffingReport {
  readonly departmentId: string;
  readonly asOf: AsOf;
  /** Empty when nothing was known at these clocks. */
  readonly sections: readonly StaffingSection[];
}

/** 인력 현황 of one department at both clocks. */
export class ReportStaffing extends Query<StaffingReport> {
  constructor(
    readonly departmentId: string,
    readonly asOf: AsOf,
  ) {
    super();
  }
}
