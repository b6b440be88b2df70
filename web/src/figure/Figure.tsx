import { useScreen } from '../clocks/use-screen.ts';
import styles from './Figure.module.css';
import { printed, type Printed, type Quantity } from './quantity.ts';

interface FigureProps {
  /** null: the figure has no door yet, or stands inside of its own explanation. */
  readonly id: string | null;
  /** What it is: '구정의 성과관리 집행액'. */
  readonly label: string;
  readonly of: Quantity | Printed;
}

/**
 * The only way to print a number. One with an id is a door: it opens 왜 이 숫자인가, and the address remembers it. What is
 * seen stands first in the name that is heard.
 */
export function Figure({ id, label, of }: FigureProps) {
  const { state, change } = useScreen();
  const { text, unit, standing } = 'standing' in of ? of : printed(of, state.unit ?? '천원');
  if (id === null || text === '')
    return (
      <span className={styles['figure']} data-figure="" data-standing={standing}>
        {text === '' ? <span className="for-the-ear">{SAID[standing]}</span> : text}
      </span>
    );
  const name = [unit === '' ? text : `${text} ${unit}`, label, '근거 보기'].join(', ');
  return (
    <button
      type="button"
      className={styles['figure']}
      data-figure={id}
      data-standing={standing}
      aria-haspopup="dialog"
      aria-expanded={state.fig === id}
      aria-label={name}
      onClick={() => {
        change({ fig: id });
      }}
    >
      {text}
    </button>
  );
}

const SAID: Readonly<Record<Printed['standing'], string>> = {
  known: '',
  unreported: '미보고',
  'not-applicable': '해당없음',
  'not-computable': '산정불가',
  'not-submitted': '미제출',
};
