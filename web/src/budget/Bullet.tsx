import { printed } from '../figure/quantity.ts';
import { useScreen } from '../clocks/use-screen.ts';
import styles from './Bullet.module.css';
import type { ReportRow } from './questions.ts';

type Rate = NonNullable<ReportRow['cells']['rate']>;

/**
 * 집행률 as a bar, with a mark where the year stands: what lies left of the mark is slower than time. It is a second door
 * of the rate that is printed beside it, so Tab does not stop here.
 */
export function Bullet({ rate, elapsed }: { readonly rate: Rate; readonly elapsed: number }) {
  const { change } = useScreen();
  if (rate.value.unit !== 'tenths' || rate.value.tenths === null) return null;
  const { text } = printed(rate.value, '원');
  const length = Math.min(1000, Math.max(0, rate.value.tenths));
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles['bullet']}
      data-figure={rate.id}
      aria-label={`${text}%, ${rate.label} 막대, 근거 보기`}
      onClick={() => {
        change({ fig: rate.id });
      }}
    >
      <svg viewBox="0 0 1000 100" preserveAspectRatio="none" aria-hidden="true">
        <rect className={styles['whole']} width="1000" height="40" y="30" />
        <rect className={styles['part']} width={length} height="40" y="30" />
        <line className={styles['time']} x1={elapsed} x2={elapsed} y1="0" y2="100" />
      </svg>
    </button>
  );
}
