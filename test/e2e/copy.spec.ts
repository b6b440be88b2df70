import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyBetween } from '../../src/cli/copy.ts';
import { loadSeed } from '../../src/cli/seed.ts';
import type { Outcome } from '../../src/cli/verify.ts';
import { copyLog } from '../../src/event-store/copy-log.ts';
import { FileLogArchive } from '../../src/event-store/file/file-log-archive.ts';
import { InMemoryEventStore } from '../../src/event-store/in-memory/in-memory-event-store.ts';
import { LOG_ARCHIVE, type LogArchive } from '../../src/event-store/log-archive.port.ts';
import { PostgresLogArchive } from '../../src/event-store/postgres/postgres-log-archive.ts';
import { inSmallPages, rowsOf } from '../support/archive-rows.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { startEventStoreDb, type RealServer, type StandIn } from '../support/eventstoredb.ts';
import { newEvents } from '../support/new-event.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let ledger: TestApp;
let archive: LogArchive;
let directory: string;
let eventStoreDb: StandIn | RealServer;
const databases: TestDatabase[] = [];

beforeAll(async () => {
  ledger = await startTestApp();
  archive = ledger.app.get<LogArchive>(LOG_ARCHIVE);
  await loadSeed(ledger, '2023-report');
  await loadSeed(ledger, 'demo');
  eventStoreDb = await startEventStoreDb();
  directory = await mkdtemp(join(tmpdir(), 'ledger-copy-'));
}, 60_000);
afterAll(async () => {
  for (const database of databases) await database.drop();
  await rm(directory, { recursive: true });
  await eventStoreDb.close();
  await ledger.close();
});

const database = async (): Promise<TestDatabase> => {
  const created = await createTestDatabase();
  databases.push(created);
  return created;
};
const file = (name: string): string => join(directory, name);
const budgetLines = async (office: TestApp): Promise<unknown> => {
  await office.upToDate();
  return (await office.pool.query('select * from budget_line order by 1, 2, 3')).rows;
};
const copy = (from: string, to: string): Promise<Outcome> =>
  copyBetween({ pool: ledger.pool, archive }, from, to, new AbortController().signal);

describe('copying the ledger', () => {
  test('to a file and on into another PostgreSQL, it is the same log with the same figures', async () => {
    const head = await ledger.store.head();
    const address = `file:${file('round.jsonl')}`;
    const first = await copy('ledger', address);
    expect(first.sentence).toContain(`사건 ${String(head)}건, 이번에 옮긴 것 ${String(head)}건`);
    expect(first.sentence).toMatch(/수치: 두 원장에서 따로 계산한 표 \d+개, 행 \d{3,}개가 모두 같습니다/);
    expect(first.ok).toBe(true);

    const { url, pool } = await database();
    const second = await copy(address, url);
    expect(second).toMatchObject({ ok: true, sentence: expect.stringContaining('모두 같습니다') });
    expect(await rowsOf(new PostgresLogArchive(pool))).toEqual(await rowsOf(archive));

    const again = await copy(url, address);
    expect(again.sentence).toContain(`사건 ${String(head)}건, 이번에 옮긴 것 0건`);
    const { rows } = await ledger.pool.query(`select from pg_namespace where nspname like 'replay%'`);
    expect(rows).toEqual([]);
  });

  test('goes on where an interrupted copy ended', async () => {
    const path = file('interrupted.jsonl');
    const target = await FileLogArchive.open(path, 'write');
    const progress = {
      proved: () => undefined,
      copied: (events: number) => {
        if (events > 100) throw new Error('Ctrl-C');
      },
    };
    await expect(copyLog(inSmallPages(archive, 50), target, progress)).rejects.toThrow('Ctrl-C');
    await target.close();
    const head = await ledger.store.head();
    const { ok, sentence } = await copy('ledger', `file:${path}`);
    expect(sentence).toContain(`사건 ${String(head)}건, 이번에 옮긴 것 ${String(head - 100)}건`);
    expect(ok).toBe(true);
  });

  test('stops between two pages when it is asked to', async () => {
    const signal = AbortSignal.abort(new Error('중단했습니다'));
    const copied = copyBetween({ pool: ledger.pool, archive }, 'ledger', `file:${file('stopped.jsonl')}`, signal);
    await expect(copied).rejects.toThrow('중단했습니다');
  });

  test('makes a database on which the product starts', async () => {
    const another = await createTestDatabase();
    expect((await copy('ledger', another.url)).ok).toBe(true);
    const office = await startTestApp({ eventStore: { kind: 'postgres' } }, another);
    expect(await budgetLines(office)).toEqual(await budgetLines(ledger));
    await office.close();
  });

  test('into EventStoreDB, on which the product starts, and from there to a file', async () => {
    const [journal, path] = [`copy-${randomUUID()}`, file('journal.jsonl')];
    const address = `${eventStoreDb.url}#${journal}`;
    const { ok, sentence } = await copy('ledger', address);
    expect([ok, sentence]).toEqual([true, expect.stringContaining('모두 같습니다')]);
    expect((await copy('ledger', address)).sentence).toContain('이번에 옮긴 것 0건');
    const office = await startTestApp({ eventStore: { kind: 'eventstoredb', url: eventStoreDb.url, journal } });
    expect(await budgetLines(office)).toEqual(await budgetLines(ledger));
    await office.close();
    expect((await copy(address, `file:${path}`)).ok).toBe(true);
    const copied = await FileLogArchive.open(path, 'read');
    expect(await rowsOf(copied)).toEqual(await rowsOf(archive));
    await copied.close();
  }, 90_000);

  describe('is refused', () => {
    test('into a store that holds another log, by name', async () => {
      const other = new InMemoryEventStore(() => '2026-01-01T00:00:00.000000Z');
      await other.append('A-1', newEvents(3), 'none');
      const target = await FileLogArchive.open(file('other.jsonl'), 'write');
      await target.restore(await rowsOf(other));
      await target.close();
      const { ok, sentence } = await copy('ledger', `file:${file('other.jsonl')}`);
      expect(ok).toBe(false);
      expect(sentence).toMatch(/^대상 file:\S+은\(는\) 위치 3에서 원본 ledger과\(와\) 다른 원장입니다/);
    });

    test('from a log that was tampered with, at its position', async () => {
      const { url, pool } = await database();
      await copy('ledger', url);
      await pool.query(
        "set session_replication_role = replica; update events set hash = repeat('1', 64) where position = 7",
      );
      const { ok, sentence } = await copy(url, `file:${file('tampered.jsonl')}`);
      expect(ok).toBe(false);
      expect(sentence).toMatch(/^원본 postgresql:\S+이\(가\) 위치 7에서 어긋납니다/);
    });

    test.each([
      ['from a database without a log', () => database().then(({ url }) => url), 'store-without-log'],
      ['from what is no address', () => Promise.resolve('log.jsonl'), 'store-address'],
    ])('%s', async (_, from, rule) => {
      const refused = copy(await from(), `file:${file('refused.jsonl')}`);
      await expect(refused).rejects.toMatchObject({ rule });
    });

    test('from a server that does not answer, without its password in the sentence', async () => {
      const refused = copy('postgres://ledger:ge/h@eim@127.0.0.1:1/ledger', `file:${file('refused.jsonl')}`);
      await expect(refused).rejects.toThrow('postgres://ledger@127.0.0.1:1/ledger을(를) 열 수 없습니다');
    });
  });
});
