import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { components } from '../api/openapi.d.ts';
import { answerOf, api } from '../api/client.ts';
import { isPlainDate } from '../../../src/kernel/time.ts';

export type RecordedEvent = components['schemas']['RecordedEvent'];
export type Effect = components['schemas']['Effect'];

/** Whoever may read the log. */
export const READERS_OF_EVENTS = '감사, 평가팀, 예산팀, 간부, 구청장, 관리자';

/** What of the log is asked for; it stands in the address of the page. */
export interface EventFilter {
  readonly type?: string;
  readonly actor?: string;
  readonly department?: string;
  readonly document?: string;
  readonly effectiveFrom?: string;
  readonly effectiveUntil?: string;
}

const TEXTS = ['type', 'actor', 'department', 'document'] as const;
const DAYS = ['effectiveFrom', 'effectiveUntil'] as const;

/** Reads an address, or a form; what it cannot read is as if it were not there. */
export function eventFilterOf(search: Readonly<Record<string, unknown>>): EventFilter {
  const read = (key: string, isRight: (text: string) => boolean) => {
    const text = search[key];
    return typeof text === 'string' && isRight(text) ? [[key, text] as const] : [];
  };
  return Object.fromEntries([
    ...TEXTS.flatMap((key) => read(key, (text) => text.trim() !== '')),
    ...DAYS.flatMap((key) => read(key, isPlainDate)),
  ]);
}

/** The log, the newest first, a page at a time. */
export const recordedEvents = (filter: EventFilter) =>
  infiniteQueryOptions({
    queryKey: ['events', filter],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/api/events', { params: { query: { ...filter, ...(pageParam !== null && { before: pageParam }) } } }),
      ),
    initialPageParam: noPage(),
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });

const noPage = (): number | null => null;

/** What brought an event about, and what followed from it. */
export const traceOf = (event: string) =>
  queryOptions({
    queryKey: ['event-trace', event],
    queryFn: () => answerOf(api.GET('/api/events/{event}/trace', { params: { path: { event } } })),
  });
