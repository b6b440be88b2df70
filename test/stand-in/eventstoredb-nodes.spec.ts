import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, test } from '@jest/globals';
import { EventStoreDBClient, jsonEvent, NotLeaderError, START } from '@eventstore/db-client';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type StandIn, startStandIn } from '../support/eventstoredb.ts';

let server: StandIn;
let addresses: { address: string; port: number }[];
const clients: EventStoreDBClient[] = [];

beforeAll(async () => {
  server = await startStandIn({ nodes: 3 });
  addresses = [...server.url.matchAll(/([\d.]+):(\d+)/g)].map(([, address, port]) => ({
    address: address!,
    port: Number(port),
  }));
});
afterAll(() => server.close());
beforeEach(() => server.faults({ fault: 'move-leadership', node: 0 }));
afterEach(async () => {
  for (const client of clients.splice(0)) await client.dispose();
});

function connect(url: string): EventStoreDBClient {
  const client = EventStoreDBClient.connectionString(url);
  clients.push(client);
  return client;
}
const toNode = (node: number) => connect(`esdb://127.0.0.1:${addresses[node]!.port}?tls=false`);

const newStream = () => `예산-${randomUUID()}`;
const someEvent = () => jsonEvent({ type: '배정됨', data: {} });
const credentials = { username: 'admin', password: 'changeit' };

async function lengthOf(client: EventStoreDBClient, stream: string, requiresLeader: boolean): Promise<number> {
  let length = 0;
  for await (const { event } of client.readStream(stream, { requiresLeader })) length += event ? 1 : 0;
  return length;
}

describe('three nodes', () => {
  it('are found from any of them, and tell who leads', async () => {
    const [first, second] = server.url.split(',');
    const seeds = `${second!.replace(/^/, 'esdb://')},${first!.replace('esdb://', '')}?tls=false`;
    const stream = newStream();
    await connect(seeds).appendToStream(stream, someEvent(), { requiresLeader: true });
    const discovering = server.url.replace('esdb://', 'esdb+discover://').replace(/,[^?]*/, '');
    expect(await lengthOf(connect(discovering), stream, true)).toBe(1);
  });

  it('are one log', async () => {
    const stream = newStream();
    await toNode(0).appendToStream(stream, someEvent());
    for (const node of [1, 2]) expect(await lengthOf(toNode(node), stream, false)).toBe(1);
  });

  test.each([
    ['BatchAppend', {}],
    ['Append', { credentials }],
  ])('%s at a follower is forwarded, or refused if the leader is required', async (_path, path) => {
    const stream = newStream();
    const follower = toNode(1);
    await follower.appendToStream(stream, someEvent(), path);
    const refused = toNode(2).appendToStream(stream, someEvent(), { ...path, requiresLeader: true });
    await expect(refused).rejects.toThrow(NotLeaderError);
    await expect(refused).rejects.toMatchObject({ type: 'not-leader', leader: addresses[0] });
    expect(await lengthOf(toNode(0), stream, true)).toBe(1);
  });

  it('refuse a read and a subscription at a follower if the leader is required', async () => {
    const stream = newStream();
    await toNode(0).appendToStream(stream, someEvent());
    await expect(lengthOf(toNode(1), stream, true)).rejects.toMatchObject({ leader: addresses[0] });
    const subscription = toNode(1).subscribeToStream(stream, { fromRevision: START, requiresLeader: true });
    expect((await once(subscription, 'error').catch((error: unknown) => [error]))[0]).toBeInstanceOf(NotLeaderError);
  });

  it('given a new leader, refuse one append at the old one, and take the next at the new one', async () => {
    const stream = newStream();
    const client = connect(server.url);
    const append = () => client.appendToStream(stream, someEvent(), { requiresLeader: true });
    await append();
    await server.faults({ fault: 'move-leadership', node: 2 });
    await expect(append()).rejects.toMatchObject({ type: 'not-leader', leader: addresses[2] });
    expect(await append()).toMatchObject({ success: true, nextExpectedRevision: 1n });
    expect(await lengthOf(connect(server.url), stream, true)).toBe(2);
  });

  it('come back at the same addresses after a kill', async () => {
    const stream = newStream();
    await toNode(0).appendToStream(stream, someEvent());
    const before = server.url;
    await server.kill();
    await server.restart();
    expect(server.url).toBe(before);
    expect(await lengthOf(connect(before), stream, true)).toBe(1);
  });
});
