import type { Target } from '../../events/indicator-definition.ts';
import type {
  Measured,
  PlanDepartment,
  ResultBasis,
  UntargetedIndicator,
} from '../../events/performance-plan.events.ts';
import { isCounted, type AsOf } from '../../kernel/as-of.ts';
import { definitionOf, measuredOf } from './plan-rows.projection.ts';
import type {
  PlanEventRow,
  PlanOwnerRow,
  PlanProjectRow,
  PlanResultRow,
  PlanSheetRow,
  PlanStepRow,
  PlanTargetRow,
} from './plan-tables.projection.ts';

export const PLAN_STATES = ['draft', 'submitted', 'returned', 'confirmed', 'withdrawn'] as const;
/** 작성 · 제출 · 보완요구 · 확정 · 제외. */
export type PlanState = (typeof PLAN_STATES)[number];

/** A target that stood, stands or is asked for. */
export interface PlannedTarget extends Target {
  readonly weakerThanLastYear: boolean;
  /** 변경 차수 that set it; 0 before the first revision. */
  readonly round: number;
  readonly event: PlanEventRow;
}

/** What one event says of the result of a period. */
export interface StatedResult {
  readonly measured: Measured;
  readonly event: PlanEventRow;
}

export interface PeriodResult extends StatedResult {
  readonly period: string;
  readonly basis: ResultBasis;
  /** What was recorded first and corrected since, oldest first. */
  readonly former: readonly StatedResult[];
}

export interface IndicatorPlan {
  readonly indicatorId: string;
  readonly definition: UntargetedIndicator;
  readonly target: PlannedTarget | null;
  /** Oldest first. */
  readonly formerTargets: readonly PlannedTarget[];
  /** 변경 요청 that is not decided yet. */
  readonly requestedTarget: PlannedTarget | null;
  readonly results: readonly PeriodResult[];
}

/** One project's plan as of two clocks. */
export interface ProjectPlan {
  readonly projectId: string;
  readonly officeId: string;
  readonly year: number;
  readonly projectNo: string;
  readonly name: string;
  readonly objective: string;
  readonly department: PlanDepartment;
  readonly state: PlanState;
  readonly round: number;
  /** The last submission came after the day of the guideline. */
  readonly late: boolean;
  readonly indicators: readonly IndicatorPlan[];
  /** Every event that counts, in the order of the log. */
  readonly history: readonly PlanEventRow[];
}

/** Everything that was ever recorded of one project, in the order of the log. */
export interface PlanRecords {
  readonly project: PlanProjectRow;
  readonly events: readonly PlanEventRow[];
  readonly owners: readonly PlanOwnerRow[];
  readonly sheets: readonly PlanSheetRow[];
  readonly steps: readonly PlanStepRow[];
  readonly targets: readonly PlanTargetRow[];
  readonly results: readonly PlanResultRow[];
}

/** The plan of what counts up to a day, of what was known by then; null when the project was not there yet. */
export function planAt(records: PlanRecords, asOf: AsOf): ProjectPlan | null {
  const history = records.events.filter((event) => isCounted(event, asOf));
  const counted = new Set(history.map(({ event_id }) => event_id));
  const owner = records.owners.findLast(({ event_id }) => counted.has(event_id));
  if (!owner || !counted.has(records.project.event_id)) return null;
  const { project_id, office_id, year, project_no, name, objective } = records.project;
  return {
    projectId: project_id,
    officeId: office_id,
    year,
    projectNo: project_no,
    name,
    objective,
    department: { id: owner.department_id, name: owner.department_name },
    ...history.reduce((draft, event) => after(draft, event, records), NEW),
    history,
  };
}

type Draft = Pick<ProjectPlan, 'state' | 'round' | 'late' | 'indicators'>;
const NEW: Draft = { state: 'draft', round: 0, late: false, indicators: [] };

function after(draft: Draft, event: PlanEventRow, records: PlanRecords): Draft {
  switch (event.type) {
    case 'PlanningGuidelineIssued':
    case 'ProjectRegistered':
    case 'ProjectReassigned':
      return draft;
    case 'IndicatorDefined':
      return { ...draft, indicators: withSheet(draft.indicators, event, records) };
    case 'IndicatorDropped':
      return { ...draft, indicators: draft.indicators.filter(({ indicatorId }) => indicatorId !== event.indicator_id) };
    case 'TargetProposed':
    case 'TargetAdjusted':
      return withTargets(draft, event, records, draft.state === 'confirmed' ? requesting : setting);
    case 'PlanSubmitted':
    case 'PlanResubmitted':
      return { ...draft, state: 'submitted', late: event.late === true };
    case 'PlanReturned':
      return draft.state === 'confirmed' ? decided(draft) : { ...draft, state: 'returned' };
    case 'PlanConfirmed':
      return { ...draft, state: 'confirmed' };
    case 'PlanRevised':
      return decided(withTargets({ ...draft, round: event.round ?? draft.round }, event, records, setting));
    case 'ProjectWithdrawn':
      return { ...draft, state: 'withdrawn' };
    case 'ResultRecorded':
    case 'ResultCorrected':
      return { ...draft, indicators: withResult(draft.indicators, event, records) };
  }
}

type Indicators = readonly IndicatorPlan[];

const changed = (
  indicators: Indicators,
  id: string | null,
  change: (indicator: IndicatorPlan) => IndicatorPlan,
): Indicators => indicators.map((indicator) => (indicator.indicatorId === id ? change(indicator) : indicator));

function withSheet(indicators: Indicators, event: PlanEventRow, records: PlanRecords): Indicators {
  const row = ofEvent(records.sheets, event)[0];
  if (!row) return indicators;
  const definition = definitionOf(row, ofEvent(records.steps, event));
  const indicatorId = row.indicator_id;
  if (indicators.some((indicator) => indicator.indicatorId === indicatorId))
    return changed(indicators, indicatorId, (indicator) => ({ ...indicator, definition }));
  const bare = { target: null, formerTargets: [], requestedTarget: null, results: [] };
  return [...indicators, { indicatorId, definition, ...bare }];
}

function withTargets(
  draft: Draft,
  event: PlanEventRow,
  records: PlanRecords,
  change: (indicator: IndicatorPlan, target: PlannedTarget) => IndicatorPlan,
): Draft {
  const indicators = ofEvent(records.targets, event).reduce<Indicators>(
    (all, { indicator_id, value, ground, weaker_than_last_year: weakerThanLastYear }) =>
      changed(all, indicator_id, (indicator) =>
        change(indicator, { value, ground, weakerThanLastYear, round: draft.round, event }),
      ),
    draft.indicators,
  );
  return { ...draft, indicators };
}

const setting = (indicator: IndicatorPlan, target: PlannedTarget): IndicatorPlan => ({
  ...indicator,
  target,
  formerTargets: indicator.target === null ? [] : [...indicator.formerTargets, indicator.target],
});

const requesting = (indicator: IndicatorPlan, requestedTarget: PlannedTarget): IndicatorPlan => ({
  ...indicator,
  requestedTarget,
});

const decided = (draft: Draft): Draft => ({
  ...draft,
  indicators: draft.indicators.map((indicator) => ({ ...indicator, requestedTarget: null })),
});

function withResult(indicators: Indicators, event: PlanEventRow, records: PlanRecords): Indicators {
  const row = ofEvent(records.results, event)[0];
  if (!row) return indicators;
  const { period, basis } = row;
  const stated: StatedResult = { measured: measuredOf(row), event };
  return changed(indicators, row.indicator_id, (indicator) => ({
    ...indicator,
    results:
      basis === null
        ? indicator.results.map((result) => (result.period === period ? corrected(result, stated) : result))
        : [...indicator.results, { ...stated, period, basis, former: [] }],
  }));
}

const corrected = ({ measured, event, former, ...result }: PeriodResult, stated: StatedResult): PeriodResult => ({
  ...result,
  ...stated,
  former: [...former, { measured, event }],
});

const ofEvent = <R extends { readonly event_id: string }>(
  rows: readonly R[],
  { event_id }: PlanEventRow,
): readonly R[] => rows.filter((row) => row.event_id === event_id);
