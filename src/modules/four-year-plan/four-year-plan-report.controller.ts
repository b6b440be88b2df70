import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { dateInSeoul, type PlainDate } from '../../kernel/time.ts';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { AsOfDto, asOfFrom } from '../../platform/http/as-of.dto.ts';
import { ReadGate } from '../../platform/http/read-gate.ts';
import { Caller, type RequestContext } from '../../platform/http/request-context.ts';
import {
  ListFourYearPlans,
  ListPlanReports,
  ReportFourYearPlan,
  ReportPlanDepartments,
  ShowPlanTask,
  type DepartmentTasks,
  type DueReport,
  type PlanHead,
  type PlanTaskHistory,
  type PlanTree,
} from '../../projections/four-year-plan/four-year-plan.queries.ts';
import { FourYearPlanDto, PlanDepartmentsDto, PlanReportsDto } from './four-year-plan-report.dto.ts';
import { TaskBudgets, type TaskBudget } from './task-budget.ts';

/** A task with the events about it, and the money of its budget lines. */
interface PlanTaskPage extends PlanTaskHistory {
  readonly budget: TaskBudget;
}

/** 4개년 계획 현황 */
@Controller('api/four-year-plans')
export class FourYearPlanReportController {
  constructor(
    private readonly queries: QueryBus,
    private readonly gate: ReadGate,
    private readonly budgets: TaskBudgets,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  plans(@Query() query: AsOfDto, @Caller() caller: RequestContext): Promise<readonly PlanHead[]> {
    this.requireReadable(caller);
    return this.queries.execute(new ListFourYearPlans(asOfFrom(query, this.clock())));
  }

  /** 구정목표, 분야, 이행과제 with status and progress; ?edition=1 as published. */
  @Get(':planId')
  plan(
    @Param('planId') planId: string,
    @Query() query: FourYearPlanDto,
    @Caller() caller: RequestContext,
  ): Promise<PlanTree> {
    this.requireReadable(caller);
    const asOf = asOfFrom(query, this.clock());
    return this.queries.execute(new ReportFourYearPlan(planId, asOf, query.edition ?? null, this.today()));
  }

  /** 부서별: by 당시 부서 or 현재 부서. */
  @Get(':planId/departments')
  departments(
    @Param('planId') planId: string,
    @Query() query: PlanDepartmentsDto,
    @Caller() caller: RequestContext,
  ): Promise<readonly DepartmentTasks[]> {
    this.requireReadable(caller);
    const asOf = asOfFrom(query, this.clock());
    return this.queries.execute(new ReportPlanDepartments(planId, asOf, query.view ?? 'then', this.today()));
  }

  /** 추진실적 제출 현황 of a year: late and unreported ones are marked. */
  @Get(':planId/reports')
  reports(
    @Param('planId') planId: string,
    @Query() query: PlanReportsDto,
    @Caller() caller: RequestContext,
  ): Promise<readonly DueReport[]> {
    this.requireReadable(caller);
    const asOf = asOfFrom(query, this.clock());
    return this.queries.execute(new ListPlanReports(planId, query.year, asOf, this.today()));
  }

  @Get(':planId/tasks/:taskId')
  async task(
    @Param('planId') planId: string,
    @Param('taskId') taskId: string,
    @Query() query: AsOfDto,
    @Caller() caller: RequestContext,
  ): Promise<PlanTaskPage> {
    this.requireReadable(caller);
    const asOf = asOfFrom(query, this.clock());
    const shown = await this.queries.execute(new ShowPlanTask(planId, taskId, asOf, this.today()));
    return { ...shown, budget: await this.budgets.of(shown.task.lineIds, asOf, caller.actor) };
  }

  private today(): PlainDate {
    return dateInSeoul(this.clock());
  }

  private requireReadable({ actor }: RequestContext): void {
    this.gate.require(actor, 'four-year-plans', []);
  }
}
