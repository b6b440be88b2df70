import { Link } from '@tanstack/react-router';
import { Figure } from '../figure/Figure.tsx';
import styles from './Plan.module.css';
import { progressId, progressOf, STATUS_NAMES, yearOf, type PlanTask, type PlanTree } from './questions.ts';

interface PlanViewProps {
  readonly plan: PlanTree;
  readonly year: number;
}

/** 격자: one cell for each task, darker the further it is; its number stands in it, and a word where there is none. */
export function PlanGrid({ plan: { planId, goals }, year }: PlanViewProps) {
  return (
    <>
      <p className={styles['legend']}>
        칸의 수는 {year}년 이행률(%)입니다. 수를 누르면 그 근거가, 수가 없는 칸을 누르면 과제가 열립니다.
      </p>
      <div className={styles['goals']}>
        {goals.map((goal) => (
          <section key={goal.goalId} className={styles['goal']} aria-label={goal.name}>
            <h3>{goal.name}</h3>
            {goal.fields.map((field) => (
              <div key={field.fieldId}>
                <h4>{field.name}</h4>
                <ul className={styles['cells']}>
                  {field.tasks.map((task) => (
                    <li key={task.taskId}>
                      <TaskCell planId={planId} task={task} year={year} />
                    </li>
                  ))}
                </ul>
              </div>
            ))}
          </section>
        ))}
      </div>
    </>
  );
}

interface TaskCellProps {
  readonly planId: string;
  readonly task: PlanTask;
  readonly year: number;
}

/** A number opens why it is what it is; a cell without one leads to its task. */
function TaskCell({ planId, task, year }: TaskCellProps) {
  const ofYear = yearOf(task, year);
  const title = `${task.name}, ${STATUS_NAMES[task.status]}`;
  const id = progressId(planId, task.taskId, ofYear);
  const figure = <Figure id={id} label={title} of={progressOf(ofYear)} />;
  if (id !== null)
    return (
      <span className={styles['cell']} data-heat={heatOf(ofYear?.report.progressTenths ?? null)} title={title}>
        {figure}
      </span>
    );
  return (
    <Link
      to="/plan/$plan/$task"
      params={{ plan: planId, task: task.taskId }}
      className={styles['cell']}
      data-heat="0"
      title={title}
    >
      {figure}
      <span className="for-the-ear"> {title}</span>
    </Link>
  );
}

/** Of four, from the first tenth on; 0 where nothing is known. */
const heatOf = (tenths: number | null): number => (tenths === null ? 0 : Math.min(4, Math.floor(tenths / 250) + 1));
