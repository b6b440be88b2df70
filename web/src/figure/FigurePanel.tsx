import { useRef } from 'react';
import { parseExactFigureId } from '../../../src/kernel/exact-figure-id.ts';
import { useScreen } from '../clocks/use-screen.ts';
import { ExactFigure } from './ExactFigure.tsx';
import styles from './FigurePanel.module.css';
import { useReturningFocus } from './use-returning-focus.ts';
import { WonFigure } from './WonFigure.tsx';

/** 왜 이 숫자인가: beside the page, which stays in sight; Esc closes it and gives the focus back to the figure. */
export function FigurePanel({ id }: { readonly id: string }) {
  const { change } = useScreen();
  const heading = useRef<HTMLHeadingElement>(null);
  const close = useReturningFocus(id, heading, () => {
    change({ fig: undefined });
  });
  return (
    <dialog open className={styles['panel']} aria-labelledby="figure-panel-title">
      <div className={styles['head']}>
        <h2 id="figure-panel-title" ref={heading} tabIndex={-1}>
          왜 이 숫자인가
        </h2>
        <button type="button" className="plain-button" onClick={close}>
          닫기 <kbd>Esc</kbd>
        </button>
      </div>
      {parseExactFigureId(id) === null ? <WonFigure id={id} /> : <ExactFigure id={id} />}
    </dialog>
  );
}
