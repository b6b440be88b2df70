import { describe } from '@jest/globals';
import { EventStoreDbLog } from '../support/eventstoredb-log.ts';
import { eventStoreContract } from './event-store.contract.ts';

describe('EventStoreDB event store', () => {
  const log = new EventStoreDbLog();

  describe('as any event store', () => {
    eventStoreContract(() => log.emptied());
  });
});
