import { QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { InjectRepository } from '@nestjs/typeorm';
import { In, MoreThan, Repository } from 'typeorm';
import { figureId, type FigureSubject } from '../../kernel/figure-id.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { FigureReader } from '../figure-movements/figure-reader.ts';
import { BudgetLineEntity, StatementEntity } from './budget-execution.entity.ts';
import type { BudgetLineRow, StatementRow } from './budget-execution.projection.ts';
import {
  FindDepartment,
  ListBudgetLines,
  ListDepartments,
  ReportBudgetExecution,
  ReportDepartments,
  type BudgetReport,
  type DepartmentsReport,
  type DepartmentYear,
} from './budget-execution.queries.ts';
import {
  fillSection,
  leavesOfSection,
  planReport,
  sectionsOfDepartments,
  type StatementText,
} from './budget-report.ts';
import { DepartmentBudgets } from './department-budget.ts';

@QueryHandler(ReportBudgetExecution)
export class ReportBudgetExecutionHandler implements IQueryHandler<ReportBudgetExecution> {
  constructor(
    private readonly budgets: DepartmentBudgets,
    private readonly reader: FigureReader,
    @InjectRepository(StatementEntity) private readonly statements: Repository<StatementRow>,
  ) {}

  async execute({ of, asOf, detail }: ReportBudgetExecution): Promise<BudgetReport> {
    const figures = await this.budgets.load(of);
    const plans = planReport(figures, detail);
    const { won, statedBy } = await this.reader.leaves(
      plans.flatMap((plan) => leavesOfSection(plan, figures)),
      asOf,
    );
    const texts = await this.textsOf([...new Set(statedBy.values())]);
    const textOf = (subject: FigureSubject): StatementText | undefined =>
      texts.get(statedBy.get(figureId(subject, 'budget')) ?? '');
    const sections = plans.map((plan) => fillSection(plan, figures, won, textOf));
    return { ...of, asOf, sections: sections.filter((section) => section.rows.length > 0) };
  }

  private async textsOf(eventIds: readonly string[]): Promise<ReadonlyMap<string, StatementText>> {
    const rows = await this.statements.findBy({ event_id: In(eventIds) });
    return new Map(
      rows.map(({ event_id, name, printed_rate, exceeds_budget, note }) => [
        event_id,
        { name, printedRate: printed_rate, exceedsBudget: exceeds_budget, note },
      ]),
    );
  }
}

@QueryHandler(ReportDepartments)
export class ReportDepartmentsHandler implements IQueryHandler<ReportDepartments> {
  constructor(
    private readonly budgets: DepartmentBudgets,
    private readonly queries: QueryBus,
  ) {}

  async execute({ fiscalYear, departmentIds, asOf }: ReportDepartments): Promise<DepartmentsReport> {
    const departments = (await this.budgets.departments([fiscalYear])).filter(({ departmentId }) =>
      departmentIds.includes(departmentId),
    );
    const detail = { down: 'department', byFund: false } as const;
    const reports = await Promise.all(
      departments.map((of) => this.queries.execute(new ReportBudgetExecution(of, asOf, detail))),
    );
    return { fiscalYear, asOf, sections: sectionsOfDepartments(reports) };
  }
}

@QueryHandler(ListDepartments)
export class ListDepartmentsHandler implements IQueryHandler<ListDepartments> {
  constructor(private readonly budgets: DepartmentBudgets) {}

  execute(): Promise<readonly DepartmentYear[]> {
    return this.budgets.departments();
  }
}

@QueryHandler(FindDepartment)
export class FindDepartmentHandler implements IQueryHandler<FindDepartment> {
  constructor(private readonly budgets: DepartmentBudgets) {}

  async execute({ fiscalYear, idOrName }: FindDepartment): Promise<DepartmentYear> {
    const found = (await this.budgets.departments([fiscalYear])).filter(
      (of) => of.departmentId === idOrName || of.departmentName === idOrName,
    );
    const [only] = found;
    if (!only)
      throw new Rejection('not-found', `${String(fiscalYear)}년 ${idOrName}의 예산 기록이 없습니다.`, {
        fiscalYear,
        department: idOrName,
      });
    if (found.length > 1)
      throw new Rejection(
        'department-ambiguous',
        `${idOrName}이라는 부서가 ${String(found.length)}곳입니다. 부서 번호로 물으십시오.`,
        {
          departments: found.map((of) => of.departmentId),
        },
      );
    return only;
  }
}

@QueryHandler(ListBudgetLines)
export class ListBudgetLinesHandler implements IQueryHandler<ListBudgetLines> {
  constructor(@InjectRepository(BudgetLineEntity) private readonly lines: Repository<BudgetLineRow>) {}

  execute({ of, after, limit }: ListBudgetLines): Promise<readonly BudgetLineRow[]> {
    return this.lines.find({
      where: { fiscal_year: of.fiscalYear, department_id: of.departmentId, line_id: MoreThan(after) },
      order: { line_id: 'ASC' },
      take: limit,
    });
  }
}
