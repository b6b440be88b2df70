import { Link } from '@tanstack/react-router';
import { Figure } from '../figure/Figure.tsx';
import styles from './Plan.module.css';
import { PlanSummary } from './PlanSummary.tsx';
import { progressId, progressOf, STATUS_NAMES, yearOf, type PlanTree } from './questions.ts';

interface PlanViewProps {
  readonly plan: PlanTree;
  readonly year: number;
}

/** 나무: goal, field, task, each of the upper ones with its own numbers. */
export function PlanTreeView({ plan: { planId, goals }, year }: PlanViewProps) {
  return (
    <ul className={styles['tree']}>
      {goals.map((goal) => (
        <li key={goal.goalId}>
          <details open>
            <summary>{goal.name}</summary>
            <PlanSummary summary={goal.summary} year={year} />
            <ul className={styles['tree']}>
              {goal.fields.map((field) => (
                <li key={field.fieldId}>
                  <details>
                    <summary>{field.name}</summary>
                    <PlanSummary summary={field.summary} year={year} />
                    <ul>
                      {field.tasks.map((task) => (
                        <li key={task.taskId}>
                          <Link to="/plan/$plan/$task" params={{ plan: planId, task: task.taskId }}>
                            {task.name}
                          </Link>{' '}
                          {STATUS_NAMES[task.status]}{' '}
                          <Figure
                            id={progressId(planId, task.taskId, yearOf(task, year))}
                            label={`${task.name} 이행률`}
                            of={progressOf(yearOf(task, year))}
                          />
                        </li>
                      ))}
                    </ul>
                  </details>
                </li>
              ))}
            </ul>
          </details>
        </li>
      ))}
    </ul>
  );
}
