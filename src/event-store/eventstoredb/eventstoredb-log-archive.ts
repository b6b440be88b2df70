import { requireFollowing } from '../integrity/follows.ts';
import { type LogArchive, type LogAtRest, type LogRow, RowsDoNotFollow } from '../log-archive.port.ts';
import { JournalMismatch } from './failures.ts';
import type { IndexedJournal } from './indexed-journal.ts';

/** The log in EventStoreDB as rows. */
export class EventStoreDbLogArchive implements LogArchive {
  constructor(private readonly journal: IndexedJournal) {}

  /** The rows come straight from the journal; the end, from the index, which an intruder would have to change as well. */
  async inspect<T>(work: (log: LogAtRest) => Promise<T>): Promise<T> {
    const head = await this.journal.catchUp().then(
      ({ end }) => end,
      (error: unknown) => {
        if (error instanceof JournalMismatch) return this.journal.index.end(); // to be found again by whoever inspects
        throw error;
      },
    );
    const { position, hash } = head;
    return work({ head: { position, hash }, pages: (after = 0) => this.pages(after, position) });
  }

  async restore(rows: readonly LogRow[]): Promise<void> {
    const caughtUp = await this.journal.settledEnd();
    requireFollowing(caughtUp.end, rows);
    if (!(await this.journal.write(rows, caughtUp))) throw new RowsDoNotFollow('another process writes to this log');
  }

  private async *pages(after: number, until: number): AsyncIterable<readonly LogRow[]> {
    const revision = after === 0 ? 0n : await this.journal.index.revisionAt(after + 1);
    if (revision === undefined) return;
    for await (const page of this.journal.pagesFrom(revision)) {
      const rows = page.filter((row) => row.position <= until);
      if (rows.length > 0) yield rows;
      if (rows.length < page.length) return;
    }
  }
}
