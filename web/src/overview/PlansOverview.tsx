import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { asOfOf, clocksOf } from '../clocks/clocks.ts';
import { useScreen } from '../clocks/use-screen.ts';
import { StateCounts } from '../performance/StateCounts.tsx';
import { performancePlans } from '../performance/questions.ts';
import { PlanSummary } from '../plan/PlanSummary.tsx';
import { fourYearPlan, fourYearPlans, yearAt } from '../plan/questions.ts';

/** How far the plans are: those for four years, and those for the year. Nothing stands where there is none. */
export function PlansOverview({ year }: { readonly year: number }) {
  const { state } = useScreen();
  const { data: plans = [] } = useQuery(fourYearPlans(clocksOf(state)));
  const { data: performance } = useQuery(performancePlans(year, clocksOf(state)));
  return (
    <>
      {plans.map(({ planId }) => (
        <FourYearPlan key={planId} planId={planId} />
      ))}
      {performance !== undefined && performance.projects.length > 0 && (
        <section aria-labelledby="overview-performance">
          <h2 id="overview-performance">
            <Link to="/performance/$year" params={{ year: String(year) }}>
              성과관리 {year}년
            </Link>
          </h2>
          <StateCounts counts={performance.counts} />
        </section>
      )}
    </>
  );
}

function FourYearPlan({ planId }: { readonly planId: string }) {
  const { state } = useScreen();
  const { data } = useQuery(fourYearPlan(planId, clocksOf(state)));
  if (!data) return null;
  const title = `overview-${planId}`;
  return (
    <section aria-labelledby={title}>
      <h2 id={title}>
        <Link to="/plan/$plan" params={{ plan: planId }}>
          {data.name}
        </Link>
      </h2>
      <PlanSummary summary={data.summary} year={yearAt(data, asOfOf(state).effectiveOn)} />
    </section>
  );
}
