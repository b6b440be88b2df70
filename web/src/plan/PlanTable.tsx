import { Link } from '@tanstack/react-router';
import { Figure } from '../figure/Figure.tsx';
import { TableFrame } from '../shell/TableFrame.tsx';
import { progressId, progressOf, STATUS_NAMES, yearOf, type PlanTree } from './questions.ts';

interface PlanViewProps {
  readonly plan: PlanTree;
  readonly year: number;
}

/** 표: a row for each task, with every year of the plan. */
export function PlanTable({ plan, year }: PlanViewProps) {
  const years = plan.summary.years.map((one) => one.year);
  const caption = `${plan.name} 이행과제`;
  return (
    <TableFrame caption={caption} unit="%">
      <thead>
        <tr>
          <th scope="col">과제</th>
          <th scope="col">구정목표</th>
          <th scope="col">주관부서</th>
          <th scope="col">상태</th>
          {years.map((one) => (
            <th key={one} scope="col" className="number">
              {one}년{one === year && ' (기준)'}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {plan.goals.flatMap((goal) =>
          goal.fields
            .flatMap(({ tasks }) => tasks)
            .map((task) => (
              <tr key={task.taskId}>
                <th scope="row">
                  <Link to="/plan/$plan/$task" params={{ plan: plan.planId, task: task.taskId }}>
                    {task.name}
                  </Link>
                </th>
                <td>{goal.name}</td>
                <td>{task.then.main?.name ?? '담당 없음'}</td>
                <td>{STATUS_NAMES[task.status]}</td>
                {years.map((one) => (
                  <td key={one} className="number">
                    <Figure
                      id={progressId(plan.planId, task.taskId, yearOf(task, one))}
                      label={`${task.name} ${String(one)}년 이행률`}
                      of={progressOf(yearOf(task, one))}
                    />
                  </td>
                ))}
              </tr>
            )),
        )}
      </tbody>
    </TableFrame>
  );
}
