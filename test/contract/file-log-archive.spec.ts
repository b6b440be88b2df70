import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { appendFile, mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileLogArchive, LogFileBroken } from '../../src/event-store/file/file-log-archive.ts';
import { InMemoryEventStore } from '../../src/event-store/in-memory/in-memory-event-store.ts';
import { GENESIS_HASH } from '../../src/event-store/integrity/chain.ts';
import { verifyLog } from '../../src/event-store/integrity/verify-log.ts';
import { RowsDoNotFollow, type LogRow } from '../../src/event-store/log-archive.port.ts';
import { rowsOf } from '../support/archive-rows.ts';
import { newEvent, newEvents } from '../support/new-event.ts';

const HEADER = '{"format":"performance-ledger/log","version":1}\n';

describe('a log as a file', () => {
  let directory: string;
  let path: string;
  let rows: readonly LogRow[];
  const opened: FileLogArchive[] = [];

  const open = async (use: 'read' | 'write' = 'write'): Promise<FileLogArchive> => {
    const archive = await FileLogArchive.open(path, use);
    opened.push(archive);
    return archive;
  };
  const headOf = (archive: FileLogArchive) => archive.inspect(({ head }) => Promise.resolve(head));
  const endOf = (row: LogRow | undefined) => ({ position: row?.position, hash: row?.hash });

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'ledger-file-'));
    path = join(directory, 'log.jsonl');
    const log = new InMemoryEventStore(() => '2026-01-01T00:00:00.000000Z');
    await log.append('A-가', newEvents(3), 'none');
    // A line separator of Unicode is no end of a line here; a text longer than one block is still one line.
    await log.append('B-1', [newEvent({ data: { text: `첫 줄\u2028둘째 줄 "\\" ${'가'.repeat(300_000)}` } })], 'none');
    await log.append('A-가', newEvents(2), 3);
    rows = await rowsOf(log);
  });
  afterEach(async () => {
    for (const archive of opened.splice(0)) await archive.close();
    await rm(directory, { recursive: true });
  });

  it('begins empty, with its format in the first line, for its owner only', async () => {
    const archive = await open();
    expect(await headOf(archive)).toEqual({ position: 0, hash: GENESIS_HASH });
    expect(await rowsOf(archive)).toEqual([]);
    expect(await readFile(path, 'utf8')).toBe(HEADER);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('gives back the very rows, from the middle on too, also after it is opened again', async () => {
    const archive = await open();
    await archive.restore(rows.slice(0, 2));
    await archive.restore(rows.slice(2));
    for (const each of [archive, await open(), await open('read')]) {
      expect(await rowsOf(each)).toEqual(rows);
      expect(await rowsOf(each, 4)).toEqual(rows.slice(4));
      expect(await rowsOf(each, 6)).toEqual([]);
      expect(await headOf(each)).toEqual(endOf(rows[5]));
      expect(await each.inspect((log) => verifyLog(log))).toEqual({ ok: true, events: 6, headHash: rows[5]!.hash });
    }
  });

  it('has one line of canonical JSON for a row', async () => {
    await (await open()).restore(rows.slice(0, 1));
    const [, line = '', ...rest] = (await readFile(path, 'utf8')).split('\n');
    expect(rest).toEqual(['']);
    expect(JSON.parse(line)).toEqual(rows[0]);
    expect(line.startsWith('{"data":"{\\"n\\":1}","documentedKnownAt":null,"effectiveOn":"2023-05-31",')).toBe(true);
  });

  it('takes no rows of another log, and none of them when one is wrong', async () => {
    const archive = await open();
    await expect(archive.restore(rows.slice(1))).rejects.toThrow(RowsDoNotFollow);
    await expect(archive.restore([...rows.slice(0, 2), { ...rows[2]!, data: '{"n":4}' }])).rejects.toThrow(
      RowsDoNotFollow,
    );
    expect(await readFile(path, 'utf8')).toBe(HEADER);
  });

  it('is at rest for who looks at it, while rows come in behind', async () => {
    const archive = await open();
    await archive.restore(rows.slice(0, 3));
    const seen = await archive.inspect(async ({ head, pages }) => {
      await archive.restore(rows.slice(3));
      const positions: number[] = [];
      for await (const page of pages()) positions.push(...page.map(({ position }) => position));
      return { head, positions };
    });
    expect(seen).toEqual({ head: endOf(rows[2]), positions: [1, 2, 3] });
  });

  it('has one writer: who finds more than he wrote stops', async () => {
    const [mine, theirs] = [await open(), await open()];
    await theirs.restore(rows.slice(0, 1));
    await expect(mine.restore(rows.slice(0, 1))).rejects.toThrow('written by somebody else');
    expect(await rowsOf(theirs)).toEqual(rows.slice(0, 1));
  });

  describe('torn by a crash', () => {
    it.each([1, 40, 1_000, 900_000])('%i bytes before its end loses the last row only, and goes on', async (bytes) => {
      const whole = rows.slice(0, 4);
      await (await open()).restore(whole);
      await truncate(path, (await stat(path)).size - bytes);
      const found = await readFile(path);
      expect(await rowsOf(await open('read'))).toEqual(rows.slice(0, 3));
      expect(await readFile(path)).toEqual(found); // who only reads changes nothing
      const archive = await open();
      expect(await headOf(archive)).toEqual(endOf(rows[2]));
      await archive.restore(rows.slice(3));
      expect(await rowsOf(await open('read'))).toEqual(rows);
    });

    it.each([0, 1, HEADER.length - 1])('in its header after %i bytes begins anew', async (bytes) => {
      await writeFile(path, HEADER.slice(0, bytes));
      const archive = await open();
      await archive.restore(rows);
      expect(await rowsOf(archive)).toEqual(rows);
    });
  });

  describe('that is none', () => {
    it.each(['something else', '{"format":"performance-ledger/log","version":2}\n', '\n'])(
      'is refused and left alone: %j',
      async (text) => {
        await writeFile(path, text);
        await expect(open('write')).rejects.toThrow(LogFileBroken);
        await expect(open('read')).rejects.toThrow(LogFileBroken);
        expect(await readFile(path, 'utf8')).toBe(text);
      },
    );

    it.each(['no json\n', '[]\n', '{"position":4}\n'])('in one line is refused by its number: %j', async (line) => {
      await (await open()).restore(rows.slice(0, 3));
      await appendFile(path, line);
      await expect(open('read')).rejects.toThrow('the last line is no row of a log');
      await appendFile(path, `${JSON.stringify(rows[3])}\n`);
      await expect(open('read').then((archive) => rowsOf(archive))).rejects.toThrow('line 5 is no row of a log');
    });

    it('is not made by reading', async () => {
      await expect(open('read')).rejects.toThrow('ENOENT');
    });
  });
});
