import type { Definitions, FigureDefinition, Formula } from '../../kernel/figure-definition.ts';
import { figureId, parseFigureId, type FigureMeasure, type FigureName } from '../../kernel/figure-id.ts';
import type { Fund } from '../../kernel/fund-split.ts';

/** A budget line and where it stands in the budget book. */
export interface LinePlace {
  readonly code: string;
  readonly name: string;
  readonly projectCode: string;
  readonly projectName: string;
  readonly unitCode: string;
  readonly unitName: string;
}

/** A subject some document states figures of. */
export interface StatedPlace {
  readonly level: 'department' | 'unit' | 'project';
  readonly code: string;
  readonly name: string;
  readonly unitCode: string | null;
}

/** Everything known, at any time, about the budget of one department in one year. */
export interface DepartmentBudget {
  readonly fiscalYear: number;
  readonly departmentId: string;
  readonly departmentName: string;
  readonly lines: readonly LinePlace[];
  readonly stated: readonly StatedPlace[];
}

export const MEASURE_NAMES: Readonly<Record<FigureMeasure, string>> = {
  budget: '예산현액',
  allotted: '배정액',
  obligated: '원인행위액',
  spent: '집행액',
  compiled: '편성액',
  balance: '잔액',
  rate: '집행률',
};
const FUND_NAMES: Readonly<Record<Fund, string>> = { national: '국비', city: '시비', district: '구비', other: '기타' };

/** What the ledger and what a document measures of its own; balance and rate are computed from these. */
const LEDGER_MEASURES: readonly FigureMeasure[] = ['budget', 'allotted', 'obligated', 'spent'];
const STATED_MEASURES: readonly FigureMeasure[] = ['budget', 'spent', 'compiled'];
/** Allotment, obligation and compilation are not split by fund source. */
const BY_FUND: readonly FigureMeasure[] = ['budget', 'spent', 'balance', 'rate'];

/** The budget figures of one department and year, made as they are asked for. */
export class BudgetFigures implements Definitions {
  private readonly made = new Map<string, FigureDefinition | undefined>();

  constructor(readonly budget: DepartmentBudget) {}

  get(id: string): FigureDefinition | undefined {
    if (!this.made.has(id)) this.made.set(id, this.define(id));
    return this.made.get(id);
  }

  /** The stated projects of a unit, in the order of their codes. */
  statedProjectsOf(unitCode: string): readonly StatedPlace[] {
    return this.budget.stated.filter((place) => place.level === 'project' && place.unitCode === unitCode);
  }

  private define(id: string): FigureDefinition | undefined {
    const name = parseFigureId(id);
    if (!name || name.fiscalYear !== this.budget.fiscalYear || name.departmentId !== this.budget.departmentId)
      return undefined;
    if (name.fund !== null && !BY_FUND.includes(name.measure)) return undefined;
    const subject = this.subjectName(name);
    const formula = this.derived(name) ?? this.measured(name);
    if (subject === undefined || formula === undefined) return undefined;
    const fund = name.fund === null ? '' : ` ${FUND_NAMES[name.fund]}`;
    return { id, label: `${subject} ${MEASURE_NAMES[name.measure]}${fund}`, formula };
  }

  /** 잔액 = 예산현액 − 집행액; 집행률 = 집행액 ÷ 예산현액, of the same subject. */
  private derived(name: FigureName): Formula | undefined {
    const budget = figureId(name, 'budget', name.fund);
    const spent = figureId(name, 'spent', name.fund);
    if (name.measure === 'balance') return { kind: 'difference', of: budget, less: [spent] };
    if (name.measure === 'rate') return { kind: 'rate', part: spent, base: budget };
    return undefined;
  }

  private measured(name: FigureName): Formula | undefined {
    switch (name.basis) {
      case 'ledger':
        return LEDGER_MEASURES.includes(name.measure) ? this.ledger(name) : undefined;
      case 'stated':
        return STATED_MEASURES.includes(name.measure) ? { kind: 'movements', zeroOnceKnown: null } : undefined;
      case 'sum':
        return STATED_MEASURES.includes(name.measure) ? this.sumOfStated(name) : undefined;
      case 'residual':
        return STATED_MEASURES.includes(name.measure) ? this.residual(name) : undefined;
    }
  }

  private ledger(name: FigureName): Formula {
    if (name.level === 'line') {
      const known = figureId(name, 'budget');
      return { kind: 'movements', zeroOnceKnown: known === figureId(name, name.measure, name.fund) ? null : known };
    }
    const of = this.linesOf(name).map((line) =>
      figureId({ ...name, level: 'line', code: line.code }, name.measure, name.fund),
    );
    return { kind: 'sum', of };
  }

  /** 단위사업 that are stated, and 세부사업 that stand under none of them: nothing counts twice. */
  private sumOfStated(name: FigureName): Formula {
    const units = this.budget.stated.filter((place) => place.level === 'unit');
    const loose = this.budget.stated.filter(
      (place) => place.level === 'project' && !units.some((unit) => unit.code === place.unitCode),
    );
    const of = [...units, ...loose].map(({ level, code }) =>
      figureId({ ...name, basis: 'stated', level, code }, name.measure, name.fund),
    );
    return { kind: 'sum', of };
  }

  /** 미보고 잔여 (AC-11): what of a stated 단위사업 no stated 세부사업 covers. Computed, never a project of its own. */
  private residual(name: FigureName): Formula {
    const stated = { ...name, basis: 'stated' as const };
    return {
      kind: 'difference',
      of: figureId(stated, name.measure, name.fund),
      less: this.statedProjectsOf(name.code).map(({ code }) =>
        figureId({ ...stated, level: 'project', code }, name.measure, name.fund),
      ),
    };
  }

  private linesOf({ level, code }: FigureName): readonly LinePlace[] {
    return this.budget.lines.filter(
      (line) =>
        level === 'department' ||
        (level === 'unit' && line.unitCode === code) ||
        (level === 'project' && line.projectCode === code),
    );
  }

  /** undefined when there is no such subject. */
  private subjectName(name: FigureName): string | undefined {
    const { basis, level, code } = name;
    const { departmentName, lines, stated } = this.budget;
    switch (basis) {
      case 'ledger': {
        const [line] = level === 'line' ? lines.filter((place) => place.code === code) : this.linesOf(name);
        if (!line || (level === 'department' && code !== 'all')) return undefined;
        return { department: departmentName, unit: line.unitName, project: line.projectName, line: line.name }[level];
      }
      case 'stated':
        return stated.find((place) => place.level === level && place.code === code)?.name;
      case 'sum':
        return level === 'department' && code === 'all' && stated.length > 0
          ? `${departmentName} 보고 합계`
          : undefined;
      case 'residual': {
        const unit =
          level === 'unit' ? stated.find((place) => place.level === 'unit' && place.code === code) : undefined;
        return unit && this.statedProjectsOf(code).length > 0 ? `${unit.name} 미보고 잔여` : undefined;
      }
    }
  }
}
