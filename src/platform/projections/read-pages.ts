import type { EventPage, EventStore } from '../../event-store/event-store.port.ts';

export interface PageQuery {
  readonly after: number;
  readonly until?: number;
  readonly limit: number;
  readonly types: readonly string[];
}

/** The pages of the log, one after the other up to its end. The next page is read while the caller works on this one. */
export async function* readPages(store: EventStore, { after, ...query }: PageQuery): AsyncGenerator<EventPage> {
  let from = after;
  let page = await store.readAll({ ...query, after: from });
  while (page.readUpTo > from) {
    from = page.readUpTo;
    const next = from === query.until ? Promise.resolve(page) : store.readAll({ ...query, after: from });
    next.catch(() => undefined); // it is awaited below; until then its failure is nobody's
    yield page;
    page = await next;
  }
}
