import type { BalanceStated, StatedFigures, StatedSubject } from '../../../events/reported-balance.events.ts';
import type { PlainDate } from '../../../kernel/time.ts';

/** One subject's cumulative figures, as one document states them. */
export interface StateBalance {
  readonly type: 'StateBalance';
  readonly subject: StatedSubject;
  readonly figures: StatedFigures;
  readonly source: BalanceStated['data']['source'];
  readonly printedRate: string | null;
  readonly note: string | null;
  /** 수치 기준일. */
  readonly effectiveOn: PlainDate;
}

/** effectiveOn is not asked: the withdrawal counts for the day of the statement it takes back. */
export interface WithdrawStatement {
  readonly type: 'WithdrawStatement';
  readonly subjectId: string;
  /** Id of the BalanceStated event. */
  readonly statement: string;
}

export interface ImportRow {
  readonly subject: StatedSubject;
  readonly figures: StatedFigures;
}

/** A whole file in one command: all of it counts, or nothing (R36). */
export interface ApplyImport {
  readonly type: 'ApplyImport';
  /** 부서.지문: derived from the content, so that the same file is the same batch under any name. */
  readonly batchId: string;
  readonly fileName: string;
  /** SHA-256 of the content, hex. */
  readonly fileHash: string;
  /** 수치 기준일 of every row. */
  readonly snapshotOn: PlainDate;
  readonly rows: readonly ImportRow[];
  /** What subjectsAbsentFrom says of the files before it, so that the command names every stream it needs. */
  readonly absent: readonly string[];
}

/** effectiveOn is not asked: each withdrawal counts for the day of its statement. */
export interface ReverseImport {
  readonly type: 'ReverseImport';
  readonly batchId: string;
  /** The subjects of the batch's ImportApplied, so that the command names every stream it needs. */
  readonly subjects: readonly string[];
}

export type ReportedBalanceCommand = StateBalance | WithdrawStatement | ApplyImport | ReverseImport;
