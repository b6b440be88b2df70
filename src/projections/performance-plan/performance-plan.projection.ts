import type { Target } from '../../events/indicator-definition.ts';
import type {
  IndicatorDefined,
  Measured,
  PerformancePlanFact,
  PlanDepartment,
  PlanningGuidelineIssued,
  PlanRevised,
  ProjectReassigned,
  ProjectRegistered,
  ResultBasis,
  ResultCorrected,
  ResultRecorded,
  TargetAdjusted,
  TargetProposed,
} from '../../events/performance-plan.events.ts';
import { knownAt, type StoredEvent } from '../../kernel/domain-event.ts';
import type { Handler, Projection, Rows } from '../../kernel/projection.ts';
import {
  planEvent,
  planGuideline,
  planOwner,
  planProject,
  planResult,
  planSheet,
  planStep,
  planTarget,
} from './plan-tables.projection.ts';

const subjectOf = ({ stream }: StoredEvent): string => stream.slice(stream.indexOf('-') + 1);
const made = ({ id, position }: StoredEvent) => ({ event_id: id, position });
const ofProject = (event: StoredEvent) => ({ ...made(event), project_id: subjectOf(event) });

/** Every event leaves its row, and what it says in rows of their own. Rows are only added, so none is loaded. */
const recorded = <F extends PerformancePlanFact>(
  details: (event: StoredEvent<F>, rows: Rows) => void = () => undefined,
): Handler<StoredEvent<F>> => ({
  touches: () => [],
  fold(event, rows) {
    putEvent(event, rows);
    details(event, rows);
  },
});

function putEvent(event: StoredEvent<PerformancePlanFact>, rows: Rows): void {
  const { actor, reason, document } = event.meta;
  const { type, effectiveOn, data } = event.fact;
  rows.put(planEvent, {
    ...made(event),
    subject_id: subjectOf(event),
    type,
    indicator_id: 'indicatorId' in data ? data.indicatorId : null,
    effective_on: effectiveOn,
    known_at: knownAt(event),
    recorded_at: event.recordedAt,
    actor_id: actor.id,
    actor_name: actor.name,
    actor_department: actor.departmentName,
    reason,
    document,
    round: 'round' in data ? data.round : null,
    late: 'late' in data ? data.late : null,
  });
}

const guidelineIssued = recorded<PlanningGuidelineIssued>((event, rows) => {
  const { officeId, year, title, submitBy } = event.fact.data;
  rows.put(planGuideline, { ...made(event), office_id: officeId, year, title, submit_by: submitBy });
});

const registered = recorded<ProjectRegistered>((event, rows) => {
  const { officeId, year, projectNo, name, objective, department } = event.fact.data;
  rows.put(planProject, { ...ofProject(event), office_id: officeId, year, project_no: projectNo, name, objective });
  putOwner(event, department, rows);
});

const reassigned = recorded<ProjectReassigned>((event, rows) => {
  putOwner(event, event.fact.data.department, rows);
});

const defined = recorded<IndicatorDefined>((event, rows) => {
  const { indicatorId, definition } = event.fact.data;
  const { achievement, ratio, lastYear, ...sheet } = definition;
  rows.put(planSheet, {
    ...ofProject(event),
    ...sheet,
    indicator_id: indicatorId,
    formula: achievement.formula,
    tolerance: achievement.formula === 'keep' ? achievement.tolerance : null,
    deduction_per_unit: achievement.formula === 'keep' ? achievement.deductionPerUnit : null,
    numerator: ratio?.numerator ?? null,
    denominator: ratio?.denominator ?? null,
    multiplier: ratio?.multiplier ?? null,
    last_year: lastYear,
  });
  const steps = achievement.formula === 'milestone' ? achievement.steps : [];
  for (const [index, { name, points }] of steps.entries())
    rows.put(planStep, { ...ofProject(event), step: index + 1, name, points });
});

const targeted = recorded<TargetProposed | TargetAdjusted>((event, rows) => {
  putTarget(event, event.fact.data, rows);
});

const revised = recorded<PlanRevised>((event, rows) => {
  for (const change of event.fact.data.changes) putTarget(event, change, rows);
});

const resultRecorded = recorded<ResultRecorded>((event, rows) => {
  putResult(event, event.fact.data, { basis: event.fact.data.basis, corrects: null }, rows);
});

const resultCorrected = recorded<ResultCorrected>((event, rows) => {
  putResult(event, event.fact.data, { basis: null, corrects: event.fact.data.corrects }, rows);
});

function putOwner(event: StoredEvent, { id, name }: PlanDepartment, rows: Rows): void {
  rows.put(planOwner, { ...ofProject(event), department_id: id, department_name: name });
}

function putTarget(
  event: StoredEvent,
  said: { readonly indicatorId: string; readonly target: Target; readonly weakerThanLastYear: boolean },
  rows: Rows,
): void {
  rows.put(planTarget, {
    ...ofProject(event),
    indicator_id: said.indicatorId,
    value: said.target.value,
    ground: said.target.ground,
    weaker_than_last_year: said.weakerThanLastYear,
  });
}

function putResult(
  event: StoredEvent,
  { indicatorId, period, measured }: { indicatorId: string; period: string; measured: Measured },
  rest: { readonly basis: ResultBasis | null; readonly corrects: string | null },
  rows: Rows,
): void {
  rows.put(planResult, {
    ...ofProject(event),
    ...rest,
    indicator_id: indicatorId,
    period,
    value: measured.kind === 'value' ? measured.value : null,
    numerator: measured.kind === 'ratio' ? measured.numerator : null,
    denominator: measured.kind === 'ratio' ? measured.denominator : null,
  });
}

const handlers = {
  PlanningGuidelineIssued: guidelineIssued,
  ProjectRegistered: registered,
  IndicatorDefined: defined,
  IndicatorDropped: recorded(),
  TargetProposed: targeted,
  TargetAdjusted: targeted,
  PlanSubmitted: recorded(),
  PlanReturned: recorded(),
  PlanResubmitted: recorded(),
  PlanConfirmed: recorded(),
  PlanRevised: revised,
  ProjectWithdrawn: recorded(),
  ProjectReassigned: reassigned,
  ResultRecorded: resultRecorded,
  ResultCorrected: resultCorrected,
} satisfies Record<PerformancePlanFact['type'], Handler<never>>;

/** 성과관리계획: what every event of every plan says, so that a plan can be read at both clocks. */
export const performancePlan: Projection = {
  name: 'performance-plan',
  version: 1,
  tables: [planEvent, planGuideline, planProject, planOwner, planSheet, planStep, planTarget, planResult],
  handlers,
  onPoison: 'halt',
};
