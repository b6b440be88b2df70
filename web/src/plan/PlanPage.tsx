import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams } from '@tanstack/react-router';
import { asOfOf, clocksOf, VIEWS, type View } from '../clocks/clocks.ts';
import { useOwnCalendar } from '../clocks/page-calendar.tsx';
import { useScreen } from '../clocks/use-screen.ts';
import { PageTitle } from '../shell/PageTitle.tsx';
import { Waiting } from '../shell/Waiting.tsx';
import { PlanGrid } from './PlanGrid.tsx';
import { PlanSummary } from './PlanSummary.tsx';
import { PlanTable } from './PlanTable.tsx';
import { PlanTreeView } from './PlanTreeView.tsx';
import { fourYearPlan, fourYearPlans, yearAt, type PlanTree } from './questions.ts';

/** 4개년 계획: goals, fields and tasks in three views of the same answer. */
export function PlanPage() {
  const { plan: planId } = useParams({ from: '/plan/$plan' });
  const { state } = useScreen();
  const plan = useQuery(fourYearPlan(planId, clocksOf(state)));
  const { data } = plan;
  const year = data ? yearAt(data, asOfOf(state).effectiveOn) : null;
  useOwnCalendar(year, []);
  return (
    <>
      <PageTitle title="4개년 계획" />
      <Waiting for={plan}>
        {data && year !== null && (
          <>
            <h2>{data.name}</h2>
            <PlanSummary summary={data.summary} year={year} />
            <ViewChooser />
            <ChosenView plan={data} year={year} view={state.view ?? 'grid'} />
          </>
        )}
      </Waiting>
    </>
  );
}

interface ChosenViewProps {
  readonly plan: PlanTree;
  readonly year: number;
  readonly view: View;
}

function ChosenView({ plan, year, view }: ChosenViewProps) {
  switch (view) {
    case 'grid':
      return <PlanGrid plan={plan} year={year} />;
    case 'tree':
      return <PlanTreeView plan={plan} year={year} />;
    case 'table':
      return <PlanTable plan={plan} year={year} />;
  }
}

const VIEW_NAMES: Readonly<Record<View, string>> = { grid: '격자', tree: '나무', table: '표' };

function ViewChooser() {
  const { state, change } = useScreen();
  return (
    <p className="page-choices" role="group" aria-label="보기">
      {VIEWS.map((view) => (
        <button
          key={view}
          type="button"
          className="plain-button"
          aria-pressed={(state.view ?? 'grid') === view}
          onClick={() => {
            change({ view }, 'replace');
          }}
        >
          {VIEW_NAMES[view]}
        </button>
      ))}
    </p>
  );
}

/** The plan that began last. */
export function PlanStart() {
  const { state } = useScreen();
  const plans = useQuery(fourYearPlans(clocksOf(state)));
  const latest = plans.data?.toSorted((a, b) => (a.period.from < b.period.from ? 1 : -1))[0];
  if (latest) return <Navigate to="/plan/$plan" params={{ plan: latest.planId }} replace />;
  return (
    <>
      <PageTitle title="4개년 계획" />
      <Waiting for={plans}>
        <div className="nothing" role="status">
          <p>이 시점에 알려진 4개년 계획이 없습니다.</p>
          <p>평가팀이 계획을 세우면 여기에 나타납니다.</p>
        </div>
      </Waiting>
    </>
  );
}
