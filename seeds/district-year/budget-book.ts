import type { BudgetLine, Coded } from '../../src/events/budget-execution.events.ts';
import type { Actor } from '../../src/kernel/domain-event.ts';
import type { FiscalYear } from '../../src/kernel/fiscal-year.ts';
import { FUNDS, NO_FUNDS, type FundSplit } from '../../src/kernel/fund-split.ts';
import type { Role } from '../../src/kernel/roles.ts';
import type { Won } from '../../src/kernel/won.ts';
import {
  DEPARTMENTS,
  FUND_MIXES,
  GENERAL,
  OBJECTS,
  PROJECT_NAMES,
  RESERVE,
  SURNAMES,
  type BudgetObject,
} from './office.data.ts';
import { Lottery, type Random } from '../common/random.ts';

/** 통계목 drawn for a 세부사업; one that is drawn twice counts once. */
const LINES_OF_PROJECT = [5, 8] as const;
const PROJECTS_OF_UNIT = 4;
const UNITS_OF_POLICY = 4;
const SPENDERS_OF_DEPARTMENT = 4;
const MONTHLY_ALLOTMENT = 0.4;

export interface Department {
  readonly id: string;
  readonly name: string;
  /** Decides about its budget; commits it; pays (no two of them one person: 지방회계법 §36). */
  readonly budgeter: Actor;
  readonly obligors: readonly Actor[];
  readonly payers: readonly Actor[];
}

/** A line as the office plans it, the same in every year but for the year itself. */
export interface Line {
  readonly department: Department;
  readonly lineId: string;
  readonly is: Omit<BudgetLine, 'lineId'>;
  readonly kind: BudgetObject;
  readonly original: FundSplit;
  /** 원인행위 expected in a year, and the usual amount of one. */
  readonly obligations: number;
  readonly typicalWon: Won;
  /** 배정 every month; every quarter where false. */
  readonly monthly: boolean;
}

const departmentsOf = (random: Random, count: number): readonly Department[] =>
  DEPARTMENTS.slice(0, count).map(([name], index) => {
    const id = `d${String(index + 1).padStart(2, '0')}`;
    const officer = (duty: string): Actor => ({
      id: `${id}-${duty}`,
      name: `${random.pick(SURNAMES)}주무`,
      departmentId: id,
      departmentName: name,
      role: 'budget-officer' satisfies Role, // the only role that may enter history from dated documents
    });
    const several = (duty: string) =>
      Array.from({ length: SPENDERS_OF_DEPARTMENT }, (_, number) => officer(`${duty}${number + 1}`));
    return { id, name, budgeter: officer('budget'), obligors: several('obligor'), payers: several('payer') };
  });

/** The lines of the first departments of the office, in the order of the budget book. */
export function budgetBook(random: Random, year: FiscalYear, departments: number): readonly Line[] {
  const objects = new Lottery(OBJECTS, ({ lines }) => lines);
  const mixes = new Lottery(FUND_MIXES, ([lines]) => lines);
  return departmentsOf(random, departments).flatMap((department, index) =>
    Array.from({ length: DEPARTMENTS[index]?.[1] ?? 0 }, (_, project) => {
      const kinds = new Set<BudgetObject>(index === 0 && project === 0 ? [RESERVE] : []);
      for (let wanted = random.between(...LINES_OF_PROJECT); wanted > 0; wanted -= 1) {
        const kind = objects.draw(random);
        if (kind) kinds.add(kind);
      }
      return [...kinds].map((kind) => lineOf(random, year, department, project, kind, mixes));
    }).flat(),
  );
}

function lineOf(
  random: Random,
  fiscalYear: FiscalYear,
  department: Department,
  project: number,
  kind: BudgetObject,
  mixes: Lottery<(typeof FUND_MIXES)[number]>,
): Line {
  const unit = Math.floor(project / PROJECTS_OF_UNIT);
  const { objectGroup, object } = kind;
  const code = `${department.id.toUpperCase()}S${String(project + 1).padStart(2, '0')}`;
  const obligations = kind.obligations * random.spread(0.8);
  const typicalWon = kind.typicalWon * random.spread(0.6);
  const budgetWon = kind === RESERVE ? kind.typicalWon : (obligations + 1) * typicalWon * 1.25;
  return {
    department,
    lineId: [fiscalYear, department.id, GENERAL.code, code, `${objectGroup.code}-${object.code}`].join('.'),
    is: {
      fiscalYear,
      account: GENERAL,
      department: { id: department.id, name: department.name },
      policy: named(`P${Math.floor(unit / UNITS_OF_POLICY) + 1}`, department, '정책'),
      unit: named(`U${unit + 1}`, department, ''),
      project: named(code, department, '사업'),
      objectGroup,
      object,
    },
    kind,
    original: fundsOf(budgetWon, kind === RESERVE ? { district: 1 } : (mixes.draw(random)?.[1] ?? { district: 1 })),
    obligations,
    typicalWon,
    monthly: random.chance(MONTHLY_ALLOTMENT),
  };
}

/** The same code has the same name in every year. */
function named(code: string, department: Department, suffix: string): Coded {
  const mixed = Array.from(`${department.id}${code}`).reduce(
    (sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973,
    7,
  );
  const { of, what } = PROJECT_NAMES;
  return { code, name: `${of[mixed % of.length] ?? ''} ${what[mixed % what.length] ?? ''} ${suffix}`.trimEnd() };
}

/** In whole 천원, as a budget book is printed. */
function fundsOf(amountWon: Won, shares: (typeof FUND_MIXES)[number][1]): FundSplit {
  const split = { ...NO_FUNDS };
  return FUNDS.reduce(
    (sum, fund) => ({ ...sum, [fund]: Math.round((amountWon * (shares[fund] ?? 0)) / 1000) * 1000 }),
    split,
  );
}
