import { useQuery } from '@tanstack/react-query';
import { statedSteps, type Statement } from '../../../src/kernel/exact-statement.ts';
import { asOfOf, clocksOf, dayText, EVER } from '../clocks/clocks.ts';
import { useScreen } from '../clocks/use-screen.ts';
import { Waiting } from '../shell/Waiting.tsx';
import { Agreement } from './Agreement.tsx';
import { Change } from './Change.tsx';
import { DayField } from './DayField.tsx';
import { approximately, exactPrinted } from './exact.ts';
import { ExactComparison } from './ExactComparison.tsx';
import { Figure } from './Figure.tsx';
import styles from './FigurePanel.module.css';
import { exactExplanationOf } from './questions.ts';
import { StatementList } from './StatementList.tsx';
import type { Point } from './StepLine.tsx';
import { WhereItStands } from './WhereItStands.tsx';

/** A target, a result, a score or a 이행률: the last event that says what it is, says it. */
export function ExactFigure({ id }: { readonly id: string }) {
  const { state } = useScreen();
  const explanation = useQuery(exactExplanationOf(id, clocksOf(state)));
  const everything = useQuery(exactExplanationOf(id, EVER));
  const { data } = explanation;
  const asOf = asOfOf(state);
  const last = data?.statements.at(-1);
  return (
    <Waiting for={explanation}>
      {data && (
        <div data-opened={data.id}>
          <p className={styles['label']}>{data.label}</p>
          <p className={styles['value']} data-testid="figure-value">
            <Figure id={null} label={data.label} of={exactPrinted(data)} /> {data.exact === null ? '' : data.unit}
          </p>
          <p>
            {last === undefined
              ? '이 시점까지 알려진 기록이 없습니다.'
              : `${dayText(last.effectiveOn)}의 사건이 말하는 값입니다. 나중 사건이 앞 사건을 대신합니다.`}
            {data.note !== null && ` ${data.note}`}
          </p>
          <WhereItStands id={id} />
          <Waiting for={everything}>
            {everything.data && (
              <Agreement
                agrees={(statedSteps(everything.data.statements, asOf).at(-1)?.exact ?? null) === data.exact}
              />
            )}
          </Waiting>
          <Change
            points={pointsOf(data.statements, data.unit)}
            label={data.label}
            year={Number((data.statements[0]?.effectiveOn ?? asOf.effectiveOn).slice(0, 4))}
            until={asOf.effectiveOn}
          />
          <StatementList explanation={data} />
          <section aria-labelledby="figure-compared">
            <h3 id="figure-compared">비교</h3>
            <DayField />
            {state.cmp !== undefined && <ExactComparison id={id} label={data.label} from={state.cmp} />}
          </section>
        </div>
      )}
    </Waiting>
  );
}

/** One for each day: what its last event says. */
function pointsOf(statements: readonly Statement[], unit: string): readonly Point[] {
  const days = [...new Set(statements.map(({ effectiveOn }) => effectiveOn))];
  return days.flatMap((on) => {
    const ofDay = statements.filter(({ effectiveOn }) => effectiveOn === on);
    const last = ofDay.at(-1);
    if (last === undefined) return [];
    const point: Point = {
      on,
      size: last.exact === null ? null : approximately(last.exact),
      printed: exactPrinted({ ...last, unit }),
      events: ofDay.length,
      isCorrection: ofDay.some(({ cause }) => cause.endsWith('Corrected')),
    };
    return [point];
  });
}
