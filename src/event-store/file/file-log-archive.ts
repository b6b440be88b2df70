import { constants, open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { GENESIS_HASH } from '../integrity/chain.ts';
import { requireFollowing } from '../integrity/follows.ts';
import { RowsDoNotFollow, type LogArchive, type LogAtRest, type LogHead, type LogRow } from '../log-archive.port.ts';
import { type LastLine, lastLineOf, linesOf } from './lines.ts';
import { HEADER, lineOf, rowOf } from './row-line.ts';

const ROWS_A_PAGE = 5_000;
const OWNER_ONLY = 0o600; // names and reasons of persons are in it
const HEADER_BYTES = Buffer.byteLength(`${HEADER}\n`);

/** It is no log, or a line in it is no row of one. */
export class LogFileBroken extends Error {
  override readonly name = 'LogFileBroken';
}

/** read: what is there stays untouched. write: made when missing, and a line that a crash tore is cut off. */
export type FileUse = 'read' | 'write';

/**
 * A log as a file: the header, then one row a line, each line on disk before restore resolves. After a crash the lines
 * that reached the disk stay, which may be a part of the rows in hand: always a sound beginning of the log. One writer.
 */
export class FileLogArchive implements LogArchive {
  private constructor(
    private readonly path: string,
    private readonly file: FileHandle,
    private head: LogHead,
    /** Bytes of whole lines. */
    private end: number,
  ) {}

  /** @throws LogFileBroken */
  static async open(path: string, use: FileUse): Promise<FileLogArchive> {
    const file = use === 'read' ? await open(path, 'r') : await openToWrite(path);
    try {
      const { size } = await file.stat();
      const last = await lastLineOf(file, size);
      await requireHeader(path, file);
      if (use === 'write') await file.truncate(last.end);
      const head = last.start === 0 ? { position: 0, hash: GENESIS_HASH } : await headAt(path, file, last);
      return new FileLogArchive(path, file, head, last.end);
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  inspect<T>(work: (log: LogAtRest) => Promise<T>): Promise<T> {
    const { head, end } = this;
    return work({ head, pages: (after = 0) => this.pages(after, end) });
  }

  async restore(rows: readonly LogRow[]): Promise<void> {
    const { size } = await this.file.stat();
    if (size !== this.end) throw new RowsDoNotFollow(`${this.path} was written by somebody else`);
    requireFollowing(this.head, rows);
    const lines = Buffer.from(rows.map((row) => `${lineOf(row)}\n`).join(''));
    try {
      await writeWhole(this.file, lines, this.end);
    } catch (error) {
      await this.file.truncate(this.end); // all of the rows or none
      throw error;
    }
    const { position, hash } = rows.at(-1) ?? this.head;
    this.head = { position, hash };
    this.end += lines.length;
  }

  close(): Promise<void> {
    return this.file.close();
  }

  private async *pages(after: number, end: number): AsyncGenerator<readonly LogRow[]> {
    let [page, line]: [LogRow[], number] = [[], 1];
    for await (const lines of linesOf(this.file, HEADER_BYTES, end))
      for (const text of lines) {
        line += 1;
        const row = rowOf(text);
        if (!row) throw new LogFileBroken(`${this.path}: line ${line} is no row of a log`);
        if (row.position > after) page.push(row);
        if (page.length < ROWS_A_PAGE) continue;
        yield page;
        page = [];
      }
    if (page.length > 0) yield page;
  }
}

/** With its header on disk; a header that a crash tore is written anew. */
async function openToWrite(path: string): Promise<FileHandle> {
  const file = await open(path, constants.O_RDWR | constants.O_CREAT, OWNER_ONLY);
  const { size } = await file.stat();
  const begun = await textAt(file, 0, Math.min(size, HEADER_BYTES));
  if (size < HEADER_BYTES && `${HEADER}\n`.startsWith(begun)) {
    await writeWhole(file, Buffer.from(`${HEADER}\n`), 0);
    const directory = await open(dirname(path), 'r');
    await directory.sync().finally(() => directory.close());
  }
  return file;
}

async function requireHeader(path: string, file: FileHandle): Promise<void> {
  const first = await textAt(file, 0, HEADER_BYTES);
  if (first !== `${HEADER}\n`) throw new LogFileBroken(`${path} does not begin with ${HEADER}`);
}

async function headAt(path: string, file: FileHandle, { start, end }: LastLine): Promise<LogHead> {
  const row = rowOf(await textAt(file, start, end));
  if (!row) throw new LogFileBroken(`${path}: the last line is no row of a log`);
  return { position: row.position, hash: row.hash };
}

async function textAt(file: FileHandle, start: number, end: number): Promise<string> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(end - start), { position: start });
  return buffer.toString('utf8', 0, bytesRead);
}

async function writeWhole(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let written = 0; written < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, written, bytes.length - written, position + written);
    written += bytesWritten;
  }
  await file.sync();
}
