import { setTimeout as wait } from 'node:timers/promises';
import { countFollowing } from '../integrity/follows.ts';
import type { LogRow } from '../log-archive.port.ts';
import { JournalMismatch } from './failures.ts';
import { EMPTY, type Journal } from './journal.ts';
import type { JournalEnd, JournalIndex } from './journal-index.ts';
import type { JournalRecord } from './journal-record.ts';
import { RecentRows } from './recent-rows.ts';
import { Settling } from './settling.ts';

const PAGE = 2_000;
/** Events that stand this near are read in one go, with those between them. */
const NEAR = 32n;
const READS_AT_ONCE = 16;
/** How long a writer may leave its bundle unfinished before others write behind it. */
const UNFINISHED_MS = 3_000;
const LOOK_AGAIN_MS = 50;

export interface CaughtUp {
  /** The last record that counts. */
  readonly end: JournalEnd;
  /** Revision of the last record, whether it counts or not: what is written goes behind it. */
  readonly lastRevision: bigint;
  readonly isUnfinished: boolean;
}

/** The journal and the index of it, which is brought up to the journal's end whenever something is asked. */
export class IndexedJournal {
  private known: JournalEnd | null = null;
  private readonly recent = new RecentRows((revisions) => this.rowsAt(revisions));

  constructor(
    private readonly journal: Journal,
    readonly index: JournalIndex,
  ) {}

  /** @throws JournalMismatch when the journal does not go on where the index ends. */
  async catchUp(): Promise<CaughtUp> {
    for (;;) {
      const caughtUp = await this.enterWhatFollows(this.known ?? (await this.index.end()));
      this.known = caughtUp?.end ?? null;
      if (caughtUp) return caughtUp;
    }
  }

  /** The end, once nobody is in the middle of a bundle, or its writer was waited for in vain. */
  async settledEnd(): Promise<CaughtUp> {
    let caughtUp = await this.catchUp();
    for (let waited = 0; caughtUp.isUnfinished && waited < UNFINISHED_MS; waited += LOOK_AGAIN_MS) {
      await wait(LOOK_AGAIN_MS);
      const { lastRevision } = caughtUp;
      caughtUp = await this.catchUp();
      if (caughtUp.lastRevision !== lastRevision) waited = 0;
    }
    return caughtUp;
  }

  /** @returns false when others wrote first. */
  async write(
    rows: readonly LogRow[],
    { end, lastRevision }: Pick<CaughtUp, 'end' | 'lastRevision'>,
  ): Promise<boolean> {
    const last = await this.journal.append(rows, lastRevision);
    if (last === null) return false;
    const records = rows.map((row, at) => ({ row, revision: lastRevision + BigInt(at + 1), bundle: null }));
    // It is in the journal, so it is acknowledged; what the index misses, the next one that asks enters.
    const entered = await this.index.enter(records, end).catch(() => false);
    this.known = entered ? endAt(records, end) : null;
    for (const { revision, row } of records) this.recent.remember(revision, row);
    return true;
  }

  /** As rowsAt, for rows that are asked for again and again: those of a stream that is worked on. */
  recentRowsAt(revisions: readonly bigint[]): Promise<readonly LogRow[]> {
    return this.recent.at(revisions);
  }

  /** The rows at these revisions, in the order asked. */
  async rowsAt(revisions: readonly bigint[]): Promise<readonly LogRow[]> {
    const found = new Map<bigint, LogRow>();
    const runs = runsOf(revisions);
    const readOne = async (): Promise<void> => {
      for (let run = runs.pop(); run; run = runs.pop())
        for (const { revision, row } of await this.journal.read(run.from, Number(run.to - run.from) + 1))
          found.set(revision, row);
    };
    await Promise.all(Array.from({ length: READS_AT_ONCE }, readOne));
    return revisions.map((revision) => {
      const row = found.get(revision);
      if (!row) throw new JournalMismatch(`the event at revision ${revision} of the journal is missing`);
      return row;
    });
  }

  /** All rows that count from that revision on, straight from the journal. */
  async *pagesFrom(revision: bigint): AsyncIterable<readonly LogRow[]> {
    const settling = new Settling();
    for (let from = revision; ; from += BigInt(PAGE)) {
      const records = await this.journal.read(from, PAGE);
      const rows = records.flatMap((record) => settling.accept(record)).map(({ row }) => row);
      if (rows.length > 0) yield rows;
      if (records.length < PAGE) return;
    }
  }

  /** null when another process was here first. */
  private async enterWhatFollows(known: JournalEnd): Promise<CaughtUp | null> {
    const settling = new Settling();
    let end = known;
    let lastRevision = known.revision;
    let from = known.revision === EMPTY ? 0n : known.revision; // the known end is read again, to see that it is still there
    for (;;) {
      const records = await this.journal.read(from, PAGE);
      const fresh = from === known.revision ? behind(known, records) : records;
      const { sound, problem } = soundPart(
        end,
        fresh.flatMap((record) => settling.accept(record)),
      );
      if (!(await this.index.enter(sound, end))) return null;
      if (problem !== null) throw new JournalMismatch(problem);
      end = endAt(sound, end);
      lastRevision = records.at(-1)?.revision ?? lastRevision;
      if (records.length < PAGE) return { end, lastRevision, isUnfinished: settling.isUnfinished };
      from = lastRevision + 1n;
    }
  }
}

function behind(known: JournalEnd, [same, ...fresh]: readonly JournalRecord[]): readonly JournalRecord[] {
  if (!same)
    throw new JournalMismatch(`the journal ends before position ${known.position}, which was already in the log`);
  if (same.row.hash !== known.hash)
    throw new JournalMismatch(`position ${known.position} of the journal is not the event that was in the log`);
  return fresh;
}

function soundPart(end: JournalEnd, records: readonly JournalRecord[]) {
  const rows = records.map(({ row }) => row);
  const { count, problem } = countFollowing(end, rows);
  return { sound: records.slice(0, count), problem };
}

function endAt(records: readonly JournalRecord[], before: JournalEnd): JournalEnd {
  const last = records.at(-1);
  if (!last) return before;
  const { position, hash, recordedAt } = last.row;
  return { revision: last.revision, position, hash, recordedAt };
}

function runsOf(revisions: readonly bigint[]): { from: bigint; to: bigint }[] {
  const runs: { from: bigint; to: bigint }[] = [];
  for (const revision of [...revisions].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))) {
    const last = runs.at(-1);
    if (last && revision - last.to <= NEAR && revision - last.from < BigInt(PAGE)) last.to = revision;
    else runs.push({ from: revision, to: revision });
  }
  return runs;
}
