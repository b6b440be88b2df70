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

/** What is due from whom in the year of a day. */
@Injectable()
export class WorkOfDay {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Plans as they stood on that day, of all that is known now; evaluations as they stand now. Late is by that day. */
  async duties(on: PlainDate): Promise<readonly Duty[]> {
    const year = Number(on.slice(0, 4));
    const asOf = { effectiveOn: on, knownAt: this.clock(), strict: false };
    const [plans, cycles, heads] = await Promise.all([
      this.queries.execute(new ListPlans(year, asOf)),
      this.queries.execute(new ListCycleWork(year)),
      this.queries.execute(new ListFourYearPlans(asOf)),
    ]);
    const trees = await Promise.all(
      heads.map(({ planId }) => this.queries.execute(new ReportFourYearPlan(planId, asOf, null, on))),
    );
    return [
      ...planDuties(plans, on),
      ...evaluationDuties(cycles, on),
      ...trees.flatMap((tree) => progressDuties(tree, year, on)),
    ];
  }
}
