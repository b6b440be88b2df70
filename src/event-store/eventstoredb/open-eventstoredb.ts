import type { Pool } from 'pg';
import type { EventLog } from '../log-archive.port.ts';
import { Connection, type Patience } from './connection.ts';
import { EventStoreDbEventStore } from './eventstoredb-event-store.ts';
import { EventStoreDbLogArchive } from './eventstoredb-log-archive.ts';
import { IndexedJournal } from './indexed-journal.ts';
import { Journal } from './journal.ts';
import { JournalIndex } from './journal-index.ts';
import { WakeUps } from './wake-ups.ts';

export interface EventStoreDbAddress {
  /** esdb://… as the client reads it. */
  readonly url: string;
  /** The stream that holds the office's log; many offices may share a cluster. */
  readonly journal: string;
  readonly patience?: Patience;
}

/** The log in EventStoreDB, with its index in the pool's database. Closing the store closes the connection, not the pool. */
export function openEventStoreDb({ url, journal, patience }: EventStoreDbAddress, pool: Pool): EventLog {
  const connection = new Connection(url, patience);
  const stream = new Journal(connection, journal);
  const indexed = new IndexedJournal(stream, new JournalIndex(pool));
  return {
    store: new EventStoreDbEventStore(indexed, new WakeUps(stream), connection),
    archive: new EventStoreDbLogArchive(indexed),
  };
}
