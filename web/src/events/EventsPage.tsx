import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { SubmitEvent } from 'react';
import { PageTitle } from '../shell/PageTitle.tsx';
import { Waiting } from '../shell/Waiting.tsx';
import { EventTable } from './EventTable.tsx';
import styles from './Events.module.css';
import { eventFilterOf, READERS_OF_EVENTS, recordedEvents, type EventFilter } from './questions.ts';

/** 사건 기록: everything that was ever recorded, the newest first; an address says what of it is asked for. */
export function EventsPage() {
  const filter = eventFilterOf(useSearch({ from: '/events' }));
  const record = useInfiniteQuery(recordedEvents(filter));
  const events = record.data?.pages.flatMap((page) => page.events) ?? [];
  return (
    <>
      <PageTitle title="사건 기록" />
      <FilterForm filter={filter} />
      <Waiting for={record} readers={READERS_OF_EVENTS}>
        {events.length === 0 ? (
          <div className="nothing" role="status">
            <p>찾는 사건이 없습니다. 거르는 조건을 줄여 보십시오.</p>
          </div>
        ) : (
          <EventTable caption="기록된 사건, 최근 것부터" events={events} />
        )}
        {record.hasNextPage && (
          <button
            type="button"
            className="plain-button"
            onClick={() => {
              void record.fetchNextPage();
            }}
          >
            더 보기
          </button>
        )}
      </Waiting>
    </>
  );
}

interface Field {
  readonly name: keyof EventFilter;
  readonly label: string;
  readonly type: 'text' | 'date';
}

const FIELDS: readonly Field[] = [
  { name: 'type', label: '사건 종류(영문 이름)', type: 'text' },
  { name: 'actor', label: '사람(로그인 이름)', type: 'text' },
  { name: 'department', label: '부서 번호', type: 'text' },
  { name: 'document', label: '문서번호', type: 'text' },
  { name: 'effectiveFrom', label: '귀속일부터', type: 'date' },
  { name: 'effectiveUntil', label: '귀속일까지', type: 'date' },
];

function FilterForm({ filter }: { readonly filter: EventFilter }) {
  const navigate = useNavigate();
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const asked = eventFilterOf(Object.fromEntries(new FormData(event.currentTarget)));
    void navigate({ to: '/events', search: asked });
  };
  return (
    <form
      key={JSON.stringify(filter)}
      className={styles['filter']}
      onSubmit={submit}
      role="search"
      aria-label="사건 거르기"
    >
      {FIELDS.map(({ name, label, type }) => (
        <label key={name}>
          {label}
          <input name={name} type={type} defaultValue={filter[name] ?? ''} />
        </label>
      ))}
      <button type="submit" className="main-button">
        찾기
      </button>
    </form>
  );
}
