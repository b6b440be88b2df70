import { Link } from '@tanstack/react-router';
import { dateInSeoul } from '../../../src/kernel/time.ts';
import { dayText } from '../clocks/clocks.ts';
import { useScreen } from '../clocks/use-screen.ts';
import { causeName } from './cause-name.ts';
import type { ExplainedStep, Explanation } from './explanation.ts';
import { Figure } from './Figure.tsx';
import styles from './FigurePanel.module.css';
import { printedChange } from './quantity.ts';

/** Of a long history the latest; the whole of it is in the line above and in the log. */
const MOST_SHOWN = 200;

/** 사건: what was done to the figure, the latest first, each as a sentence with who, why and by which document. */
export function EventList({ explanation: { label, steps } }: { readonly explanation: Explanation }) {
  if (steps.length === 0) return null;
  const shown = steps.toReversed().slice(0, MOST_SHOWN);
  return (
    <section aria-labelledby="figure-events">
      <h3 id="figure-events">사건</h3>
      {shown.length < steps.length && <p>가장 늦은 사건부터 보입니다. 앞의 사건은 구성 수치를 열어 보십시오.</p>}
      <ol className={styles['events']}>
        {shown.map((step) => (
          <EventItem key={`${step.eventId}/${step.figureId}/${step.cause}`} step={step} label={label} />
        ))}
      </ol>
    </section>
  );
}

function EventItem({ step, label }: { readonly step: ExplainedStep; readonly label: string }) {
  const { state } = useScreen();
  const { fact, cause, effectiveOn, knownAt, withdrawn, sign, changeWon } = step;
  const changed = printedChange({ unit: 'won', won: sign * changeWon }, state.unit ?? '천원');
  const known = dateInSeoul(knownAt);
  return (
    <li data-day={effectiveOn} tabIndex={-1}>
      <p className={styles['event']}>
        <time dateTime={effectiveOn}>{dayText(effectiveOn)}</time>
        <strong>
          {mark(step)} {causeName(cause)}
          {withdrawn && ' (철회됨)'}
        </strong>
        <Figure id={null} label={`${label} ${causeName(cause)}`} of={changed} />
      </p>
      {fact !== null && (
        <p className={styles['fact']}>
          {fact.actor_department} {fact.actor_name}, {fact.reason}
          <br />
          문서: {fact.document}
          <br />
          {known === effectiveOn ? '같은 날 알려짐' : `${dayText(known)}에 알려짐`},{' '}
          <Link to="/events/$event" params={{ event: String(step.position) }}>
            사건 #{step.position}
          </Link>
        </p>
      )}
    </li>
  );
}

/** ▽ sets right or takes back something before it. */
export const mark = ({ refersTo, withdrawn }: Pick<ExplainedStep, 'refersTo' | 'withdrawn'>): '●' | '▽' =>
  refersTo !== null || withdrawn ? '▽' : '●';
