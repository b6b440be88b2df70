import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { exactFigureId, exactItemId } from '../../../src/kernel/exact-figure-id.ts';
import { clocksOf } from '../clocks/clocks.ts';
import { useOwnCalendar } from '../clocks/page-calendar.tsx';
import { useScreen } from '../clocks/use-screen.ts';
import { Figure } from '../figure/Figure.tsx';
import { NOT_APPLICABLE } from '../figure/quantity.ts';
import { History } from '../shell/History.tsx';
import { PageTitle } from '../shell/PageTitle.tsx';
import { Waiting } from '../shell/Waiting.tsx';
import { TableFrame } from '../shell/TableFrame.tsx';
import { resultQuantity, targetQuantity } from './measured.ts';
import { performancePlan, STATE_NAMES, type IndicatorPlan, type ProjectPlan } from './questions.ts';

/** 사업 카드: what a project aims at, by which indicators, and what came of it. */
export function ProjectPage() {
  const { year, project } = useParams({ from: '/performance/$year/$project' });
  const { state } = useScreen();
  const plan = useQuery(performancePlan(project, clocksOf(state)));
  const { data } = plan;
  useOwnCalendar(Number(year), [...new Set(data?.history.map(({ effective_on }) => effective_on))].sort());
  return (
    <>
      <PageTitle
        title={data?.name ?? '주요사업'}
        trail={[
          <Link key="list" to="/performance/$year" params={{ year }}>
            성과관리 {year}년
          </Link>,
        ]}
      />
      <Waiting for={plan}>
        {data && (
          <>
            <p>
              {data.department.name} · {data.projectNo}번 · {STATE_NAMES[data.state]}
              {data.late && ' (늦게 제출)'}
            </p>
            <p>{data.objective}</p>
            <IndicatorTable plan={data} />
            <History events={data.history} />
          </>
        )}
      </Waiting>
    </>
  );
}

function IndicatorTable({ plan: { projectId, name, indicators } }: { readonly plan: ProjectPlan }) {
  const caption = `${name} 성과지표`;
  return (
    <TableFrame caption={caption}>
      <thead>
        <tr>
          <th scope="col">지표</th>
          <th scope="col">단위</th>
          <th scope="col" className="number">
            가중치(%)
          </th>
          <th scope="col" className="number">
            전년 실적
          </th>
          <th scope="col" className="number">
            목표
          </th>
          <th scope="col" className="number">
            최근 실적
          </th>
        </tr>
      </thead>
      <tbody>
        {indicators.map((indicator) => (
          <IndicatorRow key={indicator.indicatorId} projectId={projectId} indicator={indicator} />
        ))}
      </tbody>
    </TableFrame>
  );
}

interface IndicatorRowProps {
  readonly projectId: string;
  readonly indicator: IndicatorPlan;
}

function IndicatorRow({ projectId, indicator: { indicatorId, definition, target, results } }: IndicatorRowProps) {
  const item = exactItemId('indicator', projectId, indicatorId);
  const { name, unit, weight, lastYear } = definition;
  const last = results.at(-1);
  return (
    <tr>
      <th scope="row">
        {name}
        {target?.weakerThanLastYear === true && <small> ▲ 전년 실적보다 낮은 목표</small>}
      </th>
      <td>{unit}</td>
      <td className="number">
        <Figure id={null} label={`${name} 가중치`} of={{ unit: 'percent', percent: weight }} />
      </td>
      <td className="number">
        <Figure
          id={null}
          label={`${name} 전년 실적`}
          of={lastYear === null ? NOT_APPLICABLE : targetQuantity(lastYear, definition)}
        />
      </td>
      <td className="number">
        <Figure
          id={target && exactFigureId(item, 'target')}
          label={`${name} 목표`}
          of={targetQuantity(target?.value ?? null, definition)}
        />
      </td>
      <td className="number">
        {last && <small>{last.period} </small>}
        <Figure
          id={last ? exactFigureId(item, 'result', last.period) : null}
          label={`${name} 실적`}
          of={last ? resultQuantity(last.measured, definition) : targetQuantity(null, definition)}
        />
      </td>
    </tr>
  );
}
