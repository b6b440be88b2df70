import { isPlainDate } from '../../../src/kernel/time.ts';
import { useScreen } from '../clocks/use-screen.ts';
import styles from './FigurePanel.module.css';

/** The day that a figure is compared with; it goes along from figure to figure. */
export function DayField() {
  const { state, change } = useScreen();
  return (
    <label className={styles['compare']}>
      비교할 귀속일
      <input
        type="date"
        value={state.cmp ?? ''}
        onChange={({ target: { value } }) => {
          change({ cmp: isPlainDate(value) ? value : undefined }, 'replace');
        }}
      />
    </label>
  );
}
