import { describe, expect, it } from '@jest/globals';
import type { EventStore } from '../../src/event-store/event-store.port.ts';
import { newEvent, newEvents } from '../support/new-event.ts';
import { numbers, wholeLog } from '../support/whole-log.ts';

/** The reading half of the contract; opened gives the empty log of the test that runs. */
export function readingContract(opened: () => EventStore): void {
  const filled = (count: number, stream = 'Thing-1') => opened().append(stream, newEvents(count), 'any');

  describe('reading', () => {
    it('gives back what was written, with both clocks', async () => {
      const event = newEvent({
        data: { 이름: '홍길동 "\\\n', b: [1, -0.5, null, true], a: { z: 1, y: {} } },
        effectiveOn: '2023-02-28',
        documentedKnownAt: '2023-06-12T14:59:59.123456Z',
        schemaVersion: 3,
      });
      await opened().append('Thing-가나', [event], 'none');
      const [stored] = await opened().read('Thing-가나');
      expect(stored).toEqual({
        ...event,
        stream: 'Thing-가나',
        version: 1,
        position: 1,
        recordedAt: stored!.recordedAt,
        hash: stored!.hash,
      });
      expect(stored!.recordedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
      expect((await opened().readAll({ after: 0, limit: 1 })).events).toEqual([stored]);
      expect((await opened().readMany(['Thing-가나'])).get('Thing-가나')).toEqual([stored]);
    });

    it('reads a range of versions, and nothing of a stream that is not there', async () => {
      await filled(5);
      const versions = async (range: { from?: number; to?: number }) =>
        (await opened().read('Thing-1', range)).map((event) => event.version);
      expect(await versions({})).toEqual([1, 2, 3, 4, 5]);
      expect(await versions({ from: 2, to: 3 })).toEqual([2, 3]);
      expect(await versions({ from: 4 })).toEqual([4, 5]);
      expect(await versions({ to: 1 })).toEqual([1]);
      expect(await versions({ from: 6 })).toEqual([]);
      expect(await opened().read('Thing-2')).toEqual([]);
    });

    it('reads several streams, leaving out those without events', async () => {
      await filled(2, 'A-1');
      await filled(1, 'B-1');
      await opened().append('C-1', [], 'none');
      const found = await opened().readMany(['B-1', 'A-1', 'C-1', 'D-1']);
      expect([...found.keys()].sort()).toEqual(['A-1', 'B-1']);
      expect(found.get('A-1')).toEqual(await opened().read('A-1'));
    });

    it('cannot be used to change the log', async () => {
      const given = { n: 1, inner: [1] };
      await opened().append('Thing-1', [newEvent({ data: given })], 'none');
      given.inner.push(2);
      const [event] = await opened().read('Thing-1');
      const list = event!.fact.data['inner'];
      try {
        if (Array.isArray(list)) list.push(3);
      } catch {
        // frozen: just as good
      }
      expect((await opened().read('Thing-1'))[0]!.fact.data).toEqual({ n: 1, inner: [1] });
    });

    it.each([1, 2, 3, 7])(
      'a reader that restarts after every page of %p sees each event once, in order',
      async (limit) => {
        for (const stream of ['A-1', 'B-1', 'A-1', 'C-1']) await filled(3, stream);
        const events = await wholeLog(opened(), limit);
        expect(events.map((event) => event.position)).toEqual(numbers(12));
        expect(await opened().readAll({ after: 12, limit })).toEqual({ events: [], readUpTo: 12 });
      },
    );

    it.each([1, 2, 3, 7])('so does one of some types, pages of %p', async (limit) => {
      for (const type of ['X', 'Y', 'Z', 'X', 'Y', 'W', 'Z', 'X', 'W', 'W'])
        await opened().append('Thing-1', [newEvent({ type })], 'any');
      const positions = async (types: string[]) =>
        (await wholeLog(opened(), limit, types)).map((event) => event.position);
      expect(await positions(['X', 'Z', 'X'])).toEqual([1, 3, 4, 7, 8]);
      expect(await positions(['W'])).toEqual([6, 9, 10]);
      expect(await positions(['V'])).toEqual([]);
      expect(await positions([])).toEqual([]);
    });

    it('says up to where the page is complete', async () => {
      for (const type of ['X', 'Y', 'X', 'Y', 'Y']) await opened().append('Thing-1', [newEvent({ type })], 'any');
      const readUpTo = async (after: number, limit: number, until?: number) =>
        (await opened().readAll({ after, limit, types: ['X'], ...(until === undefined ? {} : { until }) })).readUpTo;
      expect(await readUpTo(0, 1)).toBe(1);
      expect(await readUpTo(0, 9)).toBe(5);
      expect(await readUpTo(0, 9, 4)).toBe(4);
      expect(await readUpTo(0, 9, 99)).toBe(5);
      expect(await readUpTo(3, 9)).toBe(5);
      expect((await opened().readAll({ after: 1, until: 3, limit: 9 })).events.map((e) => e.position)).toEqual([2, 3]);
    });

    it('refuses a page of nothing', async () => {
      await expect(opened().readAll({ after: 0, limit: 0 })).rejects.toThrow(RangeError);
    });

    it('has an empty log at first', async () => {
      expect(await opened().head()).toBe(0);
      expect(await opened().readAll({ after: 0, limit: 5 })).toEqual({ events: [], readUpTo: 0 });
    });
  });
}
