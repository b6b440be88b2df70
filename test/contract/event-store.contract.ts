import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { NewEvent } from '../../src/kernel/domain-event.ts';
import {
  type AppendResult,
  EventIdReused,
  EventRefused,
  type EventStore,
  type Expected,
} from '../../src/event-store/event-store.port.ts';
import type { EventLog, LogArchive } from '../../src/event-store/log-archive.port.ts';
import { InMemoryEventStore } from '../../src/event-store/in-memory/in-memory-event-store.ts';
import { canonicalJson } from '../../src/kernel/canonical-json.ts';
import { newEvent, newEvents } from '../support/new-event.ts';
import { numbers, wholeLog } from '../support/whole-log.ts';
import { archiveContract } from './log-archive.contract.ts';
import { readingContract } from './event-store-reading.contract.ts';

const versionsOf = (result: AppendResult) => (result.ok ? [...result.versions.values()] : []);
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const race = (count: number, run: (racer: number) => Promise<AppendResult>) => Promise.all(numbers(count).map(run));

/** What every store adapter promises. open gives an empty log for each test. */
export function eventStoreContract(open: () => Promise<EventLog>): void {
  let store: EventStore;
  let archive: LogArchive;
  const filled = (count: number, stream = 'Thing-1') => store.append(stream, newEvents(count), 'any');

  beforeEach(async () => {
    ({ store, archive } = await open());
  });
  afterEach(async () => {
    await store.close();
  });

  describe('expectations', () => {
    const cases: [Expected, number, boolean][] = [
      ['any', 0, true],
      ['any', 2, true],
      ['none', 0, true],
      ['none', 2, false],
      ['exists', 0, false],
      ['exists', 2, true],
      [0, 0, true],
      [0, 2, false],
      [2, 2, true],
      [2, 0, false],
      [1, 2, false],
      [3, 2, false],
    ];
    it.each(cases)('expected %p of a stream at version %p: %p', async (expected, actual, fits) => {
      await filled(actual);
      const result = await store.append('Thing-1', newEvents(2), expected);
      if (fits) {
        const versions = new Map([['Thing-1', actual + 2]]);
        expect(result).toEqual({ ok: true, versions, position: actual + 2, duplicate: false });
      } else expect(result).toEqual({ ok: false, stream: 'Thing-1', expected, actual });
      expect(await store.read('Thing-1')).toHaveLength(fits ? actual + 2 : actual);
      expect(await store.head()).toBe(fits ? actual + 2 : actual);
    });

    it('checks a stream without writing to it', async () => {
      await filled(1);
      expect(await store.append('Thing-1', [], 1)).toMatchObject({ ok: true, position: 1 });
      expect(await store.append('Thing-1', [], 2)).toMatchObject({ ok: false, actual: 1 });
      expect(await store.append('Thing-2', [], 'none')).toMatchObject({ ok: true });
      expect(await store.append('Thing-2', [], 'exists')).toMatchObject({ ok: false, actual: 0 });
      expect(await store.head()).toBe(1);
    });
  });

  describe('several streams at once', () => {
    it('writes all of them', async () => {
      const result = await store.appendMany([
        { stream: 'A-1', expected: 'none', events: newEvents(2) },
        { stream: 'B-1', expected: 'none', events: newEvents(1) },
      ]);
      const versions = new Map(Object.entries({ 'A-1': 2, 'B-1': 1 }));
      expect(result).toEqual({ ok: true, versions, position: 3, duplicate: false });
    });

    it('writes none when one is stale, even when that one was only to be checked', async () => {
      await filled(1, 'B-1');
      const stale = [
        { stream: 'A-1', expected: 'none', events: newEvents(2) },
        { stream: 'B-1', expected: 'none', events: newEvents(1) },
      ] as const;
      expect(await store.appendMany(stale)).toEqual({ ok: false, stream: 'B-1', expected: 'none', actual: 1 });
      expect(await store.appendMany([stale[0], { ...stale[1], events: [] }])).toMatchObject({ ok: false, actual: 1 });
      expect(await store.read('A-1')).toEqual([]);
      expect(await store.head()).toBe(1);
    });
  });

  describe('the same event ids again', () => {
    const first = newEvents(2);
    beforeEach(async () => {
      await store.append('Thing-1', first, 'none');
      await filled(1);
    });

    it('answers like the first time, whatever was expected', async () => {
      const versions = new Map([['Thing-1', 2]]);
      const answer = { ok: true, versions, position: 2, duplicate: true };
      expect(await store.append('Thing-1', first, 'none')).toEqual(answer);
      expect(await store.append('Thing-1', first, 7)).toEqual(answer);
      expect(await store.head()).toBe(3);
    });

    const [one] = first;
    const changes: [string, Partial<NewEvent>][] = [
      ['data', { fact: { ...one!.fact, data: { n: 2 } } }],
      ['type', { fact: { ...one!.fact, type: 'Other' } }],
      ['schema version', { fact: { ...one!.fact, schemaVersion: 2 } }],
      ['business date', { fact: { ...one!.fact, effectiveOn: '2023-06-01' } }],
      ['meta', { meta: { ...one!.meta, reason: '다른 사유' } }],
      ['documented knowledge', { documentedKnownAt: '2023-06-12T14:59:59.999999Z' }],
    ];
    it.each(changes)('throws when the %s is another', async (_, change) => {
      const reused = store.append('Thing-1', [{ ...one!, ...change }], 'any');
      await expect(reused).rejects.toThrow(new EventIdReused(one!.id));
      expect(await store.head()).toBe(3);
    });

    it('throws in another stream, and when other events come along', async () => {
      await expect(store.append('Thing-2', first, 'any')).rejects.toThrow(EventIdReused);
      await expect(store.append('Thing-1', [...first, newEvent()], 'any')).rejects.toThrow(EventIdReused);
      expect(await store.head()).toBe(3);
    });
  });

  describe('20 racers', () => {
    it('none: exactly one creates the stream', async () => {
      const results = await race(20, () => store.append('Thing-1', newEvents(1), 'none'));
      expect(results.filter((result) => result.ok)).toHaveLength(1);
      expect(results.filter((result) => !result.ok && result.actual === 1)).toHaveLength(19);
    });

    it('any: all win, each at a version of its own', async () => {
      const results = await race(20, () => store.append('Thing-1', newEvents(1), 'any'));
      expect(results.flatMap(versionsOf).sort((a, b) => a - b)).toEqual(numbers(20));
      expect((await store.read('Thing-1')).map((event) => event.version)).toEqual(numbers(20));
    });

    it('version: exactly one goes on from it', async () => {
      await filled(3);
      const results = await race(20, () => store.append('Thing-1', newEvents(1), 3));
      expect(results.filter((result) => result.ok)).toHaveLength(1);
      expect(await store.head()).toBe(4);
    });

    it('the same event: stored once, all hear the same', async () => {
      const event = newEvent();
      const results = await race(20, () => store.append('Thing-1', [event], 'none'));
      expect(results.map((result) => result.ok && result.position)).toEqual(numbers(20).map(() => 1));
      expect(results.filter((result) => result.ok && !result.duplicate)).toHaveLength(1);
    });
  });

  readingContract(() => store);
  archiveContract(() => ({ store, archive }), open);

  describe('refusals', () => {
    const unsayable: [string, string, NewEvent][] = [
      ['a stream without a category', 'Thing', newEvent()],
      ['a stream with a space', 'Thing-a b', newEvent()],
      ['a stream that is too long', `Thing-${'x'.repeat(201)}`, newEvent()],
      ['a stream with NUL', 'Thing-\0', newEvent()],
      ['an id that is no UUID', 'Thing-1', newEvent({ id: 'e1' })],
      ['an id that would read back otherwise', 'Thing-1', newEvent({ id: randomUUID().toUpperCase() })],
      ['an empty type', 'Thing-1', newEvent({ type: '' })],
      ['a date that is none', 'Thing-1', newEvent({ effectiveOn: '2023-02-30' })],
      ['NUL in data', 'Thing-1', newEvent({ data: { text: 'a\0' } })],
      ['half a character in data', 'Thing-1', newEvent({ data: { text: '\ud83d' } })],
      ['a number that JSON does not have', 'Thing-1', newEvent({ data: { n: NaN } })],
      ['a moment that is none', 'Thing-1', newEvent({ documentedKnownAt: '2023-06-12' })],
      [
        'a moment the calendar does not have',
        'Thing-1',
        newEvent({ documentedKnownAt: '2023-02-30T00:00:00.000000Z' }),
      ],
      ['a document from the future', 'Thing-1', newEvent({ documentedKnownAt: '2999-01-01T00:00:00.000000Z' })],
    ];
    it.each(unsayable)('refuses %s', async (_, stream, event) => {
      await expect(store.append(stream, [event], 'any')).rejects.toThrow(EventRefused);
      expect(await store.head()).toBe(0);
    });

    it('refuses data and meta that are too large', async () => {
      const { dataBytes, metaBytes } = store.capabilities.limits;
      const data = newEvent({ data: { text: '가'.repeat(dataBytes / 3) } });
      const meta = newEvent({ meta: { reason: '가'.repeat(metaBytes / 3) } });
      for (const event of [data, meta])
        await expect(store.append('Thing-1', [event], 'any')).rejects.toThrow(EventRefused);
      expect(await store.head()).toBe(0);
    });

    it('refuses a stream or an event id twice in one append', async () => {
      const event = newEvent();
      const part = { stream: 'Thing-1', expected: 'any', events: [event] } as const;
      await expect(store.append('Thing-1', [event, event], 'any')).rejects.toThrow(EventRefused);
      await expect(store.appendMany([part, { ...part, events: [newEvent()] }])).rejects.toThrow(EventRefused);
      expect(await store.head()).toBe(0);
    });

    it('refuses an expectation that is no version', async () => {
      for (const expected of [-1, 1.5, NaN])
        await expect(store.append('Thing-1', newEvents(1), expected)).rejects.toThrow(EventRefused);
    });
  });

  it('takes what is just within the limits', async () => {
    const data = { text: 'x'.repeat(store.capabilities.limits.dataBytes - '{"text":""}'.length) };
    expect(await store.append(`T-${'x'.repeat(200)}`, [newEvent({ data })], 'none')).toMatchObject({ ok: true });
  });

  it('records later events later, and chains every hash to the one before', async () => {
    await store.append('A-1', newEvents(3), 'any');
    await store.append('B-1', [newEvent({ documentedKnownAt: '2023-06-12T14:59:59.000001Z' })], 'any');
    await race(10, () => filled(2));
    const log = await wholeLog(store, 100);
    expect(log.map((event) => event.position)).toEqual(numbers(24));
    let before = { hash: '0'.repeat(64), recordedAt: '' };
    for (const event of log) {
      const { fact, meta, id, stream, version, position, recordedAt, documentedKnownAt } = event;
      const texts = [sha256(canonicalJson(fact.data)), sha256(canonicalJson(meta))];
      const what = [id, fact.type, fact.schemaVersion, fact.effectiveOn, recordedAt, documentedKnownAt ?? ''];
      expect(event.hash).toBe(sha256([before.hash, position, stream, version, ...what, ...texts].join('\n')));
      expect(recordedAt >= before.recordedAt).toBe(true);
      before = event;
    }
  });

  it('wakes those who wait for events until they unsubscribe', async () => {
    let wake: () => void = () => undefined;
    const nextWake = () => new Promise<void>((resolve) => (wake = resolve));
    store.onAppended(() => {
      wake();
    });
    let wokenInVain = 0;
    const unsubscribe = store.onAppended(() => (wokenInVain += 1));
    unsubscribe();
    for (const position of [1, 2, 3]) {
      const woken = nextWake();
      await filled(1);
      await woken;
      expect(await store.head()).toBe(position);
    }
    expect(wokenInVain).toBe(0);
  });

  it('takes nothing more after it was closed', async () => {
    await store.close();
    await expect(filled(1)).rejects.toThrow('closed');
  });

  it('answers random histories as the in-memory store does', async () => {
    const part = fc.record({
      stream: fc.constantFrom('A-1', 'B-1', 'C-1'),
      expected: fc.oneof(fc.constantFrom<Expected>('any', 'none', 'exists'), fc.nat(4)),
      events: fc.array(fc.record({ id: fc.nat(15), n: fc.nat(1) }), { maxLength: 3 }),
    });
    const history = fc.array(fc.uniqueArray(part, { maxLength: 3, selector: ({ stream }) => stream }), {
      maxLength: 12,
    });
    const answer = async (target: EventStore, appends: Parameters<EventStore['appendMany']>[0]) => {
      try {
        return await target.appendMany(appends);
      } catch (error) {
        return String(error);
      }
    };
    await fc.assert(
      fc.asyncProperty(history, async (steps) => {
        const { store: tested } = await open();
        const model = new InMemoryEventStore(() => '2026-01-01T00:00:00.000000Z');
        const ids = numbers(16).map(() => randomUUID());
        for (const step of steps) {
          const appends = step.map(({ events, ...rest }) => ({
            ...rest,
            events: events.map(({ id, n }) => newEvent({ id: ids[id]!, data: { n } })),
          }));
          expect(await answer(tested, appends)).toEqual(await answer(model, appends));
        }
        const facts = async (target: EventStore) =>
          (await wholeLog(target, 5)).map(({ id, stream, version, position, fact }) => [
            id,
            stream,
            version,
            position,
            fact,
          ]);
        expect(await facts(tested)).toEqual(await facts(model));
        await tested.close();
      }),
      { numRuns: 30 },
    );
  });
}
