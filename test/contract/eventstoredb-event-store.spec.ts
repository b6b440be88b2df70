import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { describe, expect, it } from '@jest/globals';
import { recordOf, type BundlePlace } from '../../src/event-store/eventstoredb/journal-record.ts';
import { JournalMismatch } from '../../src/event-store/eventstoredb/failures.ts';
import { verifyLog } from '../../src/event-store/integrity/verify-log.ts';
import type { EventLog, LogRow } from '../../src/event-store/log-archive.port.ts';
import { EventStoreDbLog } from '../support/eventstoredb-log.ts';
import { newEvent, newEvents } from '../support/new-event.ts';
import { numbers, wholeLog } from '../support/whole-log.ts';
import { eventStoreContract } from './event-store.contract.ts';

const rowsOf = ({ archive }: EventLog): Promise<LogRow[]> =>
  archive.inspect(async ({ pages }) => {
    const rows: LogRow[] = [];
    for await (const page of pages()) rows.push(...page);
    return rows;
  });
const verdictOn = ({ archive }: EventLog) => archive.inspect((atRest) => verifyLog(atRest));
/** About 1.5 MB in 30 streams: more than a server of 23.10 takes in one append. */
const large = () =>
  numbers(30).map((n) => ({
    stream: `Large-${n}`,
    expected: 'none' as const,
    events: [newEvent({ data: { text: '가'.repeat(17_000) } })],
  }));

describe('EventStoreDB event store', () => {
  const log = new EventStoreDbLog();

  describe('as any event store', () => {
    eventStoreContract(() => log.emptied());
  });

  /** What somebody else writes into the journal, past this product. */
  const write = async (journal: string, rows: readonly LogRow[], bundle: (place: number) => BundlePlace | null) => {
    const client = EventStoreDBClient.connectionString(log.server.url);
    const records = rows.map((row, at) => recordOf(row, bundle(at + 1)));
    await client.appendToStream(journal, records);
    await client.dispose();
  };

  describe('several processes', () => {
    it('append to the same streams crosswise: positions stay dense, and nothing is lost or doubled', async () => {
      const first = await log.emptied();
      const others = [first, ...numbers(2).map(() => log.open(first.journal))];
      const orders = [
        ['A-1', 'B-1', 'C-1'],
        ['C-1', 'B-1'],
        ['B-1', 'A-1'],
      ];
      await Promise.all(
        others.map(async ({ store }, at) => {
          for (let turn = 0; turn < 15; turn += 1)
            await store.appendMany(
              (orders[at] ?? []).map((stream) => ({ stream, expected: 'any' as const, events: newEvents(1) })),
            );
        }),
      );
      expect((await wholeLog(first.store, 50)).map(({ position }) => position)).toEqual(numbers(105));
      expect(await verdictOn(first)).toMatchObject({ ok: true, events: 105 });
    });

    it('race for the same version and the same event: one wins, all hear the same', async () => {
      const first = await log.emptied();
      const second = log.open(first.journal);
      for (const version of numbers(10)) {
        const event = newEvent();
        const racing = await Promise.all([
          ...[first, second].map(({ store }) => store.append('Race-1', newEvents(1), version - 1)),
          ...[first, second].map(({ store }) => store.append('Same-1', [event], version - 1)),
        ]);
        expect(racing.slice(0, 2).filter((result) => result.ok)).toHaveLength(1);
        expect(racing.slice(2).map((result) => result.ok && result.versions.get('Same-1'))).toEqual([version, version]);
      }
      expect(await first.store.head()).toBe(20);
    });

    it('that get the same command at the same moment write it once, and both read it as it stands', async () => {
      const first = await log.emptied();
      const second = log.open(first.journal);
      for (const version of numbers(10)) {
        const event = newEvent();
        const racing = [first, second].map(({ store }) => store.append('Same-1', [event], version - 1));
        const results = await Promise.all(racing);
        expect(results.map((result) => result.ok && result.duplicate).sort()).toEqual([false, true]);
        expect(results.map((result) => result.ok && result.position)).toEqual([version, version]);
      }
      expect(await wholeLog(second.store, 50)).toEqual(await wholeLog(first.store, 50));
      expect(await verdictOn(first)).toMatchObject({ ok: true, events: 10 });
    });

    it('are woken by each other', async () => {
      const first = await log.emptied();
      const second = log.open(first.journal);
      const woken = new Promise<void>((resolve) => second.store.onAppended(resolve));
      await first.store.append('A-1', newEvents(1), 'none');
      await woken;
      expect(await second.store.head()).toBe(1);
    });
  });

  describe('an append that is larger than the server takes at once', () => {
    it('is written whole, and reads as any other', async () => {
      const { store, archive } = await log.emptied();
      await store.append('A-1', newEvents(1), 'none');
      expect(await store.appendMany(large())).toMatchObject({ ok: true, position: 31, duplicate: false });
      await store.append('B-1', newEvents(1), 'none');
      expect((await wholeLog(store, 7)).map(({ position }) => position)).toEqual(numbers(32));
      expect(await store.read('Large-30')).toHaveLength(1);
      expect(await archive.inspect((atRest) => verifyLog(atRest))).toMatchObject({ ok: true, events: 32 });
    });

    it('is refused whole when one stream is not as expected', async () => {
      const { store } = await log.emptied();
      await store.append('Large-30', newEvents(1), 'none');
      expect(await store.appendMany(large())).toMatchObject({ ok: false, stream: 'Large-30', actual: 1 });
      expect(await store.head()).toBe(1);
    });

    /** A writer that died in the middle: the first rows of an append stand in the journal, the others never come. */
    const halfWritten = async (of: number, written: number) => {
      const whole = await log.emptied();
      await whole.store.append('A-1', newEvents(1), 'none');
      await whole.store.append('Half-1', newEvents(of), 'none');
      const [first, ...rest] = await rowsOf(whole);
      const half = await log.emptied();
      await half.archive.restore([first!]);
      const place = (at: number): BundlePlace => ({ first: rest[0]!.id, size: of, place: at });
      await write(half.journal, rest.slice(0, written), place);
      return { half, rest, place };
    };

    it('is no part of the log before its last event is in, and then all of it is', async () => {
      const { half, rest, place } = await halfWritten(4, 3);
      expect(await half.store.head()).toBe(1);
      expect(await half.store.read('Half-1')).toEqual([]);
      expect(await verdictOn(half)).toMatchObject({ ok: true, events: 1 });
      await write(half.journal, rest.slice(3), (at) => place(at + 3));
      expect(await half.store.head()).toBe(5);
      expect(await half.store.read('Half-1')).toHaveLength(4);
      expect(await verdictOn(half)).toMatchObject({ ok: true, events: 5 });
    });

    it('counts when the same is sent once more, behind what its dead writer left of it', async () => {
      const events = large();
      const whole = await log.emptied();
      await whole.store.appendMany(events);
      const rows = await rowsOf(whole);
      const half = await log.emptied();
      await write(half.journal, rows.slice(0, 9), (at) => ({ first: rows[0]!.id, size: rows.length, place: at }));
      expect(await half.store.appendMany(events)).toMatchObject({ ok: true, position: 30, duplicate: false });
      await log.forgetIndex();
      expect(await log.open(half.journal).store.head()).toBe(30);
      expect(await verdictOn(half)).toMatchObject({ ok: true, events: 30 });
    });

    it('never counts when its writer died; others wait for it a moment and go on behind it', async () => {
      const { half, rest, place } = await halfWritten(4, 3);
      expect(await half.store.append('B-1', newEvents(2), 'none')).toMatchObject({ ok: true, position: 3 });
      await write(half.journal, rest.slice(3), (at) => place(at + 3));
      expect(await half.store.append('B-1', newEvents(1), 2)).toMatchObject({ ok: true, position: 4 });
      expect((await wholeLog(half.store, 9)).map(({ stream }) => stream)).toEqual(['A-1', 'B-1', 'B-1', 'B-1']);
      await log.forgetIndex();
      expect((await wholeLog(log.open(half.journal).store, 9)).map(({ position }) => position)).toEqual([1, 2, 3, 4]);
      expect(await verdictOn(half)).toMatchObject({ ok: true, events: 4 });
    });
  });

  describe('the index', () => {
    it('can be dropped: the next one that asks makes it anew', async () => {
      const first = await log.emptied();
      for (const stream of ['A-1', 'B-1', 'A-1']) await first.store.append(stream, newEvents(2), 'any');
      const events = await wholeLog(first.store, 9);
      await log.forgetIndex();
      const again = log.open(first.journal);
      expect(await wholeLog(again.store, 9)).toEqual(events);
      expect(await again.store.append('A-1', newEvents(1), 4)).toMatchObject({ ok: true, position: 7 });
    });

    it('may lose its newest entries with the database: who knew them enters them once more', async () => {
      const { store } = await log.emptied();
      await store.append('A-1', newEvents(2), 'none');
      const former = (await log.pool.query<Record<string, unknown>>('select * from journal_end')).rows[0]!;
      await store.append('A-1', newEvents(1), 2);
      expect(await store.read('A-1')).toHaveLength(3);
      // What a crash leaves of a commit that was not on disk yet.
      await log.pool.query('delete from journal_index where position > 2');
      await log.pool.query('update journal_end set revision = $1, position = $2, hash = $3, recorded_at = $4', [
        former['revision'],
        former['position'],
        former['hash'],
        former['recorded_at'],
      ]);
      expect(await store.read('A-1')).toHaveLength(3);
      expect(await store.append('A-1', newEvents(1), 3)).toMatchObject({ ok: true, position: 4 });
    });

    it('refuses to go on with the journal of another office', async () => {
      const first = await log.emptied();
      await first.store.append('A-1', newEvents(2), 'none');
      const other = log.open(`${first.journal}-other`);
      await expect(other.store.head()).rejects.toThrow(JournalMismatch);
      await expect(other.store.append('B-1', newEvents(1), 'none')).rejects.toThrow(JournalMismatch);
    });

    it('refuses a journal that somebody else writes to', async () => {
      const first = await log.emptied();
      await first.store.append('A-1', newEvents(1), 'none');
      const client = EventStoreDBClient.connectionString(log.server.url);
      await client.appendToStream(first.journal, [jsonEvent({ type: 'Foreign', data: { n: 1 } })]);
      await client.dispose();
      await expect(first.store.head()).rejects.toThrow(JournalMismatch);
    });
  });

  describe('verification finds, in the journal itself,', () => {
    const sound = async () => {
      const first = await log.emptied();
      await first.store.append('A-1', newEvents(6), 'any');
      return rowsOf(first);
    };
    /** The same rows with a change, in a journal that an intruder wrote, found by an index that does not know it yet. */
    const forged = async (rows: readonly LogRow[]) => {
      const other = await log.emptied();
      await write(other.journal, rows, () => null);
      return verdictOn(other);
    };

    const changes: [string, Partial<LogRow>][] = [
      ['data', { data: '{"n":9}' }],
      ['meta', { meta: '{}' }],
      ['the business date', { effectiveOn: '2023-06-01' }],
      ['the time', { recordedAt: '2023-06-12T00:00:00.000000Z' }],
      ['what a document proves', { documentedKnownAt: '2023-01-01T00:00:00.000000Z' }],
      ['the type', { type: 'Other' }],
      ['the stream', { stream: 'B-1', version: 1 }],
      ['the hash', { hash: '0'.repeat(64) }],
    ];
    it.each(changes)('a change of %s', async (_, change) => {
      const rows = await sound();
      const changed = rows.map((row) => (row.position === 4 ? { ...row, ...change } : row));
      expect(await forged(changed)).toMatchObject({ ok: false, position: 4, events: 3 });
    });

    it('an event that is missing, and two that changed places', async () => {
      const rows = await sound();
      expect(await forged(rows.filter(({ position }) => position !== 4))).toMatchObject({ ok: false, position: 4 });
      const swapped = [...rows.slice(0, 3), rows[4]!, rows[3]!, rows[5]!];
      expect(await forged(swapped)).toMatchObject({ ok: false, position: 4, events: 3 });
    });

    it('the newest events missing, because the index knows them', async () => {
      const first = await log.emptied();
      await first.store.append('A-1', newEvents(6), 'any');
      const rows = await rowsOf(first);
      const shorter = log.open(`${first.journal}-shorter`);
      await write(`${first.journal}-shorter`, rows.slice(0, 4), () => null);
      expect(await verdictOn(shorter)).toMatchObject({ ok: false, position: 5, events: 4 });
    });
  });
});
