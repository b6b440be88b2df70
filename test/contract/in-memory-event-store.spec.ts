import { describe, expect, it } from '@jest/globals';
import { InMemoryEventStore } from '../../src/event-store/in-memory/in-memory-event-store.ts';
import { instantOf } from '../../src/kernel/time.ts';
import { newEvents } from '../support/new-event.ts';
import { wholeLog } from '../support/whole-log.ts';
import { eventStoreContract } from './event-store.contract.ts';

describe('in-memory event store', () => {
  let now = Date.parse('2026-01-01T00:00:00Z');
  const clock = () => instantOf(now++);

  eventStoreContract(() => {
    const log = new InMemoryEventStore(clock);
    return Promise.resolve({ store: log, archive: log });
  });

  it('never records backwards, even when its clock goes back', async () => {
    const times = ['2026-01-01T00:00:02.000000Z', '2026-01-01T00:00:01.000000Z', '2026-01-01T00:00:03.000000Z'];
    const store = new InMemoryEventStore(() => times.shift() ?? '');
    for (let turn = 0; turn < 3; turn += 1) await store.append('Thing-1', newEvents(1), 'any');
    expect((await wholeLog(store, 9)).map((event) => event.recordedAt)).toEqual([
      '2026-01-01T00:00:02.000000Z',
      '2026-01-01T00:00:02.000000Z',
      '2026-01-01T00:00:03.000000Z',
    ]);
  });
});
