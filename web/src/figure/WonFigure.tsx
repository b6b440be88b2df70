import { useQuery } from '@tanstack/react-query';
import { parseFigureId } from '../../../src/kernel/figure-id.ts';
import { asOfOf, clocksOf, type MoneyUnit } from '../clocks/clocks.ts';
import { useScreen } from '../clocks/use-screen.ts';
import { Waiting } from '../shell/Waiting.tsx';
import { Agreement } from './Agreement.tsx';
import { Change } from './Change.tsx';
import { Comparison } from './Comparison.tsx';
import { Composition } from './Composition.tsx';
import { EventList, mark } from './EventList.tsx';
import { Figure } from './Figure.tsx';
import styles from './FigurePanel.module.css';
import { printed } from './quantity.ts';
import { explanationOf, groundOf } from './questions.ts';
import { isSameValue, momentsOf, reckon, sizeOf, type Moment } from './reckoning.ts';
import type { Point } from './StepLine.tsx';
import { Summary } from './Summary.tsx';

/** An amount of won, or the rate of two. */
export function WonFigure({ id }: { readonly id: string }) {
  const { state } = useScreen();
  const explanation = useQuery(explanationOf(id, clocksOf(state)));
  const ground = useQuery(groundOf(id));
  const { data } = explanation;
  const money = state.unit ?? '천원';
  const asOf = asOfOf(state);
  return (
    <Waiting for={explanation}>
      {data && (
        <div data-opened={data.id}>
          <p className={styles['label']}>{data.label}</p>
          <p className={styles['value']} data-testid="figure-value">
            <Figure id={null} label={data.label} of={data.value} /> {printed(data.value, money).unit}
          </p>
          <Summary explanation={data} />
          <Waiting for={ground}>
            {ground.data && (
              <>
                <Agreement agrees={isSameValue(reckon(ground.data, asOf), data.value)} />
                <Change
                  points={momentsOf(ground.data, asOf).map((moment) => pointOf(moment, money))}
                  label={data.label}
                  year={parseFigureId(id)?.fiscalYear ?? Number(asOf.effectiveOn.slice(0, 4))}
                  until={asOf.effectiveOn}
                />
              </>
            )}
          </Waiting>
          <Composition explanation={data} />
          <EventList explanation={data} />
          <Comparison id={id} label={data.label} />
        </div>
      )}
    </Waiting>
  );
}

const pointOf = ({ on, value, steps }: Moment, money: MoneyUnit): Point => ({
  on,
  size: sizeOf(value),
  printed: printed(value, money),
  events: steps.length,
  isCorrection: steps.some((step) => mark(step) === '▽'),
});
