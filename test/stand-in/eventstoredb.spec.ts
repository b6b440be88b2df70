import { afterAll, beforeAll, describe, expect, it, test } from '@jest/globals';
import {
  type AppendExpectedRevision,
  type AppendToStreamOptions,
  binaryEvent,
  END,
  EventStoreDBClient,
  jsonEvent,
  MaxAppendSizeExceededError,
  type ReadStreamOptions,
  type ResolvedEvent,
  START,
  StreamNotFoundError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { randomUUID } from 'node:crypto';
import { type RealServer, type StandIn, startEventStoreDb } from '../support/eventstoredb.ts';

// Against a real server too: LEDGER_TEST_EVENTSTORE_URL=esdb://… npm test -- test/stand-in/eventstoredb.spec.ts
// What holds there and here is what makes the stand-in honest.

const MEBIBYTE = 1024 * 1024;
/** 25.1 and later take 256 MiB unless they are told otherwise: LEDGER_TEST_EVENTSTORE_LARGE_APPENDS=yes says so. */
const refusing = process.env['LEDGER_TEST_EVENTSTORE_LARGE_APPENDS'] ? it.skip : it;

let server: StandIn | RealServer;
let client: EventStoreDBClient;

beforeAll(async () => {
  server = await startEventStoreDb();
  client = EventStoreDBClient.connectionString(server.url);
});
afterAll(async () => {
  await client.dispose();
  await server.close();
});

const newStream = (): string => `예산-${randomUUID()}`;
const someEvents = (count: number) =>
  Array.from({ length: count }, (_, index) => jsonEvent({ type: '배정됨', data: { 금액: index } }));

async function read(stream: string, options: ReadStreamOptions = {}): Promise<ResolvedEvent[]> {
  const events: ResolvedEvent[] = [];
  for await (const event of client.readStream(stream, options)) events.push(event);
  return events;
}

const revisions = (events: readonly ResolvedEvent[]) => events.map(({ event }) => Number(event?.revision));
const ids = (events: readonly ResolvedEvent[]) => events.map(({ event }) => event?.id);

const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'no failure',
    (error: unknown) => error,
  );

/** The client appends in batches, unless a call brings credentials of its own. */
const PATHS: readonly [string, Pick<AppendToStreamOptions, 'credentials'>][] = [
  ['BatchAppend', {}],
  ['Append', { credentials: { username: 'admin', password: 'changeit' } }],
];

describe.each(PATHS)('%s', (_path, path) => {
  const append = (
    stream: string,
    events: Parameters<EventStoreDBClient['appendToStream']>[1],
    expectedRevision: AppendExpectedRevision,
  ) => client.appendToStream(stream, events, { ...path, expectedRevision });

  it('keeps what it was given', async () => {
    const stream = newStream();
    const json = jsonEvent({ type: '배정됨', data: { 부서: '기획예산과' }, metadata: { 사유: '시험' } });
    const binary = binaryEvent({ type: 'raw', data: Uint8Array.from([0, 255, 10]) });
    const before = Date.now();
    const result = await append(stream, [json, binary], 'no_stream');
    const [first, second] = (await read(stream)).map(({ event }) => event);
    expect(result).toMatchObject({ success: true, nextExpectedRevision: 1n });
    expect(first).toMatchObject({
      ...same(json),
      streamId: stream,
      revision: 0n,
      isJson: true,
      metadata: json.metadata,
    });
    expect(second).toMatchObject({ ...same(binary), streamId: stream, revision: 1n, isJson: false });
    expect(Math.abs((first?.created.getTime() ?? 0) - before)).toBeLessThan(60_000);
    expect(second?.position?.commit).toBeGreaterThan(first?.position?.commit ?? 0n);
  });

  const same = ({ id, type, data }: { id: string; type: string; data: unknown }) => ({ id, type, data });

  it('gives positions that rise from append to append, whatever the stream', async () => {
    const first = await append(newStream(), someEvents(2), 'no_stream');
    const second = await append(newStream(), someEvents(2), 'no_stream');
    expect(second.position?.commit).toBeGreaterThan(first.position?.commit ?? Infinity);
  });

  describe('expects a revision', () => {
    test.each<[number, AppendExpectedRevision, boolean]>([
      [0, 'any', true],
      [0, 'no_stream', true],
      [0, 'stream_exists', false],
      [0, 0n, false],
      [3, 'any', true],
      [3, 'no_stream', false],
      [3, 'stream_exists', true],
      [3, 1n, false],
      [3, 2n, true],
      [3, 3n, false],
    ])('given %i events, when %s is expected, then it fits: %s', async (count, expectedRevision, fits) => {
      const stream = newStream();
      if (count > 0) await append(stream, someEvents(count), 'no_stream');
      const appended = append(stream, someEvents(1), expectedRevision);
      if (fits) {
        expect(await appended).toMatchObject({ success: true, nextExpectedRevision: BigInt(count) });
      } else {
        const error = await failure(appended);
        expect(error).toBeInstanceOf(WrongExpectedVersionError);
        expect(error).toMatchObject({
          type: 'wrong-expected-version',
          streamName: stream,
          expectedVersion: expectedRevision,
          actualVersion: count === 0 ? 'no_stream' : BigInt(count - 1),
        });
      }
      expect(await read(stream).catch(() => [])).toHaveLength(count + (fits ? 1 : 0));
    });

    it('lets one of many racers win', async () => {
      const stream = newStream();
      const racers = Array.from({ length: 20 }, () => append(stream, someEvents(2), 'no_stream'));
      const results = await Promise.allSettled(racers);
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await read(stream)).toHaveLength(2);
    });
  });

  describe('given the very same events again', () => {
    test.each<[string, number, AppendExpectedRevision]>([
      ['no_stream', 0, 'no_stream'],
      ['a revision', 2, 1n],
      ['any', 2, 'any'],
    ])('when %s is expected as before, then it acknowledges and stores nothing', async (_name, before, expected) => {
      const stream = newStream();
      if (before > 0) await append(stream, someEvents(before), 'no_stream');
      const events = someEvents(3);
      const first = await append(stream, events, expected);
      await append(stream, someEvents(1), 'any');
      const again = await append(stream, events, expected);
      expect(again).toMatchObject({ success: true, nextExpectedRevision: first.nextExpectedRevision });
      expect(await read(stream)).toHaveLength(before + 4);
    });

    it('refuses when one of them is another', async () => {
      const stream = newStream();
      const [first, second, other] = someEvents(3);
      await append(stream, [first!, second!], 'no_stream');
      expect(await failure(append(stream, [first!, other!], 'no_stream'))).toBeInstanceOf(WrongExpectedVersionError);
      expect(await failure(append(stream, [first!, second!, other!], 'no_stream'))).toBeInstanceOf(
        WrongExpectedVersionError,
      );
      expect(ids(await read(stream))).toEqual([first?.id, second?.id]);
    });

    it('takes them as new in another stream', async () => {
      const [stream, other] = [newStream(), newStream()];
      const events = someEvents(1);
      await append(stream, events, 'no_stream');
      await append(other, events, 'no_stream');
      expect(ids(await read(other))).toEqual(ids(await read(stream)));
    });
  });

  describe('limits an append to 1 MiB of data, metadata and types', () => {
    const filling = (bytes: number) => binaryEvent({ type: 'a', data: new Uint8Array(bytes - 2) });

    it('takes that much', async () => {
      const stream = newStream();
      await append(stream, [filling(MEBIBYTE / 2), filling(MEBIBYTE / 2)], 'no_stream');
      expect(await read(stream)).toHaveLength(2);
    });

    refusing('refuses one byte more, and stores none of it (servers before 25.1)', async () => {
      const stream = newStream();
      const error = await failure(append(stream, [filling(MEBIBYTE / 2), filling(MEBIBYTE / 2 + 1)], 'no_stream'));
      expect(error).toBeInstanceOf(MaxAppendSizeExceededError);
      expect(error).toMatchObject({ maxAppendSize: MEBIBYTE });
      expect(await failure(read(stream))).toBeInstanceOf(StreamNotFoundError);
    });
  });
});

describe('a read', () => {
  const stream = newStream();
  beforeAll(() => client.appendToStream(stream, someEvents(5)));

  test.each<[ReadStreamOptions, number[]]>([
    [{}, [0, 1, 2, 3, 4]],
    [{ maxCount: 2 }, [0, 1]],
    [{ fromRevision: 3n }, [3, 4]],
    [{ fromRevision: 1n, maxCount: 2 }, [1, 2]],
    [{ fromRevision: 5n }, []],
    [{ fromRevision: 99n }, []],
    [{ direction: 'backwards', fromRevision: END }, [4, 3, 2, 1, 0]],
    [{ direction: 'backwards', fromRevision: END, maxCount: 1 }, [4]],
    [{ direction: 'backwards', fromRevision: 2n }, [2, 1, 0]],
    [{ direction: 'backwards', fromRevision: 99n, maxCount: 2 }, [4, 3]],
    [{ direction: 'backwards', fromRevision: START }, [0]],
  ])('with %o of five events gives these', async (options, expected) => {
    expect(revisions(await read(stream, options))).toEqual(expected);
  });

  test.each(['forwards', 'backwards'] as const)('%s of a stream that is not there says so', async (direction) => {
    const missing = newStream();
    const error = await failure(read(missing, { direction, fromRevision: direction === 'forwards' ? START : END }));
    expect(error).toBeInstanceOf(StreamNotFoundError);
    expect(error).toMatchObject({ type: 'stream-not-found', streamName: missing });
  });

  it('gives many events, in order', async () => {
    const long = newStream();
    for (let page = 0; page < 5; page++) await client.appendToStream(long, someEvents(400));
    expect(revisions(await read(long))).toEqual(Array.from({ length: 2000 }, (_, index) => index));
  });
});

describe('a subscription', () => {
  /** What has come so far, and a promise of the moment when as much has come. */
  function subscribe(stream: string, fromRevision: typeof START | typeof END | bigint) {
    const subscription = client.subscribeToStream(stream, { fromRevision });
    const seen: (number | 'confirmation' | 'caughtUp')[] = [];
    let check = (): void => undefined;
    const see = (what: (typeof seen)[number]): void => {
      seen.push(what);
      check();
    };
    subscription
      .on('confirmation', () => {
        see('confirmation');
      })
      .on('caughtUp', () => {
        see('caughtUp');
      })
      .on('data', ({ event }) => {
        see(Number(event?.revision));
      });
    const until = (count: number) =>
      new Promise<typeof seen>((resolve) => {
        check = () => {
          if (seen.length >= count) resolve(seen);
        };
        check();
      });
    return { until, end: () => subscription.unsubscribe() };
  }

  test.each<[string, typeof START | typeof END | bigint, number[], number[]]>([
    ['the start', START, [0, 1, 2], [3, 4]],
    ['after a revision', 0n, [1, 2], [3, 4]],
    ['after the last revision', 2n, [], [3, 4]],
    ['the end', END, [], [3, 4]],
    ['after a revision yet to come', 3n, [], [4]],
  ])('from %s gives what is there, says so, and goes on', async (_name, from, earlier, later) => {
    const stream = newStream();
    await client.appendToStream(stream, someEvents(3));
    const { until, end } = subscribe(stream, from);
    const caughtUp = ['confirmation', ...earlier, 'caughtUp'];
    expect(await until(caughtUp.length)).toEqual(caughtUp);
    await client.appendToStream(stream, someEvents(1));
    await client.appendToStream(stream, someEvents(1));
    expect(await until(caughtUp.length + later.length)).toEqual([...caughtUp, ...later]);
    await end();
  });

  it('waits for a stream that is not there', async () => {
    const stream = newStream();
    const { until, end } = subscribe(stream, START);
    expect(await until(2)).toEqual(['confirmation', 'caughtUp']);
    await client.appendToStream(stream, someEvents(2));
    expect(await until(4)).toEqual(['confirmation', 'caughtUp', 0, 1]);
    await end();
  });
});
