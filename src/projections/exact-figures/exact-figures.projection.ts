import type { FourYearPlanFact } from '../../events/four-year-plan.events.ts';
import type { PerformanceEvaluationFact } from '../../events/performance-evaluation.events.ts';
import type { PerformancePlanFact } from '../../events/performance-plan.events.ts';
import type { Handler, Projection } from '../../kernel/projection.ts';
import { exactItem, exactStatement, exactSubject } from './exact-tables.projection.ts';
import { indicatorHandlers } from './indicator-statements.projection.ts';
import { planHandlers } from './plan-statements.projection.ts';
import { scoreHandlers } from './score-statements.projection.ts';

type FactType = (FourYearPlanFact | PerformanceEvaluationFact | PerformancePlanFact)['type'];

const handlers = { ...indicatorHandlers, ...scoreHandlers, ...planHandlers } satisfies Partial<
  Record<FactType, Handler<never>>
>;

/** Figures that are no amount of won: what each event says that they are, exactly. */
export const exactFigures: Projection = {
  name: 'exact-figures',
  version: 1,
  tables: [exactSubject, exactItem, exactStatement],
  handlers,
  onPoison: 'halt',
};
