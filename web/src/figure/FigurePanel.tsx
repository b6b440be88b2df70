import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { asOfOf, clocksOf } from '../clocks/clocks.ts';
import { useScreen } from '../clocks/use-screen.ts';
import { Waiting } from '../shell/Waiting.tsx';
import { Change } from './Change.tsx';
import { Comparison } from './Comparison.tsx';
import { Composition } from './Composition.tsx';
import { EventList } from './EventList.tsx';
import { Figure } from './Figure.tsx';
import styles from './FigurePanel.module.css';
import { explanationOf, groundOf } from './questions.ts';
import { printed } from './quantity.ts';
import { isSameValue, reckon } from './reckoning.ts';
import { Summary } from './Summary.tsx';
import { useReturningFocus } from './use-returning-focus.ts';

/** 왜 이 숫자인가: beside the page, which stays in sight; Esc closes it and gives the focus back to the figure. */
export function FigurePanel({ id }: { readonly id: string }) {
  const { state, change } = useScreen();
  const explanation = useQuery(explanationOf(id, clocksOf(state)));
  const ground = useQuery(groundOf(id));
  const heading = useRef<HTMLHeadingElement>(null);
  const close = useReturningFocus(id, heading, () => {
    change({ fig: undefined });
  });
  const { data } = explanation;
  const value = data && printed(data.value, state.unit ?? '천원');
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
      <Waiting for={explanation}>
        {data && value && (
          <div data-opened={data.id}>
            <p className={styles['label']}>{data.label}</p>
            <p className={styles['value']} data-testid="figure-value">
              <Figure id={null} label={data.label} of={data.value} /> {value.unit}
            </p>
            <Summary explanation={data} />
            <Waiting for={ground}>
              {ground.data && (
                <>
                  <Agreement agrees={isSameValue(reckon(ground.data, asOfOf(state)), data.value)} />
                  <Change ground={ground.data} label={data.label} />
                </>
              )}
            </Waiting>
            <Composition explanation={data} />
            <EventList explanation={data} />
            <Comparison id={id} label={data.label} />
          </div>
        )}
      </Waiting>
    </dialog>
  );
}

/** The browser reckons the value from the movements by itself; a difference is a fault that must be seen. */
function Agreement({ agrees }: { readonly agrees: boolean }) {
  return agrees ? (
    <p className={styles['agreement']} data-agreement="same">
      ✓ 이 화면이 사건에서 다시 셈한 값과 같습니다.
    </p>
  ) : (
    <p className={styles['disagreement']} data-agreement="different" role="alert">
      ▲ 이 화면이 사건에서 다시 셈한 값과 다릅니다. 이 숫자를 쓰지 말고 관리자에게 알리십시오.
    </p>
  );
}
