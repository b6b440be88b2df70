import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { AsOf } from '../../kernel/as-of.ts';
import type { Actor } from '../../kernel/domain-event.ts';
import { rateTenths, type RateTenths } from '../../kernel/rate.ts';
import type { Won } from '../../kernel/won.ts';
import { ReadGate } from '../../platform/http/read-gate.ts';
import { ReportBudgetExecution, type ReportRow } from '../../projections/budget-execution/budget-execution.queries.ts';

/** A budget line of a task; every cell is a figure that can be opened. */
export interface TaskBudgetLine {
  readonly lineId: string;
  /** unknown: no such line at these clocks. withheld: the reader may not see that department's figures. */
  readonly state: 'known' | 'unknown' | 'withheld';
  readonly cells: ReportRow['cells'];
}

/** What was budgeted and spent for a task, won. */
export interface TaskBudget {
  readonly lines: readonly TaskBudgetLine[];
  /** Sums over the lines that are known. */
  readonly budgetWon: Won;
  readonly spentWon: Won;
  /** 집행률, 0.1%: sum over sum. */
  readonly rateTenths: RateTenths;
}

interface LineName {
  readonly lineId: string;
  readonly fiscalYear: number;
  readonly departmentId: string;
  readonly code: string;
}

/** Reads the budget lines that are linked to a task by the queries of the budget. */
@Injectable()
export class TaskBudgets {
  constructor(
    private readonly queries: QueryBus,
    private readonly gate: ReadGate,
  ) {}

  async of(lineIds: readonly string[], asOf: AsOf, actor: Actor): Promise<TaskBudget> {
    const names = lineIds.map(lineNameOf);
    const readable = names.filter(({ departmentId }) => this.gate.allows(actor, 'figures', [departmentId]));
    const books = new Map(readable.map((name) => [bookOf(name), name]));
    const found = await Promise.all([...books.values()].map((name) => this.linesOf(name, asOf)));
    const cells = new Map(found.flat());
    const lines = names.map((name): TaskBudgetLine => {
      const own = cells.get(name.lineId);
      if (own) return { lineId: name.lineId, state: 'known', cells: own };
      return { lineId: name.lineId, state: readable.includes(name) ? 'unknown' : 'withheld', cells: {} };
    });
    const total = (measure: 'budget' | 'spent'): Won =>
      lines.reduce((sum, line) => sum + wonOf(line.cells, measure), 0);
    const [budgetWon, spentWon] = [total('budget'), total('spent')];
    return { lines, budgetWon, spentWon, rateTenths: rateTenths(spentWon, budgetWon) };
  }

  /** The lines of one department and year, by line id. */
  private async linesOf(
    { fiscalYear, departmentId }: LineName,
    asOf: AsOf,
  ): Promise<readonly (readonly [string, ReportRow['cells']])[]> {
    const of = { fiscalYear, departmentId, departmentName: departmentId };
    const report = await this.queries.execute(new ReportBudgetExecution(of, asOf, { down: 'line', byFund: false }));
    return report.sections
      .filter(({ basis }) => basis === 'ledger')
      .flatMap(({ rows }) => rows.filter(({ kind }) => kind === 'line'))
      .map(({ code, cells }) => [`${String(fiscalYear)}.${departmentId}.${code}`, cells] as const);
  }
}

/** 연도.부서.회계.세부사업.편성목-통계목 */
function lineNameOf(lineId: string): LineName {
  const [year, departmentId = '', ...code] = lineId.split('.');
  return { lineId, fiscalYear: Number(year), departmentId, code: code.join('.') };
}

const bookOf = ({ fiscalYear, departmentId }: LineName): string => `${String(fiscalYear)}.${departmentId}`;

function wonOf(cells: ReportRow['cells'], measure: 'budget' | 'spent'): Won {
  const value = cells[measure]?.value;
  return value?.unit === 'won' ? (value.won ?? 0) : 0;
}
