import type { JournalRecord } from './journal-record.ts';

/**
 * Which records of a journal count. Most do at once. Those of a bundle count together with its last one, if all of them
 * stand next to each other; a bundle that was left unfinished never counts. Fed in order of revision.
 */
export class Settling {
  private open: JournalRecord[] = [];

  /** A bundle has begun whose end is not there yet. */
  get isUnfinished(): boolean {
    return this.open.length > 0;
  }

  /** The records that became part of the log with this one, in order. */
  accept(record: JournalRecord): readonly JournalRecord[] {
    const { bundle } = record;
    if (!this.continues(record)) this.open = [];
    if (bundle === null) return [record];
    if (bundle.place === this.open.length + 1) this.open.push(record);
    if (this.open.length !== bundle.size) return [];
    const whole = this.open;
    this.open = [];
    return whole;
  }

  private continues({ bundle, revision }: JournalRecord): boolean {
    const last = this.open.at(-1);
    return (
      last?.bundle?.first === bundle?.first &&
      last?.revision === revision - 1n &&
      bundle?.place === this.open.length + 1 // else its writer died, and the same is sent once more from its beginning
    );
  }
}
