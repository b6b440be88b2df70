import { status } from '@grpc/grpc-js';
import { describe, expect, it } from '@jest/globals';
import { StoreUnavailable, type AppendResult, type EventStore } from '../../src/event-store/event-store.port.ts';
import { verifyLog } from '../../src/event-store/integrity/verify-log.ts';
import { EventStoreDbLog } from '../support/eventstoredb-log.ts';
import { newEvent, newEvents } from '../support/new-event.ts';
import { numbers, wholeLog } from '../support/whole-log.ts';

/** Faults are made by the stand-in, also where the other suites run on a real server. */
describe('EventStoreDB that fails', () => {
  const log = new EventStoreDbLog({ nodes: 1, alwaysStandIn: true });

  it.each(['lose-next-acknowledgement', 'leave-next-append-unanswered'] as const)(
    'stores an append once when its answer is lost: %s',
    async (fault) => {
      const { store } = await log.emptied();
      await store.append('A-1', newEvents(1), 'none');
      await log.standIn.faults({ fault });
      expect(await store.append('A-1', newEvents(2), 1)).toMatchObject({ ok: true, position: 3, duplicate: false });
      expect((await wholeLog(store, 9)).map(({ version }) => version)).toEqual([1, 2, 3]);
    },
  );

  it.each(['features', 'read', 'append'] as const)('is asked again after a failed %s call', async (call) => {
    const { store } = await log.emptied();
    await log.standIn.faults({ fault: 'fail-next', call, code: status.UNAVAILABLE });
    expect(await store.append('A-1', newEvents(1), 'none')).toMatchObject({ ok: true, position: 1 });
    expect(await store.head()).toBe(1);
  });

  it('is said to be unavailable while it is gone; the same store goes on when it is back', async () => {
    const { store } = await log.emptied();
    const event = newEvent();
    await store.append('A-1', newEvents(1), 'none');
    await log.standIn.kill();
    await expect(store.append('A-1', [event], 1)).rejects.toThrow(StoreUnavailable);
    await expect(store.read('A-1')).rejects.toThrow(StoreUnavailable);
    await log.standIn.restart();
    expect(await store.append('A-1', [event], 1)).toMatchObject({ ok: true, position: 2 });
    expect(await store.read('A-1')).toHaveLength(2);
  });

  it('is not taken to end where a read was cut off, because another call gave the client up', async () => {
    const { store } = await log.emptied();
    await store.append('A-1', newEvents(1), 'none');
    await log.standIn.faults({ fault: 'hold', call: 'read' });
    const head = store.head();
    await log.standIn.faults({ fault: 'await-held' });
    await log.standIn.faults({ fault: 'fail-next', call: 'append', code: status.UNAVAILABLE });
    expect(await store.append('A-1', newEvents(1), 1)).toMatchObject({ ok: true, position: 2 });
    await log.standIn.faults({ fault: 'release' });
    expect(await head).toBe(2);
  });

  it('wakes its followers again after it was gone', async () => {
    const { store } = await log.emptied();
    let wake = (): void => undefined;
    const woken = () => new Promise<void>((resolve) => (wake = resolve));
    store.onAppended(() => {
      wake();
    });
    const first = woken();
    await store.append('A-1', newEvents(1), 'none');
    await first;
    await log.standIn.kill();
    await log.standIn.restart();
    const again = woken();
    await store.append('A-1', newEvents(1), 1);
    await again;
    expect(await store.head()).toBe(2);
  });

  it('has everything that it acknowledged when it is killed amid 16 callers', async () => {
    const { store, archive } = await log.emptied();
    const acknowledged: string[] = [];
    const untilStored = async (target: EventStore, stream: string, version: number) => {
      const event = newEvent();
      const answer: AppendResult = await target
        .append(stream, [event], version)
        .catch(() => target.append(stream, [event], version));
      if (answer.ok) acknowledged.push(event.id);
    };
    const callers = numbers(16).map(async (n) => {
      for (let version = 0; version < 40; version += 1) await untilStored(store, `Caller-${n}`, version);
    });
    for (let kills = 0; kills < 3; kills += 1) {
      const before = acknowledged.length;
      while (acknowledged.length < before + 100) await new Promise((resolve) => setImmediate(resolve));
      await log.standIn.kill();
      await log.standIn.restart();
    }
    await Promise.all(callers);
    const stored = (await wholeLog(store, 500)).map(({ id }) => id);
    expect(acknowledged).toHaveLength(640);
    expect([...acknowledged].sort()).toEqual([...stored].sort());
    expect(await archive.inspect((atRest) => verifyLog(atRest))).toMatchObject({ ok: true, events: 640 });
  });
});

describe('a cluster of three nodes', () => {
  const log = new EventStoreDbLog({ nodes: 3, alwaysStandIn: true });

  it('is followed to its new leader', async () => {
    const { store } = await log.emptied();
    for (const node of [0, 2, 1]) {
      await log.standIn.faults({ fault: 'move-leadership', node });
      expect(await store.append('A-1', newEvents(1), 'any')).toMatchObject({ ok: true });
      expect(await store.read('A-1')).toHaveLength(await store.head());
    }
    expect(await store.head()).toBe(3);
  });
});
