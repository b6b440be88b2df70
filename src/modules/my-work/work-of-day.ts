import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { PlainDate } from '../../kernel/time.ts';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { ListFourYearPlans, ReportFourYearPlan } from '../../projections/four-year-plan/four-year-plan.queries.ts';
import { ListCycleWork } from '../../projections/performance-evaluation/performance-evaluation.queries.ts';
import { ListPlans } from '../../projections/performance-plan/performance-plan.queries.ts';
import type { Duty } from './duty.ts';
import { evaluationDuties } from './evaluation-duties.ts';
import { planDuties } from './plan-duties.ts';
import { progressDuties } from './progress-duties.ts';

/** What is due from whom on a day. The work of a year reaches into the next one: its last results, its evaluation. */
@Injectable()
export class WorkOfDay {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** As everything stood on that day, of all that is known now. Late is by that day. */
  async duties(on: PlainDate): Promise<readonly Duty[]> {
    const year = Number(on.slice(0, 4));
    const years = [year - 1, year];
    const asOf = { effectiveOn: on, knownAt: this.clock(), strict: false };
    const [plans, cycles, heads] = await Promise.all([
      Promise.all(years.map((each) => this.queries.execute(new ListPlans(each, asOf)))),
      this.queries.execute(new ListCycleWork(years, asOf)),
      this.queries.execute(new ListFourYearPlans(asOf)),
    ]);
    const trees = await Promise.all(
      heads.map(({ planId }) => this.queries.execute(new ReportFourYearPlan(planId, asOf, null, on))),
    );
    return [
      ...plans.flatMap((plansOfYear) => planDuties(plansOfYear, on)),
      ...evaluationDuties(cycles, on),
      ...trees.flatMap((tree) => years.flatMap((each) => progressDuties(tree, each, on))),
    ];
  }
}
