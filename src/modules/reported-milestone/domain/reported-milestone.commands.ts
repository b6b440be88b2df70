import type { ItemReported } from '../../../events/reported-milestone.events.ts';
import type { PlainDate } from '../../../kernel/time.ts';

/** One statement of a document, as it is printed. Its id is made of the year, the department and the code. */
export interface ReportItem extends Omit<ItemReported['data'], 'itemId'> {
  readonly type: 'ReportItem';
  /** 기준일 of the document. */
  readonly effectiveOn: PlainDate;
}

/** effectiveOn is not asked: the withdrawal counts for the day of the statement it takes back. */
export interface WithdrawReportedItem {
  readonly type: 'WithdrawReportedItem';
  readonly itemId: string;
  /** Id of the ItemReported event. */
  readonly withdraws: string;
}

export type ReportedMilestoneCommand = ReportItem | WithdrawReportedItem;
