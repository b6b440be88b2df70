import { chmod, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SEAL_LOG } from '../../src/events/seals.events.ts';
import { InMemoryEventStore } from '../../src/event-store/in-memory/in-memory-event-store.ts';
import { PostgresEventStore } from '../../src/event-store/postgres/postgres-event-store.ts';
import { PostgresLogArchive } from '../../src/event-store/postgres/postgres-log-archive.ts';
import { readReceipts } from '../../src/modules/seals/receipt-files.ts';
import { SealingKeys } from '../../src/modules/seals/sealing-keys.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { newEvents } from '../support/new-event.ts';
import { ADMINISTRATION, archiveOf, note, sealNow, startQuietLedger, verdictOn } from '../support/sealed-ledger.ts';
import type { TestApp } from '../support/test-app.ts';

let ledger: TestApp;
beforeEach(async () => {
  ledger = await startQuietLedger({ eventStore: { kind: 'postgres' } }); // some tests are its superuser
});
afterEach(() => ledger.close());

const refused = (rule: string) => expect.objectContaining({ name: 'Rejection', rule });
const keys = () => ledger.app.get(SealingKeys);
const keyFiles = async () => (await readdir(ledger.seals.keys)).map((name) => join(ledger.seals.keys, name));
const verdict = async (of = ledger) =>
  verdictOn(archiveOf(of), { keys: [], receipts: await readReceipts(ledger.seals.receipts) });
const ranges = async (of = ledger) =>
  (await verdict(of)).chain.seals.map(({ body: { from, to } }) => [from, to] as const);

describe('sealing', () => {
  it('makes the first key when there is something to seal, readable by nobody else', async () => {
    expect(await sealNow(ledger)).toEqual({ sealed: [], sealedUpTo: 0 });
    expect(await ledger.store.head()).toBe(0);
    await note(ledger, 3);
    expect((await sealNow(ledger)).sealed).toHaveLength(1);
    const [file] = await keyFiles();
    expect((await stat(file!)).mode & 0o777).toBe(0o600);
    expect((await stat(ledger.seals.keys)).mode & 0o777).toBe(0o700);
  });

  it('seals nothing again until there is more than seals and keys', async () => {
    await note(ledger, 3);
    await sealNow(ledger);
    const head = await ledger.store.head();
    expect((await sealNow(ledger)).sealed).toEqual([]);
    await keys().rotate(ADMINISTRATION);
    expect((await sealNow(ledger)).sealed).toEqual([]);
    expect(await ledger.store.head()).toBe(head + 1);
    await note(ledger, 1);
    await sealNow(ledger);
    expect(await ranges()).toEqual([
      [1, 3],
      [4, 7],
    ]);
  });

  it.each([
    `update events set data = '{"n":9}' where position = 7`,
    'delete from events where position = 7',
    'delete from events where position = 8',
  ])('signs for no log after: %s', async (sql) => {
    await note(ledger, 3);
    await sealNow(ledger);
    await note(ledger, 3);
    const client = await ledger.pool.connect();
    await client.query('set session_replication_role = replica');
    expect((await client.query(sql)).rowCount).toBe(1);
    client.release(true);
    await expect(sealNow(ledger)).rejects.toEqual(refused('log-sound'));
    expect(await ranges()).toEqual([[1, 3]]);
  });

  it('takes as many seals as it takes', async () => {
    for (let n = 0; n < 10; n++) await ledger.store.append('A-1', newEvents(7_000), 'any');
    expect((await sealNow(ledger)).sealed).toHaveLength(2);
    expect(await ranges()).toEqual([
      [1, 65_536],
      [65_537, 70_000],
    ]);
    expect((await verdict()).verdict).toMatchObject({ ok: true, events: 70_003 });
  }, 90_000);

  it('is the same on another store', async () => {
    const store = new InMemoryEventStore(systemClock);
    const other = await startQuietLedger({ eventLog: { store, archive: store }, seals: ledger.seals });
    try {
      await note(other, 3);
      await sealNow(other);
      await note(other, 3);
      await sealNow(other);
      expect(await ranges(other)).toEqual([
        [1, 3],
        [4, 8],
      ]);
      expect((await verdict(other)).verdict).toMatchObject({ ok: true, events: 9 });
    } finally {
      await other.close();
    }
  });

  it('is harmless in two processes at once, the first key among it', async () => {
    const eventLog = { store: new PostgresEventStore(ledger.pool), archive: new PostgresLogArchive(ledger.pool) };
    const other = await startQuietLedger({ eventLog, seals: ledger.seals });
    try {
      for (let round = 0; round < 5; round++) {
        await note(ledger, 3);
        await Promise.all([sealNow(ledger), sealNow(other), sealNow(ledger), sealNow(other)]);
      }
      expect((await verdict()).verdict).toMatchObject({ ok: true });
      expect((await verdict()).chain.keys).toHaveLength(1);
      expect(await keyFiles()).toHaveLength(1);
      const sealed = await ranges();
      expect(sealed.length).toBeGreaterThanOrEqual(5);
      expect(await readReceipts(ledger.seals.receipts)).toHaveProperty('size', sealed.length);
    } finally {
      await other.close();
    }
  });

  it('happens by itself where the work in the background is done, at the start and at each interval', async () => {
    await note(ledger, 2);
    const { store, archive } = {
      store: new PostgresEventStore(ledger.pool),
      archive: new PostgresLogArchive(ledger.pool),
    };
    const worker = await startQuietLedger({ eventLog: { store, archive }, work: 'all', sealEveryMinutes: 50 / 60_000 });
    try {
      const until = async (count: number) => {
        while ((await store.read(SEAL_LOG)).length < count) await pause(5);
      };
      await until(2);
      await note(ledger, 2);
      await until(3);
    } finally {
      await worker.close();
    }
    expect((await verdictOn(archiveOf(ledger))).verdict).toMatchObject({ ok: true });
  });
});

describe('receipts', () => {
  beforeEach(async () => {
    await note(ledger, 3);
    await sealNow(ledger);
    await note(ledger, 3);
    await sealNow(ledger);
  });
  const file = (number: number) => join(ledger.seals.receipts, `00000${String(number)}.json`);

  it('are written anew when they are gone, and are the same', async () => {
    const before = await readFile(file(2), 'utf8');
    await rm(file(2));
    await sealNow(ledger);
    expect(await readFile(file(2), 'utf8')).toBe(before);
    expect((await readdir(ledger.seals.receipts)).toSorted()).toEqual(['000001.json', '000002.json']);
  });

  it('stop the sealing of a log that has lost a seal', async () => {
    await writeFile(file(3), (await readFile(file(2), 'utf8')).replace('"number": 2', '"number": 3'));
    await note(ledger, 1);
    await expect(sealNow(ledger)).rejects.toEqual(refused('receipt-contradicted'));
  });

  it('stop the sealing of a log with another seal in its place', async () => {
    await writeFile(file(2), (await readFile(file(2), 'utf8')).replace(/"digest": ".{4}/, '"digest": "0000'));
    await expect(sealNow(ledger)).rejects.toEqual(refused('receipt-contradicted'));
    await writeFile(file(2), '{');
    await expect(sealNow(ledger)).rejects.toThrow('봉인 영수증이 아닙니다');
  });
});

describe('the sealing key', () => {
  beforeEach(async () => {
    await note(ledger, 2);
    await sealNow(ledger);
  });

  it('hands over to the next, which seals from then on', async () => {
    const next = await keys().rotate(ADMINISTRATION);
    await note(ledger, 2);
    const { sealed } = await sealNow(ledger);
    expect(sealed.map(({ body }) => body.keyId)).toEqual([next]);
    const { verdict: found, chain } = await verdict();
    expect(found).toMatchObject({ ok: true });
    expect(chain.unendorsed).toEqual([chain.keys[0]]);
    const first = chain.keys[0]!.keyId;
    expect((await verdictOn(archiveOf(ledger), { keys: [first], receipts: new Map() })).verdict.ok).toBe(true);
  });

  it('is not given up while it is there', async () => {
    await expect(keys().replaceLost(ADMINISTRATION)).rejects.toEqual(refused('sealing-key-lost'));
    expect(await keyFiles()).toHaveLength(1);
  });

  it('is missed when it is gone: nothing seals or hands over until the loss is declared', async () => {
    const [file] = await keyFiles();
    await rm(file!);
    await note(ledger, 2);
    await expect(sealNow(ledger)).rejects.toEqual(refused('sealing-key-here'));
    await expect(keys().rotate(ADMINISTRATION)).rejects.toEqual(refused('sealing-key-here'));
    expect(await keyFiles()).toEqual([]);
    const next = await keys().replaceLost({ ...ADMINISTRATION, reason: '디스크 고장' });
    expect((await sealNow(ledger)).sealed.map(({ body }) => body.keyId)).toEqual([next]);
    const { verdict: found, chain } = await verdict();
    expect(found).toMatchObject({ ok: true });
    expect(chain.unendorsed.map(({ lostBecause }) => lostBecause)).toEqual([null, '디스크 고장']);
  });

  it('is not used when others may read it, or when it is another', async () => {
    const [file] = await keyFiles();
    await note(ledger, 1);
    await chmod(file!, 0o640);
    await expect(sealNow(ledger)).rejects.toEqual(refused('sealing-key-private'));
    await chmod(file!, 0o600);
    await keys().rotate(ADMINISTRATION);
    const other = (await keyFiles()).find((name) => name !== file)!;
    await rename(file!, other);
    await expect(sealNow(ledger)).rejects.toEqual(refused('sealing-key-here'));
  });

  it('is changed by an administrator only', async () => {
    const auditor = { ...ADMINISTRATION, actor: { ...ADMINISTRATION.actor, role: 'auditor' } };
    await expect(keys().rotate(auditor)).rejects.toEqual(refused('not-permitted'));
    expect(await keyFiles()).toHaveLength(1);
  });
});
