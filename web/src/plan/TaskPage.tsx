import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { clocksOf } from '../clocks/clocks.ts';
import { useOwnCalendar } from '../clocks/page-calendar.tsx';
import { useScreen } from '../clocks/use-screen.ts';
import { Figure } from '../figure/Figure.tsx';
import { History } from '../shell/History.tsx';
import { PageTitle } from '../shell/PageTitle.tsx';
import { Waiting } from '../shell/Waiting.tsx';
import { TableFrame } from '../shell/TableFrame.tsx';
import { planTask, progressId, progressOf, STATUS_NAMES, type PlanTask } from './questions.ts';

/** 이행과제: targets, results and money by year, and what was recorded of it. */
export function TaskPage() {
  const { plan: planId, task: taskId } = useParams({ from: '/plan/$plan/$task' });
  const { state } = useScreen();
  const task = useQuery(planTask(planId, taskId, clocksOf(state)));
  const { data } = task;
  useOwnCalendar(null, [...new Set(data?.history.map(({ effective_on }) => effective_on))].sort());
  return (
    <>
      <PageTitle
        title={data?.task.name ?? '이행과제'}
        trail={[
          <Link key="plan" to="/plan/$plan" params={{ plan: planId }}>
            4개년 계획
          </Link>,
        ]}
      />
      <Waiting for={task}>
        {data && (
          <>
            <p>
              {STATUS_NAMES[data.task.status]} · 주관 {data.task.then.main?.name ?? '담당 없음'}
              {data.task.then.supporting.length > 0 &&
                ` · 협조 ${data.task.then.supporting.map(({ name }) => name).join(', ')}`}
              {data.task.pledge && ' · 공약'}
            </p>
            <YearTable planId={planId} task={data.task} money={state.unit ?? '천원'} />
            <History events={data.history} />
          </>
        )}
      </Waiting>
    </>
  );
}

interface YearTableProps {
  readonly planId: string;
  readonly task: PlanTask;
  readonly money: string;
}

function YearTable({ planId, task, money }: YearTableProps) {
  const caption = '연차별 목표와 실적';
  return (
    <TableFrame caption={caption} unit={`${money}, %`}>
      <thead>
        <tr>
          <th scope="col">연도</th>
          <th scope="col">목표</th>
          <th scope="col">추진실적</th>
          <th scope="col" className="number">
            이행률
          </th>
          <th scope="col" className="number">
            계획 재원
          </th>
          <th scope="col" className="number">
            확보 재원
          </th>
        </tr>
      </thead>
      <tbody>
        {task.years.map((year) => (
          <tr key={year.year}>
            <th scope="row">{year.year}년</th>
            <td>{year.target ?? '목표 없음'}</td>
            <td>{year.report.achievement ?? '실적 없음'}</td>
            <td className="number">
              <Figure
                id={progressId(planId, task.taskId, year)}
                label={`${String(year.year)}년 이행률`}
                of={progressOf(year)}
              />
            </td>
            <td className="number">
              <Figure id={null} label={`${String(year.year)}년 계획 재원`} of={{ unit: 'won', won: year.plannedWon }} />
            </td>
            <td className="number">
              <Figure id={null} label={`${String(year.year)}년 확보 재원`} of={{ unit: 'won', won: year.securedWon }} />
            </td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  );
}
