import { describe, expect, it } from '@jest/globals';
import { type EventLog, RowsDoNotFollow } from '../../src/event-store/log-archive.port.ts';
import { verifyLog } from '../../src/event-store/integrity/verify-log.ts';
import { newEvent, newEvents } from '../support/new-event.ts';
import { rowsOf } from '../support/archive-rows.ts';
import { wholeLog } from '../support/whole-log.ts';

/** The log as rows; opened gives the empty log of the test that runs, empty a further one in its place. */
export function archiveContract(opened: () => EventLog, empty: () => Promise<EventLog>): void {
  describe('as rows', () => {
    const filled = async () => {
      await opened().store.append('A-가', newEvents(3), 'none');
      await opened().store.append('B-1', [newEvent({ documentedKnownAt: '2023-06-12T14:59:59.000001Z' })], 'none');
      await opened().store.append('A-가', newEvents(2), 3);
      return rowsOf(opened().archive);
    };

    it('is sound, from the first event to the head', async () => {
      const rows = await filled();
      const verdict = await opened().archive.inspect((log) => verifyLog(log));
      expect(verdict).toEqual({ ok: true, events: 6, headHash: rows[5]!.hash });
      expect(rows.map(({ position, stream, version }) => [position, stream, version])).toEqual([
        [1, 'A-가', 1],
        [2, 'A-가', 2],
        [3, 'A-가', 3],
        [4, 'B-1', 1],
        [5, 'A-가', 4],
        [6, 'A-가', 5],
      ]);
    });

    it('can be read from the middle on', async () => {
      const rows = await filled();
      expect(await rowsOf(opened().archive, 4)).toEqual(rows.slice(4));
      expect(await rowsOf(opened().archive, 6)).toEqual([]);
    });

    it('becomes the same log in another place, in several steps, and goes on from there', async () => {
      const rows = await filled();
      const events = await wholeLog(opened().store, 9);
      const { store, archive } = await empty();
      await archive.restore(rows.slice(0, 2));
      await archive.restore(rows.slice(2));
      expect(await rowsOf(archive)).toEqual(rows);
      expect(await wholeLog(store, 9)).toEqual(events);
      expect(await store.append('A-가', newEvents(1), 5)).toMatchObject({ ok: true, position: 7 });
      expect(await archive.inspect((log) => verifyLog(log))).toMatchObject({ ok: true, events: 7 });
      await store.close();
    });

    it('takes no rows of another log, and none of them when one is wrong', async () => {
      const rows = await filled();
      const { store, archive } = await empty();
      const last = { ...rows[2]!, data: '{"n":4}' };
      await expect(archive.restore(rows.slice(1))).rejects.toThrow(RowsDoNotFollow);
      await expect(archive.restore([rows[0]!, rows[1]!, last])).rejects.toThrow(RowsDoNotFollow);
      expect(await store.head()).toBe(0);
      await store.append('A-가', newEvents(1), 'none');
      await expect(archive.restore(rows.slice(1))).rejects.toThrow(RowsDoNotFollow);
      expect(await store.head()).toBe(1);
      await store.close();
    });
  });
}
