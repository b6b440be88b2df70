import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { dayText } from '../clocks/clocks.ts';
import { PageTitle } from '../shell/PageTitle.tsx';
import { Waiting } from '../shell/Waiting.tsx';
import { EventTable } from './EventTable.tsx';
import styles from './Events.module.css';
import { READERS_OF_EVENTS, traceOf, type Effect } from './questions.ts';

/** One event, what brought it about and what followed from it. */
export function EventPage() {
  const { event } = useParams({ from: '/events/$event' });
  const trace = useQuery(traceOf(event));
  const { data } = trace;
  return (
    <>
      <PageTitle
        title={data ? `사건 #${String(data.event.position)} ${data.event.label}` : `사건 ${event}`}
        trail={[
          <Link key="events" to="/events">
            사건 기록
          </Link>,
        ]}
      />
      <Waiting for={trace} readers={READERS_OF_EVENTS}>
        {data && (
          <>
            <EventTable caption="이 사건" events={[data.event]} />
            <p className={styles['stream']}>
              스트림 {data.event.stream}의 {data.event.version}번째
            </p>
            <section aria-labelledby="event-causes">
              <h2 id="event-causes">이 사건을 부른 것</h2>
              {data.causes.length === 0 ? (
                <p>사람이 직접 한 일입니다: {data.event.actor_name}.</p>
              ) : (
                <EventTable caption="처음 까닭부터" events={data.causes} />
              )}
            </section>
            <section aria-labelledby="event-effects">
              <h2 id="event-effects">이 사건이 부른 것</h2>
              {data.effects.length === 0 ? <p>스스로 부른 사건이 없습니다.</p> : <Effects effects={data.effects} />}
              {!data.complete && <p>더 있지만 여기까지만 보입니다.</p>}
            </section>
          </>
        )}
      </Waiting>
    </>
  );
}

/** As they followed from each other. */
function Effects({ effects }: { readonly effects: readonly Effect[] }) {
  return (
    <ul>
      {effects.map(({ event, effects: further }) => (
        <li key={event.event_id}>
          <Link to="/events/$event" params={{ event: String(event.position) }}>
            #{event.position} {event.label}
          </Link>{' '}
          {dayText(event.effective_on)}, {event.reason}
          {further.length > 0 && <Effects effects={further} />}
        </li>
      ))}
    </ul>
  );
}
