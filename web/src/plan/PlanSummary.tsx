import { Figure } from '../figure/Figure.tsx';
import type { Quantity } from '../figure/quantity.ts';
import styles from './Plan.module.css';
import type { TasksSummary } from './questions.ts';

interface PlanSummaryProps {
  readonly summary: TasksSummary;
  readonly year: number;
}

/** The numbers of a plan, a goal or a field, of the tasks that stand and of one year. */
export function PlanSummary({ summary, year }: PlanSummaryProps) {
  const ofYear = summary.years.find((one) => one.year === year);
  const percent = (share: { readonly percent: string | null } | undefined): Quantity => ({
    unit: 'percent',
    percent: share?.percent ?? null,
  });
  const facts: readonly (readonly [string, Quantity])[] = [
    ['이행과제', { unit: 'count', count: summary.tasks, counted: '개' }],
    ['공약이행률', percent(summary.fulfilment)],
    [`${String(year)}년 평균 이행률`, percent(ofYear?.progress)],
    ['재정확보율', percent(summary.secured)],
    [`${String(year)}년 미제출`, { unit: 'count', count: ofYear?.unreported ?? 0, counted: '개' }],
  ];
  return (
    <dl className={styles['facts']}>
      {facts.map(([name, quantity]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <Figure id={null} label={name} of={quantity} />
            {quantity.unit === 'percent' && quantity.percent !== null && '%'}
          </dd>
        </div>
      ))}
    </dl>
  );
}
