import type { PlanTask, Responsible } from '../../src/events/four-year-plan.events.ts';
import { NO_FUNDS, type FundSplit } from '../../src/kernel/fund-split.ts';
import type { PlainDate } from '../../src/kernel/time.ts';
import type { Won } from '../../src/kernel/won.ts';
import type { Random } from '../common/random.ts';
import { departmentOfWork, departmentOn, WORKS, type Work } from './departments.ts';
import { DEPARTMENTS, FIELDS } from './office.data.ts';

export const PLAN_YEARS = [2023, 2024, 2025, 2026];
const TASKS_OF_FIELD = 10;
const ACTS = ['기반 확충', '활성화', '문턱 낮추기', '내실화', '생활권 확대'];
const MILLION: Won = 1_000_000;

/** 이행과제 as the plan of the term promised it, before anything of it changed. */
export interface PromisedTask {
  readonly task: PlanTask;
  readonly work: Work;
  /** 협조부서, ids of the beginning of the year. */
  readonly supporting: readonly string[];
}

/** Ten for each 분야, from the works of its departments, one department after the other. */
export const tasksOf = (random: Random): readonly PromisedTask[] =>
  FIELDS.flatMap(({ fieldId }, field) =>
    worksOfField(fieldId).map((work, place) => {
      const number = field * TASKS_OF_FIELD + place + 1;
      const yearly = random.between(40, 1_800) * MILLION;
      const share = random.pick([0, 0, 0.3, 0.5]);
      return {
        work,
        supporting: random.chance(0.4) ? [anotherThan(random, work)] : [],
        task: {
          taskId: `T${String(number).padStart(3, '0')}`,
          fieldId,
          name: `${work.subject} ${ACTS[number % ACTS.length] ?? ''}`,
          pledge: random.chance(0.4),
          years: PLAN_YEARS.map((year, index) => ({
            year,
            target: `${work.subject} ${(index + 1) * 25}% 이상 이행`,
            funds: split(yearly + index * random.between(0, 60) * MILLION, share),
          })),
        },
      };
    }),
  );

function worksOfField(fieldId: string): readonly Work[] {
  const departments = DEPARTMENTS.filter((department) => department.fieldId === fieldId);
  const most = Math.max(...departments.map(({ works }) => works.length));
  const inTurn = Array.from({ length: most }, (_, nth) =>
    departments.flatMap((plan) => WORKS.filter((work) => work.plan === plan).slice(nth, nth + 1)),
  );
  return inTurn.flat().slice(0, TASKS_OF_FIELD);
}

const anotherThan = (random: Random, { plan }: Work): string =>
  random.pick(DEPARTMENTS.filter((department) => department.fieldId !== plan.fieldId)).id;

/** That share from city and nation, half each; in whole 백만원. */
function split(amountWon: Won, share: number): FundSplit {
  const given = Math.floor((amountWon * share) / 2 / MILLION) * MILLION;
  return { ...NO_FUNDS, national: given, city: given, district: amountWon - 2 * given };
}

export const responsibleOn = ({ work, supporting }: PromisedTask, day: PlainDate): Responsible => ({
  main: departmentOfWork(work, day),
  supporting: supporting.map((id) => departmentOn(id, day)),
});
