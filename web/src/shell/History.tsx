import { Link } from '@tanstack/react-router';
import { dayText } from '../clocks/clocks.ts';
import styles from './History.module.css';

interface RecordedEvent {
  readonly event_id: string;
  readonly position: number;
  readonly effective_on: string;
  readonly actor_name: string;
  readonly actor_department: string;
  readonly reason: string;
  readonly document: string;
}

/** 사건: what was recorded of the thing that the page shows, the latest first. */
export function History({ events }: { readonly events: readonly RecordedEvent[] }) {
  return (
    <section aria-labelledby="page-history">
      <h2 id="page-history">사건 이력</h2>
      <ol className={styles['history']}>
        {events.toReversed().map((event) => (
          <li key={event.event_id}>
            <time dateTime={event.effective_on}>{dayText(event.effective_on)}</time> {event.actor_department}{' '}
            {event.actor_name}, {event.reason}
            <small>
              문서: {event.document},{' '}
              <Link to="/events/$event" params={{ event: String(event.position) }}>
                사건 #{event.position}
              </Link>
            </small>
          </li>
        ))}
      </ol>
    </section>
  );
}
