import { BACKWARDS, END, type EventData, FORWARDS, NO_STREAM, START } from '@eventstore/db-client';
import type { LogRow } from '../log-archive.port.ts';
import type { Connection } from './connection.ts';
import { isMissingStream, isWrongRevision } from './failures.ts';
import { type BundlePlace, bytesOf, type JournalRecord, readRecord, recordOf } from './journal-record.ts';

/** Before the first event. */
export const EMPTY = -1n;

/** What the server takes in one append is 1 MiB by default; the rest is for what it adds. */
const APPEND_BYTES = 1_040_000;

/** The one stream of EventStoreDB that holds the log (docs/adr/0011). */
export class Journal {
  constructor(
    private readonly connection: Connection,
    private readonly stream: string,
  ) {}

  /** Records from that revision on, at most as many; none when the journal ends before it. */
  async read(from: bigint, count: number): Promise<readonly JournalRecord[]> {
    try {
      return await this.connection.use(async (client, signal) => {
        const options = { fromRevision: from, maxCount: count, direction: FORWARDS, requiresLeader: true } as const;
        const records: JournalRecord[] = [];
        const reading = client.readStream(this.stream, options);
        signal.addEventListener('abort', () => void reading.cancel());
        for await (const { event } of reading) if (event) records.push(readRecord(event));
        return records;
      });
    } catch (error) {
      if (isMissingStream(error)) return [];
      throw error;
    }
  }

  /** Revision of the last record; EMPTY when there is none. */
  async end(): Promise<bigint> {
    try {
      return await this.connection.use(async (client) => {
        const options = { fromRevision: END, maxCount: 1, direction: BACKWARDS, requiresLeader: true } as const;
        for await (const { event } of client.readStream(this.stream, options)) if (event) return event.revision;
        return EMPTY;
      });
    } catch (error) {
      if (isMissingStream(error)) return EMPTY;
      throw error;
    }
  }

  /**
   * Writes all rows behind that revision, in pieces where the server takes no more at once; they count all or not at all.
   * @returns revision of the last one; null when others wrote first.
   */
  async append(rows: readonly LogRow[], behind: bigint): Promise<bigint | null> {
    let end = behind;
    for (const piece of piecesOf(rows)) {
      if (!(await this.appendPiece(piece, end))) return null;
      end += BigInt(piece.length);
    }
    return end;
  }

  /** At the exact revision with the same ids, so a repeat after a lost answer is recognised. */
  private async appendPiece(piece: EventData[], behind: bigint): Promise<boolean> {
    const expectedRevision = behind === EMPTY ? NO_STREAM : behind;
    try {
      await this.connection.use((client) =>
        client.appendToStream(this.stream, piece, { expectedRevision, requiresLeader: true }),
      );
      return true;
    } catch (error) {
      if (isWrongRevision(error)) return false;
      throw error;
    }
  }

  /** Calls back for every record behind that revision; resolves when the server is lost, or it is told to stop. */
  follow(from: bigint, signal: AbortSignal, onRecord: (revision: bigint) => void): Promise<void> {
    const client = this.connection.client();
    const subscription = client.subscribeToStream(this.stream, { fromRevision: from === EMPTY ? START : from });
    return new Promise((resolve) => {
      const end = () => {
        signal.removeEventListener('abort', end);
        this.connection.forget(client); // it failed, or nobody needs it any more
        resolve();
      };
      signal.addEventListener('abort', end);
      subscription.on('data', ({ event }) => {
        if (event) onRecord(event.revision);
      });
      subscription.on('error', end);
      subscription.on('end', end);
    });
  }
}

/** One piece as it is where it fits; else pieces of one bundle. */
function piecesOf(rows: readonly LogRow[]): EventData[][] {
  const whole = rows.map((row) => recordOf(row, null));
  if (whole.reduce((sum, record) => sum + bytesOf(record), 0) <= APPEND_BYTES) return [whole];
  const first = rows[0]?.id ?? '';
  const pieces: EventData[][] = [];
  let bytes = Infinity;
  for (const [index, row] of rows.entries()) {
    const place: BundlePlace = { first, size: rows.length, place: index + 1 };
    const record = recordOf(row, place);
    const size = bytesOf(record);
    bytes += size;
    if (bytes > APPEND_BYTES) {
      pieces.push([]);
      bytes = size;
    }
    pieces.at(-1)?.push(record);
  }
  return pieces;
}
