import { afterEach, describe, expect, it, jest, test } from '@jest/globals';
import { EventStoreDBClient, jsonEvent, type ResolvedEvent } from '@eventstore/db-client';
import { randomUUID } from 'node:crypto';
import { mkdtemp, open, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type StandIn, startStandIn } from '../support/eventstoredb.ts';
import { Journal } from './eventstoredb/journal.ts';

const CALLERS = 16;
/** Enough acknowledged appends that the kill falls among many others in flight. */
const BEFORE_THE_KILL = 200;

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

const someEvents = (count: number) =>
  Array.from({ length: count }, (_, index) => jsonEvent({ type: '배정됨', data: { 금액: index } }));

async function startServer(): Promise<StandIn> {
  const server = await startStandIn();
  cleanups.push(() => server.close());
  return server;
}

function connect({ url }: StandIn): EventStoreDBClient {
  const client = EventStoreDBClient.connectionString(url);
  cleanups.push(() => client.dispose());
  return client;
}

async function read(client: EventStoreDBClient, stream: string): Promise<ResolvedEvent[]> {
  const events: ResolvedEvent[] = [];
  for await (const event of client.readStream(stream)) events.push(event);
  return events;
}

describe('a restart', () => {
  test.each(['stop', 'kill'] as const)('after %s shows what was there, and goes on', async (end) => {
    const server = await startServer();
    const stream = `예산-${randomUUID()}`;
    const events = someEvents(3);
    await connect(server).appendToStream(stream, events, { expectedRevision: 'no_stream' });
    const before = await read(connect(server), stream);
    await server[end]();
    await server.restart();
    const client = connect(server);
    expect(await read(client, stream)).toEqual(before);
    expect(await client.appendToStream(stream, events, { expectedRevision: 'no_stream' })).toMatchObject({
      nextExpectedRevision: 2n,
    });
    const { nextExpectedRevision, position } = await client.appendToStream(stream, someEvents(1));
    expect(nextExpectedRevision).toBe(3n);
    expect(position?.commit).toBeGreaterThan(before.at(-1)?.event?.position?.commit ?? Infinity);
  });

  test.each([
    ['BatchAppend', {}],
    ['Append', { credentials: { username: 'admin', password: 'changeit' } }],
  ])('after kill -9 during 16-way %s shows all that was acknowledged, and each append whole', async (_path, path) => {
    const server = await startServer();
    const client = connect(server);
    const acknowledged: { stream: string; last: bigint; ids: string[] }[] = [];
    let enough: () => void = () => undefined;
    const midway = new Promise<void>((resolve) => (enough = resolve));
    const streams = Array.from({ length: CALLERS }, (_, index) => `예산-${index}`);
    const callers = streams.map(async (stream) => {
      for (let revision = -1n; ; revision += 3n) {
        const events = someEvents(3);
        const expectedRevision = revision < 0n ? 'no_stream' : revision;
        const appended = await client.appendToStream(stream, events, { ...path, expectedRevision });
        acknowledged.push({ stream, last: appended.nextExpectedRevision, ids: events.map(({ id }) => id) });
        if (acknowledged.length === BEFORE_THE_KILL) enough();
      }
    });
    const ended = Promise.allSettled(callers); // each caller ends when its server is gone
    await midway;
    await server.kill();
    await ended;

    await server.restart();
    const again = connect(server);
    const stored = new Map<string, string[]>();
    for (const stream of streams) {
      const events = await read(again, stream);
      expect(events.map(({ event }) => Number(event?.revision))).toEqual(events.map((_, index) => index));
      expect(events.length % 3).toBe(0);
      stored.set(
        stream,
        events.map(({ event }) => event?.id ?? ''),
      );
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(BEFORE_THE_KILL);
    for (const { stream, last, ids } of acknowledged)
      expect(stored.get(stream)?.slice(Number(last) - 2, Number(last) + 1)).toEqual(ids);
  });
});

describe('the same events at the same time', () => {
  it('are stored once, and acknowledged twice', async () => {
    const client = connect(await startServer());
    const events = someEvents(2);
    const append = () => client.appendToStream('예산', events, { expectedRevision: 'no_stream' });
    const results = await Promise.all([append(), append()]);
    expect(results.map(({ nextExpectedRevision }) => nextExpectedRevision)).toEqual([1n, 1n]);
    expect(await read(client, '예산')).toHaveLength(2);
  });
});

describe('the journal', () => {
  const RECORDS = ['하나', '둘', '셋'];
  const PATH = 'journal';

  async function written(): Promise<string> {
    const directory = await mkdtemp(join(tmpdir(), 'ledger-journal-'));
    cleanups.push(() => rm(directory, { recursive: true }));
    const { journal } = await Journal.open(directory);
    for (const record of RECORDS) await journal.append(Buffer.from(record));
    await journal.close();
    return directory;
  }

  async function recordsIn(directory: string): Promise<string[]> {
    const { journal, records } = await Journal.open(directory);
    await journal.close();
    return records.map(String);
  }

  it('gives its records back, in order', async () => {
    expect(await recordsIn(await written())).toEqual(RECORDS);
  });

  it('loses the last record only, wherever the write of it ended, and takes the next one', async () => {
    const directory = await written();
    const whole = await readFile(join(directory, PATH));
    const torn = 8 + Buffer.byteLength(RECORDS[2]!);
    for (let missing = 1; missing <= torn; missing++) {
      await writeFile(join(directory, PATH), whole);
      await truncate(join(directory, PATH), whole.length - missing);
      const { journal, records } = await Journal.open(directory);
      expect(records.map(String)).toEqual(RECORDS.slice(0, 2));
      await journal.append(Buffer.from('넷'));
      await journal.close();
      expect(await recordsIn(directory)).toEqual([...RECORDS.slice(0, 2), '넷']);
    }
  });

  it('does not open when a record has been changed', async () => {
    const directory = await written();
    const file = await open(join(directory, PATH), 'r+');
    await file.write('!', 10);
    await file.close();
    await expect(Journal.open(directory)).rejects.toThrow('damaged at byte 0');
  });

  it('acknowledges after an fsync, which all that wait share', async () => {
    const directory = await written();
    const file = await open(join(directory, PATH));
    const synced = jest.spyOn(Object.getPrototypeOf(file), 'datasync');
    await file.close();
    cleanups.push(() => {
      synced.mockRestore();
    });
    const { journal } = await Journal.open(directory);
    const append = async () => {
      await journal.append(Buffer.from('넷'));
      return synced.mock.calls.length;
    };
    const syncsBefore = await Promise.all(Array.from({ length: 100 }, append));
    await journal.close();
    expect(new Set(syncsBefore)).toEqual(new Set([1]));
    expect(await recordsIn(directory)).toHaveLength(103);
  });
});
