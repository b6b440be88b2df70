import { requireFollowing } from '../integrity/follows.ts';
import { type LogArchive, type LogAtRest, type LogRow, RowsDoNotFollow } from '../log-archive.port.ts';
import { JournalMismatch } from './failures.ts';
import type { IndexedJournal } from './indexed-journal.ts';

/** The log in EventStoreDB as rows. */
export class EventStoreDbLogArchive implements LogArchive {
  constructor(private readonly journal: IndexedJournal) {}

  /**
   * The rows come straight from the journal; the head, from the index, which an intruder would have to change as well.
   * Where the two do not agree, all of the journal is shown, so that whoever inspects it finds where they part.
   */
  async inspect<T>(work: (log: LogAtRest) => Promise<T>): Promise<T> {
    const isWhole = await this.journal.catchUp().then(
      () => true,
      (error: unknown) => {
        if (error instanceof JournalMismatch) return false;
        throw error;
      },
    );
    const { position, hash } = await this.journal.index.end();
    const until = isWhole ? position : Infinity;
    return work({ head: { position, hash }, pages: (after = 0) => this.pages(after, until) });
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
