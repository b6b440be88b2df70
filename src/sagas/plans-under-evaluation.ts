import type { Criterion } from '../events/evaluation-rules.ts';
import type { AssessmentOpened, CycleOpened, FiguresFrozen } from '../events/performance-evaluation.events.ts';
import type {
  IndicatorDefined,
  IndicatorDropped,
  PlanConfirmed,
  PlanRevised,
  ResultCorrected,
  ResultRecorded,
  TargetAdjusted,
  TargetProposed,
} from '../events/performance-plan.events.ts';
import type { StoredEvent } from '../kernel/domain-event.ts';
import type { Reaction } from '../kernel/saga.ts';
import type { PlainDate } from '../kernel/time.ts';
import type { MeasuredIndicator } from './measured-plan.ts';
import { cycleIdOf, projectNoOf, yearOf } from './stream-ids.ts';

/** A plan of the year with what was measured. */
export type Plan = {
  /** Until then a proposed target is the target, and after it a request for one. */
  readonly isConfirmed: boolean;
  readonly indicators: Readonly<Record<string, MeasuredIndicator>>;
};

export type Cycle = {
  readonly cutoffOn: PlainDate;
  /** A mid-year is about the results up to its cut-off, a year-end about those of the whole year. */
  readonly through: PlainDate;
  /** 달성도 항목. */
  readonly achievements: readonly Pick<Criterion, 'criterionId' | 'points' | 'pointsByGroup'>[];
};

export type Assessment = {
  readonly cycleId: string;
  readonly projectNo: string;
  readonly groupId: string | null;
  /** The indicators whose figures are frozen; null before they are. */
  readonly frozen: readonly string[] | null;
};

/** The plans of one office and year, and the evaluations of them. */
export type PlansUnderEvaluation = {
  readonly plans: Readonly<Record<string, Plan>>;
  readonly cycles: Readonly<Record<string, Cycle>>;
  readonly assessments: readonly Assessment[];
};

export const NOTHING_PLANNED: PlansUnderEvaluation = { plans: {}, cycles: {}, assessments: [] };

const EMPTY: Plan = { isConfirmed: false, indicators: {} };

function withPlan(known: PlansUnderEvaluation, event: StoredEvent, change: (plan: Plan) => Plan): PlansUnderEvaluation {
  const projectNo = projectNoOf(event);
  return { ...known, plans: { ...known.plans, [projectNo]: change(known.plans[projectNo] ?? EMPTY) } };
}

function withIndicator(plan: Plan, id: string, change: (indicator: MeasuredIndicator) => MeasuredIndicator): Plan {
  const indicator = plan.indicators[id];
  return indicator ? { ...plan, indicators: { ...plan.indicators, [id]: change(indicator) } } : plan;
}

type Remembers<Fact extends StoredEvent['fact']> = Reaction<PlansUnderEvaluation, StoredEvent<Fact>>;

const remembers = <Fact extends StoredEvent['fact']>(remember: Remembers<Fact>['remember']): Remembers<Fact> => ({
  keyOf: yearOf,
  remember,
  follows: () => [],
});

const onPlan = <Fact extends StoredEvent['fact']>(
  change: (plan: Plan, event: StoredEvent<Fact>) => Plan,
): Remembers<Fact> => remembers((known, event) => withPlan(known, event, (plan) => change(plan, event)));

const defined = onPlan<IndicatorDefined>((plan, { fact: { data } }) => {
  const { name, unit, direction, achievement, ratio, aggregation, weight, cap, floor } = data.definition;
  const sheet = { name, unit, direction, achievement, ratio, aggregation, weight, cap, floor };
  const former = plan.indicators[data.indicatorId] ?? { target: null, revisions: [], results: {} };
  return { ...plan, indicators: { ...plan.indicators, [data.indicatorId]: { ...former, sheet } } };
});

const dropped = onPlan<IndicatorDropped>((plan, { fact: { data } }) => {
  const kept = Object.entries(plan.indicators).filter(([indicatorId]) => indicatorId !== data.indicatorId);
  return { ...plan, indicators: Object.fromEntries(kept) };
});

const targeted = onPlan<TargetProposed | TargetAdjusted>((plan, { fact: { data } }) =>
  plan.isConfirmed ? plan : withIndicator(plan, data.indicatorId, (one) => ({ ...one, target: data.target.value })),
);

const confirmed = onPlan<PlanConfirmed>((plan) => ({ ...plan, isConfirmed: true }));

const revised = onPlan<PlanRevised>((plan, { fact: { data, effectiveOn } }) =>
  data.changes.reduce(
    (changed, { indicatorId, target }) =>
      withIndicator(changed, indicatorId, (one) => ({
        ...one,
        revisions: [...one.revisions, { from: effectiveOn, target: target.value }],
      })),
    plan,
  ),
);

const measured = onPlan<ResultRecorded | ResultCorrected>((plan, { id, position, fact: { data, effectiveOn } }) => {
  const result = { eventId: id, position, effectiveOn, measured: data.measured };
  return withIndicator(plan, data.indicatorId, (one) => ({
    ...one,
    results: { ...one.results, [data.period]: result },
  }));
});

const opened = remembers<CycleOpened>((known, { fact: { data } }) => {
  const { cycleId, year, evaluation, cutoffOn, rules } = data;
  const through = evaluation === 'mid-year' ? cutoffOn : `${year}-12-31`;
  const achievements = rules.criteria
    .filter(({ kind }) => kind === 'achievement')
    .map(({ criterionId, points, pointsByGroup }) => ({ criterionId, points, pointsByGroup }));
  return { ...known, cycles: { ...known.cycles, [cycleId]: { cutoffOn, through, achievements } } };
});

const isOf =
  (cycleId: string, projectNo: string) =>
  (assessment: Assessment): boolean =>
    assessment.cycleId === cycleId && assessment.projectNo === projectNo;

/** The fact stands in two streams. */
const assessed = remembers<AssessmentOpened>((known, { fact: { data } }) => {
  const { cycleId, projectNo, groupId } = data;
  if (known.assessments.some(isOf(cycleId, projectNo))) return known;
  return { ...known, assessments: [...known.assessments, { cycleId, projectNo, groupId, frozen: null }] };
});

const froze = remembers<FiguresFrozen>((known, event) => {
  const isFrozen = isOf(cycleIdOf(event), projectNoOf(event));
  const frozen = event.fact.data.indicators.map(({ indicatorId }) => indicatorId);
  return { ...known, assessments: known.assessments.map((one) => (isFrozen(one) ? { ...one, frozen } : one)) };
});

/** What makes a plan, measures it and evaluates it; nothing follows from it by itself. */
export const PLANS_REMEMBERED = {
  IndicatorDefined: defined,
  IndicatorDropped: dropped,
  TargetProposed: targeted,
  TargetAdjusted: targeted,
  PlanConfirmed: confirmed,
  PlanRevised: revised,
  ResultRecorded: measured,
  ResultCorrected: measured,
  CycleOpened: opened,
  AssessmentOpened: assessed,
  FiguresFrozen: froze,
};
