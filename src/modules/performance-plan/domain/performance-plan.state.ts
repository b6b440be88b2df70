import type { Target } from '../../../events/indicator-definition.ts';
import type {
  Measured,
  PerformancePlanFact,
  PlanDepartment,
  ProjectRegistered,
  UntargetedIndicator,
} from '../../../events/performance-plan.events.ts';
import type { StoredEvent } from '../../../kernel/domain-event.ts';
import type { PlainDate } from '../../../kernel/time.ts';

/** 작성 · 제출 · 보완요구 · 확정 · 제외. */
export type Phase = 'draft' | 'submitted' | 'returned' | 'confirmed' | 'withdrawn';

/** The result of one period that stands, and the event that says it. */
export interface StandingResult {
  readonly eventId: string;
  readonly effectiveOn: PlainDate;
  readonly measured: Measured;
}

export interface PlannedIndicator {
  readonly definition: UntargetedIndicator;
  readonly target: Target | null;
  /** Asked for since the plan was confirmed, and not decided yet. */
  readonly requested: Target | null;
  readonly results: ReadonlyMap<string, StandingResult>;
}

/** What one stream says: that of a guideline has a guideline, that of a project all the rest. */
export interface PerformancePlanState {
  readonly guideline: { readonly submitBy: PlainDate } | null;
  readonly project: ProjectRegistered['data'] | null;
  /** Who owns the project from which day on; the days never fall. */
  readonly owners: readonly { readonly department: PlanDepartment; readonly from: PlainDate }[];
  readonly phase: Phase;
  /** 귀속일 of the last change of the plan; results and owners have days of their own. */
  readonly plannedOn: PlainDate;
  /** Last 변경 차수; 0 before the first. */
  readonly round: number;
  /** Ids of those who wrote what awaits a decision. */
  readonly authors: readonly string[];
  readonly indicators: ReadonlyMap<string, PlannedIndicator>;
}

export const NOTHING_PLANNED: PerformancePlanState = {
  guideline: null,
  project: null,
  owners: [],
  phase: 'draft',
  plannedOn: '',
  round: 0,
  authors: [],
  indicators: new Map(),
};

export function evolve(
  state: PerformancePlanState,
  { id, fact, meta }: StoredEvent<PerformancePlanFact>,
): PerformancePlanState {
  const planned: PerformancePlanState = { ...state, plannedOn: fact.effectiveOn };
  const written: PerformancePlanState = { ...planned, authors: [...state.authors, meta.actor.id] };
  switch (fact.type) {
    case 'PlanningGuidelineIssued':
      return { ...state, guideline: { submitBy: fact.data.submitBy } };
    case 'ProjectRegistered':
      return { ...planned, project: fact.data, owners: [ownedBy(fact.data.department, fact.effectiveOn)] };
    case 'IndicatorDefined':
      return defined(written, fact.data.indicatorId, fact.data.definition);
    case 'IndicatorDropped':
      return { ...written, indicators: without(state.indicators, fact.data.indicatorId) };
    case 'TargetProposed':
    case 'TargetAdjusted':
      return targeted(written, fact.data.indicatorId, fact.data.target);
    case 'PlanSubmitted':
    case 'PlanResubmitted':
      return { ...written, phase: 'submitted' };
    case 'PlanReturned':
      return state.phase === 'confirmed' ? decided(planned) : { ...planned, phase: 'returned' };
    case 'PlanConfirmed':
      return { ...decided(planned), phase: 'confirmed' };
    case 'PlanRevised':
      return decided({ ...planned, round: fact.data.round, indicators: revised(state.indicators) });
    case 'ProjectWithdrawn':
      return { ...planned, phase: 'withdrawn' };
    case 'ProjectReassigned':
      return { ...state, owners: [...state.owners, ownedBy(fact.data.department, fact.effectiveOn)] };
    case 'ResultRecorded':
    case 'ResultCorrected': {
      const { indicatorId, period, measured } = fact.data;
      const result = { eventId: id, effectiveOn: fact.effectiveOn, measured };
      return changed(state, indicatorId, (indicator) => ({
        ...indicator,
        results: new Map(indicator.results).set(period, result),
      }));
    }
  }
}

/** The department the project belongs to on that day. */
export const ownerOn = ({ owners }: PerformancePlanState, day: PlainDate): PlanDepartment | undefined =>
  owners.findLast(({ from }) => from <= day)?.department;

export const awaitsRevision = ({ indicators }: PerformancePlanState): boolean =>
  [...indicators.values()].some(({ requested }) => requested !== null);

const ownedBy = (department: PlanDepartment, from: PlainDate) => ({ department, from });

type Indicators = PerformancePlanState['indicators'];

/** A sheet that is replaced keeps the target it has. */
function defined(
  state: PerformancePlanState,
  indicatorId: string,
  definition: UntargetedIndicator,
): PerformancePlanState {
  const before = state.indicators.get(indicatorId) ?? { target: null, requested: null, results: new Map() };
  return { ...state, indicators: new Map(state.indicators).set(indicatorId, { ...before, definition }) };
}

/** Before the confirmation a proposal is the target; after it, it is a request for one. */
const targeted = (state: PerformancePlanState, indicatorId: string, target: Target): PerformancePlanState =>
  changed(state, indicatorId, (indicator) =>
    state.phase === 'confirmed' ? { ...indicator, requested: target } : { ...indicator, target },
  );

function changed(
  state: PerformancePlanState,
  indicatorId: string,
  change: (indicator: PlannedIndicator) => PlannedIndicator,
): PerformancePlanState {
  const indicator = state.indicators.get(indicatorId);
  if (!indicator) return state;
  return { ...state, indicators: new Map(state.indicators).set(indicatorId, change(indicator)) };
}

/** Nothing awaits a decision any more. */
const decided = (state: PerformancePlanState): PerformancePlanState => ({
  ...state,
  authors: [],
  indicators: mapped(state.indicators, (indicator) => ({ ...indicator, requested: null })),
});

const revised = (indicators: Indicators): Indicators =>
  mapped(indicators, (indicator) => ({ ...indicator, target: indicator.requested ?? indicator.target }));

const mapped = (indicators: Indicators, change: (indicator: PlannedIndicator) => PlannedIndicator): Indicators =>
  new Map([...indicators].map(([id, indicator]) => [id, change(indicator)]));

function without(indicators: Indicators, indicatorId: string): Indicators {
  const left = new Map(indicators);
  left.delete(indicatorId);
  return left;
}
