import { Controller, Get, Inject, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { asOfFrom } from '../../platform/http/as-of.dto.ts';
import { ReadGate } from '../../platform/http/read-gate.ts';
import { Caller, type RequestContext } from '../../platform/http/request-context.ts';
import { FindOfficeDepartment, type OfficeDepartment } from '../../projections/organization/organization.queries.ts';
import { ReportStaffing, type StaffingReport } from '../../projections/staffing/staffing.queries.ts';
import { StaffingReportDto } from './staffing.dto.ts';

/** 인력 현황 and whose it is. */
interface DepartmentStaffing extends StaffingReport {
  readonly department: OfficeDepartment;
}

@Controller('api/staffing')
export class StaffingReportController {
  constructor(
    private readonly queries: QueryBus,
    private readonly gate: ReadGate,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** 정원·현원·과부족 by 직렬·직급, printed as the report prints it. */
  @Get()
  async report(@Query() query: StaffingReportDto, @Caller() { actor }: RequestContext): Promise<DepartmentStaffing> {
    const asOf = asOfFrom(query, this.clock());
    this.gate.require(actor, 'organization', []);
    const department = await this.queries.execute(new FindOfficeDepartment(query.department, asOf));
    return { department, ...(await this.queries.execute(new ReportStaffing(department.unitId, asOf))) };
  }
}
