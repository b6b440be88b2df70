import { useQuery } from '@tanstack/react-query';
import { dayText, type ScreenState } from '../clocks/clocks.ts';
import { useScreen } from '../clocks/use-screen.ts';
import { Waiting } from '../shell/Waiting.tsx';
import { causeName } from './cause-name.ts';
import { DayField } from './DayField.tsx';
import { Figure } from './Figure.tsx';
import styles from './FigurePanel.module.css';
import { differenceOf } from './questions.ts';
import { printedChange } from './quantity.ts';

interface ComparisonProps {
  readonly id: string;
  readonly label: string;
}

/** 비교: the same figure on another day, and why it differs, by cause. */
export function Comparison({ id, label }: ComparisonProps) {
  const { state } = useScreen();
  return (
    <section aria-labelledby="figure-compared">
      <h3 id="figure-compared">비교</h3>
      <DayField />
      {state.cmp !== undefined && <Difference id={id} label={label} from={state.cmp} state={state} />}
    </section>
  );
}

interface DifferenceProps extends ComparisonProps {
  readonly from: string;
  readonly state: ScreenState;
}

function Difference({ id, label, from, state }: DifferenceProps) {
  const difference = useQuery(differenceOf(id, from, state));
  const { data } = difference;
  const causes = data?.parts.flatMap((part) => part.causes.map((cause) => ({ ...cause, part: part.label }))) ?? [];
  return (
    <Waiting for={difference}>
      {data && (
        <>
          <p>
            {dayText(from)} <Figure id={null} label={`${label} 비교 시점`} of={data.from.value} /> →{' '}
            {state.eff === undefined ? '현재' : dayText(state.eff)}{' '}
            <Figure id={null} label={`${label} 기준 시점`} of={data.to.value} />
          </p>
          {causes.length === 0 && <p>두 시점 사이에 바뀐 것이 없습니다.</p>}
          <ul className={styles['operands']}>
            {causes.map(({ cause, changeWon, lateEntry, part }) => (
              <li key={`${part}/${cause}/${String(lateEntry)}`}>
                <span>
                  {data.parts.length > 1 && `${part}: `}
                  {causeName(cause)}
                  {lateEntry && ' (소급 입력)'}
                </span>
                <Figure
                  id={null}
                  label={`${part} 증감`}
                  of={printedChange({ unit: 'won', won: changeWon }, state.unit ?? '천원')}
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </Waiting>
  );
}
