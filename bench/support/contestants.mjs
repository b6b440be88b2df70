import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import { CreateEventLog1795000000000 } from '../../dist/src/event-store/postgres/event-log.migration.js';
import { PostgresEventStore } from '../../dist/src/event-store/postgres/postgres-event-store.js';
import { forEmmett } from './events.mjs';
import { withPool } from './database.mjs';

export const installLog = (pool) => new CreateEventLog1795000000000().up(pool);

export async function withLog(pool, work) {
  const store = new PostgresEventStore(pool);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Emmett on the given pool, so that it has the same transport and as many connections as the others. */
export const emmettOn = (pool, url) =>
  getPostgreSQLEventStore(url, {
    connectionOptions: { connectionString: url, pool },
    schema: { autoMigration: 'None' },
  });

export const installEmmett = async (url) => {
  const store = getPostgreSQLEventStore(url);
  await store.schema.migrate();
  await store.close();
};

export const installPlain = (pool) =>
  pool.query(`create table plain_event (
    id bigint generated always as identity primary key, event_id uuid not null, stream text not null,
    version integer not null, type text not null, recorded_at timestamptz not null default clock_timestamp(),
    data json not null, meta json not null)`);

/** The version a stream has after this caller's last append. */
class Versions {
  #of = new Map();
  next(stream) {
    const version = this.#of.get(stream) ?? 0;
    this.#of.set(stream, version + 1);
    return version;
  }
}

/**
 * What appends one event to a stream at the expected version. Everyone gets the same events, the same connections and
 * as many of them.
 */
export const contestants = {
  ledger: (url, connections, work) =>
    withPool(url, connections, (pool) =>
      withLog(pool, (store) => {
        const versions = new Versions();
        return work(async (stream, event) => {
          const result = await store.append(stream, [event], versions.next(stream));
          if (!result.ok) throw new Error('the ledger refused an append');
        });
      }),
    ),
  emmett: (url, connections, work) =>
    withPool(url, connections, (pool) => {
      const store = emmettOn(pool, url);
      const versions = new Versions();
      return work((stream, event) => {
        const version = versions.next(stream);
        const expectedStreamVersion = version === 0 ? 'STREAM_DOES_NOT_EXIST' : BigInt(version);
        return store.appendToStream(stream, [forEmmett(event)], { expectedStreamVersion });
      });
    }),
  plain: (url, connections, work) =>
    withPool(url, connections, (pool) => {
      const versions = new Versions();
      return work((stream, { id, fact, meta }) =>
        pool.query({
          name: 'plain-insert',
          text: 'insert into plain_event (event_id, stream, version, type, data, meta) values ($1, $2, $3, $4, $5, $6)',
          values: [id, stream, versions.next(stream) + 1, fact.type, JSON.stringify(fact.data), JSON.stringify(meta)],
        }),
      );
    }),
};
