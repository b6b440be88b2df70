import type { FileHandle } from 'node:fs/promises';

const BLOCK_BYTES = 1 << 20;
const NEWLINE = 0x0a; // bytes, not characters: a line of JSON may hold other line separators of Unicode

async function* blocks(file: FileHandle, from: number, end: number): AsyncGenerator<Buffer> {
  for (let at = from; at < end;) {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(BLOCK_BYTES, end - at)), { position: at });
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
    at += bytesRead;
  }
}

/** The lines between two byte offsets, those of one block together. What comes after the last newline is none. */
export async function* linesOf(file: FileHandle, from: number, end: number): AsyncGenerator<readonly string[]> {
  let rest = Buffer.alloc(0);
  for await (const block of blocks(file, from, end)) {
    const bytes = Buffer.concat([rest, block]);
    const lines: string[] = [];
    let start = 0;
    for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, start)) {
      lines.push(bytes.toString('utf8', start, at));
      start = at + 1;
    }
    rest = bytes.subarray(start);
    yield lines;
  }
}

/** Byte offsets: where the last whole line begins, and where it ends with its newline. */
export interface LastLine {
  readonly start: number;
  readonly end: number;
}

/** start and end are 0 when there is no whole line. */
export async function lastLineOf(file: FileHandle, size: number): Promise<LastLine> {
  let [start, end, read] = [0, 0, 0];
  for await (const block of blocks(file, 0, size)) {
    const last = block.lastIndexOf(NEWLINE);
    if (last >= 0) {
      const before = last > 0 ? block.lastIndexOf(NEWLINE, last - 1) : -1;
      start = before >= 0 ? read + before + 1 : end;
      end = read + last + 1;
    }
    read += block.length;
  }
  return { start, end };
}
