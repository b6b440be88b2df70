import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { isCounted } from '../../kernel/as-of.ts';
import { readRows } from '../../platform/database/read-rows.ts';
import { staffingCell } from './staffing.projection.ts';
import { ReportStaffing, type StaffingReport } from './staffing.queries.ts';
import { sectionsOf } from './staffing-table.ts';

@QueryHandler(ReportStaffing)
export class ReportStaffingHandler implements IQueryHandler<ReportStaffing> {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  async execute({ departmentId, asOf }: ReportStaffing): Promise<StaffingReport> {
    const rows = await readRows(this.database, staffingCell, 'department_id = $1 and effective_on <= $2', [
      departmentId,
      asOf.effectiveOn,
    ]);
    return { departmentId, asOf, sections: sectionsOf(rows.filter((row) => isCounted(row, asOf))) };
  }
}
