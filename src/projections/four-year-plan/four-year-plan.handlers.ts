import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { AsOf } from '../../kernel/as-of.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { endOfDay, type PlainDate } from '../../kernel/time.ts';
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
  type PlanTaskView,
  type PlanTree,
} from './four-year-plan.queries.ts';
import { cutAt, FourYearPlanReader, throughAll, type Cut, type PlanRows } from './plan-reader.ts';
import { hasEnded } from './plan-reports.ts';
import { summaryOf } from './plan-summary.ts';
import { calendarOf, goalsOf, headOf, tasksOf } from './plan-tree.ts';

interface LoadedPlan {
  readonly head: PlanHead;
  readonly rows: PlanRows;
  readonly tasks: readonly PlanTaskView[];
}

/** 현재 부서: of today, with all that is known. */
const cutOfToday = (today: PlainDate): Cut =>
  throughAll({ effectiveOn: today, knownAt: endOfDay('9999-12-31'), strict: false });

async function loadPlan(reader: FourYearPlanReader, planId: string, cut: Cut, today: PlainDate): Promise<LoadedPlan> {
  const [rows, departmentsNow] = await Promise.all([
    reader.load(planId, cut),
    reader.departments(planId, cutOfToday(today)),
  ]);
  const head = headOf(planId, rows);
  if (!head) throw new Rejection('not-found', `그때에는 4개년 계획 ${planId}이(가) 없습니다.`, { planId });
  return { head, rows, tasks: tasksOf(rows, departmentsNow, cut.effectiveOn) };
}

@QueryHandler(ListFourYearPlans)
export class ListFourYearPlansHandler implements IQueryHandler<ListFourYearPlans> {
  constructor(private readonly reader: FourYearPlanReader) {}

  async execute({ asOf }: ListFourYearPlans): Promise<readonly PlanHead[]> {
    const heads = (await this.reader.planIds()).map(async ({ plan_id }) =>
      headOf(plan_id, await this.reader.load(plan_id, throughAll(asOf))),
    );
    return (await Promise.all(heads)).filter((head) => head !== null);
  }
}

@QueryHandler(ReportFourYearPlan)
export class ReportFourYearPlanHandler implements IQueryHandler<ReportFourYearPlan> {
  constructor(private readonly reader: FourYearPlanReader) {}

  async execute({ planId, asOf, edition, today }: ReportFourYearPlan): Promise<PlanTree> {
    const cut = edition === null ? throughAll(asOf) : await this.cutOf(planId, edition, asOf);
    const { head, rows, tasks } = await loadPlan(this.reader, planId, cut, today);
    return { ...head, asOf, edition, ...goalsOf(rows, tasks, calendarOf(head, rows)) };
  }

  private async cutOf(planId: string, edition: number, asOf: AsOf): Promise<Cut> {
    const { milestones } = await this.reader.load(planId, throughAll(asOf));
    const confirmed = milestones.find((one) => one.kind === 'confirmed' && one.edition === edition);
    if (!confirmed)
      throw new Rejection('not-found', `4개년 계획 ${planId}의 제${String(edition)}판은 그때 확정되지 않았습니다.`, {
        planId,
        edition,
      });
    return cutAt(confirmed, asOf);
  }
}

@QueryHandler(ReportPlanDepartments)
export class ReportPlanDepartmentsHandler implements IQueryHandler<ReportPlanDepartments> {
  constructor(private readonly reader: FourYearPlanReader) {}

  async execute({ planId, asOf, view, today }: ReportPlanDepartments): Promise<readonly DepartmentTasks[]> {
    const { head, rows, tasks } = await loadPlan(this.reader, planId, throughAll(asOf), today);
    const calendar = calendarOf(head, rows);
    const departments = new Map(
      tasks.flatMap((task) => (task[view].main ? [[task[view].main.id, task[view].main]] : [])),
    );
    return [...departments.values()].map((department) => {
      const own = tasks.filter((task) => task[view].main?.id === department.id);
      const standing = own.filter(({ status }) => !hasEnded(status));
      return { department, summary: summaryOf(own, calendar), taskIds: standing.map(({ taskId }) => taskId) };
    });
  }
}

@QueryHandler(ShowPlanTask)
export class ShowPlanTaskHandler implements IQueryHandler<ShowPlanTask> {
  constructor(private readonly reader: FourYearPlanReader) {}

  async execute({ planId, taskId, asOf, today }: ShowPlanTask): Promise<PlanTaskHistory> {
    const cut = throughAll(asOf);
    const { tasks } = await loadPlan(this.reader, planId, cut, today);
    const task = tasks.find((one) => one.taskId === taskId);
    if (!task) throw new Rejection('not-found', `그때에는 이행과제 ${taskId}이(가) 없습니다.`, { planId, taskId });
    return { task, history: await this.reader.history(planId, taskId, cut) };
  }
}

@QueryHandler(ListPlanReports)
export class ListPlanReportsHandler implements IQueryHandler<ListPlanReports> {
  constructor(private readonly reader: FourYearPlanReader) {}

  async execute({ planId, year, asOf, today }: ListPlanReports): Promise<readonly DueReport[]> {
    const { tasks } = await loadPlan(this.reader, planId, throughAll(asOf), today);
    return tasks.flatMap(({ taskId, name, then, now, years }) =>
      years
        .filter((one) => one.year === year && one.report.state !== 'not-asked')
        .map(({ report }) => ({ taskId, name, then, now, report })),
    );
  }
}
