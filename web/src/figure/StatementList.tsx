import { Link } from '@tanstack/react-router';
import { dateInSeoul } from '../../../src/kernel/time.ts';
import { dayText } from '../clocks/clocks.ts';
import { exactPrinted } from './exact.ts';
import { Figure } from './Figure.tsx';
import styles from './FigurePanel.module.css';
import type { ExactExplanation } from './explanation.ts';

/** 사건: what was said that the figure is, the latest first, with who, why and by which document. */
export function StatementList({
  explanation: { label, unit, statements },
}: {
  readonly explanation: ExactExplanation;
}) {
  if (statements.length === 0) return null;
  return (
    <section aria-labelledby="figure-events">
      <h3 id="figure-events">사건</h3>
      <ol className={styles['events']}>
        {statements.toReversed().map((statement) => (
          <li key={`${statement.eventId}/${statement.effectiveOn}`} data-day={statement.effectiveOn} tabIndex={-1}>
            <p className={styles['event']}>
              <time dateTime={statement.effectiveOn}>{dayText(statement.effectiveOn)}</time>
              <strong>{statement.fact?.label ?? statement.cause}</strong>
              <Figure id={null} label={label} of={exactPrinted({ ...statement, unit })} />
            </p>
            {statement.fact !== null && (
              <p className={styles['fact']}>
                {statement.fact.actor_department} {statement.fact.actor_name}, {statement.fact.reason}
                <br />
                문서: {statement.fact.document}
                <br />
                {dayText(dateInSeoul(statement.knownAt))}에 알려짐,{' '}
                <Link to="/events/$event" params={{ event: String(statement.position) }}>
                  사건 #{statement.position}
                </Link>
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
