import type { PlainDate } from '../../../src/kernel/time.ts';
import { dayText } from '../clocks/clocks.ts';
import { Figure } from './Figure.tsx';
import { StepLine, type Point } from './StepLine.tsx';

interface ChangeProps {
  readonly points: readonly Point[];
  readonly label: string;
  readonly year: number;
  readonly until: PlainDate;
}

/** 변화: the figure through the year, as a line and as a table. Both show what was known at the second clock. */
export function Change({ points, label, year, until }: ChangeProps) {
  if (points.length === 0) return null;
  return (
    <section aria-labelledby="figure-changed">
      <h3 id="figure-changed">변화</h3>
      <StepLine points={points} year={year} until={until} label={label} onChoose={showEvents} />
      <details>
        <summary>표로 보기</summary>
        <ChangeTable points={points} label={label} />
      </details>
    </section>
  );
}

/** The events of that day, in the list below. */
function showEvents(day: PlainDate): void {
  const item = document.querySelector<HTMLElement>(`[data-day='${day}']`);
  item?.scrollIntoView({ block: 'center' });
  item?.focus({ preventScroll: true });
}

function ChangeTable({ points, label }: { readonly points: readonly Point[]; readonly label: string }) {
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
        {points.map(({ on, printed }) => (
          <tr key={on}>
            <th scope="row">{dayText(on)}</th>
            <td className="number">
              <Figure id={null} label={`${label} ${dayText(on)}`} of={printed} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
