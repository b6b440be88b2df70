import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Rejection } from '../../kernel/rejection.ts';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { AsOfDto, asOfFrom, instantFrom } from '../../platform/http/as-of.dto.ts';
import { ReadGate } from '../../platform/http/read-gate.ts';
import { Caller, type RequestContext } from '../../platform/http/request-context.ts';
import {
  FindAssessment,
  ListEvaluationCycles,
  ReportDepartmentEvaluations,
  ReportEvaluationCycle,
  type AssessmentHistory,
  type CycleRow,
  type DepartmentEvaluations,
  type EvaluationCycleReport,
} from '../../projections/performance-evaluation/performance-evaluation.queries.ts';
import type { Rescoring } from './domain/rescoring.ts';
import { RescoreCycleDto } from './performance-evaluation-report.dto.ts';
import { RescoreCycle, type RuleVersion } from './what-if.ts';

const SUBJECT = 'performance-evaluations';

/** 성과평가 현황: a department reads its own, the others all. */
@Controller('api/performance-evaluation')
export class PerformanceEvaluationReportController {
  constructor(
    private readonly queries: QueryBus,
    private readonly gate: ReadGate,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('cycles')
  cycles(): Promise<readonly CycleRow[]> {
    return this.queries.execute(new ListEvaluationCycles());
  }

  @Get('cycles/:cycleId')
  async cycle(@Param('cycleId') cycleId: string, @Caller() { actor }: RequestContext): Promise<EvaluationCycleReport> {
    const { cycle, assessments, departments } = await this.queries.execute(new ReportEvaluationCycle(cycleId));
    const isReadable = ({ department_id }: { readonly department_id: string }) =>
      this.gate.allows(actor, SUBJECT, [department_id]);
    return { cycle, assessments: assessments.filter(isReadable), departments: departments.filter(isReadable) };
  }

  /** 사업 하나의 평가 이력 */
  @Get('cycles/:cycleId/assessments/:projectNo')
  async assessment(
    @Param('cycleId') cycleId: string,
    @Param('projectNo') projectNo: string,
    @Query() query: AsOfDto,
    @Caller() { actor }: RequestContext,
  ): Promise<AssessmentHistory> {
    const history = await this.queries.execute(new FindAssessment(cycleId, projectNo, asOfFrom(query, this.clock())));
    this.gate.require(actor, SUBJECT, [history.departmentId]);
    return history;
  }

  @Get('departments/:departmentId')
  department(
    @Param('departmentId') departmentId: string,
    @Caller() { actor }: RequestContext,
  ): Promise<DepartmentEvaluations> {
    this.gate.require(actor, SUBJECT, [departmentId]);
    return this.queries.execute(new ReportDepartmentEvaluations(departmentId));
  }

  /** 다시 산정해 보기: by the cycle's own or other rules; nothing is recorded. */
  @Get('cycles/:cycleId/what-if')
  async whatIf(
    @Param('cycleId') cycleId: string,
    @Query() query: RescoreCycleDto,
    @Caller() { actor }: RequestContext,
  ): Promise<Rescoring> {
    const { assessments } = await this.queries.execute(new ReportEvaluationCycle(cycleId));
    this.gate.require(
      actor,
      SUBJECT,
      assessments.map(({ department_id }) => department_id),
    );
    const recordedBy = query.recordedBy === undefined ? this.clock() : instantFrom(query.recordedBy);
    return this.queries.execute(new RescoreCycle(cycleId, ruleVersionOf(query), recordedBy));
  }
}

function ruleVersionOf({ ruleSet, version }: RescoreCycleDto): RuleVersion | null {
  if (ruleSet === undefined && version === undefined) return null;
  if (ruleSet === undefined || version === undefined)
    throw new Rejection('bad-request', '다른 규칙으로 산정하려면 ruleSet과 version을 함께 적어야 합니다.');
  return { ruleSetId: ruleSet, version };
}
