import { useQuery } from '@tanstack/react-query';
import { Link, Navigate, useNavigate, useParams } from '@tanstack/react-router';
import { clocksOf, today } from '../clocks/clocks.ts';
import { useOwnCalendar } from '../clocks/page-calendar.tsx';
import { useScreen } from '../clocks/use-screen.ts';
import { Figure } from '../figure/Figure.tsx';
import { PageTitle } from '../shell/PageTitle.tsx';
import { Waiting } from '../shell/Waiting.tsx';
import { TableFrame } from '../shell/TableFrame.tsx';
import { performancePlans, STATE_NAMES, type PlanSummary } from './questions.ts';
import { StateCounts } from './StateCounts.tsx';

/** 성과관리: every project of the year with the state of its plan, and what of it asks for attention. */
export function PerformancePage() {
  const { year } = useParams({ from: '/performance/$year' });
  const { state } = useScreen();
  const plans = useQuery(performancePlans(Number(year), clocksOf(state)));
  const { data } = plans;
  useOwnCalendar(Number(year), []);
  return (
    <>
      <PageTitle title="성과관리" />
      <YearField year={year} />
      <Waiting for={plans}>
        {data && (
          <>
            <StateCounts counts={data.counts} />
            {data.projects.length === 0 ? (
              <div className="nothing" role="status">
                <p>{year}년에 이 시점까지 알려진 성과관리계획이 없습니다.</p>
                <p>평가팀이 지침을 내고 부서가 사업을 등록하면 여기에 나타납니다.</p>
              </div>
            ) : (
              <ProjectTable year={year} projects={data.projects} />
            )}
          </>
        )}
      </Waiting>
    </>
  );
}

function YearField({ year }: { readonly year: string }) {
  const navigate = useNavigate();
  return (
    <p className="page-choices">
      <label>
        연도
        <input
          type="number"
          min={1995}
          max={2100}
          value={year}
          onChange={({ target: { value } }) => {
            if (/^\d{4}$/.test(value)) void navigate({ to: '/performance/$year', params: { year: value } });
          }}
        />
      </label>
    </p>
  );
}

function ProjectTable({ year, projects }: { readonly year: string; readonly projects: readonly PlanSummary[] }) {
  const caption = `${year}년 주요사업`;
  return (
    <TableFrame caption={caption}>
      <thead>
        <tr>
          <th scope="col">번호</th>
          <th scope="col">사업명</th>
          <th scope="col">부서</th>
          <th scope="col">상태</th>
          {COLUMNS.map(({ name }) => (
            <th key={name} scope="col" className="number">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {projects.map((project) => (
          <tr key={project.projectId}>
            <td>{project.projectNo}</td>
            <th scope="row">
              <Link to="/performance/$year/$project" params={{ year, project: project.projectId }}>
                {project.name}
              </Link>
            </th>
            <td>{project.department.name}</td>
            <td>
              {STATE_NAMES[project.state]}
              {project.late && ' (늦음)'}
            </td>
            {COLUMNS.map(({ name, count }) => (
              <td key={name} className="number">
                <Figure
                  id={null}
                  label={`${project.name} ${name}`}
                  of={{ unit: 'count', count: count(project), counted: '개' }}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </TableFrame>
  );
}

const COLUMNS: readonly { readonly name: string; readonly count: (of: PlanSummary) => number }[] = [
  { name: '지표', count: ({ indicators }) => indicators },
  { name: '실적', count: ({ results }) => results },
  { name: '전년보다 낮은 목표', count: ({ weakerTargets }) => weakerTargets },
  { name: '변경 요청', count: ({ requests }) => requests },
];

/** The year of the day that is asked for. */
export function PerformanceStart() {
  const { state } = useScreen();
  return <Navigate to="/performance/$year" params={{ year: (state.eff ?? today()).slice(0, 4) }} replace />;
}
