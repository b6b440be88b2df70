import { beforeEach, describe, expect, it } from '@jest/globals';
import { copyLog } from '../../src/event-store/copy-log.ts';
import { InMemoryEventStore } from '../../src/event-store/in-memory/in-memory-event-store.ts';
import type { LogArchive } from '../../src/event-store/log-archive.port.ts';
import { inSmallPages, rowsOf } from '../support/archive-rows.ts';
import { newEvents } from '../support/new-event.ts';
import { PostgresLog } from '../support/postgres-log.ts';

const UNTOLD = { copied: () => undefined, proved: () => undefined };
const memory = () => new InMemoryEventStore(() => '2026-01-01T00:00:00.000000Z');

describe('a copy of a log', () => {
  const log = new PostgresLog();
  let source: InMemoryEventStore;
  let target: LogArchive;

  beforeEach(async () => {
    source = memory();
    await source.append('A-1', newEvents(6), 'none');
    await source.append('B-1', newEvents(4), 'none');
    target = (await log.emptied()).archive;
  });
  const paged = (size = 3) => inSmallPages(source, size);
  const headHash = async () => (await rowsOf(source)).at(-1)?.hash;

  it('has the same rows, proved on both sides, page by page', async () => {
    const [copied, proved]: [number[], number[]] = [[], []];
    const verdict = await copyLog(paged(), target, {
      copied: (events) => copied.push(events),
      proved: (events) => proved.push(events),
    });
    expect(verdict).toEqual({ ok: true, events: 10, restored: 10, headHash: await headHash() });
    expect([copied, proved]).toEqual([[3, 6, 9, 10], [10]]);
    expect(await rowsOf(target)).toEqual(await rowsOf(source));
  });

  it('of an empty log is empty', async () => {
    expect(await copyLog(memory(), target, UNTOLD)).toMatchObject({ ok: true, events: 0, restored: 0 });
  });

  it.each([0, 3, 6, 9])('that was interrupted after %i rows is a beginning, and goes on from there', async (rows) => {
    const interrupted = copyLog(paged(), target, {
      ...UNTOLD,
      copied: (events) => {
        if (events > rows) throw new Error('Ctrl-C');
      },
    });
    await expect(interrupted).rejects.toThrow('Ctrl-C');
    expect(await rowsOf(target)).toEqual((await rowsOf(source)).slice(0, rows));
    expect(await copyLog(paged(), target, UNTOLD)).toMatchObject({ ok: true, events: 10, restored: 10 - rows });
    expect(await rowsOf(target)).toEqual(await rowsOf(source));
  });

  it('again brings what is new, and only that', async () => {
    await copyLog(source, target, UNTOLD);
    expect(await copyLog(paged(), target, UNTOLD)).toMatchObject({ ok: true, restored: 0 });
    await source.append('A-1', newEvents(2), 6);
    expect(await copyLog(paged(), target, UNTOLD)).toMatchObject({ ok: true, events: 12, restored: 2 });
  });

  describe('is refused', () => {
    it('where the target has another log, and the target stays as it is', async () => {
      await log.store.append('A-1', newEvents(4), 'none');
      const before = await rowsOf(target);
      expect(await copyLog(paged(), target, UNTOLD)).toEqual({
        ok: false,
        log: 'target',
        position: 4,
        problem: '원본의 그 위치에는 다른 사건이 있습니다',
      });
      expect(await rowsOf(target)).toEqual(before);
    });

    it('where the target goes on beyond the source', async () => {
      await copyLog(source, target, UNTOLD);
      await log.store.append('C-1', newEvents(1), 'none');
      expect(await copyLog(paged(), target, UNTOLD)).toMatchObject({ ok: false, log: 'target', position: 11 });
    });

    it('where the source was tampered with, at its position, and nothing from there on is copied', async () => {
      await copyLog(source, target, UNTOLD);
      await log.tamper(`update events set data = replace(data::text, '5', '6')::json where position = 5`);
      const elsewhere = memory();
      expect(await copyLog(inSmallPages(target, 2), elsewhere, UNTOLD)).toEqual({
        ok: false,
        log: 'source',
        position: 5,
        problem: '사건의 내용이 그 해시와 맞지 않습니다',
      });
      expect(await rowsOf(elsewhere)).toEqual((await rowsOf(source)).slice(0, 4));
    });

    it('where the end of the source was cut off', async () => {
      await copyLog(source, target, UNTOLD);
      await log.tamper('delete from events where position = 10');
      expect(await copyLog(target, memory(), UNTOLD)).toMatchObject({ ok: false, log: 'source', position: 10 });
    });

    it('where the target does not hold what it was given', async () => {
      await copyLog(source, target, UNTOLD);
      await log.tamper(`update events set type = 'Other' where position = 2`);
      expect(await copyLog(paged(), target, UNTOLD)).toMatchObject({ ok: false, log: 'target', position: 2 });
    });

    it('where the target has lost the mark of its end', async () => {
      await log.tamper('delete from log_head');
      expect(await copyLog(paged(), target, UNTOLD)).toMatchObject({ ok: false, log: 'target', position: 1 });
    });
  });
});
