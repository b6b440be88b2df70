import { parsePeriod, periodsOf } from '../../kernel/period.ts';
import type { PlainDate } from '../../kernel/time.ts';
import type {
  PlanningGuideline,
  PlansOfYear,
  ProjectPlan,
} from '../../projections/performance-plan/performance-plan.queries.ts';
import { duty, ofDepartment, ofRole, type Duty } from './duty.ts';

/** Plans to be submitted, supplemented and decided on, and results of the periods that have passed. */
export const planDuties = ({ guidelines, plans }: PlansOfYear, on: PlainDate): readonly Duty[] =>
  plans.flatMap((plan) => {
    if (plan.state === 'withdrawn') return [];
    const guideline = guidelines.find(({ officeId }) => officeId === plan.officeId);
    return [...submissionOf(plan, guideline, on), ...decisionOf(plan, on), ...resultsOf(plan, on)];
  });

function submissionOf(plan: ProjectPlan, guideline: PlanningGuideline | undefined, on: PlainDate): readonly Duty[] {
  const { projectId: subjectId, name: title, state, late } = plan;
  const of = ofDepartment(plan.department);
  if (state === 'returned') {
    // The demand and its day, if any, stand in the reason of the return.
    const note = plan.history.findLast(({ type }) => type === 'PlanReturned')?.reason ?? null;
    return [duty({ kind: 'plan-supplement', of, subjectId, title, due: null, note }, on)];
  }
  const submitted = { kind: 'plan-submission', of, subjectId, title, due: guideline?.submitBy ?? null } as const;
  return [duty(state === 'draft' ? submitted : { ...submitted, done: true, late }, on)];
}

function decisionOf({ projectId: subjectId, name: title, state, indicators }: ProjectPlan, on: PlainDate): Duty[] {
  const of = ofRole('head-of-office');
  if (state === 'submitted') return [duty({ kind: 'plan-confirmation', of, subjectId, title, due: null }, on)];
  const requests = indicators.filter(({ requestedTarget }) => requestedTarget !== null).length;
  if (requests === 0) return [];
  return [duty({ kind: 'plan-revision', of, subjectId, title, due: null, note: `지표 ${String(requests)}개` }, on)];
}

/** One duty for each period that has ended. No rule sets a day for a result, so none is late. */
function resultsOf(plan: ProjectPlan, on: PlainDate): readonly Duty[] {
  if (plan.state !== 'confirmed') return [];
  const missing = new Map<string, number>();
  for (const { definition, results } of plan.indicators)
    for (const period of periodsOf(plan.year, definition.every)) {
      if ((parsePeriod(period)?.through ?? on) >= on) continue;
      const isRecorded = results.some((result) => result.period === period);
      missing.set(period, (missing.get(period) ?? 0) + Number(!isRecorded));
    }
  const of = ofDepartment(plan.department);
  return [...missing].map(([period, count]) =>
    duty(
      {
        kind: 'result-entry',
        of,
        subjectId: plan.projectId,
        title: `${plan.name} ${period}`,
        due: null,
        done: count === 0,
        note: count === 0 ? null : `지표 ${String(count)}개`,
      },
      on,
    ),
  );
}
