import { parseFigureId } from '../../../src/kernel/figure-id.ts';
import { asOfOf, dayText, today } from '../clocks/clocks.ts';
import { useScreen } from '../clocks/use-screen.ts';
import { Figure } from './Figure.tsx';
import { momentsOf, type Ground, type Moment } from './reckoning.ts';
import { StepLine } from './StepLine.tsx';

interface ChangeProps {
  readonly ground: Ground;
  readonly label: string;
}

/** 변화: the figure through the year, as a line and as a table. Both show what was known at the second clock. */
export function Change({ ground, label }: ChangeProps) {
  const { state } = useScreen();
  const asOf = asOfOf(state);
  const moments = momentsOf(ground, asOf);
  if (moments.length === 0) return null;
  const year = parseFigureId(ground.id)?.fiscalYear ?? Number(today().slice(0, 4));
  return (
    <section aria-labelledby="figure-changed">
      <h3 id="figure-changed">변화</h3>
      <StepLine moments={moments} year={year} until={asOf.effectiveOn} label={label} onChoose={showEvents} />
      <details>
        <summary>표로 보기</summary>
        <ChangeTable moments={moments} label={label} />
      </details>
    </section>
  );
}

/** The events of that day, in the list below. */
function showEvents({ on }: Moment): void {
  const item = document.querySelector<HTMLElement>(`[data-day='${on}']`);
  item?.scrollIntoView({ block: 'center' });
  item?.focus({ preventScroll: true });
}

function ChangeTable({ moments, label }: { readonly moments: readonly Moment[]; readonly label: string }) {
  return (
    <table>
      <caption className="for-the-ear">{label}의 변화</caption>
      <thead>
        <tr>
          <th scope="col">귀속일</th>
          <th scope="col" className="number">
            그날부터의 값
          </th>
        </tr>
      </thead>
      <tbody>
        {moments.map(({ on, value }) => (
          <tr key={on}>
            <th scope="row">{dayText(on)}</th>
            <td className="number">
              <Figure id={null} label={`${label} ${dayText(on)}`} of={value} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
