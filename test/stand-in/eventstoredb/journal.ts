import { constants, type FileHandle, mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

/** Before each record: its length and its checksum, 4 bytes each. */
const FRAME_BYTES = 8;

interface Waiting {
  readonly bytes: Buffer;
  readonly durable: () => void;
}

/** An append-only file of records. A record is on disk as a whole or not at all. */
export class Journal {
  readonly #file: FileHandle;
  #waiting: Waiting[] = [];
  #flushing: Promise<void> | null = null;

  private constructor(file: FileHandle) {
    this.#file = file;
  }

  /**
   * Opens the journal of a directory and reads its records, in the order of writing. What a killed process has left
   * unfinished at the end is cut off; throws if anything else is damaged.
   */
  static async open(directory: string): Promise<{ journal: Journal; records: readonly Buffer[] }> {
    await mkdir(directory, { recursive: true });
    const path = join(directory, 'journal');
    const file = await open(path, constants.O_RDWR | constants.O_CREAT | constants.O_APPEND);
    const content = await readFile(path);
    const { records, end } = wholeRecords(content);
    if (end < content.length) await file.truncate(end);
    return { journal: new Journal(file), records };
  }

  /** Resolves when the record is on disk; all that wait at the same time share one fsync. */
  append(record: Uint8Array): Promise<void> {
    const frame = Buffer.alloc(FRAME_BYTES);
    frame.writeUInt32LE(record.length, 0);
    frame.writeUInt32LE(crc32(record), 4);
    const durable = new Promise<void>((resolve) => {
      this.#waiting.push({ bytes: Buffer.concat([frame, record]), durable: resolve });
    });
    this.#flushing ??= this.#flush();
    return durable;
  }

  async close(): Promise<void> {
    await this.#flushing;
    await this.#file.close();
  }

  /** A failed write ends the process (unhandled rejection), as nothing can be promised after it. */
  async #flush(): Promise<void> {
    await new Promise(setImmediate); // those who come in the same turn of the loop come along
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      await this.#file.appendFile(Buffer.concat(batch.map(({ bytes }) => bytes)));
      await this.#file.datasync();
      for (const { durable } of batch) durable();
    }
    this.#flushing = null;
  }
}

function wholeRecords(content: Buffer): { records: Buffer[]; end: number } {
  const records: Buffer[] = [];
  let end = 0;
  while (end + FRAME_BYTES <= content.length) {
    const start = end + FRAME_BYTES;
    const next = start + content.readUInt32LE(end);
    if (next > content.length) break;
    const record = content.subarray(start, next);
    if (crc32(record) !== content.readUInt32LE(end + 4)) throw new Error(`the journal is damaged at byte ${end}`);
    records.push(record);
    end = next;
  }
  return { records, end };
}
