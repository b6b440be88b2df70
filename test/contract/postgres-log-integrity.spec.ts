import { beforeEach, describe, expect, it } from '@jest/globals';
import { newEvents } from '../support/new-event.ts';
import { PostgresLog } from '../support/postgres-log.ts';

describe('integrity of the log in PostgreSQL', () => {
  const log = new PostgresLog();

  describe('the log cannot be changed', () => {
    it.each([
      'update events set type = type',
      'delete from events',
      'truncate events',
      'delete from streams',
      'truncate log_head',
    ])('refuses: %s', async (sql) => {
      await log.store.append('A-1', newEvents(1), 'any');
      await expect(log.pool.query(sql)).rejects.toThrow('the event log is append-only');
      expect(await log.store.head()).toBe(1);
    });
  });

  describe('verification', () => {
    beforeEach(async () => {
      await log.store.append('A-1', newEvents(6), 'any');
      await log.store.append('B-1', newEvents(4), 'any');
    });

    it('finds a sound log sound, and tells how far it is', async () => {
      const seen: number[] = [];
      const [last] = (await log.store.readAll({ after: 9, limit: 1 })).events;
      const verdict = await log.verdict((events) => seen.push(events));
      expect(verdict).toEqual({ ok: true, events: 10, headHash: last!.hash });
      expect(seen).toEqual([10]);
    });

    const changes: [string, string][] = [
      ['one byte of data', `update events set data = replace(data::text, '5', '6')::json where position = 5`],
      ['white space in data', `update events set data = (data::text || ' ')::json where position = 5`],
      ['meta', `update events set meta = replace(meta::text, '김주무', '이주무')::json where position = 5`],
      ['the business date', `update events set effective_on = '2023-06-01' where position = 5`],
      ['the time', `update events set recorded_at = recorded_at + interval '1 microsecond' where position = 5`],
      ['what a document proves', `update events set documented_known_at = '2023-01-01' where position = 5`],
      ['the type', `update events set type = 'Other' where position = 5`],
      ['the id', `update events set id = gen_random_uuid() where position = 5`],
      ['the stream', `update events set stream = 'C-1', version = 1 where position = 5`],
      ['the hash', `update events set hash = repeat('0', 64) where position = 5`],
    ];
    it.each(changes)('finds a change of %s at its position', async (_, sql) => {
      expect(await log.tamper(sql)).toBe(1);
      expect(await log.verdict()).toMatchObject({ ok: false, position: 5, events: 4 });
    });

    it('finds an event that was deleted, at the beginning, in the middle and at the end', async () => {
      expect(await log.tamper('delete from events where position = 10')).toBe(1);
      expect(await log.verdict()).toMatchObject({
        ok: false,
        position: 10,
        problem: expect.stringContaining('끝 표지'),
      });
      expect(await log.tamper('delete from events where position = 5')).toBe(1);
      expect(await log.verdict()).toMatchObject({
        ok: false,
        position: 5,
        problem: expect.stringContaining('사건이 없습니다'),
      });
      expect(await log.tamper('delete from events where position = 1')).toBe(1);
      expect(await log.verdict()).toMatchObject({ ok: false, position: 1, events: 0 });
    });

    it('finds a head that is not that of the last event', async () => {
      expect(await log.tamper(`update log_head set hash = repeat('0', 64)`)).toBe(1);
      expect(await log.verdict()).toMatchObject({ ok: false, position: 10, events: 10 });
      expect(await log.tamper('update log_head set position = 9')).toBe(1);
      expect(await log.verdict()).toMatchObject({ ok: false, position: 10, events: 9 });
    });
  });
});
