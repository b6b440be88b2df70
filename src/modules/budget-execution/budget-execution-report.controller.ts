import { Controller, Get, Inject, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Actor } from '../../kernel/domain-event.ts';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { asOfFrom } from '../../platform/http/as-of.dto.ts';
import { ReadGate } from '../../platform/http/read-gate.ts';
import { Caller, type RequestContext } from '../../platform/http/request-context.ts';
import {
  FindDepartment,
  ListBudgetLines,
  ListDepartments,
  ReportBudgetExecution,
  ReportDepartments,
  type BudgetLineRow,
  type BudgetReport,
  type DepartmentsReport,
  type DepartmentYear,
} from '../../projections/budget-execution/budget-execution.queries.ts';
import { BudgetLinesDto, BudgetReportDto, DepartmentsReportDto } from './budget-execution-report.dto.ts';

const LINES_A_PAGE = 100;

/** One page of lines, and where the next begins. */
interface BudgetLinePage {
  readonly lines: readonly BudgetLineRow[];
  /** Give it as after; null on the last page. */
  readonly next: string | null;
}

/** 예산집행 현황 */
@Controller('api/budget-execution')
export class BudgetExecutionReportController {
  constructor(
    private readonly queries: QueryBus,
    private readonly gate: ReadGate,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('departments')
  departments(@Caller() { actor }: RequestContext): Promise<readonly DepartmentYear[]> {
    return this.readable(actor);
  }

  /** 부서별: the totals of every department the caller may read. */
  @Get('report/departments')
  async reportDepartments(
    @Query() query: DepartmentsReportDto,
    @Caller() { actor }: RequestContext,
  ): Promise<DepartmentsReport> {
    const ids = (await this.readable(actor)).map(({ departmentId }) => departmentId);
    return this.queries.execute(new ReportDepartments(query.year, ids, asOfFrom(query, this.clock())));
  }

  @Get('report')
  async report(@Query() query: BudgetReportDto, @Caller() { actor }: RequestContext): Promise<BudgetReport> {
    const of = await this.departmentOf(actor, query);
    const detail = { down: query.down ?? 'project', byFund: query.byFund === 'true' };
    return this.queries.execute(new ReportBudgetExecution(of, asOfFrom(query, this.clock()), detail));
  }

  @Get('lines')
  async lines(@Query() query: BudgetLinesDto, @Caller() { actor }: RequestContext): Promise<BudgetLinePage> {
    const of = await this.departmentOf(actor, query);
    const limit = query.limit ?? LINES_A_PAGE;
    const lines = await this.queries.execute(new ListBudgetLines(of, query.after ?? '', limit));
    return { lines, next: lines.length < limit ? null : (lines.at(-1)?.line_id ?? null) };
  }

  private async readable(actor: Actor): Promise<readonly DepartmentYear[]> {
    const all = await this.queries.execute(new ListDepartments());
    return all.filter(({ departmentId }) => this.gate.allows(actor, 'figures', [departmentId]));
  }

  private async departmentOf(actor: Actor, query: { year: number; department: string }): Promise<DepartmentYear> {
    const of = await this.queries.execute(new FindDepartment(query.year, query.department));
    this.gate.require(actor, 'figures', [of.departmentId]);
    return of;
  }
}
