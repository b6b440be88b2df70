import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, test } from '@jest/globals';
import { EventStoreDBClient, jsonEvent, START } from '@eventstore/db-client';
import { status } from '@grpc/grpc-js';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type StandIn, startStandIn } from '../support/eventstoredb.ts';

let server: StandIn;
let client: EventStoreDBClient;

beforeAll(async () => {
  server = await startStandIn();
});
afterAll(() => server.close());
beforeEach(() => {
  client = EventStoreDBClient.connectionString(server.url);
});
afterEach(() => client.dispose());

const newStream = () => `예산-${randomUUID()}`;
const someEvent = () => jsonEvent({ type: '배정됨', data: {} });

async function idsIn(stream: string): Promise<string[]> {
  const ids: string[] = [];
  for await (const { event } of client.readStream(stream)) if (event) ids.push(event.id);
  return ids;
}

describe.each([
  ['BatchAppend', {}],
  ['Append', { credentials: { username: 'admin', password: 'changeit' } }],
])('%s', (_path, path) => {
  it('fails once, without effect', async () => {
    const [stream, event] = [newStream(), someEvent()];
    const append = () => client.appendToStream(stream, event, { ...path, expectedRevision: 'no_stream' });
    await server.faults({ fault: 'fail-next', call: 'append', code: status.UNAVAILABLE });
    await expect(append()).rejects.toMatchObject({ type: 'unavailable' });
    await expect(idsIn(stream)).rejects.toMatchObject({ type: 'stream-not-found' });
    expect(await append()).toMatchObject({ success: true });
  });

  it('is stored though its acknowledgement is lost, and is acknowledged when it comes again', async () => {
    const [stream, event] = [newStream(), someEvent()];
    const append = () => client.appendToStream(stream, event, { ...path, expectedRevision: 'no_stream' });
    await server.faults({ fault: 'lose-next-acknowledgement' });
    await expect(append()).rejects.toMatchObject({ type: 'unavailable' });
    expect(await idsIn(stream)).toEqual([event.id]);
    expect(await append()).toMatchObject({ success: true, nextExpectedRevision: 0n });
    expect(await idsIn(stream)).toEqual([event.id]);
  });

  it('has no effect while it is held, and goes on when it is released', async () => {
    const [stream, event] = [newStream(), someEvent()];
    await server.faults({ fault: 'hold', call: 'append' });
    const appended = client.appendToStream(stream, event, path);
    await server.faults({ fault: 'await-held' });
    await expect(idsIn(stream)).rejects.toMatchObject({ type: 'stream-not-found' });
    await server.faults({ fault: 'release' });
    expect(await appended).toMatchObject({ success: true });
    expect(await idsIn(stream)).toEqual([event.id]);
  });
});

describe('an append that is never answered', () => {
  it('is stored; Append ends with its deadline', async () => {
    const [stream, event] = [newStream(), someEvent()];
    await server.faults({ fault: 'leave-next-append-unanswered' });
    const credentials = { username: 'admin', password: 'changeit' };
    const unanswered = client.appendToStream(stream, event, { credentials, deadline: 300 });
    await expect(unanswered).rejects.toMatchObject({ type: 'deadline-exceeded' });
    expect(await idsIn(stream)).toEqual([event.id]);
  });

  it('is stored; BatchAppend says nothing, and answers what comes after it', async () => {
    const [stream, event, next] = [newStream(), someEvent(), someEvent()];
    await client.appendToStream(newStream(), someEvent()); // two first calls of a client may overtake each other
    await server.faults({ fault: 'leave-next-append-unanswered' });
    let answered = false;
    const unanswered = client.appendToStream(stream, event, { deadline: 1 }).finally(() => (answered = true));
    await client.appendToStream(stream, next);
    expect(await idsIn(stream)).toEqual([event.id, next.id]);
    expect(answered).toBe(false);
    await client.dispose();
    await expect(unanswered).rejects.toThrow();
  });
});

describe('other calls', () => {
  test('a read fails once', async () => {
    const stream = newStream();
    await client.appendToStream(stream, someEvent());
    await server.faults({ fault: 'fail-next', call: 'read', code: status.UNAVAILABLE });
    await expect(idsIn(stream)).rejects.toMatchObject({ type: 'unavailable' });
    expect(await idsIn(stream)).toHaveLength(1);
  });

  test('a subscription fails once', async () => {
    await server.faults({ fault: 'fail-next', call: 'subscribe', code: status.UNAVAILABLE });
    const refused = client.subscribeToStream(newStream(), { fromRevision: START });
    await expect(once(refused, 'confirmation')).rejects.toMatchObject({ type: 'unavailable' });
    await once(client.subscribeToStream(newStream(), { fromRevision: START }), 'confirmation');
  });

  test('a subscription ends with an error when the server is killed', async () => {
    const subscription = client.subscribeToStream(newStream(), { fromRevision: START });
    await once(subscription, 'confirmation');
    const ended = once(subscription, 'never');
    await server.kill();
    await expect(ended).rejects.toHaveProperty('type');
    await server.restart();
  });

  test('the features of the server are refused once', async () => {
    await server.faults({ fault: 'fail-next', call: 'features', code: status.UNAVAILABLE });
    await expect(client.appendToStream(newStream(), someEvent())).rejects.toMatchObject({ code: status.UNAVAILABLE });
    expect(await client.appendToStream(newStream(), someEvent())).toMatchObject({ success: true });
  });

  test('what the product does not use is refused by name', async () => {
    const all = async () => {
      for await (const event of client.readAll()) return event;
      return undefined;
    };
    await expect(all()).rejects.toMatchObject({ code: status.UNIMPLEMENTED });
  });
});
