import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { AsOf } from '../../kernel/as-of.ts';
import type { Actor } from '../../kernel/domain-event.ts';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { AsOfDto, asOfFrom } from '../../platform/http/as-of.dto.ts';
import { ReadGate } from '../../platform/http/read-gate.ts';
import { Caller, type RequestContext } from '../../platform/http/request-context.ts';
import {
  countsOf,
  FindPlan,
  ListPlans,
  summaryOf,
  type PlanningGuideline,
  type PlanState,
  type PlanSummary,
  type ProjectPlan,
} from '../../projections/performance-plan/performance-plan.queries.ts';
import { PlansDto } from './performance-plan-report.dto.ts';

/** 성과관리계획 현황 */
interface PlanList {
  readonly year: number;
  readonly asOf: AsOf;
  readonly guidelines: readonly PlanningGuideline[];
  /** Of the plans that are asked for, in whatever state. */
  readonly counts: Readonly<Record<PlanState, number>>;
  readonly projects: readonly PlanSummary[];
}

@Controller('api/performance-plan/projects')
export class PerformancePlanReportController {
  constructor(
    private readonly queries: QueryBus,
    private readonly gate: ReadGate,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Every plan of the year that the caller may read, by department and state. */
  @Get()
  async list(@Query() query: PlansDto, @Caller() { actor }: RequestContext): Promise<PlanList> {
    const asOf = asOfFrom(query, this.clock());
    const { guidelines, plans } = await this.queries.execute(new ListPlans(query.year, asOf));
    const wanted = plans.filter((plan) => this.isReadable(plan, actor) && isOf(plan, query.department));
    const shown = wanted.filter(({ state }) => query.state === undefined || state === query.state);
    return { year: query.year, asOf, guidelines, counts: countsOf(wanted), projects: shown.map(summaryOf) };
  }

  /** One plan: sheets, targets that stand and stood, results with their corrections, and every event. */
  @Get(':projectId')
  async find(
    @Param('projectId') projectId: string,
    @Query() query: AsOfDto,
    @Caller() { actor }: RequestContext,
  ): Promise<ProjectPlan> {
    const plan = await this.queries.execute(new FindPlan(projectId, asOfFrom(query, this.clock())));
    this.gate.require(actor, 'performance-plans', [plan.department.id]);
    return plan;
  }

  private isReadable({ department }: ProjectPlan, actor: Actor): boolean {
    return this.gate.allows(actor, 'performance-plans', [department.id]);
  }
}

const isOf = ({ department }: ProjectPlan, idOrName: string | undefined): boolean =>
  idOrName === undefined || department.id === idOrName || department.name === idOrName;
