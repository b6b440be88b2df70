import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { AsOfDto, asOfFrom } from '../../platform/http/as-of.dto.ts';
import { ReadGate } from '../../platform/http/read-gate.ts';
import { Caller, type RequestContext } from '../../platform/http/request-context.ts';
import {
  ListOfficeDepartments,
  ShowOrganization,
  TraceUnit,
  type OfficeDepartment,
  type OrganizationChart,
  type UnitHistory,
} from '../../projections/organization/organization.queries.ts';

/** 조직도 */
@Controller('api/organization')
export class OrganizationReportController {
  constructor(
    private readonly queries: QueryBus,
    private readonly gate: ReadGate,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The departments that stand on the day, of every office. */
  @Get()
  departments(@Query() query: AsOfDto, @Caller() { actor }: RequestContext): Promise<readonly OfficeDepartment[]> {
    this.gate.require(actor, 'organization', []);
    return this.queries.execute(new ListOfficeDepartments(asOfFrom(query, this.clock())));
  }

  @Get(':officeId')
  chart(
    @Param('officeId') officeId: string,
    @Query() query: AsOfDto,
    @Caller() { actor }: RequestContext,
  ): Promise<OrganizationChart> {
    this.gate.require(actor, 'organization', []);
    return this.queries.execute(new ShowOrganization(officeId, asOfFrom(query, this.clock())));
  }

  /** 당시 부서 → 현재 부서: its names, heads and officers by day, where it came from and what stands for it now. */
  @Get(':officeId/units/:unitId')
  trace(
    @Param('officeId') officeId: string,
    @Param('unitId') unitId: string,
    @Query() query: AsOfDto,
    @Caller() { actor }: RequestContext,
  ): Promise<UnitHistory> {
    this.gate.require(actor, 'organization', []);
    return this.queries.execute(new TraceUnit(officeId, unitId, asOfFrom(query, this.clock())));
  }
}
