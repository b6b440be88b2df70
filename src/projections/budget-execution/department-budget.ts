import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Definitions } from '../../kernel/figure-definition.ts';
import { parseFigureId } from '../../kernel/figure-id.ts';
import type { FigureSource } from '../figure-movements/figure-source.ts';
import type { DepartmentYear } from './budget-execution.queries.ts';
import { BudgetFigures, type DepartmentBudget, type LinePlace, type StatedPlace } from './budget-figures.ts';

interface DepartmentRow {
  readonly department_id: string;
  readonly department_name: string;
  readonly fiscal_year: number;
}

/** Of the given years, or of all: a question about one year must not read the lines of every other. */
const DEPARTMENTS = `
  select department_id, min(department_name) as department_name, fiscal_year
  from (select department_id, department_name, fiscal_year from budget_line
        union select department_id, department_name, fiscal_year from budget_statement) as named
  where $1::integer[] is null or fiscal_year = any($1)
  group by department_id, fiscal_year
  order by fiscal_year desc, department_id`;

const LINES = `
  select substr(line_id, length($1::text) + length($2) + 3) as "code", object_group_name || ' ' || object_name as "name",
         project_code as "projectCode", project_name as "projectName", unit_code as "unitCode", unit_name as "unitName"
  from budget_line where fiscal_year = $1::integer and department_id = $2 order by unit_code, project_code, line_id`;

/** Where a subject stands is what its latest statement says. */
const STATED = `
  select distinct on (level, code) level as "level", code as "code", name as "name", unit_code as "unitCode"
  from budget_statement where fiscal_year = $1::integer and department_id = $2
  order by level, code, effective_on desc, position desc`;

/** Loads what there is of a department's budget, at any time: which figures there are does not depend on the clocks. */
@Injectable()
export class DepartmentBudgets implements FigureSource {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  async departments(fiscalYears: readonly number[] | null = null): Promise<readonly DepartmentYear[]> {
    const rows = await this.database.query<DepartmentRow[]>(DEPARTMENTS, [fiscalYears]);
    return rows.map(({ department_id, department_name, fiscal_year }) => ({
      departmentId: department_id,
      departmentName: department_name,
      fiscalYear: fiscal_year,
    }));
  }

  async load({ fiscalYear, departmentId, departmentName }: DepartmentYear): Promise<BudgetFigures> {
    const [lines, stated] = await Promise.all([
      this.database.query<LinePlace[]>(LINES, [fiscalYear, departmentId]),
      this.database.query<StatedPlace[]>(STATED, [fiscalYear, departmentId]),
    ]);
    const budget: DepartmentBudget = { fiscalYear, departmentId, departmentName, lines, stated };
    return new BudgetFigures(budget);
  }

  async definitions(ids: readonly string[]): Promise<Definitions> {
    const wanted = new Set(ids.flatMap((id) => keysOf(id)));
    const years = [...new Set(ids.flatMap((id) => parseFigureId(id)?.fiscalYear ?? []))];
    const present = (await this.departments(years)).filter((year) => wanted.has(keyOf(year)));
    const loaded = await Promise.all(present.map(async (year) => [keyOf(year), await this.load(year)] as const));
    const figures = new Map(loaded);
    return { get: (id) => keysOf(id).flatMap((key) => figures.get(key)?.get(id) ?? [])[0] };
  }
}

const keyOf = ({ fiscalYear, departmentId }: { fiscalYear: number; departmentId: string }): string =>
  `${String(fiscalYear)}/${departmentId}`;

const keysOf = (id: string): readonly string[] => {
  const name = parseFigureId(id);
  return name ? [keyOf(name)] : [];
};
