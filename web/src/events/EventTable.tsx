import { Link } from '@tanstack/react-router';
import { dateInSeoul, momentInSeoul } from '../../../src/kernel/time.ts';
import { dayText } from '../clocks/clocks.ts';
import { TableFrame } from '../shell/TableFrame.tsx';
import type { RecordedEvent } from './questions.ts';

interface EventTableProps {
  readonly caption: string;
  readonly events: readonly RecordedEvent[];
}

/** Events as a person reads them; each leads to what brought it about and what followed. */
export function EventTable({ caption, events }: EventTableProps) {
  return (
    <TableFrame caption={caption}>
      <thead>
        <tr>
          <th scope="col">사건</th>
          <th scope="col">무엇</th>
          <th scope="col">귀속일</th>
          <th scope="col">기록</th>
          <th scope="col">누가</th>
          <th scope="col">왜, 어느 문서로</th>
        </tr>
      </thead>
      <tbody>
        {events.map((event) => (
          <tr key={event.event_id}>
            <td>
              <Link to="/events/$event" params={{ event: String(event.position) }}>
                #{event.position}
              </Link>
            </td>
            <th scope="row">
              {event.label}
              {event.causation_id !== null && <small> (자동)</small>}
            </th>
            <td>{dayText(event.effective_on)}</td>
            <td>
              {momentInSeoul(event.recorded_at)}
              {event.documented_known_at !== null && (
                <small> 문서로 {dayText(dateInSeoul(event.documented_known_at))}에 알려짐</small>
              )}
            </td>
            <td>
              {event.actor_department} {event.actor_name}
            </td>
            <td>
              {event.reason} <small>{event.document}</small>
            </td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  );
}
