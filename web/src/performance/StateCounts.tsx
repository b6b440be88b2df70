import { Figure } from '../figure/Figure.tsx';
import { STATE_NAMES, type PlanState } from './questions.ts';
import styles from './StateCounts.module.css';

const STATES: readonly PlanState[] = ['draft', 'submitted', 'returned', 'confirmed', 'withdrawn'];

/** How many plans are in which state. */
export function StateCounts({ counts }: { readonly counts: Readonly<Record<PlanState, number>> }) {
  return (
    <ul className={styles['counts']}>
      {STATES.map((state) => (
        <li key={state}>
          {STATE_NAMES[state]}{' '}
          <Figure id={null} label={STATE_NAMES[state]} of={{ unit: 'count', count: counts[state], counted: '건' }} />
        </li>
      ))}
    </ul>
  );
}
